"""The records of one owned partition: from the consumer to the owner, in order, no gap."""

import asyncio
import math
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from copytaster.stream.owner import Crossed, PartitionOwner
from copytaster.stream.records import Taken

BATCHES_WAITING: Final = 2
"""Full batches that may wait in a lane: one to go on with while the next is fetched."""

LATE_S: Final = 0.5
"""How late a record is that has missed the latency aimed at (article in, alert out, p99): from here
on what counts is how much gets through, and a transaction costs as much as ten records."""

GATHER_S: Final = 0.25
"""Pause between the transactions of records that are late anyway, so that more come: a third of the
transactions, and none waits whose lane was idle, however wrong a producer's clock."""

GATHERED_RECORDS: Final = 32
"""So many are worth a transaction of their own."""


class GapError(Exception):
    """A record before this one has not been seen: going on would lose it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A record, and up to where everything had been seen when it came.

    Offsets may have holes (markers, aborted transactions, compaction). That no data lies between
    `reached` and the record is a fact about the log, known where it is fetched.
    """

    record: Taken
    reached: int


class Lane:
    """Takes whatever waits, as one batch after the other, until it is closed.

    A batch is as large as what came while the one before was committed: small and quick when
    little comes, large and cheap when much does. Behind a backlog more is let come first. `late_s`
    tells the seconds since the article came that a record follows from; `failed` gets the error
    that ended the lane.
    """

    def __init__(
        self,
        owner: PartitionOwner,
        *,
        generation: int,
        records_max: int,
        crossed: Callable[[PartitionOwner, Crossed, Taken], None],
        failed: Callable[[Exception], None],
        late_s: Callable[[Taken], float],
    ) -> None:
        self.owner = owner
        self.generation = generation
        self.busy_since: float | None = None
        self._records_max = records_max
        self._crossed, self._failed, self._late_s = crossed, failed, late_s
        self._waiting: deque[Seen] = deque()
        self._arrived, self._room, self._idle = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._room.set()
        self._idle.set()
        self._turn = asyncio.Lock()
        self._serving = True
        self._ended = -math.inf
        self._task = asyncio.create_task(self._work())

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is in flight."""
        return not self._waiting and self._idle.is_set()

    async def put(self, seen: Seen, generation: int) -> bool:
        """Append a record, waiting for room; False when it is not this generation's."""
        while True:
            if not self._serving or generation != self.generation:
                return False
            if len(self._waiting) < self._records_max * BATCHES_WAITING:
                self._waiting.append(seen)
                self._arrived.set()
                return True
            self._room.clear()
            await self._room.wait()

    def pause(self) -> None:
        """Begin no batch any more, and forget what waits: it will be fetched again."""
        self._serving = False
        self._waiting.clear()
        self._room.set()

    def resume(self, generation: int) -> None:
        """Serve the next generation, which the partition was held into without a break."""
        self.generation = generation
        self._serving = True

    async def settled(self) -> None:
        """Wait until no batch is in flight."""
        await self._idle.wait()

    async def release(self, now: datetime) -> None:
        """Let the owner put back what its hop held until `now`."""

        async def step() -> None:
            if self._serving:
                await self.owner.release(now)

        await self._aside(step)

    async def advance(self, cursor: int) -> None:
        """Let the owner step over offsets up to `cursor` that hold no records."""

        async def step() -> None:
            if self._serving and self.owner.cursor < cursor:
                await self.owner.advance(cursor)

        await self._aside(step)

    async def close(self) -> None:
        """End; a batch in flight is left to its fate, which the next owner will read."""
        self.pause()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self.owner.close()

    async def _work(self) -> None:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            try:
                while self._waiting and self._serving:
                    await self._gather()
                    await self._alone(self._batch)
                    self._ended = asyncio.get_running_loop().time()
            except Exception as error:
                self.pause()
                self._failed(error)
                return

    async def _aside(self, action: Callable[[], Awaitable[None]]) -> None:
        try:
            await self._alone(action)
        except Exception as error:
            self.pause()
            self._failed(error)

    async def _alone(self, action: Callable[[], Awaitable[None]]) -> None:
        """One transaction at a time, and the time since when it is in flight."""
        async with self._turn:
            self._idle.clear()
            self.busy_since = asyncio.get_running_loop().time()
            try:
                await action()
            finally:
                self.busy_since = None
                self._idle.set()

    async def _gather(self) -> None:
        """Let more come, where few wait and the first of them is late anyway."""
        if self._late_s(self._waiting[0].record) < LATE_S:
            return
        clock = asyncio.get_running_loop().time
        until, enough = self._ended + GATHER_S, min(GATHERED_RECORDS, self._records_max)
        while 0 < len(self._waiting) < enough and (left_s := until - clock()) > 0:
            self._arrived.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(left_s):
                    await self._arrived.wait()

    async def _batch(self) -> None:
        count = min(len(self._waiting), self._records_max)
        records = self._fresh([self._waiting.popleft() for _ in range(count)])
        self._room.set()
        while records:
            self.busy_since = asyncio.get_running_loop().time()  # each transaction has its own
            crossed = await self.owner.cross(records)
            self._crossed(self.owner, crossed, records[crossed.batch.taken - 1])
            records = records[crossed.batch.taken :] if self._serving else []

    def _fresh(self, waiting: list[Seen]) -> list[Taken]:
        """Those at or after the cursor, checked to leave no gap."""
        records: list[Taken] = []
        cursor = self.owner.cursor
        for seen in waiting:
            offset = seen.record.offset
            if offset < cursor:
                continue
            if seen.reached > cursor:
                tp = self.owner.tp
                raise GapError(
                    f"{tp.topic}-{tp.partition}: the cursor is {cursor}, the record's offset "
                    f"{offset}, and the log was seen up to {seen.reached} only"
                )
            records.append(seen.record)
            cursor = offset + 1
        return records
