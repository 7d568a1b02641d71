"""The APIs this broker speaks: key, versions, and how their messages are read and written.

The highest versions are the lowest with which every client tried was content: aiokafka 0.14,
librdkafka 2.16 (confluent-kafka, kcat), kafka-python, franz-go, sarama, kafkajs and the Java
clients 2.8 to 4.1. Topic ids, the second transaction protocol and KIP-848 groups are not
offered, so clients choose the older way by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from copytaster_broker.wire.cursor import Reader, Writer
from copytaster_broker.wire.fetch import FetchRequest, FetchResponse, decode_fetch, encode_fetch
from copytaster_broker.wire.layouts import cluster, groups, offsets, topics, transactions
from copytaster_broker.wire.message import layout
from copytaster_broker.wire.produce import (
    ProduceRequest,
    ProduceResponse,
    decode_produce,
    encode_produce,
)

Request = TypeVar("Request")
Response = TypeVar("Response")
NEVER = 99


@dataclass(frozen=True, slots=True)
class Api(Generic[Request, Response]):
    """One API. Versions are inclusive; from `flexible_since` on they are flexible."""

    key: int
    name: str
    lowest: int
    highest: int
    flexible_since: int
    decode: Callable[[Reader, int], Request]
    encode: Callable[[Writer, int, Response], None]

    def is_flexible(self, version: int) -> bool:
        """Whether `version` uses compact lengths and tagged fields."""
        return version >= self.flexible_since


@dataclass(frozen=True, slots=True)
class Versions:
    """Which versions are spoken."""

    lowest: int
    highest: int
    flexible_since: int = NEVER


def _table(
    key: int,
    name: str,
    versions: Versions,
    request: type[Request],
    response: type[Response],
) -> Api[Request, Response]:
    """An API whose messages are laid out by tables."""

    def decode(reader: Reader, version: int) -> Request:
        flexible = version >= versions.flexible_since
        return layout(request, version, flexible=flexible).read(reader)

    def encode(writer: Writer, version: int, value: Response) -> None:
        flexible = version >= versions.flexible_since
        layout(response, version, flexible=flexible).write(writer, value)

    return Api(
        key, name, versions.lowest, versions.highest, versions.flexible_since, decode, encode
    )


# Listed from 0, though only record format 2 is stored: librdkafka up to 2.0 otherwise sends
# without compression, silently (KAFKA-18659).
PRODUCE: Api[ProduceRequest, ProduceResponse] = Api(
    0, "Produce", 0, 7, NEVER, decode_produce, encode_produce
)
FETCH: Api[FetchRequest, FetchResponse] = Api(1, "Fetch", 4, 10, NEVER, decode_fetch, encode_fetch)
LIST_OFFSETS = _table(
    2, "ListOffsets", Versions(1, 2), offsets.ListOffsetsRequest, offsets.ListOffsetsResponse
)
METADATA = _table(3, "Metadata", Versions(0, 4), cluster.MetadataRequest, cluster.MetadataResponse)
OFFSET_COMMIT = _table(
    8, "OffsetCommit", Versions(2, 3), offsets.OffsetCommitRequest, offsets.OffsetCommitResponse
)
OFFSET_FETCH = _table(
    9, "OffsetFetch", Versions(1, 7, 6), offsets.OffsetFetchRequest, offsets.OffsetFetchResponse
)
FIND_COORDINATOR = _table(
    10,
    "FindCoordinator",
    Versions(0, 1),
    cluster.FindCoordinatorRequest,
    cluster.FindCoordinatorResponse,
)
JOIN_GROUP = _table(
    11, "JoinGroup", Versions(0, 2), groups.JoinGroupRequest, groups.JoinGroupResponse
)
HEARTBEAT = _table(
    12, "Heartbeat", Versions(0, 1), groups.HeartbeatRequest, groups.HeartbeatResponse
)
LEAVE_GROUP = _table(
    13, "LeaveGroup", Versions(0, 1), groups.LeaveGroupRequest, groups.LeaveGroupResponse
)
SYNC_GROUP = _table(
    14, "SyncGroup", Versions(0, 1), groups.SyncGroupRequest, groups.SyncGroupResponse
)
DESCRIBE_GROUPS = _table(
    15,
    "DescribeGroups",
    Versions(0, 2),
    groups.DescribeGroupsRequest,
    groups.DescribeGroupsResponse,
)
LIST_GROUPS = _table(
    16, "ListGroups", Versions(0, 2), groups.ListGroupsRequest, groups.ListGroupsResponse
)
API_VERSIONS = _table(
    18, "ApiVersions", Versions(0, 3, 3), cluster.ApiVersionsRequest, cluster.ApiVersionsResponse
)
CREATE_TOPICS = _table(
    19, "CreateTopics", Versions(0, 4), topics.CreateTopicsRequest, topics.CreateTopicsResponse
)
DELETE_TOPICS = _table(
    20, "DeleteTopics", Versions(0, 3), topics.DeleteTopicsRequest, topics.DeleteTopicsResponse
)
INIT_PRODUCER_ID = _table(
    22,
    "InitProducerId",
    Versions(0, 4, 2),
    transactions.InitProducerIdRequest,
    transactions.InitProducerIdResponse,
)
ADD_PARTITIONS_TO_TXN = _table(
    24,
    "AddPartitionsToTxn",
    Versions(0, 2),
    transactions.AddPartitionsToTxnRequest,
    transactions.AddPartitionsToTxnResponse,
)
ADD_OFFSETS_TO_TXN = _table(
    25,
    "AddOffsetsToTxn",
    Versions(0, 2),
    transactions.AddOffsetsToTxnRequest,
    transactions.AddOffsetsToTxnResponse,
)
END_TXN = _table(
    26, "EndTxn", Versions(0, 2), transactions.EndTxnRequest, transactions.EndTxnResponse
)
TXN_OFFSET_COMMIT = _table(
    28,
    "TxnOffsetCommit",
    Versions(0, 3, 3),
    transactions.TxnOffsetCommitRequest,
    transactions.TxnOffsetCommitResponse,
)
DESCRIBE_CONFIGS = _table(
    32,
    "DescribeConfigs",
    Versions(0, 2),
    topics.DescribeConfigsRequest,
    topics.DescribeConfigsResponse,
)

APIS: tuple[Api[Any, Any], ...] = (
    PRODUCE,
    FETCH,
    LIST_OFFSETS,
    METADATA,
    OFFSET_COMMIT,
    OFFSET_FETCH,
    FIND_COORDINATOR,
    JOIN_GROUP,
    HEARTBEAT,
    LEAVE_GROUP,
    SYNC_GROUP,
    DESCRIBE_GROUPS,
    LIST_GROUPS,
    API_VERSIONS,
    CREATE_TOPICS,
    DELETE_TOPICS,
    INIT_PRODUCER_ID,
    ADD_PARTITIONS_TO_TXN,
    ADD_OFFSETS_TO_TXN,
    END_TXN,
    TXN_OFFSET_COMMIT,
    DESCRIBE_CONFIGS,
)
