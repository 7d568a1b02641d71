"""One consumer group: join, share out, beat, leave, expire (the classic rebalance protocol).

EMPTY -> PREPARING (members come) -> COMPLETING (the leader shares out) -> STABLE
             ^---------------- somebody comes, goes or dies -----------------'
"""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from functools import partial

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.groups.member import Member
from copytaster_broker.wire.layouts.groups import (
    JoinedMember,
    JoinGroupResponse,
    MemberAssignment,
    SyncGroupResponse,
)


class GroupState(StrEnum):
    """The names that clients know."""

    EMPTY = "Empty"
    PREPARING = "PreparingRebalance"
    COMPLETING = "CompletingRebalance"
    STABLE = "Stable"


class Group:
    """The members of a group and what they work on.

    `persist(group, then)` writes the group down and calls `then` once it is on disk: a generation
    that a member has heard of must never be used again, also not after a crash.
    """

    def __init__(
        self, group_id: str, persist: Callable[["Group", Callable[[], None]], None]
    ) -> None:
        self.group_id = group_id
        self.state = GroupState.EMPTY
        self.generation = 0
        self.protocol_type = ""
        self.protocol = ""
        self.leader = ""
        self.members: dict[str, Member] = {}
        self._persist = persist
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._held_until = 0.0

    def join(self, member: Member, *, changed: bool) -> "asyncio.Future[JoinGroupResponse]":
        """Let a member in, at once or when the group is complete.

        One that comes again unchanged has missed our answer: it gets it again, and the others
        work on. The leader comes again to share out anew.
        """
        answer: asyncio.Future[JoinGroupResponse] = self._loop.create_future()
        settled = self.state is GroupState.COMPLETING or (
            self.state is GroupState.STABLE and member.member_id != self.leader
        )
        if settled and not changed and not member.is_new:
            answer.set_result(self._welcome(member))
            return answer
        if member.is_joining and member.joining:  # asked again, over another connection
            error = ErrorCode.REBALANCE_IN_PROGRESS
            member.joining.set_result(JoinGroupResponse(error=error, member_id=member.member_id))
        member.joining = answer
        answer.add_done_callback(partial(self._on_join_done, member))
        self.members[member.member_id] = member
        self._prepare()
        self._complete_if_all_joined()
        return answer

    def sync(
        self, member: Member, assignments: tuple[MemberAssignment, ...]
    ) -> "asyncio.Future[SyncGroupResponse]":
        """Tell a member its work, at once or when the leader has shared out."""
        answer: asyncio.Future[SyncGroupResponse] = self._loop.create_future()
        if self.state is GroupState.PREPARING:
            answer.set_result(SyncGroupResponse(error=ErrorCode.REBALANCE_IN_PROGRESS))
        elif self.state is GroupState.STABLE:
            answer.set_result(SyncGroupResponse(assignment=member.assignment))
        else:
            member.syncing = answer
            if member.member_id == self.leader:
                self._share_out(assignments)
        return answer

    def remove(self, member: Member) -> None:
        """A member is gone: those that are left share out anew."""
        self.members.pop(member.member_id, None)
        error = ErrorCode.UNKNOWN_MEMBER_ID
        if member.is_joining and member.joining:
            member.joining.set_result(JoinGroupResponse(error=error, member_id=member.member_id))
        if member.is_syncing and member.syncing:
            member.syncing.set_result(SyncGroupResponse(error=error))
        if self.members:
            self._prepare()
            self._complete_if_all_joined()
        elif self.state is not GroupState.EMPTY:
            self._empty()

    def expire(self) -> None:
        """Remove the members that were silent for longer than their session."""
        now = self._loop.time()
        for member in tuple(self.members.values()):
            if member.is_silent and now - member.heard_at > member.session_timeout_s:
                self.remove(member)

    def hear(self, member: Member) -> None:
        """A member gave a sign of life."""
        member.heard_at = self._loop.time()

    def _prepare(self) -> None:
        if self.state is GroupState.PREPARING:
            return
        now = self._loop.time()
        for member in self.members.values():
            if member.is_syncing and member.syncing:
                error = ErrorCode.REBALANCE_IN_PROGRESS
                member.syncing.set_result(SyncGroupResponse(error=error))
                member.heard_at = now
        if self.state is GroupState.EMPTY:
            self._held_until = now + limits.FIRST_JOIN_DELAY_S
            self._loop.call_later(limits.FIRST_JOIN_DELAY_S, self._complete_if_all_joined)
        self.state = GroupState.PREPARING
        self._set_timer()

    def _complete_if_all_joined(self) -> None:
        if (
            self.state is GroupState.PREPARING
            and self._loop.time() >= self._held_until
            and all(member.is_joining for member in self.members.values())
        ):
            self._complete()

    def _complete(self) -> None:
        """Everybody who comes is here: a new generation begins."""
        if not self.members:
            self._empty()
            return
        self.generation += 1
        self.state = GroupState.COMPLETING
        if self.leader not in self.members:
            self.leader = next(iter(self.members))
        self.protocol = self._choose_protocol()
        waiting = []
        for member in self.members.values():
            waiting.append((member, member.joining))
            member.joining = member.syncing = None
            member.assignment, member.is_new = b"", False
        self._set_timer()
        answers = [(answer, self._welcome(member)) for member, answer in waiting]
        self._persist(self, partial(self._answer, answers))

    def _answer(
        self,
        answers: "list[tuple[asyncio.Future[JoinGroupResponse] | None, JoinGroupResponse]]",
    ) -> None:
        for answer, response in answers:
            if answer is not None and not answer.done():
                answer.set_result(response)
        for member in self.members.values():
            self.hear(member)

    def _share_out(self, assignments: tuple[MemberAssignment, ...]) -> None:
        self.state = GroupState.STABLE
        if self._timer is not None:
            self._timer.cancel()
        shares = {entry.member_id: entry.assignment for entry in assignments}
        waiting = []
        for member in self.members.values():
            member.assignment = shares.get(member.member_id, b"")
            waiting.append((member, member.syncing, member.assignment))
            member.syncing = None

        def answer() -> None:
            for member, syncing, assignment in waiting:
                self.hear(member)
                if syncing is not None and not syncing.done():
                    syncing.set_result(SyncGroupResponse(assignment=assignment))

        self._persist(self, answer)

    def _empty(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.generation += 1
        self.state, self.protocol, self.leader = GroupState.EMPTY, "", ""
        self._persist(self, lambda: None)

    def _set_timer(self) -> None:
        """Nobody holds up a rebalance for longer than the longest time that a member allows."""
        if self._timer is not None:
            self._timer.cancel()
        patience_s = max((m.rebalance_timeout_s for m in self.members.values()), default=0.0)
        self._timer = self._loop.call_later(patience_s, self._on_timer)

    def _on_timer(self) -> None:
        if self.state is GroupState.PREPARING:
            late = [m for m in self.members.values() if not m.is_joining]
            for member in late:
                del self.members[member.member_id]
            self._complete()
        elif self.state is GroupState.COMPLETING:
            for member in [m for m in self.members.values() if not m.is_syncing]:
                self.remove(member)

    def _on_join_done(self, member: Member, answer: "asyncio.Future[JoinGroupResponse]") -> None:
        """The connection broke while a new member waited: it cannot come back, so it is gone."""
        if answer.cancelled() and member.joining is answer:
            member.joining = None
            if member.is_new:
                self.remove(member)

    def _choose_protocol(self) -> str:
        """The first that its leader names and all know."""
        known = [{p.name for p in member.protocols} for member in self.members.values()]
        common = set.intersection(*known)
        names = [p.name for p in self.members[self.leader].protocols if p.name in common]
        if not names:  # `check_protocols` lets nobody in who would cause this
            raise RefusedError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
        return names[0]

    def _welcome(self, member: Member) -> JoinGroupResponse:
        members = self.members.values() if member.member_id == self.leader else ()
        return JoinGroupResponse(
            generation=self.generation,
            protocol=self.protocol,
            leader=self.leader,
            member_id=member.member_id,
            members=tuple(
                JoinedMember(member_id=m.member_id, metadata=m.metadata(self.protocol))
                for m in members
            ),
        )
