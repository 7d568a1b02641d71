"""ListOffsets, OffsetCommit, OffsetFetch: places in partitions."""

from copytaster_broker.wire.kinds import (
    BOOLEAN,
    INT8,
    INT16,
    INT32,
    INT64,
    NULLABLE_STRING,
    STRING,
    Array,
    NullableArray,
)
from copytaster_broker.wire.message import Struct, message, wire


@message
class PartitionTime:
    """A moment in a partition, in milliseconds; -1 is its end, -2 its start."""

    partition: int = wire(INT32)
    timestamp: int = wire(INT64)


@message
class TopicTimes:
    """Moments in the partitions of one topic."""

    name: str = wire(STRING)
    partitions: tuple[PartitionTime, ...] = wire(Array(Struct(PartitionTime)))


@message
class ListOffsetsRequest:
    """Which offsets belong to these moments?"""

    replica_id: int = wire(INT32)
    isolation_level: int = wire(INT8, since=2, default=0)
    topics: tuple[TopicTimes, ...] = wire(Array(Struct(TopicTimes)))


@message
class PartitionOffset:
    """The first offset at or after the moment, -1 if there is none."""

    partition: int = wire(INT32)
    error: int = wire(INT16, default=0)
    timestamp: int = wire(INT64, default=-1)
    offset: int = wire(INT64, default=-1)


@message
class TopicOffsets:
    """Offsets in the partitions of one topic."""

    name: str = wire(STRING)
    partitions: tuple[PartitionOffset, ...] = wire(Array(Struct(PartitionOffset)))


@message
class ListOffsetsResponse:
    """The offsets of the moments."""

    throttle_ms: int = wire(INT32, since=2, default=0)
    topics: tuple[TopicOffsets, ...] = wire(Array(Struct(TopicOffsets)))


@message
class CommittedPartition:
    """How far a group has come in one partition."""

    partition: int = wire(INT32)
    offset: int = wire(INT64)
    metadata: str | None = wire(NULLABLE_STRING)


@message
class CommittedTopic:
    """How far a group has come in one topic."""

    name: str = wire(STRING)
    partitions: tuple[CommittedPartition, ...] = wire(Array(Struct(CommittedPartition)))


@message
class OffsetCommitRequest:
    """Remember how far this group has come. An empty member and generation -1: no membership."""

    group_id: str = wire(STRING)
    generation: int = wire(INT32)
    member_id: str = wire(STRING)
    retention_ms: int = wire(INT64)
    topics: tuple[CommittedTopic, ...] = wire(Array(Struct(CommittedTopic)))


@message
class PartitionError:
    """What became of one partition."""

    partition: int = wire(INT32)
    error: int = wire(INT16, default=0)


@message
class TopicErrors:
    """What became of the partitions of one topic."""

    name: str = wire(STRING)
    partitions: tuple[PartitionError, ...] = wire(Array(Struct(PartitionError)))


@message
class OffsetCommitResponse:
    """What became of the offsets."""

    throttle_ms: int = wire(INT32, since=3, default=0)
    topics: tuple[TopicErrors, ...] = wire(Array(Struct(TopicErrors)))


@message
class TopicPartitions:
    """Partitions of one topic."""

    name: str = wire(STRING)
    partitions: tuple[int, ...] = wire(Array(INT32))


@message
class OffsetFetchRequest:
    """How far has this group come? Null topics, from version 2 on, ask for all of them."""

    group_id: str = wire(STRING)
    topics: tuple[TopicPartitions, ...] | None = wire(NullableArray(Struct(TopicPartitions)))
    require_stable: bool = wire(BOOLEAN, since=7, default=False)


@message
class FetchedOffset:
    """How far the group has come in one partition; -1: it never said."""

    partition: int = wire(INT32)
    offset: int = wire(INT64, default=-1)
    leader_epoch: int = wire(INT32, since=5, default=-1)
    metadata: str | None = wire(NULLABLE_STRING, default="")
    error: int = wire(INT16, default=0)


@message
class FetchedTopic:
    """How far the group has come in one topic."""

    name: str = wire(STRING)
    partitions: tuple[FetchedOffset, ...] = wire(Array(Struct(FetchedOffset)))


@message
class OffsetFetchResponse:
    """How far the group has come."""

    throttle_ms: int = wire(INT32, since=3, default=0)
    topics: tuple[FetchedTopic, ...] = wire(Array(Struct(FetchedTopic)))
    error: int = wire(INT16, since=2, default=0)
