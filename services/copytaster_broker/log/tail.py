"""The youngest batches of every partition, kept in memory for the readers that follow closely."""

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple


class StoredBatch(NamedTuple):
    """A batch in the log, ready to be sent."""

    base_offset: int
    last_offset: int
    data: bytes


@dataclass(slots=True, eq=False)
class Tail:
    """The youngest batches of one partition, in order and without a gap."""

    batches: deque[StoredBatch] = field(default_factory=deque)

    def reaches(self, offset: int) -> bool:
        """Whether everything from `offset` on is here."""
        return bool(self.batches) and self.batches[0].base_offset <= offset

    def read(self, offset: int, bytes_max: int) -> tuple[bytes, ...]:
        """The batches from `offset` on, up to `bytes_max` but at least one."""
        first = bisect_left(self.batches, offset, key=attrgetter("last_offset"))
        taken: list[bytes] = []
        for index in range(first, len(self.batches)):
            data = self.batches[index].data
            if taken and len(data) > bytes_max:
                break
            taken.append(data)
            bytes_max -= len(data)
        return tuple(taken)


class TailBudget:
    """Keeps all tails together within a number of bytes: the oldest batch anywhere goes first."""

    def __init__(self, bytes_max: int) -> None:
        self._left = bytes_max
        self._order: deque[Tail] = deque()

    def add(self, tail: Tail, batch: StoredBatch) -> None:
        """Keep `batch` at the end of `tail`."""
        tail.batches.append(batch)
        self._order.append(tail)
        self._left -= len(batch.data)
        while self._left < 0:
            self._left += len(self._order.popleft().batches.popleft().data)

    def forget(self, tail: Tail) -> None:
        """Keep nothing of `tail`: a batch follows that is not in memory."""
        if not tail.batches:
            return
        self._left += sum(len(batch.data) for batch in tail.batches)
        tail.batches.clear()
        self._order = deque(entry for entry in self._order if entry is not tail)
