"""How far each consumer group has come."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Topic

_SAVE = "insert or replace into group_offsets values(?, ?, ?, ?, ?)"


class OffsetKey(NamedTuple):
    """Whose offset, where."""

    group_id: str
    topic: str
    partition: int


class CommittedOffset(NamedTuple):
    """How far a group has come, and its note."""

    offset: int
    metadata: str | None


class GroupOffsets:
    """The committed offsets of all groups; a commit is seen once it is on disk."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal) -> None:
        self._journal = journal
        self._groups: dict[str, dict[tuple[str, int], CommittedOffset]] = {}
        for group_id, topic, partition, offset, metadata in connection.execute(
            "select * from group_offsets"
        ):
            self._show(OffsetKey(group_id, topic, partition), CommittedOffset(offset, metadata))

    def __len__(self) -> int:
        return len(self._groups)

    def groups(self) -> Iterator[str]:
        """The groups that have committed anything."""
        return iter(tuple(self._groups))

    def knows(self, group_id: str) -> bool:
        """Whether the group has committed anything."""
        return group_id in self._groups

    def find(self, key: OffsetKey) -> CommittedOffset | None:
        """How far a group has come in one partition."""
        return self._groups.get(key.group_id, {}).get((key.topic, key.partition))

    def partitions(self, group_id: str) -> dict[str, list[int]]:
        """The partitions in which a group has committed anything, by topic."""
        found: dict[str, list[int]] = {}
        for topic, partition in sorted(self._groups.get(group_id, {})):
            found.setdefault(topic, []).append(partition)
        return found

    def commit(self, key: OffsetKey, committed: CommittedOffset) -> None:
        """Write how far a group has come."""
        self._journal.put(_SAVE, *key, *committed)
        self._journal.then(lambda: self._show(key, committed))

    def forget_topic(self, topic: Topic) -> None:
        """The topic is gone: a new one of its name starts from the beginning."""
        self._journal.put("delete from group_offsets where topic = ?", topic.name)
        self._journal.then(lambda: self._hide(topic.name))  # after the commits that are under way

    def _show(self, key: OffsetKey, committed: CommittedOffset) -> None:
        self._groups.setdefault(key.group_id, {})[key.topic, key.partition] = committed

    def _hide(self, topic: str) -> None:
        for offsets in self._groups.values():
            for place in [place for place in offsets if place[0] == topic]:
                del offsets[place]
