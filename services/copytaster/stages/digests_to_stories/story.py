"""What filing remembers of a story: its founding frame, its current frame, and its times."""

import base64
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import orjson

from copytaster.limits import STORY_TOKENS_MAX
from copytaster.stages.digests_to_stories.tokens import Tokens
from copytaster_schemas.ids import StoryId

FOUNDING: Final = 0x80
"""Mark of a token of the founding article."""

INDEXED: Final = 0x40
"""Mark of a token under which the story can be found; it is never dropped."""

COUNT: Final = 0x3F
"""The bits that count the articles that had the token; at 63 all counts are halved."""

SHARED_MIN: Final = 2
"""Articles that must share a token before the story is entered under it: one may be off topic."""


@dataclass(slots=True)
class Story:
    """One live story. `tokens` are sorted, `marks` say of each where it comes from and how often.

    Times are epoch seconds; `published` is the span of known publication times, None where unknown.
    """

    story_id: StoryId
    slot: int
    articles: int
    last_at: int
    published: tuple[int, int] | None
    language: str
    tokens: Tokens
    marks: npt.NDArray[np.uint8]

    @classmethod
    def founded(cls, story_id: StoryId, slot: int, tokens: Tokens, language: str) -> Self:
        """A story of one article."""
        kept = _spread(tokens, STORY_TOKENS_MAX)
        marks = np.full(len(kept), FOUNDING | INDEXED | 1, dtype=np.uint8)
        return cls(story_id, slot, 1, 0, None, language, kept, marks)

    def date(self, published: int | None) -> None:
        """Widen the span of publication times."""
        if published is not None:
            low, high = self.published or (published, published)
            self.published = (min(low, published), max(high, published))

    def absorb(self, tokens: Tokens) -> list[int]:
        """Take in one more article's tokens; gives those under which the story is now found too."""
        if self.articles >= COUNT:
            halved = np.maximum((self.marks & COUNT) >> 1, 1)
            self.marks = (self.marks & (FOUNDING | INDEXED)) | halved
            self.articles >>= 1
        self.articles += 1
        seen = np.isin(self.tokens, tokens, assume_unique=True)
        self.marks[seen] += np.uint8(1)
        counts = self.marks & COUNT
        fresh = seen & ((self.marks & INDEXED) == 0) & (counts >= SHARED_MIN)
        self.marks[fresh] |= np.uint8(INDEXED)
        entered: list[int] = self.tokens[fresh].tolist()
        self._remember(np.setdiff1d(tokens, self.tokens, assume_unique=True))
        return entered

    def _remember(self, new: Tokens) -> None:
        """Keep new tokens for a second sight, in place of those that were seen once before."""
        kept = (self.marks & INDEXED) != 0
        room = STORY_TOKENS_MAX - int(kept.sum())
        new = _spread(new, room)
        tokens = np.concatenate([self.tokens[kept], new])
        marks = np.concatenate([self.marks[kept], np.ones(len(new), dtype=np.uint8)])
        order = np.argsort(tokens, kind="stable")
        self.tokens, self.marks = tokens[order], marks[order]

    def indexed(self) -> list[int]:
        """The tokens under which the story is found."""
        found: list[int] = self.tokens[(self.marks & INDEXED) != 0].tolist()
        return found

    def record(self) -> bytes:
        """The state record of this story, about 700 bytes."""
        return orjson.dumps(
            {
                "slot": self.slot,
                "articles": self.articles,
                "last_at": self.last_at,
                "published": self.published,
                "language": self.language,
                "tokens": base64.b64encode(self.tokens.astype("<u4").tobytes()).decode(),
                "marks": base64.b64encode(self.marks.tobytes()).decode(),
            }
        )

    @classmethod
    def from_record(cls, story_id: StoryId, record: bytes) -> Self:
        """The story that `record` wrote down."""
        held = orjson.loads(record)
        return cls(
            story_id=story_id,
            slot=held["slot"],
            articles=held["articles"],
            last_at=held["last_at"],
            published=tuple(held["published"]) if held["published"] else None,
            language=held["language"],
            tokens=np.frombuffer(base64.b64decode(held["tokens"]), dtype="<u4").astype(np.uint32),
            marks=np.frombuffer(base64.b64decode(held["marks"]), dtype=np.uint8).copy(),
        )


def _spread(tokens: Tokens, room: int) -> Tokens:
    """At most `room` tokens, evenly over the sorted list, so that every kind keeps its share."""
    if len(tokens) <= room:
        return tokens
    if room <= 0:
        return tokens[:0]
    places = np.linspace(0, len(tokens) - 1, room).astype(np.intp)
    return tokens[np.unique(places)]
