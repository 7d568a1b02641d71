"""Record batches for tests, built by aiokafka."""

import zlib

from aiokafka.record.default_records import DefaultRecordBatchBuilder


def a_batch(
    values: tuple[bytes, ...] = (b"value",),
    *,
    producer_id: int = -1,
    epoch: int = -1,
    sequence: int = -1,
    transactional: bool = False,
) -> bytes:
    """A batch as a producer sends it; record `i` is of `i` milliseconds after the first second."""
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=0,
        is_transactional=transactional,
        producer_id=producer_id,
        producer_epoch=epoch,
        base_sequence=sequence,
        batch_size=1 << 20,
    )
    for index, value in enumerate(values):
        builder.append(index, 1_000 + index, None, value, [])
    return bytes(builder.build())


def noise(size: int) -> bytes:
    """Bytes that do not compress, the same each time."""
    block, out = b"seed", bytearray()
    while len(out) < size:
        block = zlib.crc32(block).to_bytes(4) + block[:28]
        out += block
    return bytes(out[:size])
