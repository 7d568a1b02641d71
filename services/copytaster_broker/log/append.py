"""Batches -> payloads on disk, and places in the log of a partition."""

import sqlite3
from itertools import count
from typing import NamedTuple

from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Partition
from copytaster_broker.log.tail import StoredBatch, TailBudget
from copytaster_broker.wire.batch import at_offset

_INSERT = "insert into batches values(?, ?, ?, ?, ?, ?, ?, ?)"


class Payload(NamedTuple):
    """A batch whose bytes are stored under `payload_id`. `body` is None when only on disk."""

    payload_id: int
    records: int
    max_timestamp_ms: int
    size: int
    body: bytes | None


class Appender:
    """Gives batches their bytes on disk and their place in the log."""

    def __init__(
        self, connection: sqlite3.Connection, journal: Journal, budget: TailBudget
    ) -> None:
        (highest,) = connection.execute("select max(payload_id) from payloads").fetchone()
        self._ids = count((highest or 0) + 1)
        self._journal = journal
        self._budget = budget

    def store(self, body: bytes, records: int, max_timestamp_ms: int) -> Payload:
        """Write the bytes of a batch; nobody can read them yet."""
        payload = Payload(next(self._ids), records, max_timestamp_ms, len(body), body)
        self._journal.put("insert into payloads values(?, ?)", payload.payload_id, body)
        return payload

    def place(self, partition: Partition, payload: Payload) -> int:
        """Put a stored batch at the end of `partition`; readers see it once it is on disk.

        Returns the offset of its first record.
        """
        base, following = partition.end, partition.end + payload.records
        partition.end = following
        partition.latest_ms = max(partition.latest_ms, payload.max_timestamp_ms)
        self._journal.put(
            _INSERT,
            partition.topic_id,
            partition.index,
            base,
            following - 1,
            payload.max_timestamp_ms,
            partition.latest_ms,
            payload.size,
            payload.payload_id,
        )

        def show() -> None:
            if payload.body is None:
                self._budget.forget(partition.tail)
            else:
                data = at_offset(base, payload.body)
                self._budget.add(partition.tail, StoredBatch(base, following - 1, data))
            partition.show(following)

        self._journal.then(show)
        return base
