"""Produce, versions 0 to 7, by hand: this and Fetch carry all the bytes."""

from typing import NamedTuple

from copytaster_broker.wire.cursor import Reader, Writer
from copytaster_broker.wire.kinds import NULLABLE_STRING

_NULLABLE_STRING = NULLABLE_STRING.codec(0, flexible=False)

_TRANSACTIONAL_ID_SINCE = 3
_THROTTLE_SINCE = 1
_TIMESTAMP_SINCE = 2
_LOG_START_SINCE = 5


class ProducePartition(NamedTuple):
    """The batch for one partition."""

    partition: int
    data: bytes


class ProduceTopic(NamedTuple):
    """The batches for one topic."""

    name: str
    partitions: tuple[ProducePartition, ...]


class ProduceRequest(NamedTuple):
    """Append these batches."""

    transactional_id: str | None
    acks: int
    timeout_ms: int
    topics: tuple[ProduceTopic, ...]


class ProducedPartition(NamedTuple):
    """Where the batch of one partition went, or why not."""

    partition: int
    error: int
    base_offset: int
    log_start: int


class ProduceResponse(NamedTuple):
    """Where the batches went, by topic."""

    topics: tuple[tuple[str, tuple[ProducedPartition, ...]], ...]


def decode_produce(reader: Reader, version: int) -> ProduceRequest:
    """Read a Produce request."""
    transactional_id = None
    if version >= _TRANSACTIONAL_ID_SINCE:
        transactional_id = _NULLABLE_STRING.read(reader)
    acks, timeout_ms = reader.int16(), reader.int32()
    topics = []
    for _ in range(reader.count(reader.int32())):
        name = reader.text(reader.int16())
        count = reader.count(reader.int32())
        partitions = tuple(_partition(reader) for _ in range(count))
        topics.append(ProduceTopic(name, partitions))
    return ProduceRequest(transactional_id, acks, timeout_ms, tuple(topics))


def _partition(reader: Reader) -> ProducePartition:
    partition, size = reader.int32(), reader.int32()
    return ProducePartition(partition, reader.take(max(size, 0)))


def encode_produce(writer: Writer, version: int, response: ProduceResponse) -> None:
    """Write a Produce response."""
    writer.int32(len(response.topics))
    for name, partitions in response.topics:
        writer.string(name)
        writer.int32(len(partitions))
        for part in partitions:
            writer.int32(part.partition)
            writer.int16(part.error)
            writer.int64(part.base_offset)
            if version >= _TIMESTAMP_SINCE:
                writer.int64(-1)  # the time is the producer's own
            if version >= _LOG_START_SINCE:
                writer.int64(part.log_start)
    if version >= _THROTTLE_SINCE:
        writer.int32(0)
