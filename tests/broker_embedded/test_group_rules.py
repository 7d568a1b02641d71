"""The rules of a consumer group, without clients: joins, shares, deaths at the worst moments."""

import asyncio
import sqlite3
from asyncio import Future
from collections.abc import AsyncIterator
from typing import Any

import pytest

from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.groups.coordinator import Groups
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import GroupOffsets
from copytaster_broker.log.schema import TABLES
from copytaster_broker.routes import Call
from copytaster_broker.wire.layouts.groups import (
    AssignmentProtocol,
    DescribeGroupsRequest,
    HeartbeatRequest,
    JoinGroupRequest,
    JoinGroupResponse,
    LeaveGroupRequest,
    MemberAssignment,
    SyncGroupRequest,
    SyncGroupResponse,
)

CALL = Call(2, "client", "127.0.0.1")


class Desk:
    """Speaks to the coordinator as members do."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.journal = Journal(database, _fail)
        self.groups = Groups(database, self.journal, GroupOffsets(database, self.journal))

    def join(
        self,
        member_id: str = "",
        *,
        protocols: str = "range",
        kind: str = "consumer",
        session_ms: int = 60_000,
        rebalance_ms: int = 60_000,
    ) -> "Future[JoinGroupResponse]":
        """JoinGroup, answered or waiting."""
        request = JoinGroupRequest(
            group_id="g",
            session_timeout_ms=session_ms,
            rebalance_timeout_ms=rebalance_ms,
            member_id=member_id,
            protocol_type=kind,
            protocols=tuple(
                AssignmentProtocol(name=name, metadata=name.encode()) for name in protocols.split()
            ),
        )
        return _future(self.groups.join(request, CALL))

    def sync(self, member: JoinGroupResponse, **shares: bytes) -> "Future[SyncGroupResponse]":
        """SyncGroup, answered or waiting."""
        request = SyncGroupRequest(
            group_id="g",
            generation=member.generation,
            member_id=member.member_id,
            assignments=tuple(
                MemberAssignment(member_id=key, assignment=share) for key, share in shares.items()
            ),
        )
        return _future(self.groups.sync(request))

    def beat(self, member: JoinGroupResponse) -> int:
        """Heartbeat; its error."""
        request = HeartbeatRequest(
            group_id="g", generation=member.generation, member_id=member.member_id
        )
        return self.groups.heartbeat(request).error

    def leave(self, member: JoinGroupResponse) -> int:
        """LeaveGroup; its error."""
        return self.groups.leave(LeaveGroupRequest(group_id="g", member_id=member.member_id)).error

    def state(self) -> str:
        """What operators see."""
        (group,) = self.groups.describe(DescribeGroupsRequest(groups=("g",))).groups
        return group.state

    async def pair(
        self, *, session_ms: int = 60_000, rebalance_ms: int = 60_000
    ) -> tuple[JoinGroupResponse, JoinGroupResponse]:
        """Two members that have joined together: the leader and the follower."""
        members = await asyncio.gather(
            *(self.join(session_ms=session_ms, rebalance_ms=rebalance_ms) for _ in range(2))
        )
        leader = next(m for m in members if m.member_id == m.leader)
        follower = next(m for m in members if m.member_id != m.leader)
        return leader, follower

    async def stable_pair(self) -> tuple[JoinGroupResponse, JoinGroupResponse]:
        """Two members that have their work."""
        leader, follower = await self.pair()
        await self.sync(leader, **{leader.member_id: b"L", follower.member_id: b"F"})
        await self.sync(follower)
        return leader, follower


def _future(answer: Any) -> "Future[Any]":
    if isinstance(answer, Future):
        return answer
    future: Future[Any] = asyncio.get_running_loop().create_future()
    future.set_result(answer)
    return future


def _fail(error: BaseException) -> None:
    raise AssertionError(error)


@pytest.fixture
def database() -> sqlite3.Connection:
    """The tables of the broker, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.executescript(TABLES)
    return connection


@pytest.fixture
async def desk(database: sqlite3.Connection) -> AsyncIterator[Desk]:
    """A coordinator with a journal in memory."""
    made = Desk(database)
    yield made
    await made.journal.close()


async def test_the_first_members_start_together(desk: Desk) -> None:
    """One generation for those that come at about the same time; the leader sees all of them."""
    leader, follower = await desk.pair()
    assert (leader.generation, follower.generation) == (1, 1)
    assert {m.member_id for m in leader.members} == {leader.member_id, follower.member_id}
    assert follower.members == ()


async def test_each_gets_what_the_leader_gave_it(desk: Desk) -> None:
    """Whether it asks before the leader or after."""
    leader, follower = await desk.pair()
    waiting = desk.sync(follower)
    assert not waiting.done()
    mine = await desk.sync(leader, **{leader.member_id: b"L", follower.member_id: b"F"})
    assert (mine.assignment, (await waiting).assignment) == (b"L", b"F")
    assert (await desk.sync(follower)).assignment == b"F"
    assert desk.state() == "Stable"


async def test_a_follower_is_answered_when_its_leader_dies_before_sharing_out(desk: Desk) -> None:
    """The leader joined, and was never heard of again."""
    leader, follower = await desk.pair(session_ms=200)
    waiting = desk.sync(follower)
    async with asyncio.timeout(5):
        while not waiting.done():
            desk.groups.expire()
            await asyncio.sleep(0.05)
    assert waiting.result().error == ErrorCode.REBALANCE_IN_PROGRESS
    again = await desk.join(follower.member_id)
    assert (again.leader, again.generation) == (follower.member_id, 2)
    assert desk.beat(leader) == ErrorCode.UNKNOWN_MEMBER_ID


