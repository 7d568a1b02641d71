"""Which stories were merged into which: a document filed under a loser belongs to the winner."""

from typing import Final

import orjson

from copytaster.limits import STORIES_MERGED_MAX
from copytaster_schemas.ids import StoryId

PREFIX: Final = b"m"


class Merges:
    """Loser -> winner, the latest STORIES_MERGED_MAX; `seq` numbers them over all time."""

    def __init__(self) -> None:
        self._winners: dict[StoryId, tuple[int, StoryId]] = {}
        self._seq = 0
        self.changed: dict[bytes, bytes | None] = {}

    def winner(self, story_id: StoryId) -> StoryId:
        """The story that a story is part of by now; itself where it never lost."""
        while (held := self._winners.get(story_id)) is not None:
            story_id = held[1]
        return story_id

    def add(self, loser: StoryId, winner: StoryId) -> int:
        """Note a merge; gives its number."""
        self._seq += 1
        self._winners[loser] = (self._seq, winner)
        self.changed[PREFIX + loser.encode()] = orjson.dumps([self._seq, winner])
        if len(self._winners) > STORIES_MERGED_MAX:
            oldest = min(self._winners, key=lambda one: self._winners[one])
            del self._winners[oldest]
            self.changed[PREFIX + oldest.encode()] = None
        return self._seq

    def restore(self, key: bytes, value: bytes) -> None:
        """Take over one record."""
        seq, winner = orjson.loads(value)
        self._winners[StoryId(key[len(PREFIX) :].decode())] = (seq, StoryId(winner))
        self._seq = max(self._seq, seq)
