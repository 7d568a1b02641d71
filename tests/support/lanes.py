"""Lanes over owners that are none: they only note what they are given."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from aiokafka import TopicPartition

from copytaster.stream.lane import Lane, Seen
from copytaster.stream.owner import Crossed, PartitionOwner
from copytaster.stream.records import Taken
from copytaster.stream.run import Batch

TP = TopicPartition("t", 0)


class FakeOwner:
    """An owner that only notes what it is given."""

    def __init__(self, tp: TopicPartition = TP, cursor: int = 0, *, take_max: int = 99) -> None:
        self.tp, self.cursor = tp, cursor
        self.batches: list[list[int]] = []
        self.go = asyncio.Event()
        self.go.set()
        self.error: Exception | None = None
        self.opened = self.closed = 0
        self.released: list[datetime] = []
        self._take_max = take_max

    async def open(self) -> int:
        """Opened, as soon as it may."""
        self.opened += 1
        await self.go.wait()
        return 0

    async def cross(self, records: Sequence[Taken]) -> Crossed:
        """Note the offsets."""
        await self.go.wait()
        if self.error is not None:
            raise self.error
        taken = records[: self._take_max]
        self.batches.append([record.offset for record in taken])
        self.cursor = taken[-1].offset + 1
        return Crossed(Batch((), (), (), {}, self.cursor, len(taken)), 0, 0)

    async def advance(self, cursor: int) -> None:
        """Step over."""
        self.cursor = cursor

    async def release(self, now: datetime) -> int:
        """Note the moment."""
        await self.go.wait()
        if self.error is not None:
            raise self.error
        self.released.append(now)
        return 0

    async def close(self) -> None:
        """Count."""
        self.closed += 1


def seen(offset: int, reached: int | None = None) -> Seen:
    """A record that follows the one before without a hole."""
    record = Taken("t", 0, offset, 0, None, b"")
    return Seen(record, offset if reached is None else reached)


def a_lane(
    owner: FakeOwner, failures: list[Exception], records_max: int = 3, late_s: float = 0
) -> Lane:
    """A lane of generation 1 whose records are all so late."""
    return Lane(
        cast("PartitionOwner", owner),
        generation=1,
        records_max=records_max,
        crossed=lambda *_: None,
        failed=failures.append,
        late_s=lambda _: late_s,
    )


async def put_all(lane: Lane, records: Iterable[Seen], generation: int = 1) -> list[bool]:
    """Put them one after the other."""
    return [await lane.put(each, generation) for each in records]


async def settle() -> None:
    """Let everything that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)
