"""The log on disk -> batches for readers that are too far behind for the tails in memory."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from copytaster_broker import limits
from copytaster_broker.log.partition import Partition
from copytaster_broker.log.schema import open_for_reading
from copytaster_broker.wire.batch import at_offset
from copytaster_broker.wire.records import Moment, moments

_READ = """
select base_offset, last_offset, size, payload_id from batches
where topic_id = :topic_id and partition = :partition and base_offset < :before
  and base_offset >= coalesce((select max(base_offset) from batches where topic_id = :topic_id
      and partition = :partition and base_offset <= :offset), 0)
order by base_offset limit :rows
"""
_BODY = "select body from payloads where payload_id = ?"
# `latest_ms` never falls along a partition, which makes it fit for a search by halves.
_NEXT = """
select base_offset, last_offset, latest_ms, max_timestamp_ms, payload_id from batches
where topic_id = ? and partition = ? and base_offset >= ? and base_offset < ?
order by base_offset limit 1
"""


class LogReader:
    """Reads on a connection and a thread of its own, so that no reader stops the broker."""

    def __init__(self, path: Path) -> None:
        self._connection = open_for_reading(path)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="log-reader")

    async def read(self, partition: Partition, offset: int, bytes_max: int) -> tuple[bytes, ...]:
        """The batches from `offset` on, up to `bytes_max` but at least one."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._thread, self._read, partition.key, offset, partition.visible, bytes_max
        )

    async def first_since(self, partition: Partition, timestamp_ms: int) -> Moment | None:
        """The first record whose time is `timestamp_ms` or later."""
        loop = asyncio.get_running_loop()
        ends = (partition.start, partition.visible)
        return await loop.run_in_executor(
            self._thread, self._first_since, partition.key, ends, timestamp_ms
        )

    async def holds_batches(self, topic_id: int) -> bool:
        """Whether there is anything left of a topic."""
        sql = "select 1 from batches where topic_id = ? limit 1"
        loop = asyncio.get_running_loop()
        row = await loop.run_in_executor(self._thread, self._one, sql, (topic_id,))
        return row is not None

    async def close(self) -> None:
        """End the thread; reads under way are finished."""
        await asyncio.to_thread(self._thread.shutdown)
        self._connection.close()

    def _one(self, sql: str, values: tuple[int, ...]) -> tuple[int, ...] | None:
        row: tuple[int, ...] | None = self._connection.execute(sql, values).fetchone()
        return row

    def _body(self, payload_id: int) -> bytes:
        body: bytes = self._connection.execute(_BODY, (payload_id,)).fetchone()[0]
        return body

    def _read(
        self, key: tuple[int, int], offset: int, before: int, bytes_max: int
    ) -> tuple[bytes, ...]:
        self._connection.execute("begin")  # index and payloads of one moment
        try:
            return self._read_batches(key, offset, before, bytes_max)
        finally:
            self._connection.execute("commit")

    def _read_batches(
        self, key: tuple[int, int], offset: int, before: int, bytes_max: int
    ) -> tuple[bytes, ...]:
        values = {
            "topic_id": key[0],
            "partition": key[1],
            "before": before,
            "offset": offset,
            "rows": limits.READ_BATCHES_MAX,
        }
        taken: list[bytes] = []
        for base, last, size, payload_id in self._connection.execute(_READ, values):
            if last < offset:
                continue
            if taken and size > bytes_max:
                break
            taken.append(at_offset(base, self._body(payload_id)))
            bytes_max -= size
        return tuple(taken)

    def _first_since(
        self, key: tuple[int, int], ends: tuple[int, int], timestamp_ms: int
    ) -> Moment | None:
        low, high = ends
        while low < high:  # the first batch whose `latest_ms` is high enough starts in [low, high)
            middle = (low + high) // 2
            row = self._one(_NEXT, (*key, middle, ends[1]))
            if row is None or row[2] >= timestamp_ms:
                high = middle
            else:
                low = row[1] + 1
        # retention may have taken the batch that was that late: go on to one that is
        while (row := self._one(_NEXT, (*key, low, ends[1]))) is not None:
            if row[3] >= timestamp_ms:
                return _first_record_since(at_offset(row[0], self._body(row[4])), timestamp_ms)
            low = row[1] + 1
        return None


def _first_record_since(data: bytes, timestamp_ms: int) -> Moment | None:
    return next((m for m in moments(data) if m.timestamp_ms >= timestamp_ms), None)
