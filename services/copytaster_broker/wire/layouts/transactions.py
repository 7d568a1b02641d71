"""InitProducerId, AddPartitionsToTxn, AddOffsetsToTxn, TxnOffsetCommit, EndTxn."""

from copytaster_broker.wire.kinds import (
    BOOLEAN,
    INT16,
    INT32,
    INT64,
    NULLABLE_STRING,
    STRING,
    Array,
)
from copytaster_broker.wire.layouts.offsets import TopicErrors, TopicPartitions
from copytaster_broker.wire.message import Struct, message, wire


@message
class InitProducerIdRequest:
    """Give me an identity. With a transactional id: and shut out whoever had it before me."""

    transactional_id: str | None = wire(NULLABLE_STRING)
    timeout_ms: int = wire(INT32)
    producer_id: int = wire(INT64, since=3, default=-1)
    epoch: int = wire(INT16, since=3, default=-1)


@message
class InitProducerIdResponse:
    """The identity, or why not."""

    throttle_ms: int = wire(INT32, default=0)
    error: int = wire(INT16, default=0)
    producer_id: int = wire(INT64, default=-1)
    epoch: int = wire(INT16, default=-1)


@message
class AddPartitionsToTxnRequest:
    """My transaction is going to write to these partitions."""

    transactional_id: str = wire(STRING)
    producer_id: int = wire(INT64)
    epoch: int = wire(INT16)
    topics: tuple[TopicPartitions, ...] = wire(Array(Struct(TopicPartitions)))


@message
class AddPartitionsToTxnResponse:
    """Whether it may."""

    throttle_ms: int = wire(INT32, default=0)
    topics: tuple[TopicErrors, ...] = wire(Array(Struct(TopicErrors)))


@message
class AddOffsetsToTxnRequest:
    """My transaction is going to commit offsets of this group."""

    transactional_id: str = wire(STRING)
    producer_id: int = wire(INT64)
    epoch: int = wire(INT16)
    group_id: str = wire(STRING)


@message
class AddOffsetsToTxnResponse:
    """Whether it may."""

    throttle_ms: int = wire(INT32, default=0)
    error: int = wire(INT16, default=0)


@message
class StagedPartition:
    """How far the group has come in one partition if the transaction commits."""

    partition: int = wire(INT32)
    offset: int = wire(INT64)
    leader_epoch: int = wire(INT32, since=2, default=-1)
    metadata: str | None = wire(NULLABLE_STRING)


@message
class StagedTopic:
    """How far the group has come in one topic if the transaction commits."""

    name: str = wire(STRING)
    partitions: tuple[StagedPartition, ...] = wire(Array(Struct(StagedPartition)))


@message
class TxnOffsetCommitRequest:
    """These offsets belong to my transaction."""

    transactional_id: str = wire(STRING)
    group_id: str = wire(STRING)
    producer_id: int = wire(INT64)
    epoch: int = wire(INT16)
    generation: int = wire(INT32, since=3, default=-1)
    member_id: str = wire(STRING, since=3, default="")
    instance_id: str | None = wire(NULLABLE_STRING, since=3, default=None)
    topics: tuple[StagedTopic, ...] = wire(Array(Struct(StagedTopic)))


@message
class TxnOffsetCommitResponse:
    """What became of the offsets."""

    throttle_ms: int = wire(INT32, default=0)
    topics: tuple[TopicErrors, ...] = wire(Array(Struct(TopicErrors)))


@message
class EndTxnRequest:
    """Commit or abort my transaction."""

    transactional_id: str = wire(STRING)
    producer_id: int = wire(INT64)
    epoch: int = wire(INT16)
    commit: bool = wire(BOOLEAN)


@message
class EndTxnResponse:
    """Done, or why not."""

    throttle_ms: int = wire(INT32, default=0)
    error: int = wire(INT16, default=0)
