"""JoinGroup, SyncGroup, Heartbeat, LeaveGroup, ListGroups, DescribeGroups: classic membership."""

from copytaster_broker.wire.kinds import BYTES, INT16, INT32, NULLABLE_STRING, STRING, Array
from copytaster_broker.wire.message import Struct, message, wire


@message
class AssignmentProtocol:
    """One way to share out partitions that the member knows, and what it says about itself."""

    name: str = wire(STRING)
    metadata: bytes = wire(BYTES)


@message
class JoinGroupRequest:
    """Let me in. An empty member id: I am new."""

    group_id: str = wire(STRING)
    session_timeout_ms: int = wire(INT32)
    rebalance_timeout_ms: int = wire(INT32, since=1, default=-1)
    member_id: str = wire(STRING)
    instance_id: str | None = wire(NULLABLE_STRING, since=5, default=None)
    protocol_type: str = wire(STRING)
    protocols: tuple[AssignmentProtocol, ...] = wire(Array(Struct(AssignmentProtocol)))


@message
class JoinedMember:
    """A member as its leader sees it."""

    member_id: str = wire(STRING)
    instance_id: str | None = wire(NULLABLE_STRING, since=5, default=None)
    metadata: bytes = wire(BYTES)


@message
class JoinGroupResponse:
    """You are in. Only the leader is told the members, and shares out the work."""

    throttle_ms: int = wire(INT32, since=2, default=0)
    error: int = wire(INT16, default=0)
    generation: int = wire(INT32, default=-1)
    protocol: str = wire(STRING, default="")
    leader: str = wire(STRING, default="")
    member_id: str = wire(STRING, default="")
    members: tuple[JoinedMember, ...] = wire(Array(Struct(JoinedMember)), default=())


@message
class MemberAssignment:
    """What one member shall work on, in words of the clients."""

    member_id: str = wire(STRING)
    assignment: bytes = wire(BYTES)


@message
class SyncGroupRequest:
    """What shall I work on? The leader brings the answer for everybody."""

    group_id: str = wire(STRING)
    generation: int = wire(INT32)
    member_id: str = wire(STRING)
    instance_id: str | None = wire(NULLABLE_STRING, since=3, default=None)
    assignments: tuple[MemberAssignment, ...] = wire(Array(Struct(MemberAssignment)))


@message
class SyncGroupResponse:
    """What this member shall work on."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    error: int = wire(INT16, default=0)
    assignment: bytes = wire(BYTES, default=b"")


@message
class HeartbeatRequest:
    """I am alive."""

    group_id: str = wire(STRING)
    generation: int = wire(INT32)
    member_id: str = wire(STRING)
    instance_id: str | None = wire(NULLABLE_STRING, since=3, default=None)


@message
class HeartbeatResponse:
    """Noted, or why not."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    error: int = wire(INT16, default=0)


@message
class LeaveGroupRequest:
    """I am off."""

    group_id: str = wire(STRING)
    member_id: str = wire(STRING)


@message
class LeaveGroupResponse:
    """Noted, or why not."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    error: int = wire(INT16, default=0)


@message
class ListGroupsRequest:
    """Which groups are there?"""


@message
class ListedGroup:
    """One group."""

    group_id: str = wire(STRING)
    protocol_type: str = wire(STRING)


@message
class ListGroupsResponse:
    """The groups."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    error: int = wire(INT16, default=0)
    groups: tuple[ListedGroup, ...] = wire(Array(Struct(ListedGroup)))


@message
class DescribeGroupsRequest:
    """Who is in these groups?"""

    groups: tuple[str, ...] = wire(Array(STRING))


@message
class DescribedMember:
    """One member and what it works on."""

    member_id: str = wire(STRING)
    client_id: str = wire(STRING)
    client_host: str = wire(STRING)
    metadata: bytes = wire(BYTES)
    assignment: bytes = wire(BYTES)


@message
class DescribedGroup:
    """One group and its members."""

    error: int = wire(INT16, default=0)
    group_id: str = wire(STRING)
    state: str = wire(STRING)
    protocol_type: str = wire(STRING)
    protocol: str = wire(STRING)
    members: tuple[DescribedMember, ...] = wire(Array(Struct(DescribedMember)))


@message
class DescribeGroupsResponse:
    """The groups and their members."""

    throttle_ms: int = wire(INT32, since=1, default=0)
    groups: tuple[DescribedGroup, ...] = wire(Array(Struct(DescribedGroup)))
