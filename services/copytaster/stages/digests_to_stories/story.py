"""What filing remembers of a story: its founding frame, its current frame, and its times."""

import base64
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import orjson

from copytaster.limits import STORY_TOKENS_MAX
from copytaster.stages.digests_to_stories.tokens import Bag, Floats, Tokens
from copytaster_schemas.ids import StoryId

FOUNDING: Final = 0x80
"""Mark of a token of the founding article."""

INDEXED: Final = 0x40
"""Mark of a token under which the story can be found; it is never dropped."""

COUNT: Final = 0x3F
"""The bits that count the articles that had the token; at 63 all counts are halved."""

SHARED_MIN: Final = 2
"""Articles that must share a token before the story is entered under it: one may be off topic."""


INHERITED_MAX: Final = 48
"""Tokens beyond STORY_TOKENS_MAX that a story takes over from one that was merged into it."""

LANGUAGES_MAX: Final = 8
"""Languages that are remembered of a story, the latest ones."""

RARITY_UNIT: Final = 16
"""Levels a unit of rarity (natural logarithms); the rarest token of 10^6 stories has 221."""


@dataclass(slots=True)
class Story:
    """One live story. `tokens` are sorted, `marks` say of each where it comes from and how often.

    `rarity` holds the inverse document frequency of each when it was last seen, in RARITY_UNITs.
    Times are epoch seconds; `published` is the span of known publication times, None where unknown.
    """

    story_id: StoryId
    slot: int
    articles: int
    last_at: int
    published: tuple[int, int] | None
    languages: tuple[str, ...]
    tokens: Tokens
    marks: npt.NDArray[np.uint8]
    rarity: npt.NDArray[np.uint8]

    @classmethod
    def founded(cls, story_id: StoryId, slot: int, bag: Bag, rarity: Floats, language: str) -> Self:
        """A story of one article; `rarity` is the inverse document frequency of its tokens."""
        kept = _telling(bag, rarity, STORY_TOKENS_MAX)
        marks = np.full(len(kept), FOUNDING | INDEXED | 1, dtype=np.uint8)
        levels = _levels(rarity[kept])
        return cls(story_id, slot, 1, 0, None, (language,), bag.tokens[kept], marks, levels)

    def date(self, published: int | None) -> None:
        """Widen the span of publication times."""
        if published is not None:
            low, high = self.published or (published, published)
            self.published = (min(low, published), max(high, published))

    def absorb(self, bag: Bag, rarity: Floats, language: str) -> list[int]:
        """Take in one more article's tokens; gives those under which the story is now found too."""
        if self.articles >= COUNT:
            halved = np.maximum((self.marks & COUNT) >> 1, 1)
            self.marks = (self.marks & (FOUNDING | INDEXED)) | halved
            self.articles >>= 1
        self.articles += 1
        if language not in self.languages:
            self.languages = (*self.languages, language)[-LANGUAGES_MAX:]
        place = np.searchsorted(bag.tokens, self.tokens)
        place[place == len(bag.tokens)] = 0
        seen = bag.tokens[place] == self.tokens
        self.marks[seen] += np.uint8(1)
        self.rarity[seen] = _levels(rarity[place[seen]])
        counts = self.marks & COUNT
        fresh = seen & ((self.marks & INDEXED) == 0) & (counts >= SHARED_MIN)
        self.marks[fresh] |= np.uint8(INDEXED)
        entered: list[int] = self.tokens[fresh].tolist()
        self._remember(bag, rarity)
        return entered

    def take_over(self, other: "Story") -> list[int]:
        """Take in a story that turned out to be this one; gives the tokens it is found under anew.

        Its own founding frame stays: the other story never was the beginning of this one.
        """
        self.articles = min(self.articles + other.articles, int(COUNT))
        self.last_at = max(self.last_at, other.last_at)
        for moment in other.published or ():
            self.date(moment)
        self.languages = tuple(dict.fromkeys((*self.languages, *other.languages)))[-LANGUAGES_MAX:]
        place = np.searchsorted(other.tokens, self.tokens)
        place[place == len(other.tokens)] = 0
        shared = other.tokens[place] == self.tokens
        theirs = np.where(shared, other.marks[place] & COUNT, 0)
        counts = np.minimum((self.marks & COUNT) + theirs, self.articles).astype(np.uint8)
        fresh = shared & ((self.marks & INDEXED) == 0) & (counts >= SHARED_MIN)
        self.marks = (self.marks & (FOUNDING | INDEXED)) | counts
        self.marks[fresh] |= np.uint8(INDEXED)
        entered: list[int] = self.tokens[fresh].tolist()
        return entered + self._inherit(other)

    def _inherit(self, other: "Story") -> list[int]:
        """Take what tells most of the other story as far as there is room; gives what is found."""
        new = ~np.isin(other.tokens, self.tokens, assume_unique=True)
        weights = (other.marks & COUNT) / other.articles
        room = STORY_TOKENS_MAX + INHERITED_MAX - len(self.tokens)
        bag, rarity = Bag(other.tokens[new], weights[new]), other.rarity[new] / RARITY_UNIT
        chosen = _telling(bag, rarity, room)
        marks = other.marks[new][chosen] & np.uint8(INDEXED | COUNT)
        tokens = np.concatenate([self.tokens, bag.tokens[chosen]])
        order = np.argsort(tokens, kind="stable")
        self.tokens = tokens[order]
        self.marks = np.concatenate([self.marks, marks])[order]
        self.rarity = np.concatenate([self.rarity, other.rarity[new][chosen]])[order]
        found: list[int] = bag.tokens[chosen][(marks & INDEXED) != 0].tolist()
        return found

    def bag(self) -> Bag:
        """The story as an article that is all of it at once."""
        return Bag(self.tokens, np.minimum(1.0, (self.marks & COUNT) / self.articles))

    def _remember(self, bag: Bag, rarity: Floats) -> None:
        """Keep new tokens for a second sight, in place of those that were seen once before."""
        kept = (self.marks & INDEXED) != 0
        new = ~np.isin(bag.tokens, self.tokens[kept], assume_unique=True)
        room = STORY_TOKENS_MAX - int(kept.sum())
        chosen = _telling(Bag(bag.tokens[new], bag.weights[new]), rarity[new], room)
        counts = np.ones(len(chosen), dtype=np.uint8)
        tokens = np.concatenate([self.tokens[kept], bag.tokens[new][chosen]])
        marks = np.concatenate([self.marks[kept], counts])
        levels = np.concatenate([self.rarity[kept], _levels(rarity[new][chosen])])
        order = np.argsort(tokens, kind="stable")
        self.tokens, self.marks, self.rarity = tokens[order], marks[order], levels[order]

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
                "languages": self.languages,
                "tokens": base64.b64encode(self.tokens.astype("<u4").tobytes()).decode(),
                "marks": base64.b64encode(self.marks.tobytes()).decode(),
                "rarity": base64.b64encode(self.rarity.tobytes()).decode(),
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
            languages=tuple(held["languages"]),
            tokens=np.frombuffer(base64.b64decode(held["tokens"]), dtype="<u4").astype(np.uint32),
            marks=np.frombuffer(base64.b64decode(held["marks"]), dtype=np.uint8).copy(),
            rarity=np.frombuffer(base64.b64decode(held["rarity"]), dtype=np.uint8).copy(),
        )


def _telling(bag: Bag, rarity: Floats, room: int) -> npt.NDArray[np.intp]:
    """The places of at most `room` tokens, those that say most of the story, in order."""
    if room <= 0:
        return np.empty(0, dtype=np.intp)
    worth = bag.weights * rarity
    order = np.lexsort((bag.tokens, -worth))[:room]
    return np.sort(order)


def _levels(rarity: Floats) -> npt.NDArray[np.uint8]:
    return np.clip(np.rint(rarity * RARITY_UNIT), 1, 255).astype(np.uint8)
