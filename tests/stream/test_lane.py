"""Lanes and owners in memory: order, gaps, generations, without a broker."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from copytaster.stream.lane import GATHER_S, GapError
from copytaster.stream.owner import Crossed
from copytaster.stream.records import Taken
from support.lanes import FakeOwner, a_lane, put_all, seen, settle

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


async def test_a_batch_is_what_came_meanwhile() -> None:
    """One record alone at first, then all that came while it was committed."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures, records_max=10)
    owner.go.clear()
    await put_all(lane, [seen(0)])
    await settle()
    await put_all(lane, [seen(1), seen(2), seen(3)])
    owner.go.set()
    await settle()
    assert owner.batches == [[0], [1, 2, 3]]
    assert failures == []
    await lane.close()


async def test_records_that_are_late_anyway_wait_for_more() -> None:
    """Behind a backlog a transaction is worth more records than came meanwhile."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures, records_max=3, late_s=60)
    await put_all(lane, [seen(0)])
    await settle()
    assert owner.batches == [[0]], "nothing came before: it need not wait"
    for offset in (1, 2):
        await put_all(lane, [seen(offset)])
        await settle()
        assert owner.batches == [[0]]
    await put_all(lane, [seen(3)])
    await settle()
    assert owner.batches == [[0], [1, 2, 3]]
    await lane.close()


async def test_records_that_are_late_do_not_wait_for_ever() -> None:
    """The last ones of a backlog get through alone."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures, late_s=60)
    await put_all(lane, [seen(0)])
    await settle()
    await put_all(lane, [seen(1)])
    while len(owner.batches) < 2:
        await asyncio.sleep(0.01)
    assert owner.batches == [[0], [1]]
    await lane.close()


async def test_a_lane_that_is_paused_while_more_is_let_come_takes_nothing() -> None:
    """What it held is read again by whoever owns the partition next."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures, late_s=60)
    await put_all(lane, [seen(0)])
    await settle()
    await put_all(lane, [seen(1)])
    await settle()
    lane.pause()
    assert lane.is_idle
    await asyncio.sleep(GATHER_S + 0.05)
    assert (owner.batches, failures) == ([[0]], [])
    await lane.close()


async def test_a_batch_cut_short_is_gone_on_with() -> None:
    """What an owner left of a batch comes next, before anything newer."""
    owner, failures = FakeOwner(take_max=2), list[Exception]()
    lane = a_lane(owner, failures, records_max=3)
    await put_all(lane, [seen(offset) for offset in range(5)])
    await settle()
    assert [offset for batch in owner.batches for offset in batch] == [0, 1, 2, 3, 4]
    await lane.close()


async def test_each_transaction_of_a_batch_has_a_time_of_its_own() -> None:
    """A long batch that gets on is no batch that hangs."""
    begun: list[float] = []

    class Slow(FakeOwner):
        async def cross(self, records: Sequence[Taken]) -> Crossed:
            begun.append(lane.busy_since or 0)
            await asyncio.sleep(0.01)
            return await super().cross(records)

    lane = a_lane(Slow(take_max=1), [], records_max=3)
    await put_all(lane, [seen(offset) for offset in range(3)])
    while len(begun) < 3:
        await asyncio.sleep(0.01)
    assert begun[0] < begun[1] < begun[2]
    await lane.close()


async def test_holes_that_hold_no_data_are_stepped_over() -> None:
    """Markers of transactions take offsets."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures)
    await put_all(lane, [seen(0), seen(5, reached=1)])
    await settle()
    assert (owner.cursor, failures) == (6, [])
    await lane.close()


async def test_a_release_has_the_owner_for_itself() -> None:
    """One transaction at a time: it waits for the batch, and the next batch for it."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures)
    owner.go.clear()
    await put_all(lane, [seen(0)])
    await settle()
    releasing = asyncio.create_task(lane.release(NOON))
    await settle()
    assert (owner.batches, owner.released) == ([], [])
    owner.go.set()
    await releasing
    assert (owner.batches, owner.released, failures) == ([[0]], [NOON], [])
    await lane.close()


async def test_a_release_that_fails_ends_the_lane() -> None:
    """As a batch does; and a lane that was taken away releases nothing."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures)
    lane.pause()
    await lane.release(NOON)
    lane.resume(1)
    owner.error = RuntimeError("the broker said no")
    await lane.release(NOON)
    assert (owner.released, failures) == ([], [owner.error])
    assert await put_all(lane, [seen(0)]) == [False]
    await lane.close()


async def test_a_gap_ends_the_lane() -> None:
    """A record whose predecessors were not seen is not taken, nor anything after it."""
    owner, failures = FakeOwner(cursor=3), list[Exception]()
    lane = a_lane(owner, failures)
    await put_all(lane, [seen(7)])
    await settle()
    assert [type(each) for each in failures] == [GapError]
    assert owner.batches == []
    assert await put_all(lane, [seen(3)]) == [False]
    await lane.close()


async def test_what_lies_before_the_cursor_is_skipped() -> None:
    """It was taken already, whatever brought it again."""
    owner, failures = FakeOwner(cursor=2), list[Exception]()
    lane = a_lane(owner, failures)
    await put_all(lane, [seen(0), seen(1), seen(2)])
    await settle()
    assert owner.batches == [[2]]
    await lane.close()


async def test_another_generations_record_is_refused() -> None:
    """It may have been fetched before the partition was with somebody else."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures)
    assert await put_all(lane, [seen(0)], generation=2) == [False]
    lane.pause()
    lane.resume(2)
    assert await put_all(lane, [seen(0)], generation=2) == [True]
    await lane.close()


async def test_a_full_lane_makes_wait_until_it_is_paused() -> None:
    """Whoever waits for room in a revoked partition must not wait for ever."""
    owner, failures = FakeOwner(), list[Exception]()
    lane = a_lane(owner, failures, records_max=1)
    owner.go.clear()
    putting = asyncio.ensure_future(put_all(lane, [seen(offset) for offset in range(9)]))
    await settle()
    assert not putting.done()
    lane.pause()
    assert False in await putting
    owner.go.set()
    await lane.settled()
    await settle()
    assert owner.batches == [[0]]
    await lane.close()


async def test_an_error_of_a_batch_ends_the_lane() -> None:
    """Nothing is taken after it: the process is to end."""
    owner, failures = FakeOwner(), list[Exception]()
    owner.error = ZeroDivisionError()
    lane = a_lane(owner, failures)
    await put_all(lane, [seen(0)])
    await settle()
    assert failures == [owner.error]
    assert not await lane.put(seen(0), 1)
    await lane.close()


async def test_an_idle_cursor_steps_over_markers() -> None:
    """Never backwards."""
    owner, failures = FakeOwner(cursor=4), list[Exception]()
    lane = a_lane(owner, failures)
    await lane.advance(6)
    await lane.advance(5)
    assert owner.cursor == 6
    await lane.close()
