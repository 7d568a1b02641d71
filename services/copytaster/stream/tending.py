"""What is done once in a while beside the work: releases, hints, lag, idle cursors, watchdog."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Final

from aiokafka import TopicPartition

from copytaster.observe.metrics import Metrics
from copytaster.settings import Settings
from copytaster.stream.app import Exit, Fatal, Running
from copytaster.stream.cursor import Position
from copytaster.stream.supervise import is_orphan

TICK_S: Final = 1.0
_TICKS_PER_ROUND: Final = 5


class Tending:
    """Ticks every second. `ticked_at` shows others that the event loop runs."""

    def __init__(self, running: Running, settings: Settings, metrics: Metrics) -> None:
        self.ticked_at = time.monotonic()
        self.is_on = False
        self._running, self._metrics = running, metrics
        self._stall_s = settings.stall_timeout / timedelta(seconds=1)
        self._cursors: dict[TopicPartition, int] = {}
        self._moved_at: dict[TopicPartition, float] = {}
        self._hinted: dict[TopicPartition, int] = {}

    async def run(self) -> None:
        """Until cancelled."""
        self.is_on = True
        ticks = 0
        try:
            while True:
                await asyncio.sleep(TICK_S)
                self.ticked_at = time.monotonic()
                ticks += 1
                self._check()
                if self._running.owners.serving:
                    await self._release()
                if ticks % _TICKS_PER_ROUND == 0 and self._running.owners.serving:
                    await self._round()
        finally:
            self.is_on = False

    def _check(self) -> None:
        """Progress is what is judged: a consumer that hangs says that it is running."""
        app, now = self._running.app, self.ticked_at
        if is_orphan():
            self._running.end(Fatal(Exit.ORPHANED, "supervisor_gone"))
        if app.crash_reason is not None or app.should_stop:
            self._running.end(Fatal(Exit.CRASHED, "app_crashed", app.crash_reason))
        since = self._running.unassigned_since
        if since is not None and now - since > self._stall_s:
            self._running.end(Fatal(Exit.STALLED, "no_assignment"))
        busy = (lane.busy_since for lane in self._running.owners.lanes.values())
        if any(since is not None and now - since > self._stall_s for since in busy):
            self._running.end(Fatal(Exit.STALLED, "batch_hangs"))

    async def _release(self) -> None:
        """The one place where the path looks at a clock: what comes of it goes into the log."""
        now = datetime.now(UTC)
        lanes = [lane for lane in self._running.owners.lanes.values() if lane.owner.hop.put_back]
        for lane in lanes:
            if lane.is_idle:
                await lane.release(now)

    async def _round(self) -> None:
        positions = await self._running.consumer.thread.positions()
        for tp, position in positions.items():
            lane = self._running.owners.lanes.get(tp)
            if lane is not None:
                await self._tend(tp, position)
        await self._hint()

    async def _tend(self, tp: TopicPartition, position: Position) -> None:
        lane = self._running.owners.lanes[tp]
        cursor = lane.owner.cursor
        lag = max(0, (position.end if position.end is not None else position.next) - cursor)
        self._metrics.lag(tp.topic, tp.partition, lag)
        is_still = self._cursors.get(tp) == cursor
        self._cursors[tp] = cursor
        if not is_still or lag == 0:
            self._moved_at[tp] = self.ticked_at
            return
        if lane.is_idle and position.reached <= cursor < position.next:
            # Only markers lie there. Retention may take them, and the cursor must not be behind.
            await lane.advance(position.next)
        elif self.ticked_at - self._moved_at.get(tp, self.ticked_at) > self._stall_s:
            self._running.end(Fatal(Exit.STALLED, "no_progress"))

    async def _hint(self) -> None:
        cursors = self._running.owners.cursors
        if cursors != self._hinted:
            self._hinted = cursors
            await self._running.consumer.thread.hint(cursors)
