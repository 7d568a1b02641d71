"""A member of a consumer group, and a group as it is kept on disk."""

from asyncio import Future
from dataclasses import dataclass

from copytaster_broker.wire.cursor import Reader, Writer
from copytaster_broker.wire.kinds import BYTES, INT32, STRING, Array
from copytaster_broker.wire.layouts.groups import (
    AssignmentProtocol,
    JoinGroupResponse,
    SyncGroupResponse,
)
from copytaster_broker.wire.message import Struct, decode, layout, message, wire


@dataclass(slots=True, eq=False)
class Member:
    """One consumer. `joining` and `syncing` are the answers it waits for.

    Until it has been told its id (`is_new`), it cannot come back if its connection breaks.
    """

    member_id: str
    client_id: str
    client_host: str
    session_timeout_s: float
    rebalance_timeout_s: float
    protocols: tuple[AssignmentProtocol, ...]
    heard_at: float
    assignment: bytes = b""
    is_new: bool = True
    joining: "Future[JoinGroupResponse] | None" = None
    syncing: "Future[SyncGroupResponse] | None" = None

    @property
    def is_joining(self) -> bool:
        """Whether it waits to be let in."""
        return self.joining is not None and not self.joining.done()

    @property
    def is_syncing(self) -> bool:
        """Whether it waits for its work."""
        return self.syncing is not None and not self.syncing.done()

    @property
    def is_silent(self) -> bool:
        """Whether it owes us a heartbeat: who waits for our answer cannot send one."""
        return not self.is_joining and not self.is_syncing

    def metadata(self, protocol: str) -> bytes:
        """What it says about itself in `protocol`."""
        return next((p.metadata for p in self.protocols if p.name == protocol), b"")


@message
class MemberRecord:
    """A member on disk."""

    member_id: str = wire(STRING)
    client_id: str = wire(STRING)
    client_host: str = wire(STRING)
    session_timeout_ms: int = wire(INT32)
    rebalance_timeout_ms: int = wire(INT32)
    protocols: tuple[AssignmentProtocol, ...] = wire(Array(Struct(AssignmentProtocol)))
    assignment: bytes = wire(BYTES)


@message
class Membership:
    """A stable group on disk."""

    protocol_type: str = wire(STRING)
    protocol: str = wire(STRING)
    leader: str = wire(STRING)
    members: tuple[MemberRecord, ...] = wire(Array(Struct(MemberRecord)))


_CODEC = layout(Membership, 0, flexible=True)


def pack(membership: Membership) -> bytes:
    """A membership as bytes."""
    writer = Writer()
    _CODEC.write(writer, membership)
    return bytes(writer.data)


def unpack(data: bytes) -> Membership:
    """What `pack` made bytes of."""
    return decode(_CODEC, Reader(data))
