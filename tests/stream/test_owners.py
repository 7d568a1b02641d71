"""Owners of partitions: opened, kept and given up while assignments change."""

import asyncio
from typing import Any, cast

import pytest
from aiokafka import TopicPartition

from copytaster.stream.lane import Lane
from copytaster.stream.owners import Owners
from copytaster.stream.records import Taken
from support.lanes import FakeOwner, settle

A, B = TopicPartition("t", 0), TopicPartition("t", 1)


class Made:
    """Owners with fakes, and the fakes that were made."""

    def __init__(self) -> None:
        self.fakes: list[FakeOwner] = []
        self.hold = False
        self.owners = Owners(
            cast("Any", self._new_owner),
            lambda owner, generation: Lane(
                owner,
                generation=generation,
                records_max=3,
                crossed=self._ok,
                failed=self._bad,
                late_s=lambda _: 0,
            ),
        )

    def _ok(self, *_: object) -> None:
        """Nothing is counted."""

    def _bad(self, error: Exception) -> None:
        raise error

    def _new_owner(self, tp: TopicPartition) -> FakeOwner:
        fake = FakeOwner(tp)
        if self.hold:
            fake.go.clear()
        self.fakes.append(fake)
        return fake


async def test_a_partition_held_without_a_break_is_kept_open() -> None:
    """From one generation to the next; any other jump fences and restores anew."""
    made = Made()
    await made.owners.assign([A, B], 1)
    await made.owners.revoke(1)
    await made.owners.assign([A], 2)
    await made.owners.revoke(1)
    await made.owners.assign([A], 4)

    assert [(fake.tp, fake.opened, fake.closed) for fake in made.fakes] == [
        (A, 1, 1),
        (B, 1, 1),
        (A, 1, 0),
    ]
    assert made.owners.serving
    await made.owners.close()


async def test_a_cancelled_assignment_leaves_nothing_half_open() -> None:
    """A second rebalance may come while owners are being opened."""
    made = Made()
    made.hold = True
    assigning = asyncio.ensure_future(made.owners.assign([A], 1))
    await settle()
    assigning.cancel()
    with pytest.raises(asyncio.CancelledError):
        await assigning

    assert made.owners.lanes == {}
    assert not made.owners.serving
    assert [fake.closed for fake in made.fakes] == [1]


async def test_a_revocation_during_an_assignment_wins() -> None:
    """What was revoked meanwhile is not served, though it was opened."""
    made = Made()
    made.hold = True
    assigning = asyncio.ensure_future(made.owners.assign([A], 1))
    await settle()
    await made.owners.revoke(1)
    made.fakes[0].go.set()
    await assigning

    assert not made.owners.serving
    await made.owners.close()


async def test_stray_records_are_counted_and_dropped() -> None:
    """Of a partition that is not held, or from before the seek to the cursor."""
    made = Made()
    await made.owners.assign([A], 1)
    await made.owners.put(Taken("t", 1, 0, 0, None, b""), 0, 1)
    await made.owners.put(Taken("t", 0, 0, 0, None, b""), None, 1)
    await made.owners.put(Taken("t", 0, 0, 0, None, b""), 0, 7)
    await settle()

    assert made.owners.stray == 3
    assert made.fakes[0].batches == []
    await made.owners.close()


async def test_a_batch_in_flight_is_waited_for_when_partitions_go() -> None:
    """So that it commits, and is not fenced by whoever comes next."""
    made = Made()
    await made.owners.assign([A], 1)
    (fake,) = made.fakes
    fake.go.clear()
    await made.owners.put(Taken("t", 0, 0, 0, None, b""), 0, 1)
    await settle()
    revoking = asyncio.ensure_future(made.owners.revoke(30))
    await settle()
    assert not revoking.done()
    fake.go.set()
    await revoking
    assert fake.cursor == 1
    await made.owners.close()
