"""Bytes <-> messages: against the layouts of aiokafka, and there and back for those it lacks."""

import struct
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from aiokafka.protocol import admin, commit, coordination, group, metadata, offset, transaction
from hypothesis import given
from hypothesis import strategies as st

from copytaster_broker.wire import apis
from copytaster_broker.wire.cursor import MalformedError, Reader, Writer
from copytaster_broker.wire.frame import encode_response, read_header
from copytaster_broker.wire.kinds import BYTES, INT32, NULLABLE_STRING, STRING, Array, NullableArray
from copytaster_broker.wire.layouts import cluster, groups, offsets, topics, transactions
from copytaster_broker.wire.message import Struct, layout, message, wire

TEXT = "Zeitung 新聞"

# (what aiokafka encodes, our API, its version, what we should read)
REQUESTS: list[tuple[Any, apis.Api[Any, Any], int, object]] = [
    (
        metadata.MetadataRequest_v4([TEXT], True),
        apis.METADATA,
        4,
        cluster.MetadataRequest(topics=(TEXT,), allow_auto_creation=True),
    ),
    (metadata.MetadataRequest_v1(None), apis.METADATA, 1, cluster.MetadataRequest(topics=None)),
    (
        coordination.FindCoordinatorRequest_v1("group", 1),
        apis.FIND_COORDINATOR,
        1,
        cluster.FindCoordinatorRequest(key="group", key_type=1),
    ),
    (
        group.JoinGroupRequest_v2("g", 6000, 9000, "m", "consumer", [("range", b"\x00x")]),
        apis.JOIN_GROUP,
        2,
        groups.JoinGroupRequest(
            group_id="g",
            session_timeout_ms=6000,
            rebalance_timeout_ms=9000,
            member_id="m",
            protocol_type="consumer",
            protocols=(groups.AssignmentProtocol(name="range", metadata=b"\x00x"),),
        ),
    ),
    (
        group.SyncGroupRequest_v1("g", 3, "m", [("m", b"share")]),
        apis.SYNC_GROUP,
        1,
        groups.SyncGroupRequest(
            group_id="g",
            generation=3,
            member_id="m",
            assignments=(groups.MemberAssignment(member_id="m", assignment=b"share"),),
        ),
    ),
    (
        commit.OffsetCommitRequest_v3("g", 3, "m", -1, [("t", [(0, 7, "note"), (1, 8, None)])]),
        apis.OFFSET_COMMIT,
        3,
        offsets.OffsetCommitRequest(
            group_id="g",
            generation=3,
            member_id="m",
            retention_ms=-1,
            topics=(
                offsets.CommittedTopic(
                    name="t",
                    partitions=(
                        offsets.CommittedPartition(partition=0, offset=7, metadata="note"),
                        offsets.CommittedPartition(partition=1, offset=8, metadata=None),
                    ),
                ),
            ),
        ),
    ),
    (
        commit.OffsetFetchRequest_v3("g", None),
        apis.OFFSET_FETCH,
        3,
        offsets.OffsetFetchRequest(group_id="g", topics=None),
    ),
    (
        offset.OffsetRequest_v2(-1, 1, [("t", [(0, -2)])]),
        apis.LIST_OFFSETS,
        2,
        offsets.ListOffsetsRequest(
            replica_id=-1,
            isolation_level=1,
            topics=(
                offsets.TopicTimes(
                    name="t", partitions=(offsets.PartitionTime(partition=0, timestamp=-2),)
                ),
            ),
        ),
    ),
    (
        admin.CreateTopicsRequest_v3(
            [("t", 4, 1, [(0, [1, 2])], [("cleanup.policy", "compact")])],
            1000,
            True,
        ),
        apis.CREATE_TOPICS,
        3,
        topics.CreateTopicsRequest(
            topics=(
                topics.NewTopic(
                    name="t",
                    partitions=4,
                    replication_factor=1,
                    assignments=(topics.ReplicaAssignment(partition=0, brokers=(1, 2)),),
                    configs=(topics.TopicConfig(name="cleanup.policy", value="compact"),),
                ),
            ),
            timeout_ms=1000,
            validate_only=True,
        ),
    ),
    (
        transaction.InitProducerIdRequest_v0("id", 500),
        apis.INIT_PRODUCER_ID,
        0,
        transactions.InitProducerIdRequest(transactional_id="id", timeout_ms=500),
    ),
    (
        transaction.TxnOffsetCommitRequest_v0("id", "g", 9, 2, [("t", [(0, 5, "")])]),
        apis.TXN_OFFSET_COMMIT,
        0,
        transactions.TxnOffsetCommitRequest(
            transactional_id="id",
            group_id="g",
            producer_id=9,
            epoch=2,
            topics=(
                transactions.StagedTopic(
                    name="t",
                    partitions=(transactions.StagedPartition(partition=0, offset=5, metadata=""),),
                ),
            ),
        ),
    ),
]


