"""state records of a merged story <-> the messages that carry them to the winner."""

from collections.abc import Mapping
from typing import Final

import orjson

from copytaster.limits import STORIES_MERGED_MAX
from copytaster_schemas.digest import StoryMoved
from copytaster_schemas.ids import StoryId

DOCUMENT: Final = b"d"
HEAD: Final = b"h"
WAITING: Final = b"p"
MOVED: Final = b"m"
"""First bytes of the state records: a document, a development's history, a part of a merged story
that waits for the rest, where a merged story went.
"""

SEPARATOR: Final = b"\x1f"


class Moves:
    """Merged story -> where it went, the latest STORIES_MERGED_MAX."""

    def __init__(self) -> None:
        self._winners: dict[StoryId, tuple[int, StoryId]] = {}
        self._seq = 0
        self.changed: dict[bytes, bytes | None] = {}

    def winner(self, story_id: StoryId) -> StoryId | None:
        """Where a story went; None where it did not."""
        held = self._winners.get(story_id)
        return held[1] if held else None

    def add(self, loser: StoryId, winner: StoryId) -> None:
        """Note that a story went."""
        self._seq += 1
        self._winners[loser] = (self._seq, winner)
        self.changed[MOVED + loser.encode()] = orjson.dumps([self._seq, winner])
        if len(self._winners) > STORIES_MERGED_MAX:
            oldest = min(self._winners, key=lambda one: self._winners[one])
            del self._winners[oldest]
            self.changed[MOVED + oldest.encode()] = None

    def restore(self, key: bytes, value: bytes) -> None:
        """Take over one record."""
        seq, winner = orjson.loads(value)
        self._winners[StoryId(key[len(MOVED) :].decode())] = (seq, StoryId(winner))
        self._seq = max(self._seq, seq)


def moved(loser: StoryId, winner: StoryId, key: bytes, record: bytes) -> StoryMoved:
    """The message that carries one record; a part that waits here goes on under its own origin."""
    if key[:1] == WAITING:
        _, origin, kind, name = key.split(SEPARATOR, 3)
        loser = StoryId(origin.decode())
    else:
        kind, name = key[:1], key.split(SEPARATOR, 1)[1]
    part: Final = "document" if kind == DOCUMENT else "history"
    return StoryMoved(story_id=winner, origin=loser, part=part, name=name.decode(), state=record)


def waiting_key(message: StoryMoved) -> bytes:
    """The key of the state record in which a part waits."""
    kind = DOCUMENT if message.part == "document" else HEAD
    parts = (message.story_id.encode(), message.origin.encode(), kind, message.name.encode())
    return WAITING + SEPARATOR.join(parts)


def waiting_keys(records: Mapping[bytes, bytes], end: StoryMoved) -> list[bytes]:
    """The keys of all parts that waited for this end, histories before documents."""
    start = WAITING + SEPARATOR.join((end.story_id.encode(), end.origin.encode(), b""))
    return sorted((key for key in records if key.startswith(start)), reverse=True)


def part_of(key: bytes) -> tuple[bytes, str]:
    """Kind and name of a part that waited."""
    _, _, kind, name = key.split(SEPARATOR, 3)
    return kind, name.decode()
