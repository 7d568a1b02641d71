"""The group APIs: checks, then the group does the rest."""

import asyncio
import sqlite3
import uuid
from collections.abc import Callable

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.groups.group import Group, GroupState
from copytaster_broker.groups.member import Member, MemberRecord, Membership, pack, unpack
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import GroupOffsets
from copytaster_broker.routes import Answer, Call
from copytaster_broker.wire.layouts import groups as wire

_SAVE = "insert or replace into groups values(?, ?, ?)"


class Groups:
    """All consumer groups."""

    def __init__(
        self, connection: sqlite3.Connection, journal: Journal, offsets: GroupOffsets
    ) -> None:
        self._journal = journal
        self._offsets = offsets
        self._groups: dict[str, Group] = {}
        for group_id, generation, data in connection.execute("select * from groups"):
            self._groups[group_id] = group = Group(group_id, self._persist)
            group.generation = generation
            if data:
                _restore(group, unpack(data))

    def join(self, request: wire.JoinGroupRequest, call: Call) -> Answer[wire.JoinGroupResponse]:
        """JoinGroup."""
        try:
            group = self._group_to_join(request)
            _check_protocols(group, request)
            before = group.members.get(request.member_id)
            if before is None:
                return group.join(_new_member(request, call), changed=True)
            changed = before.protocols != request.protocols
            before.protocols = request.protocols
            before.session_timeout_s, before.rebalance_timeout_s = _timeouts(request)
            group.hear(before)
            return group.join(before, changed=changed)
        except RefusedError as refused:
            return wire.JoinGroupResponse(error=refused.code, member_id=request.member_id)

    def sync(self, request: wire.SyncGroupRequest) -> Answer[wire.SyncGroupResponse]:
        """SyncGroup."""
        try:
            group, member = self._find(request.group_id, request.member_id, request.generation)
        except RefusedError as refused:
            return wire.SyncGroupResponse(error=refused.code)
        group.hear(member)
        return group.sync(member, request.assignments)

    def heartbeat(self, request: wire.HeartbeatRequest) -> wire.HeartbeatResponse:
        """Heartbeat."""
        try:
            group, member = self._find(request.group_id, request.member_id, request.generation)
        except RefusedError as refused:
            return wire.HeartbeatResponse(error=refused.code)
        group.hear(member)
        if group.state is GroupState.PREPARING:
            return wire.HeartbeatResponse(error=ErrorCode.REBALANCE_IN_PROGRESS)
        return wire.HeartbeatResponse()

    def leave(self, request: wire.LeaveGroupRequest) -> wire.LeaveGroupResponse:
        """LeaveGroup."""
        group = self._groups.get(request.group_id)
        member = group.members.get(request.member_id) if group else None
        if group is None or member is None:
            return wire.LeaveGroupResponse(error=ErrorCode.UNKNOWN_MEMBER_ID)
        group.remove(member)
        return wire.LeaveGroupResponse()

    def list_groups(self, _: wire.ListGroupsRequest) -> wire.ListGroupsResponse:
        """ListGroups: those with members, and those that have committed offsets."""
        names = {name for name, group in self._groups.items() if group.members}
        names.update(self._offsets.groups())
        listed = tuple(
            wire.ListedGroup(group_id=name, protocol_type=self._protocol_type(name))
            for name in sorted(names)
        )
        return wire.ListGroupsResponse(groups=listed)

    def describe(self, request: wire.DescribeGroupsRequest) -> wire.DescribeGroupsResponse:
        """DescribeGroups."""
        return wire.DescribeGroupsResponse(groups=tuple(map(self._describe, request.groups)))

    def check_commit(self, group_id: str, member_id: str, generation: int) -> None:
        """Raise `RefusedError` unless this member may commit offsets; no membership is fine."""
        if not group_id:
            raise RefusedError(ErrorCode.INVALID_GROUP_ID)
        if generation < 0 and not member_id:
            if not self._offsets.knows(group_id) and len(self._offsets) >= limits.GROUPS_MAX:
                raise RefusedError(ErrorCode.POLICY_VIOLATION, "too many groups")
            return
        group, member = self._find(group_id, member_id, generation)
        group.hear(member)
        if group.state is GroupState.COMPLETING:
            raise RefusedError(ErrorCode.REBALANCE_IN_PROGRESS)

    def expire(self) -> None:
        """Remove the members whose session has expired, everywhere."""
        for group in tuple(self._groups.values()):
            group.expire()

    def _group_to_join(self, request: wire.JoinGroupRequest) -> Group:
        if not request.group_id:
            raise RefusedError(ErrorCode.INVALID_GROUP_ID)
        session_ms = request.session_timeout_ms
        if not limits.SESSION_TIMEOUT_MS_MIN <= session_ms <= limits.SESSION_TIMEOUT_MS_MAX:
            raise RefusedError(ErrorCode.INVALID_SESSION_TIMEOUT)
        group = self._groups.get(request.group_id)
        if request.member_id and (group is None or request.member_id not in group.members):
            raise RefusedError(ErrorCode.UNKNOWN_MEMBER_ID)
        if group is None:
            if len(self._groups) >= limits.GROUPS_MAX:
                raise RefusedError(ErrorCode.GROUP_MAX_SIZE_REACHED, "too many groups")
            group = self._groups[request.group_id] = Group(request.group_id, self._persist)
        elif not request.member_id and len(group.members) >= limits.MEMBERS_MAX:
            raise RefusedError(ErrorCode.GROUP_MAX_SIZE_REACHED)
        return group

    def _find(self, group_id: str, member_id: str, generation: int) -> tuple[Group, Member]:
        group = self._groups.get(group_id)
        member = group.members.get(member_id) if group else None
        if group is None or member is None:
            raise RefusedError(ErrorCode.UNKNOWN_MEMBER_ID)
        if generation != group.generation:
            raise RefusedError(ErrorCode.ILLEGAL_GENERATION)
        return group, member

    def _protocol_type(self, group_id: str) -> str:
        group = self._groups.get(group_id)
        return group.protocol_type if group else ""

    def _describe(self, group_id: str) -> wire.DescribedGroup:
        group = self._groups.get(group_id)
        if group is None:
            known = self._offsets.knows(group_id)
            return wire.DescribedGroup(
                group_id=group_id,
                state=GroupState.EMPTY if known else "Dead",
                protocol_type="",
                protocol="",
                members=(),
            )
        members = tuple(
            wire.DescribedMember(
                member_id=member.member_id,
                client_id=member.client_id,
                client_host=member.client_host,
                metadata=member.metadata(group.protocol),
                assignment=member.assignment,
            )
            for member in group.members.values()
        )
        return wire.DescribedGroup(
            group_id=group_id,
            state=group.state,
            protocol_type=group.protocol_type,
            protocol=group.protocol,
            members=members,
        )

    def _persist(self, group: Group, then: Callable[[], None]) -> None:
        """Write a stable group with its members, so that a restart of the broker disturbs nobody.

        Of any other only the generation counts: its members come again.
        """
        data = pack(_record(group)) if group.state is GroupState.STABLE else b""
        self._journal.put(_SAVE, group.group_id, group.generation, data)
        self._journal.then(then)


