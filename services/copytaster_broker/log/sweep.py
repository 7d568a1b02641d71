"""Dropped topics -> free pages, a few hundred batches at a time."""

import sqlite3

from copytaster_broker import limits
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Topic
from copytaster_broker.log.read import LogReader

_PAYLOADS = """
delete from payloads where payload_id in (
    select payload_id from batches where topic_id = ? order by partition, base_offset limit ?)
"""
_BATCHES = """
delete from batches where topic_id = ? and (partition, base_offset) in (
    select partition, base_offset from batches where topic_id = ?
    order by partition, base_offset limit ?)
"""


class Sweeper:
    """Deletes what dropped topics held. A restart goes on where it stopped."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal, reader: LogReader) -> None:
        self._journal = journal
        self._reader = reader
        rows = connection.execute("select topic_id from dropped_topics").fetchall()
        self._dropped: list[int] = [topic_id for (topic_id,) in rows]

    def add(self, topic: Topic) -> None:
        """Sweep this topic too."""
        self._dropped.append(topic.topic_id)

    async def sweep_some(self) -> None:
        """Delete some batches of one dropped topic, or the topic itself when none is left."""
        if not self._dropped:
            return
        topic_id, put = self._dropped[0], self._journal.put
        if await self._reader.holds_batches(topic_id):
            put(_PAYLOADS, topic_id, limits.SWEEP_BATCHES_MAX)
            put(_BATCHES, topic_id, topic_id, limits.SWEEP_BATCHES_MAX)
        else:
            put("delete from sequences where topic_id = ?", topic_id)
            put("delete from partition_starts where topic_id = ?", topic_id)
            put("delete from dropped_topics where topic_id = ?", topic_id)
            del self._dropped[0]
        await self._journal.durable(None)
