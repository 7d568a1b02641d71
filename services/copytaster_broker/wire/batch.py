"""A record batch of the wire -> the few header fields a broker needs. Records stay opaque.

Format 2 (Kafka 0.11 and later). The first 16 bytes (base offset, length, leader epoch) lie
outside the checksum, so a broker gives a batch its offset without touching the rest.
"""

import struct
from dataclasses import dataclass

from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.wire.records import checksum

# base offset, length, leader epoch, magic, crc, attributes, last offset delta, first timestamp,
# max timestamp, producer id, producer epoch, first sequence, record count
_HEADER = struct.Struct(">qiibIhiqqqhii")
_OFFSET_AND_LENGTH = 12
_CHECKED_FROM = 21  # the checksum covers everything from the attributes on
_MAGIC = 2
_COMPRESSION_MASK = 0x07
_COMPRESSION_MAX = 4  # none, gzip, snappy, lz4, zstd
_TRANSACTIONAL = 0x10
_CONTROL = 0x20

_PREFIX = struct.Struct(">qii")
_PREFIX_SIZE = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """One record batch as it came, checked."""

    data: bytes
    records: int
    max_timestamp_ms: int
    producer_id: int
    epoch: int
    first_sequence: int
    transactional: bool

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.data)

    @property
    def last_sequence(self) -> int:
        """The sequence number of its last record; they wrap at 2^31."""
        return (self.first_sequence + self.records - 1) & 0x7FFFFFFF

    def body(self) -> bytes:
        """What is stored: all but the 16 bytes in front that the broker writes itself."""
        return self.data[_PREFIX_SIZE:]


def parse_batch(data: bytes) -> Batch:
    """Check the one batch that a partition of a Produce request holds.

    Raises `RefusedError` with the code that the client should see.
    """
    if len(data) <= _PREFIX_SIZE or data[_PREFIX_SIZE] != _MAGIC:
        code = ErrorCode.UNSUPPORTED_FOR_MESSAGE_FORMAT if data else ErrorCode.INVALID_RECORD
        raise RefusedError(code, "only record format 2 is stored")
    if len(data) < _HEADER.size:
        raise RefusedError(ErrorCode.CORRUPT_MESSAGE, "shorter than a batch header")
    header = _HEADER.unpack_from(data)
    _, length, _, _, crc, attributes, last_delta, _, max_timestamp, pid, epoch, sequence, count = (
        header
    )
    if length + _OFFSET_AND_LENGTH < len(data):
        raise RefusedError(ErrorCode.INVALID_RECORD, "more than one batch for a partition")
    if length + _OFFSET_AND_LENGTH > len(data):
        raise RefusedError(ErrorCode.CORRUPT_MESSAGE, "a truncated batch")
    if checksum(memoryview(data)[_CHECKED_FROM:]) != crc:
        raise RefusedError(ErrorCode.CORRUPT_MESSAGE, "wrong checksum")
    if count < 1 or last_delta != count - 1 or attributes & _CONTROL:
        raise RefusedError(ErrorCode.INVALID_RECORD, "empty, not dense, or a control batch")
    if attributes & _COMPRESSION_MASK > _COMPRESSION_MAX:
        raise RefusedError(ErrorCode.CORRUPT_MESSAGE, "unknown compression")
    if pid >= 0 and (epoch < 0 or sequence < 0):
        raise RefusedError(ErrorCode.INVALID_RECORD, "a producer id without epoch or sequence")
    transactional = bool(attributes & _TRANSACTIONAL)
    return Batch(data, count, max_timestamp, pid, epoch, sequence, transactional)


def at_offset(base_offset: int, body: bytes) -> bytes:
    """A stored body as the batch that a reader gets: its place in the log in front, epoch 0."""
    length = len(body) + _PREFIX_SIZE - _OFFSET_AND_LENGTH
    return _PREFIX.pack(base_offset, length, 0) + body