def _check_protocols(group: Group, request: wire.JoinGroupRequest) -> None:
    """Raise `RefusedError` unless the others know one of the protocols, too."""
    names = {protocol.name for protocol in request.protocols}
    for member in group.members.values():
        if member.member_id != request.member_id:
            names &= {protocol.name for protocol in member.protocols}
    others = any(member_id != request.member_id for member_id in group.members)
    if not names or (others and request.protocol_type != group.protocol_type):
        raise RefusedError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    group.protocol_type = request.protocol_type


def _timeouts(request: wire.JoinGroupRequest) -> tuple[float, float]:
    session_ms = request.session_timeout_ms
    rebalance_ms = request.rebalance_timeout_ms
    if rebalance_ms <= 0:  # version 0 knows only one of the two
        rebalance_ms = session_ms
    return session_ms / 1000, min(rebalance_ms, limits.REBALANCE_TIMEOUT_MS_MAX) / 1000


def _new_member(request: wire.JoinGroupRequest, call: Call) -> Member:
    session_s, rebalance_s = _timeouts(request)
    return Member(
        member_id=f"{call.client_id}-{uuid.uuid4()}",
        client_id=call.client_id,
        client_host=call.client_host,
        session_timeout_s=session_s,
        rebalance_timeout_s=rebalance_s,
        protocols=request.protocols,
        heard_at=asyncio.get_running_loop().time(),
    )


def _record(group: Group) -> Membership:
    return Membership(
        protocol_type=group.protocol_type,
        protocol=group.protocol,
        leader=group.leader,
        members=tuple(
            MemberRecord(
                member_id=member.member_id,
                client_id=member.client_id,
                client_host=member.client_host,
                session_timeout_ms=round(member.session_timeout_s * 1000),
                rebalance_timeout_ms=round(member.rebalance_timeout_s * 1000),
                protocols=member.protocols,
                assignment=member.assignment,
            )
            for member in group.members.values()
        ),
    )


def _restore(group: Group, membership: Membership) -> None:
    group.state = GroupState.STABLE
    group.protocol_type = membership.protocol_type
    group.protocol, group.leader = membership.protocol, membership.leader
    now = asyncio.get_running_loop().time()
    for record in membership.members:
        group.members[record.member_id] = Member(
            member_id=record.member_id,
            client_id=record.client_id,
            client_host=record.client_host,
            session_timeout_s=record.session_timeout_ms / 1000,
            rebalance_timeout_s=record.rebalance_timeout_ms / 1000,
            protocols=record.protocols,
            heard_at=now,
            assignment=record.assignment,
            is_new=False,
        )
