"""A partition: its offsets, its tail in memory, and who waits for its next records."""

from asyncio import Future
from dataclasses import dataclass, field

from copytaster_broker.log.tail import Tail


@dataclass(slots=True, eq=False)
class Partition:
    """One partition of a topic.

    `start` is its first offset, `end` the next one to be given out, `visible` the first that
    readers do not see yet because it is not on disk. `latest_ms` is the highest timestamp so far.
    """

    topic_id: int
    topic: str
    index: int
    start: int = 0
    end: int = 0
    visible: int = 0
    latest_ms: int = -1
    tail: Tail = field(default_factory=Tail)
    waiting: set["Future[None]"] = field(default_factory=set)

    @property
    def key(self) -> tuple[int, int]:
        """What identifies it for ever: a topic made anew under its old name has a new id."""
        return (self.topic_id, self.index)

    def show(self, visible: int) -> None:
        """Let readers see everything before `visible`, and wake those that wait."""
        self.visible = visible
        for future in self.waiting:
            if not future.done():
                future.set_result(None)


@dataclass(slots=True, eq=False)
class Topic:
    """A topic, its settings as they were given, and its partitions."""

    topic_id: int
    name: str
    configs: dict[str, str | None]
    partitions: tuple[Partition, ...]
