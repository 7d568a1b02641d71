"""CreateTopics, DeleteTopics, DescribeConfigs."""

from copytaster_broker.wire.kinds import (
    BOOLEAN,
    INT8,
    INT16,
    INT32,
    NULLABLE_STRING,
    STRING,
    Array,
    NullableArray,
)
from copytaster_broker.wire.message import Struct, message, wire


@message
class ReplicaAssignment:
    """A partition placed by hand; only how many there are matters on a single node."""

    partition: int = wire(INT32)
    brokers: tuple[int, ...] = wire(Array(INT32))


@message
class TopicConfig:
    """One setting of a topic."""

    name: str = wire(STRING)
    value: str | None = wire(NULLABLE_STRING)


@message
class NewTopic:
    """A topic to be."""

    name: str = wire(STRING)
    partitions: int = wire(INT32)
    replication_factor: int = wire(INT16)
    assignments: tuple[ReplicaAssignment, ...] = wire(Array(Struct(ReplicaAssignment)))
    configs: tuple[TopicConfig, ...] = wire(Array(Struct(TopicConfig)))


@message
class CreateTopicsRequest:
    """Make these topics."""

    topics: tuple[NewTopic, ...] = wire(Array(Struct(NewTopic)))
    timeout_ms: int = wire(INT32)
    validate_only: bool = wire(BOOLEAN, since=1, default=False)


@message
class TopicOutcome:
    """What became of one topic."""

    name: str = wire(STRING)
    error: int = wire(INT16, default=0)
    error_message: str | None = wire(NULLABLE_STRING, since=1, default=None)


@message
class CreateTopicsResponse:
    """What became of the topics."""

    throttle_ms: int = wire(INT32, since=2, default=0)
    topics: tuple[TopicOutcome, ...] = wire(Array(Struct(TopicOutcome)))


@message
class DeleteTopicsRequest:
    """Drop these topics with all they hold."""

    names: tuple[str, ...] = wire(Array(STRING))
    timeout_ms: int = wire(INT32)


@message
class DeletedTopic:
    """What became of one topic."""

    name: str = wire(STRING)
    error: int = wire(INT16, default=0)


@message
class DeleteTopicsResponse:
    """What became of the topics."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    topics: tuple[DeletedTopic, ...] = wire(Array(Struct(DeletedTopic)))


@message
class ConfigResource:
    """A topic (2) or broker (4) whose settings are asked for; null keys ask for all of them."""

    resource_type: int = wire(INT8)
    name: str = wire(STRING)
    keys: tuple[str, ...] | None = wire(NullableArray(STRING))


@message
class DescribeConfigsRequest:
    """What are the settings of these?"""

    resources: tuple[ConfigResource, ...] = wire(Array(Struct(ConfigResource)))
    include_synonyms: bool = wire(BOOLEAN, since=1, default=False)


@message
class ConfigSynonym:
    """Never sent; the layout has a place for it."""

    name: str = wire(STRING)
    value: str | None = wire(NULLABLE_STRING)
    source: int = wire(INT8)


@message
class ConfigEntry:
    """One setting and where it comes from: the topic (1) or the defaults of the program (5)."""

    name: str = wire(STRING)
    value: str | None = wire(NULLABLE_STRING)
    read_only: bool = wire(BOOLEAN, default=False)
    is_default: bool = wire(BOOLEAN, until=0, default=False)
    source: int = wire(INT8, since=1, default=5)
    is_sensitive: bool = wire(BOOLEAN, default=False)
    synonyms: tuple[ConfigSynonym, ...] = wire(Array(Struct(ConfigSynonym)), since=1, default=())


@message
class ResourceConfigs:
    """The settings of one resource."""

    error: int = wire(INT16, default=0)
    error_message: str | None = wire(NULLABLE_STRING, default=None)
    resource_type: int = wire(INT8)
    name: str = wire(STRING)
    entries: tuple[ConfigEntry, ...] = wire(Array(Struct(ConfigEntry)), default=())


@message
class DescribeConfigsResponse:
    """The settings of the resources."""

    throttle_ms: int = wire(INT32, default=0)
    resources: tuple[ResourceConfigs, ...] = wire(Array(Struct(ResourceConfigs)))
