"""The topics: made, found, dropped."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Partition, Topic
from copytaster_broker.log.tail import TailBudget

_LOAD_PARTITION = """
select min(base_offset), max(last_offset) from batches where topic_id = ? and partition = ?
"""
# `latest_ms` never falls along a partition, so the last batch holds the highest.
_LOAD_LATEST = """
select latest_ms from batches where topic_id = ? and partition = ?
order by base_offset desc limit 1
"""


class Catalog:
    """All topics by name."""

    def __init__(
        self, connection: sqlite3.Connection, journal: Journal, budget: TailBudget
    ) -> None:
        self._journal = journal
        self._budget = budget
        self._topics: dict[str, Topic] = {}
        self._by_id: dict[int, Topic] = {}
        self._load(connection)
        (highest,) = connection.execute(
            "select max(seq) from (select seq from sqlite_sequence where name = 'topics')"
        ).fetchone()
        self._next_id = (highest or 0) + 1

    def __iter__(self) -> Iterator[Topic]:
        return iter(tuple(self._topics.values()))

    def __len__(self) -> int:
        return len(self._topics)

    def find(self, name: str) -> Topic | None:
        """The topic of this name."""
        return self._topics.get(name)

    def partition(self, name: str, index: int) -> Partition | None:
        """The partition of this topic and number."""
        topic = self._topics.get(name)
        if topic is None or not 0 <= index < len(topic.partitions):
            return None
        return topic.partitions[index]

    def partition_of_id(self, topic_id: int, index: int) -> Partition | None:
        """The partition of a topic known by its id; None if it was dropped."""
        topic = self._by_id.get(topic_id)
        return topic.partitions[index] if topic else None

    def create(
        self, name: str, partitions: int, configs: Mapping[str, str | None], *, now_ms: int
    ) -> Topic:
        """Make a topic; the caller has checked that it may be made."""
        topic = self._add(self._next_id, name, partitions, dict(configs))
        self._next_id += 1
        put = self._journal.put
        put("insert into topics values(?, ?, ?, ?)", topic.topic_id, name, partitions, now_ms)
        for key, value in configs.items():
            put("insert into topic_configs values(?, ?, ?)", topic.topic_id, key, value)
        return topic

    def drop(self, topic: Topic) -> None:
        """Take a topic out of sight; what it holds is swept away later, a little at a time."""
        del self._topics[topic.name]
        del self._by_id[topic.topic_id]
        for partition in topic.partitions:
            self._budget.forget(partition.tail)
            partition.show(partition.visible)
        put = self._journal.put
        put("insert into dropped_topics values(?)", topic.topic_id)
        put("delete from topics where topic_id = ?", topic.topic_id)
        put("delete from topic_configs where topic_id = ?", topic.topic_id)

    def _add(
        self, topic_id: int, name: str, partitions: int, configs: dict[str, str | None]
    ) -> Topic:
        row = tuple(Partition(topic_id, name, index) for index in range(partitions))
        topic = Topic(topic_id, name, configs, row)
        self._topics[name] = self._by_id[topic_id] = topic
        return topic

    def _load(self, connection: sqlite3.Connection) -> None:
        execute = connection.execute
        rows = execute("select topic_id, name, partitions from topics order by topic_id")
        for topic_id, name, partitions in rows.fetchall():
            configs = execute(
                "select name, value from topic_configs where topic_id = ?", [topic_id]
            )
            topic = self._add(topic_id, name, partitions, dict(configs.fetchall()))
            for partition in topic.partitions:
                _load_partition(execute, partition)


def _load_partition(execute: Callable[..., sqlite3.Cursor], partition: Partition) -> None:
    first, last = execute(_LOAD_PARTITION, partition.key).fetchone()
    start = execute(
        "select start_offset from partition_starts where topic_id = ? and partition = ?",
        partition.key,
    ).fetchone()
    partition.start = start[0] if start else first or 0
    partition.end = max(partition.start, 0 if last is None else last + 1)
    partition.visible = partition.end
    latest = execute(_LOAD_LATEST, partition.key).fetchone()
    partition.latest_ms = latest[0] if latest else -1
