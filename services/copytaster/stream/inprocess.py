"""The path without a broker: the same hops over topics in memory, one partition each."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from copytaster.stream.hop import Crossing, Hop, Output, Record


class InProcess:
    """Feeds records to the first hop and follows what they become, depth first, in log order."""

    def __init__(self, hops: Sequence[Hop[Any]], *, version: str) -> None:
        self._crossings = {h.source.name: Crossing(h, {}, version=version) for h in hops}
        self._ends: dict[str, int] = {}
        self.state: dict[str, dict[bytes, bytes]] = {h.source.name: {} for h in hops}

    def feed(self, records: Iterable[tuple[str, bytes | None, bytes, int]]) -> Iterator[Output]:
        """Append (topic, key, value, timestamp in ms) one after the other; give every output."""
        for topic, key, value, timestamp_ms in records:
            waiting = deque([Output(topic, key, value, (), timestamp_ms)])
            while waiting:
                output = waiting.popleft()
                if output.topic in self._crossings:
                    outputs = self._cross(output, timestamp_ms)
                    yield from outputs
                    waiting.extend(outputs)

    def _cross(self, output: Output, timestamp_ms: int) -> list[Output]:
        crossing = self._crossings[output.topic]
        offset = self._ends.get(output.topic, 0)
        self._ends[output.topic] = offset + 1
        record = Record(
            topic=output.topic,
            partition=0,
            offset=offset,
            key=output.key,
            value=output.value,
            timestamp_ms=timestamp_ms,
            headers=output.headers,
        )
        outcome = crossing.take([record])
        state = self.state[output.topic]
        for key, value in outcome.changed.items():
            if value is None:
                state.pop(key, None)
            else:
                state[key] = value
        return outcome.outputs
