"""How much of the path's input has not been worked on yet: nothing left means drained."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiokafka import TopicPartition

from copytaster.settings import Settings
from copytaster.stream.client import POLL_MS, partitions_of, reader
from copytaster.stream.hop import Hop
from copytaster.stream.layout import state_topic_of
from copytaster.stream.run import CURSOR_KEY


class Backlog:
    """Reads the cursors of all hops and compares them with the ends of their inputs."""

    def __init__(
        self, states: Any, ends: Any, probe: Any, inputs: Mapping[TopicPartition, TopicPartition]
    ) -> None:
        self._states, self._ends, self._probe = states, ends, probe
        self._inputs = inputs
        self._cursors: dict[TopicPartition, int] = {}

    async def remaining(self) -> int:
        """Records of all inputs that lie beyond the cursors; 0 means that nothing is on its way."""
        return sum((await self.waiting()).values())

    async def waiting(self) -> dict[str, int]:
        """Records beyond the cursors by input topic (as the broker names it).

        Cursors are read first, ends after, and ends count what is not committed yet: whatever a
        batch writes is seen no later than its cursor.
        """
        await self._read_cursors()
        partitions = list(self._inputs.values())
        ends = await self._ends.end_offsets(partitions)
        begins = await self._ends.beginning_offsets(partitions)
        left = dict.fromkeys((tp.topic for tp in partitions), 0)
        for tp in partitions:
            cursor = self._cursors.get(tp, begins[tp])
            if ends[tp] > cursor and not await self._only_markers(tp, cursor, ends[tp]):
                left[tp.topic] += ends[tp] - cursor
        return left

    async def _read_cursors(self) -> None:
        states = list(self._inputs)
        ends = await self._states.end_offsets(states)
        while [tp for tp in states if await self._states.position(tp) < ends[tp]]:
            for tp, records in (await self._states.getmany(timeout_ms=POLL_MS)).items():
                for record in records:
                    if record.key == CURSOR_KEY:
                        self._cursors[self._inputs[tp]] = int(record.value)

    async def _only_markers(self, tp: TopicPartition, begin: int, end: int) -> bool:
        """Whether a reader gets from `begin` to `end` without meeting a record."""
        self._probe.assign([tp])
        self._probe.seek(tp, begin)
        records = await self._probe.getmany(tp, timeout_ms=POLL_MS)
        return not records and bool(await self._probe.position(tp) >= end)


@asynccontextmanager
async def backlog(settings: Settings, address: str, hops: Iterable[Hop]) -> AsyncIterator[Backlog]:
    """A backlog of these hops, to be asked again and again.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    sources = {
        state_topic_of(hop, settings): settings.topic_prefix + hop.source.name for hop in hops
    }
    async with (
        reader(settings, address) as states,
        reader(settings, address, isolation="read_uncommitted") as ends,
        reader(settings, address) as probe,
    ):
        partitions = await partitions_of(states, sources)
        states.assign(partitions)
        await states.seek_to_beginning(*partitions)
        inputs = {tp: TopicPartition(sources[tp.topic], tp.partition) for tp in partitions}
        yield Backlog(states, ends, probe, inputs)
