"""Fetch, versions 4 to 10, by hand: this and Produce carry all the bytes.

Fetch sessions (version 7) are declined by session id 0: each request then names its partitions.
"""

from typing import NamedTuple

from copytaster_broker.wire.cursor import Reader, Writer

_LOG_START_SINCE = 5
_SESSION_SINCE = 7
_LEADER_EPOCH_SINCE = 9


class FetchPartition(NamedTuple):
    """From where to read one partition, and how much at most."""

    partition: int
    offset: int
    bytes_max: int


class FetchTopic(NamedTuple):
    """What to read of one topic."""

    name: str
    partitions: tuple[FetchPartition, ...]


class FetchRequest(NamedTuple):
    """Read these partitions; wait up to `wait_ms` until there are `bytes_min` bytes."""

    wait_ms: int
    bytes_min: int
    bytes_max: int
    topics: tuple[FetchTopic, ...]


class FetchedPartition(NamedTuple):
    """What was read of one partition.

    Its last stable offset is its high watermark: records of an open transaction are not in the
    log yet, so no reader has to pass over any.
    """

    partition: int
    error: int
    high_watermark: int
    log_start: int
    batches: tuple[bytes, ...]


class FetchResponse(NamedTuple):
    """What was read, by topic."""

    topics: tuple[tuple[str, tuple[FetchedPartition, ...]], ...]


def decode_fetch(reader: Reader, version: int) -> FetchRequest:
    """Read a Fetch request."""
    reader.int32()  # replica id: this broker has no followers
    wait_ms, bytes_min, bytes_max = reader.int32(), reader.int32(), reader.int32()
    reader.int8()  # isolation level: both see the same
    if version >= _SESSION_SINCE:
        reader.int32()
        reader.int32()
    topics = []
    for _ in range(reader.count(reader.int32())):
        name = reader.text(reader.int16())
        count = reader.count(reader.int32())
        topics.append(FetchTopic(name, tuple(_partition(reader, version) for _ in range(count))))
    return FetchRequest(wait_ms, bytes_min, bytes_max, tuple(topics))


def _partition(reader: Reader, version: int) -> FetchPartition:
    partition = reader.int32()
    if version >= _LEADER_EPOCH_SINCE:
        reader.int32()
    offset = reader.int64()
    if version >= _LOG_START_SINCE:
        reader.int64()
    return FetchPartition(partition, offset, reader.int32())


def encode_fetch(writer: Writer, version: int, response: FetchResponse) -> None:
    """Write a Fetch response."""
    writer.int32(0)
    if version >= _SESSION_SINCE:
        writer.int16(0)
        writer.int32(0)
    writer.int32(len(response.topics))
    for name, partitions in response.topics:
        writer.string(name)
        writer.int32(len(partitions))
        for part in partitions:
            writer.int32(part.partition)
            writer.int16(part.error)
            writer.int64(part.high_watermark)
            writer.int64(part.high_watermark)
            if version >= _LOG_START_SINCE:
                writer.int64(part.log_start)
            writer.int32(0)  # aborted transactions: never in the log
            writer.int32(sum(map(len, part.batches)))
            for batch in part.batches:
                writer.raw(batch)