async def test_a_leader_that_lives_but_never_shares_out_is_dropped(desk: Desk) -> None:
    """It beats, but the others wait for it no longer than the rebalance timeout."""
    leader, follower = await desk.pair(rebalance_ms=300)
    waiting = desk.sync(follower)
    async with asyncio.timeout(5):
        while not waiting.done():
            desk.beat(leader)
            await asyncio.sleep(0.05)
    assert waiting.result().error == ErrorCode.REBALANCE_IN_PROGRESS
    assert desk.beat(leader) == ErrorCode.UNKNOWN_MEMBER_ID


async def test_who_does_not_come_to_the_rebalance_is_left_out(desk: Desk) -> None:
    """It had the longest rebalance timeout of all to come."""
    leader, follower = await desk.pair(rebalance_ms=300)
    await desk.sync(leader)
    late = desk.join(rebalance_ms=300)
    assert desk.beat(leader) == desk.beat(follower) == ErrorCode.REBALANCE_IN_PROGRESS
    assert (await desk.join(leader.member_id, rebalance_ms=300)).generation == 2
    assert (await late).generation == 2
    assert desk.beat(follower) == ErrorCode.UNKNOWN_MEMBER_ID


async def test_a_follower_that_joins_again_unchanged_disturbs_nobody(desk: Desk) -> None:
    """Its answer was lost on the way: it gets the same again."""
    leader, follower = await desk.stable_pair()
    again = await desk.join(follower.member_id)
    assert (again.generation, again.member_id) == (1, follower.member_id)
    assert desk.beat(leader) == ErrorCode.NONE


async def test_a_leader_that_joins_again_wants_to_share_out_anew(desk: Desk) -> None:
    """Or a follower with another subscription."""
    leader, follower = await desk.stable_pair()
    waiting = desk.join(leader.member_id)
    assert desk.beat(follower) == ErrorCode.REBALANCE_IN_PROGRESS
    assert (await desk.join(follower.member_id, protocols="range sticky")).generation == 2
    assert (await waiting).generation == 2


async def test_a_new_member_that_hangs_up_while_it_waits_is_forgotten(desk: Desk) -> None:
    """It was never told its id, so it can never come back: nobody waits for it."""
    leader, follower = await desk.stable_pair()
    newcomer = desk.join()
    waiting = [desk.join(leader.member_id)]
    newcomer.cancel()
    await asyncio.sleep(0)
    waiting.append(desk.join(follower.member_id))
    assert {(await answer).generation for answer in waiting} == {2}


async def test_who_leaves_is_not_waited_for(desk: Desk) -> None:
    """And the last one leaves an empty group behind."""
    leader, follower = await desk.stable_pair()
    assert desk.leave(follower) == ErrorCode.NONE
    assert desk.leave(follower) == ErrorCode.UNKNOWN_MEMBER_ID
    assert (await desk.join(leader.member_id)).generation == 2
    assert desk.leave(leader) == ErrorCode.NONE
    assert desk.state() == "Empty"


async def test_members_must_have_a_protocol_in_common(desk: Desk) -> None:
    """The first that the leader prefers and all know; who knows none of them stays outside."""
    first, second = await asyncio.gather(desk.join(protocols="a b c"), desk.join(protocols="c b"))
    assert first.protocol == second.protocol
    assert first.protocol in {"b", "c"}
    for refused in (desk.join(protocols="d"), desk.join(protocols="b", kind="connect")):
        assert (await refused).error == ErrorCode.INCONSISTENT_GROUP_PROTOCOL
    assert (await desk.join(protocols="")).error == ErrorCode.INCONSISTENT_GROUP_PROTOCOL


@pytest.mark.parametrize(
    ("member_id", "session_ms", "code"),
    [
        ("stranger", 60_000, ErrorCode.UNKNOWN_MEMBER_ID),
        ("", 1, ErrorCode.INVALID_SESSION_TIMEOUT),
        ("", 10**8, ErrorCode.INVALID_SESSION_TIMEOUT),
    ],
)
async def test_who_may_not_join(
    desk: Desk, member_id: str, session_ms: int, code: ErrorCode
) -> None:
    """And is told why."""
    assert (await desk.join(member_id, session_ms=session_ms)).error == code


async def test_a_generation_that_is_over_is_refused(desk: Desk) -> None:
    """Beats, shares and commits of it."""
    leader, follower = await desk.stable_pair()
    desk.leave(follower)
    await desk.join(leader.member_id)
    assert desk.beat(leader) == ErrorCode.ILLEGAL_GENERATION
    assert (await desk.sync(leader)).error == ErrorCode.ILLEGAL_GENERATION
    with pytest.raises(RefusedError, match="ILLEGAL_GENERATION"):
        desk.groups.check_commit("g", leader.member_id, leader.generation)


async def test_a_stable_group_is_the_same_after_a_restart(
    desk: Desk, database: sqlite3.Connection
) -> None:
    """Members, shares and generation come back from disk."""
    leader, follower = await desk.stable_pair()
    await desk.journal.durable(None)
    restarted = Desk(database)
    assert restarted.beat(leader) == restarted.beat(follower) == ErrorCode.NONE
    assert (await restarted.sync(follower)).assignment == b"F"
    assert restarted.state() == "Stable"


async def test_a_group_in_rebalance_comes_back_empty_with_its_generation(
    desk: Desk, database: sqlite3.Connection
) -> None:
    """Its members join again, and get a generation that nobody has heard of."""
    leader, _ = await desk.pair()
    restarted = Desk(database)
    assert restarted.beat(leader) == ErrorCode.UNKNOWN_MEMBER_ID
    assert (await restarted.join()).generation > leader.generation
