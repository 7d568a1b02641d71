"""The path without a broker: the same hops over topics in memory, one partition each."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import Final, NamedTuple

from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop
from copytaster.stream.records import EPOCH, Headers, Outgoing, Taken
from copytaster.stream.run import Batch, OutputTooLargeError, Run

CHUNK_RECORDS: Final = 32
"""Input records that cross the path together: a batch pays for writing its changed state once."""


class Produced(NamedTuple):
    """One record that the path wrote."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers


@dataclass(frozen=True, slots=True)
class Given:
    """One record for the first topic of the path. `timestamp_ms` is when the log would have it."""

    value: bytes
    timestamp_ms: int
    key: bytes | None = None
    headers: Headers = ()


def run_in_process(
    hops: Sequence[Hop],
    records: Iterable[Given],
    *,
    stamp: Stamp | None = None,
    chunk: int = CHUNK_RECORDS,
) -> Iterator[Produced]:
    """Everything that follows from `records`, in the order in which a hop writes it.

    `records` enter the topic of the first hop, `chunk` at a time, and everything that follows
    from a chunk comes before the next is read. The same records give the same outputs.
    """
    stamp = stamp or Stamp()
    topics = {stamp.topic_prefix + hop.source.name: _Partition(hop, stamp) for hop in hops}
    first = stamp.topic_prefix + hops[0].source.name
    waiting = iter(records)
    while given := list(islice(waiting, chunk)):
        topics[first].append(
            Outgoing(first, each.key, each.value, each.headers, each.timestamp_ms) for each in given
        )
        yield from _settle(topics, max(each.timestamp_ms for each in given))


def _settle(topics: Mapping[str, "_Partition"], now_ms: int) -> Iterator[Produced]:
    """Let the hops work, in path order, until nothing waits: a hop may write to its own input.

    What is held is released at `now_ms`, the newest moment that the input has told.
    """
    while True:
        busy = next((each for each in topics.values() if each.waiting), None)
        batch = busy.cross() if busy is not None else _due(topics.values(), now_ms)
        if batch is None:
            return
        for output in (*batch.outputs, *batch.dead_letters):
            if output.topic in topics:
                topics[output.topic].append([output])
            yield Produced(output.topic, output.key, output.value, output.headers)


def _due(partitions: Iterable["_Partition"], now_ms: int) -> Batch | None:
    batches = (each.release(now_ms) for each in partitions if each.holds)
    return next((batch for batch in batches if batch.outputs), None)


class _Partition:
    """The only partition of an input topic, and the run over it."""

    def __init__(self, hop: Hop, stamp: Stamp) -> None:
        self._hop, self._stamp = hop, stamp
        self._run = Run(hop, stamp)
        self._state: dict[bytes, bytes] = {}
        self._end = 0
        self.waiting: deque[Taken] = deque()

    def append(self, records: Iterable[Outgoing]) -> None:
        """Put records at the end of the log."""
        for each in records:
            record = Taken(
                topic=each.topic,
                partition=0,
                offset=self._end,
                timestamp_ms=each.timestamp_ms or 0,
                key=each.key,
                value=each.value,
                headers=each.headers,
            )
            self.waiting.append(record)
            self._end += 1

    def cross(self) -> Batch:
        """Take everything that waits across the hop."""
        records = tuple(self.waiting)
        batch = self._take(records)
        self.waiting.clear()
        self._keep(batch)
        return batch

    @property
    def holds(self) -> bool:
        """Whether something of it can become due."""
        return self._run.holds

    def release(self, now_ms: int) -> Batch:
        """What it held until that moment, which is when the records that it puts back came in."""
        batch = self._run.release(EPOCH + timedelta(milliseconds=now_ms), self._end)
        self._keep(batch)
        outputs = tuple(replace(each, timestamp_ms=now_ms) for each in batch.outputs)
        return replace(batch, outputs=outputs)

    def _keep(self, batch: Batch) -> None:
        for key, value in batch.changed.items():
            if value is None:
                self._state.pop(key, None)
            else:
                self._state[key] = value

    def _take(self, records: Sequence[Taken]) -> Batch:
        too_large: set[int] = set()
        while True:
            try:
                return self._run.take(records, too_large=too_large)
            except OutputTooLargeError as error:
                too_large.add(error.offset)
                self._run = Run(self._hop, self._stamp, self._state)
