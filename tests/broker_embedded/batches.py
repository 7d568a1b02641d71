"""Record batches for tests, built by aiokafka."""

import zlib

from aiokafka.record.default_records import DefaultRecordBatchBuilder


def a_batch(  # noqa: PLR0913 - the fields of a batch header
    values: tuple[bytes, ...] = (b"value",),
    *,
    producer_id: int = -1,
    epoch: int = -1,
    sequence: int = -1,
    transactional: bool = False,
    compression: int = 0,
    timestamp_ms: int = 1_000,
) -> bytes:
    """A batch as a producer sends it; record `i` is `i` milliseconds after the first."""
    builder = DefaultRecordBatchBuilder(
        magic=2,
        compression_type=compression,
        is_transactional=transactional,
        producer_id=producer_id,
        producer_epoch=epoch,
        base_sequence=sequence,
        batch_size=1 << 20,
    )
    for index, value in enumerate(values):
        builder.append(index, timestamp_ms + index, None, value, [])
    return bytes(builder.build())


def noise(size: int) -> bytes:
    """Bytes that do not compress, the same each time."""
    block, out = b"seed", bytearray()
    while len(out) < size:
        block = zlib.crc32(block).to_bytes(4) + block[:28]
        out += block
    return bytes(out[:size])