@pytest.mark.parametrize(("theirs", "api", "version", "ours"), REQUESTS)
def test_a_request_is_read_as_its_client_wrote_it(
    theirs: Any, api: apis.Api[Any, Any], version: int, ours: object
) -> None:
    """Requests encoded by aiokafka are understood field by field, to the last byte."""
    reader = Reader(theirs.encode())
    assert api.decode(reader, version) == ours
    assert reader.left == 0


def test_a_response_is_read_by_its_client_as_we_wrote_it() -> None:
    """Responses that we encode are understood by aiokafka."""
    writer = Writer()
    member = groups.JoinedMember(member_id="m", metadata=b"\x01")
    ours = groups.JoinGroupResponse(
        generation=4, protocol="range", leader="m", member_id="m", members=(member,)
    )
    apis.JOIN_GROUP.encode(writer, 2, ours)
    theirs = group.JoinGroupResponse_v2.decode(bytes(writer.data))
    assert (theirs.generation_id, theirs.group_protocol, theirs.leader_id) == (4, "range", "m")
    assert list(theirs.members) == [("m", b"\x01")]


TABLES: tuple[apis.Api[Any, Any], ...] = tuple(
    api for api in apis.APIS if api not in (apis.PRODUCE, apis.FETCH)
)


@message
class Sample:
    """One field of each kind that has a length, and one that came later."""

    name: str = wire(STRING)
    note: str | None = wire(NULLABLE_STRING, default=None)
    data: bytes = wire(BYTES)
    parts: tuple[int, ...] = wire(Array(INT32))
    maybe: tuple[int, ...] | None = wire(NullableArray(INT32), default=None)
    later: int = wire(INT32, since=2, default=-1)


INT32S = st.integers(-(2**31), 2**31 - 1)
SAMPLES = st.builds(
    Sample,
    name=st.text(max_size=300),
    note=st.none() | st.text(max_size=300),
    data=st.binary(max_size=300),
    parts=st.lists(INT32S, max_size=200).map(tuple),
    maybe=st.none() | st.lists(INT32S, max_size=3).map(tuple),
    later=INT32S,
)


@given(sample=SAMPLES, version=st.integers(0, 3), flexible=st.booleans())
def test_what_is_written_is_read(sample: Sample, version: int, *, flexible: bool) -> None:
    """Any message comes back as it was, but for fields that its version does not carry."""
    codec = layout(Sample, version, flexible=flexible)
    writer = Writer()
    codec.write(writer, sample)
    back = codec.read(Reader(bytes(writer.data)))
    for entry in fields(Sample):
        carried = entry.name != "later" or version >= 2
        expected = getattr(sample, entry.name) if carried else -1
        assert getattr(back, entry.name) == expected


@given(data=st.binary(max_size=200))
def test_no_bytes_do_more_than_be_malformed(data: bytes) -> None:
    """Whatever comes, an API reads a message or says that it cannot; nothing else happens."""
    for api in apis.APIS:
        for version in range(api.lowest, api.highest + 1):
            with suppress(MalformedError, struct.error, TypeError):
                api.decode(Reader(data), version)


def test_an_array_that_announces_too_much_is_refused_before_memory_is_taken() -> None:
    """Two billion elements in ten bytes are malformed."""
    codec = layout(offsets.ListOffsetsRequest, 1, flexible=False)
    with pytest.raises(MalformedError, match="elements announced"):
        codec.read(Reader(b"\xff\xff\xff\xff\x7f\xff\xff\xff\x00\x00"))


def test_tagged_fields_are_passed_over() -> None:
    """A newer client may add tagged fields; they do not disturb."""

    @message
    class Tiny:
        """One field."""

        number: int = wire(INT32)

    data = b"\x00\x00\x00\x07" + b"\x01" + b"\x05\x03abc" + b"\x00\x00\x00\x08\x00"
    codec = Array(Struct(Tiny)).codec(0, flexible=True)
    assert codec.read(Reader(b"\x03" + data)) == (Tiny(number=7), Tiny(number=8))


def test_the_header_of_apiversions_never_has_tags() -> None:
    """Its client does not know yet which versions are spoken (KIP-511)."""
    response = cluster.ApiVersionsResponse(apis=())
    assert encode_response(apis.API_VERSIONS, 3, 1, response)[8:10] == b"\x00\x00"
    other = transactions.InitProducerIdResponse()
    assert encode_response(apis.INIT_PRODUCER_ID, 2, 1, other)[8:9] == b"\x00"


def test_a_header_without_a_client_id_is_read() -> None:
    """A null client id is an empty one."""
    reader = Reader(b"\x00\x12\x00\x00\x00\x00\x00\x01\xff\xff")
    header = read_header(reader)
    assert (header.api_key, header.version, header.client_id) == (18, 0, "")
