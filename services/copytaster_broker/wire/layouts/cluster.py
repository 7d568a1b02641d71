"""ApiVersions, Metadata, FindCoordinator: what a client asks before it can ask anything."""

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
class ApiVersionsRequest:
    """Which APIs do you speak?"""

    software_name: str = wire(STRING, since=3, default="")
    software_version: str = wire(STRING, since=3, default="")


@message
class ApiRange:
    """The versions of one API that are spoken."""

    key: int = wire(INT16)
    lowest: int = wire(INT16)
    highest: int = wire(INT16)


@message
class ApiVersionsResponse:
    """The APIs that are spoken."""

    error: int = wire(INT16, default=0)
    apis: tuple[ApiRange, ...] = wire(Array(Struct(ApiRange)))
    throttle_ms: int = wire(INT32, since=1, default=0)


@message
class MetadataRequest:
    """Where are these topics? Null, or in version 0 an empty list, asks for all of them."""

    topics: tuple[str, ...] | None = wire(NullableArray(STRING))
    allow_auto_creation: bool = wire(BOOLEAN, since=4, default=False)


@message
class BrokerAddress:
    """One broker of the cluster: here always this one."""

    node_id: int = wire(INT32, default=0)
    host: str = wire(STRING)
    port: int = wire(INT32)
    rack: str | None = wire(NULLABLE_STRING, since=1, default=None)


@message
class PartitionMetadata:
    """One partition and who leads it."""

    error: int = wire(INT16, default=0)
    index: int = wire(INT32)
    leader: int = wire(INT32, default=0)
    replicas: tuple[int, ...] = wire(Array(INT32), default=(0,))
    in_sync: tuple[int, ...] = wire(Array(INT32), default=(0,))


@message
class TopicMetadata:
    """One topic, or why it cannot be named."""

    error: int = wire(INT16, default=0)
    name: str = wire(STRING)
    is_internal: bool = wire(BOOLEAN, since=1, default=False)
    partitions: tuple[PartitionMetadata, ...] = wire(Array(Struct(PartitionMetadata)), default=())


@message
class MetadataResponse:
    """The brokers and the topics."""

    throttle_ms: int = wire(INT32, since=3, default=0)
    brokers: tuple[BrokerAddress, ...] = wire(Array(Struct(BrokerAddress)))
    cluster_id: str | None = wire(NULLABLE_STRING, since=2)
    controller_id: int = wire(INT32, since=1, default=0)
    topics: tuple[TopicMetadata, ...] = wire(Array(Struct(TopicMetadata)))


@message
class FindCoordinatorRequest:
    """Which broker looks after this group (0) or transactional id (1)?"""

    key: str = wire(STRING)
    key_type: int = wire(INT8, since=1, default=0)


@message
class FindCoordinatorResponse:
    """The broker that does."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    error: int = wire(INT16, default=0)
    error_message: str | None = wire(NULLABLE_STRING, since=1, default=None)
    node_id: int = wire(INT32, default=0)
    host: str = wire(STRING)
    port: int = wire(INT32)
