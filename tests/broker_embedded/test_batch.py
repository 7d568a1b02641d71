"""Which record batches are taken, and where one lands."""

import pytest
from aiokafka.record.default_records import DefaultRecordBatch

from broker_embedded.batches import a_batch
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.wire.batch import at_offset, parse_batch
from copytaster_broker.wire.records import Moment, checksum, moments

CONTROL = 0x20


def test_the_checksum_is_crc_32c() -> None:
    """The check value of the Castagnoli polynomial."""
    assert checksum(memoryview(b"123456789")) == 0xE3069283


def test_a_sound_batch_is_taken() -> None:
    """The header fields come out as they went in."""
    batch = parse_batch(a_batch((b"a", b"b"), producer_id=7, epoch=1, sequence=5))
    assert (batch.records, batch.producer_id, batch.epoch) == (2, 7, 1)
    assert (batch.first_sequence, batch.last_sequence) == (5, 6)
    assert batch.max_timestamp_ms == 1_001
    assert not batch.transactional


def test_sequence_numbers_wrap() -> None:
    """After 2^31 - 1 comes 0."""
    batch = parse_batch(a_batch((b"a", b"b"), producer_id=7, epoch=1, sequence=2**31 - 1))
    assert batch.last_sequence == 0


def test_a_stored_batch_gets_its_place_and_stays_sound() -> None:
    """The offset lies outside the checksum."""
    stored = at_offset(41, parse_batch(a_batch((b"a", b"b"))).body())
    batch = DefaultRecordBatch(stored)
    assert batch.validate_crc()
    assert [(r.offset, r.value) for r in batch] == [(41, b"a"), (42, b"b")]
    assert list(moments(stored)) == [Moment(41, 1_000), Moment(42, 1_001)]


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.INVALID_RECORD),
        (a_batch()[:40], ErrorCode.CORRUPT_MESSAGE),
        (a_batch()[:-1], ErrorCode.CORRUPT_MESSAGE),
        (_flipped(a_batch(), 65), ErrorCode.CORRUPT_MESSAGE),
        (_flipped(a_batch(), 17), ErrorCode.CORRUPT_MESSAGE),
        (a_batch() + a_batch(), ErrorCode.INVALID_RECORD),
        (_flipped(a_batch(), 16), ErrorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT),
        (a_batch(producer_id=5, epoch=-1, sequence=0), ErrorCode.INVALID_RECORD),
    ],
)
def test_an_unsound_batch_is_refused_with_its_reason(data: bytes, code: ErrorCode) -> None:
    """Truncated, damaged, doubled, old or contradictory batches are not stored."""
    with pytest.raises(RefusedError) as refused:
        parse_batch(data)
    assert refused.value.code is code


def test_a_client_cannot_write_control_batches() -> None:
    """A forged commit marker would end other people's transactions for their readers."""
    data = bytearray(a_batch())
    data[22] |= CONTROL
    data[17:21] = checksum(memoryview(data)[21:]).to_bytes(4)
    with pytest.raises(RefusedError) as refused:
        parse_batch(bytes(data))
    assert refused.value.code is ErrorCode.INVALID_RECORD
