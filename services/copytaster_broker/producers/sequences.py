"""Sequence numbers: a batch that comes again is recognised, one that is missing is noticed.

The last five batches of each producer and partition are remembered, on disk as well: five is
what a producer may have under way at once, so a retry is always among them.
"""

import sqlite3
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Partition, Topic
from copytaster_broker.wire.batch import Batch

_REMEMBERED = 5
_ENTRY = struct.Struct(">iiq")
_WRAP = 0x7FFFFFFF
_SAVE = "insert or replace into sequences values(?, ?, ?, ?, ?, ?)"

Key = tuple[int, int, int]  # producer id, topic id, partition


class Appended(NamedTuple):
    """A batch that was taken. In a transaction its offset is not known yet: -1."""

    first: int
    last: int
    base_offset: int


@dataclass(slots=True, eq=False)
class Track:
    """What one producer wrote to one partition lately."""

    epoch: int
    recent: deque[Appended]
    used_ms: int


class Sequences:
    """The tracks of all idempotent producers."""

    def __init__(
        self, connection: sqlite3.Connection, journal: Journal, now_ms: Callable[[], int]
    ) -> None:
        self._journal = journal
        self._now_ms = now_ms
        self._tracks: dict[Key, Track] = {}
        for pid, topic_id, index, epoch, recent, used_ms in connection.execute(
            "select producer_id, topic_id, partition, epoch, recent, used_ms from sequences"
        ):
            entries = deque(map(Appended._make, _ENTRY.iter_unpack(recent)), _REMEMBERED)
            self._tracks[pid, topic_id, index] = Track(epoch, entries, used_ms)

    def check(self, batch: Batch, partition: Partition) -> Appended | None:
        """None if `batch` is the next one of its producer, or what became of it if it came before.

        Raises `RefusedError` when it is neither.
        """
        track = self._tracks.get((batch.producer_id, *partition.key))
        if track is None:
            return None  # new, or forgotten after a week: its numbers may start anywhere
        if batch.epoch < track.epoch:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_EPOCH)
        if batch.epoch > track.epoch:
            if batch.first_sequence != 0:
                raise RefusedError(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
            return None
        for entry in track.recent:
            if (entry.first, entry.last) == (batch.first_sequence, batch.last_sequence):
                return entry
        gap = (batch.first_sequence - track.recent[-1].last - 1) & _WRAP
        if gap > _WRAP // 2:  # behind the five that are remembered: it was taken long ago
            raise RefusedError(ErrorCode.DUPLICATE_SEQUENCE_NUMBER)
        if gap:
            raise RefusedError(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
        return None

    def record(self, batch: Batch, partition: Partition, base_offset: int) -> None:
        """Remember that `batch`, which `check` let pass, was taken."""
        key = (batch.producer_id, *partition.key)
        track = self._tracks.get(key)
        if track is None or track.epoch != batch.epoch:
            track = self._tracks[key] = Track(batch.epoch, deque(maxlen=_REMEMBERED), 0)
        track.used_ms = self._now_ms()
        track.recent.append(Appended(batch.first_sequence, batch.last_sequence, base_offset))
        recent = b"".join(_ENTRY.pack(*entry) for entry in track.recent)
        self._journal.put(_SAVE, *key, track.epoch, recent, track.used_ms)

    def forget_topic(self, topic: Topic) -> None:
        """The topic is gone; its rows are swept away with it."""
        for key in [key for key in self._tracks if key[1] == topic.topic_id]:
            del self._tracks[key]

    def forget_idle(self) -> None:
        """Drop the tracks that nobody used for a week."""
        before = self._now_ms() - limits.PRODUCER_IDLE_MS_MAX
        idle = [key for key, track in self._tracks.items() if track.used_ms < before]
        for key in idle:
            del self._tracks[key]
        if idle:
            self._journal.put("delete from sequences where used_ms < ?", before)
