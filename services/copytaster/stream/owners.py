"""The lanes of the partitions that this process was assigned, kept across rebalances."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Final

import structlog
from aiokafka import TopicPartition

from copytaster.stream.lane import Lane, Seen
from copytaster.stream.owner import PartitionOwner
from copytaster.stream.records import Taken

CLOSE_TIMEOUT_S: Final = 3.0
"""For a producer to be stopped; one that hangs in a transaction is left to the next owner."""

log = structlog.get_logger(__name__)


class Owners:
    """Opens owners on assignment, never because a record arrived: that might be a stale one."""

    def __init__(
        self,
        new_owner: Callable[[TopicPartition], PartitionOwner],
        new_lane: Callable[[PartitionOwner, int], Lane],
    ) -> None:
        self._new_owner, self._new_lane = new_owner, new_lane
        self._assignments = 0
        self.lanes: dict[TopicPartition, Lane] = {}
        self.serving = False
        self.stray = 0

    @property
    def cursors(self) -> dict[TopicPartition, int]:
        """Where each held partition is to be read on from."""
        return {tp: lane.owner.cursor for tp, lane in self.lanes.items()}

    async def put(self, record: Taken, reached: int | None, generation: int) -> None:
        """Hand a record to its lane; one that came for another time or place is counted stray.

        One without a tag was fetched before the seek to the cursor, which brings it again.
        """
        lane = self.lanes.get(TopicPartition(record.topic, record.partition))
        taken = False
        if lane is not None and self.serving and reached is not None:
            taken = await lane.put(Seen(record, reached), generation)
        self.stray += not taken

    async def revoke(self, patience_s: float) -> None:
        """Partitions are taken away: begin nothing, and let what is in flight end if it does soon.

        A batch that is still in flight afterwards is fenced by whoever comes next.
        """
        self.serving = False
        self._assignments += 1
        for lane in self.lanes.values():
            lane.pause()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await asyncio.gather(*(lane.settled() for lane in self.lanes.values()))

    async def assign(self, tps: Iterable[TopicPartition], generation: int) -> None:
        """Hold exactly these partitions. Those held in the generation before are kept open.

        Never inside aiokafka's own callback: it sends no heartbeat while that runs. May be
        cancelled by the next rebalance at any point: then nothing half open stays.
        """
        self._assignments += 1
        assignment = self._assignments
        wanted = set(tps)
        kept = {tp for tp in wanted if self._is_kept(tp, generation)}
        await self._close([self.lanes.pop(tp) for tp in set(self.lanes) - kept])
        owners = [self._new_owner(tp) for tp in sorted(wanted - kept)]
        try:
            read = await asyncio.gather(*(owner.open() for owner in owners))
        except BaseException:
            await _close_owners(owners)
            raise
        for tp in kept:
            self.lanes[tp].resume(generation)
        for owner in owners:
            self.lanes[owner.tp] = self._new_lane(owner, generation)
        self.serving = assignment == self._assignments
        log.info(
            "partitions_assigned",
            generation=generation,
            partitions=sorted(f"{tp.topic}-{tp.partition}" for tp in wanted),
            opened=len(owners),
            state_records=sum(read),
        )

    async def close(self) -> None:
        """Give everything back."""
        self.serving = False
        lanes = list(self.lanes.values())
        self.lanes.clear()
        await self._close(lanes)

    def _is_kept(self, tp: TopicPartition, generation: int) -> bool:
        """Held without a break, so that nobody can have owned it in between, and settled."""
        lane = self.lanes.get(tp)
        return lane is not None and lane.generation == generation - 1 and lane.is_idle

    async def _close(self, lanes: list[Lane]) -> None:
        await asyncio.gather(*(_within_limit(lane.close()) for lane in lanes))


async def _close_owners(owners: list[PartitionOwner]) -> None:
    """Also while being cancelled."""
    closing = asyncio.gather(*(_within_limit(owner.close()) for owner in owners))
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.shield(closing)


async def _within_limit(closing: Coroutine[Any, Any, None]) -> None:
    try:
        async with asyncio.timeout(CLOSE_TIMEOUT_S):
            await closing
    except Exception as error:
        log.warning("producer_not_closed", error=repr(error))
