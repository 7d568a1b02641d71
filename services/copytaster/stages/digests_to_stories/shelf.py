"""What filing remembers of live stories: one row of flat arrays each, no objects.

A row holds at most STORY_TOKENS_MAX tokens in no order, with marks that say where each comes from
and how many articles had it. The arrays are as long as there may be stories; memory is taken only
for rows in use.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from copytaster.limits import STORIES_BETWEEN_PURGES, STORIES_MAX, STORY_TOKENS_MAX
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

RARITY_UNIT: Final = 16
"""Levels a unit of rarity (natural logarithms); the rarest token of 10^6 stories has 221."""

LAST_BIT: Final = 63
"""The bit that all languages share that have none of their own in the mask of 64."""

_LANGUAGES: Final = (
    "enitesfrdeptruukplnlzhjakoarfatrsvdanonbfics"
    "skslhrsrbsbgrohuelhehibnuridmsthvikahyazkkuzbeltlvetsqmkca"
)
"""The languages that news is written in, two letters each."""

_BITS: Final = {_LANGUAGES[i : i + 2]: i // 2 for i in range(0, len(_LANGUAGES), 2)}

Marks = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int64]

CAPACITY: Final = STORIES_MAX + 2 * STORIES_BETWEEN_PURGES
"""Rows: stories beyond STORIES_MAX are forgotten only every STORIES_BETWEEN_PURGES."""


class Held(NamedTuple):
    """One story as it is written down; `published` is the span of known publication times.

    `rival`: the slot of the story that its articles fit next best, and how well together.
    """

    slot: int
    articles: int
    last_at: int
    published: tuple[int, int] | None
    languages: int
    tokens: Tokens
    marks: Marks
    rarity: Marks
    rival: tuple[int, float] | None = None


class Shelf:
    """The rows of all live stories. Times are epoch seconds; 0 stands for an unknown one."""

    def __init__(self) -> None:
        self.tokens = np.zeros((CAPACITY, STORY_TOKENS_MAX), dtype=np.uint32)
        self.marks = np.zeros((CAPACITY, STORY_TOKENS_MAX), dtype=np.uint8)
        self.rarity = np.zeros((CAPACITY, STORY_TOKENS_MAX), dtype=np.uint8)
        self.size = np.zeros(CAPACITY, dtype=np.uint8)
        self.articles = np.zeros(CAPACITY, dtype=np.uint8)
        self.alive = np.zeros(CAPACITY, dtype=np.bool_)
        self.slots = np.zeros(CAPACITY, dtype=np.uint32)
        self.last_at = np.zeros(CAPACITY, dtype=np.int64)
        self.earliest = np.zeros(CAPACITY, dtype=np.int64)
        self.latest = np.zeros(CAPACITY, dtype=np.int64)
        self.languages = np.zeros(CAPACITY, dtype=np.uint64)
        self.rivals = np.zeros(CAPACITY, dtype=np.uint32)
        self.bonds = np.zeros(CAPACITY, dtype=np.float32)
        self.names: list[StoryId | None] = []
        self.rows: dict[StoryId, int] = {}
        self._free: list[int] = []
        self._freed: list[int] = []

    def take(self, name: StoryId, slot: int) -> int:
        """An empty row for a story."""
        if self._free:
            row = self._free.pop()
            self.names[row] = name
        else:
            row = len(self.names)
            self.names.append(name)
        self.rows[name] = row
        self.slots[row], self.alive[row] = slot, True
        return row

    def drop(self, row: int) -> StoryId:
        """Forget a story; its row is used again once `recycle` was called."""
        name = self.names[row]
        assert name is not None, "a row is dropped once"
        del self.rows[name]
        self.names[row] = None
        self.alive[row] = False
        self.size[row] = self.earliest[row] = self.latest[row] = self.languages[row] = 0
        self.marks[row] = self.bonds[row] = 0
        self._freed.append(row)
        return name

    def recycle(self) -> None:
        """Let the rows of forgotten stories be used again: no posting leads to them any more."""
        self._free += sorted(self._freed, reverse=True)
        self._freed = []

    def found(self, row: int, bag: Bag, rarity: Floats) -> list[int]:
        """Begin a story with one article; gives the tokens under which it is found."""
        kept = telling(bag, rarity, STORY_TOKENS_MAX)
        size = len(kept)
        self.tokens[row, :size] = bag.tokens[kept]
        self.marks[row, :size] = FOUNDING | INDEXED | 1
        self.rarity[row, :size] = levels(rarity[kept])
        self.size[row], self.articles[row] = size, 1
        tokens: list[int] = bag.tokens[kept].tolist()
        return tokens

    def absorb(self, row: int, bag: Bag, rarity: Floats) -> list[int]:
        """Take in one more article's tokens; gives those under which the story is now found too."""
        size = int(self.size[row])
        tokens, marks = self.tokens[row, :size], self.marks[row, :size]
        if self.articles[row] >= COUNT:
            halved = np.maximum((marks & COUNT) >> 1, 1)
            marks[:] = (marks & (FOUNDING | INDEXED)) | halved
            self.articles[row] >>= 1
        self.articles[row] += 1
        if not len(bag.tokens):
            return []
        place = np.searchsorted(bag.tokens, tokens)
        place[place == len(bag.tokens)] = 0
        seen = bag.tokens[place] == tokens
        marks[seen] += 1
        self.rarity[row, :size][seen] = levels(rarity[place[seen]])
        fresh = seen & ((marks & INDEXED) == 0) & ((marks & COUNT) >= SHARED_MIN)
        marks[fresh] |= INDEXED
        entered: list[int] = tokens[fresh].tolist()
        self._remember(row, bag, rarity, place[seen])
        return entered

    def _remember(self, row: int, bag: Bag, rarity: Floats, known: npt.NDArray[np.intp]) -> None:
        """Keep new tokens for a second sight, in place of those that were seen once before."""
        size = int(self.size[row])
        kept = np.flatnonzero(self.marks[row, :size] & INDEXED)
        new = np.ones(len(bag.tokens), dtype=np.bool_)
        new[known] = False
        fresh = np.flatnonzero(new)
        room = STORY_TOKENS_MAX - len(kept)
        chosen = fresh[telling(Bag(bag.tokens[fresh], bag.weights[fresh]), rarity[fresh], room)]
        self._refill(row, kept, bag.tokens[chosen], np.uint8(1), levels(rarity[chosen]))

    def take_over(self, row: int, other: int) -> list[int]:
        """Take in a story that turned out to be this one; gives the tokens it is found under anew.

        Its own founding frame stays: the other story never was the beginning of this one.
        """
        size, theirs = int(self.size[row]), self.bag(other)
        tokens, marks = self.tokens[row, :size], self.marks[row, :size]
        total = min(int(self.articles[row]) + int(self.articles[other]), int(COUNT))
        self.last_at[row] = max(self.last_at[row], self.last_at[other])
        self.date(row, int(self.earliest[other]))
        self.date(row, int(self.latest[other]))
        self.languages[row] |= self.languages[other]
        place = np.searchsorted(theirs.tokens, tokens)
        place[place == len(theirs.tokens)] = 0
        shared = theirs.tokens[place] == tokens
        order = np.argsort(self.tokens[other, : self.size[other]])
        their_marks = self.marks[other, : self.size[other]][order]
        added = np.where(shared, their_marks[place] & COUNT, 0).astype(np.uint16)
        counts = np.minimum((marks & COUNT) + added, total).astype(np.uint8)
        fresh = shared & ((marks & INDEXED) == 0) & (counts >= SHARED_MIN)
        marks[:] = (marks & (FOUNDING | INDEXED)) | counts
        marks[fresh] |= INDEXED
        self.articles[row] = total
        entered: list[int] = tokens[fresh].tolist()
        new = np.setdiff1d(np.arange(len(theirs.tokens)), place[shared], assume_unique=True)
        their_rarity = self.rarity[other, : self.size[other]][order]
        return entered + self._inherit(row, theirs, new, (their_marks, their_rarity))

    def _inherit(
        self, row: int, theirs: Bag, new: npt.NDArray[np.intp], told: tuple[Marks, Marks]
    ) -> list[int]:
        """Take what tells most of the other story as far as there is room; gives what is found."""
        marks, rarity = told
        kept = np.flatnonzero(self.marks[row, : self.size[row]] & INDEXED)
        bag = Bag(theirs.tokens[new], theirs.weights[new])
        room = STORY_TOKENS_MAX - len(kept)
        chosen = new[telling(bag, rarity[new] / RARITY_UNIT, room)]
        inherited = marks[chosen] & np.uint8(INDEXED | COUNT)
        self._refill(row, kept, theirs.tokens[chosen], inherited, rarity[chosen])
        found: list[int] = theirs.tokens[chosen][(inherited & INDEXED) != 0].tolist()
        return found

    def _refill(
        self,
        row: int,
        kept: npt.NDArray[np.intp],
        tokens: Tokens,
        marks: Marks | np.uint8,
        rarity: Marks,
    ) -> None:
        """The kept tokens of a row, then others."""
        last, size = len(kept), len(kept) + len(tokens)
        for column, more in ((self.tokens, tokens), (self.marks, marks), (self.rarity, rarity)):
            column[row, :last] = column[row, kept]
            column[row, last:size] = more
            column[row, size : self.size[row]] = 0
        self.size[row] = size

    def date(self, row: int, published: int) -> None:
        """Widen the span of publication times; 0 changes nothing."""
        if published:
            low, high = int(self.earliest[row]) or published, int(self.latest[row]) or published
            self.earliest[row], self.latest[row] = min(low, published), max(high, published)

    def note_rival(self, row: int, other: int, worth: float) -> None:
        """Note that an article of a story fits another one too: the last such story, summed up."""
        slot = self.slots[other]
        before = float(self.bonds[row]) if self.rivals[row] == slot else 0.0
        self.rivals[row], self.bonds[row] = slot, before + worth

    def bond(self, row: int, other: int) -> float:
        """How well articles of two stories fit the other one, summed up."""
        pairs = ((row, other), (other, row))
        return sum(float(self.bonds[a]) for a, b in pairs if self.rivals[a] == self.slots[b])

    def bag(self, row: int) -> Bag:
        """The story as an article that is all of it at once."""
        size = self.size[row]
        order = np.argsort(self.tokens[row, :size])
        shares = (self.marks[row, :size] & COUNT) / float(self.articles[row])
        return Bag(self.tokens[row, :size][order], np.minimum(1.0, shares[order]))

    def held(self, row: int) -> Held:
        """The story as it is written down."""
        size = self.size[row]
        span = (int(self.earliest[row]), int(self.latest[row])) if self.earliest[row] else None
        return Held(
            slot=int(self.slots[row]),
            articles=int(self.articles[row]),
            last_at=int(self.last_at[row]),
            published=span,
            languages=int(self.languages[row]),
            tokens=self.tokens[row, :size],
            marks=self.marks[row, :size],
            rarity=self.rarity[row, :size],
            rival=(int(self.rivals[row]), bond) if (bond := float(self.bonds[row])) else None,
        )

    def restore(self, name: StoryId, held: Held) -> list[int]:
        """Put a story back as it was; gives the tokens under which it is found."""
        row = self.take(name, held.slot)
        size = len(held.tokens)
        self.tokens[row, :size], self.marks[row, :size] = held.tokens, held.marks
        self.rarity[row, :size], self.size[row] = held.rarity, size
        self.articles[row], self.last_at[row] = held.articles, held.last_at
        self.earliest[row], self.latest[row] = held.published or (0, 0)
        self.languages[row] = held.languages
        self.rivals[row], self.bonds[row] = held.rival or (0, 0.0)
        tokens: list[int] = held.tokens[(held.marks & INDEXED) != 0].tolist()
        return tokens


def language_bit(language: str) -> int:
    """The bit of a language in a mask; rare ones may share theirs with another rare one."""
    return 1 << _BITS.get(language, LAST_BIT)


def telling(bag: Bag, rarity: Floats, room: int) -> npt.NDArray[np.intp]:
    """The places of at most `room` tokens, those that say most of the story, in order."""
    if room <= 0:
        return np.empty(0, dtype=np.intp)
    if len(bag.tokens) <= room:
        return np.arange(len(bag.tokens))
    order = np.lexsort((bag.tokens, -(bag.weights * rarity)))[:room]
    return np.sort(order)


def levels(rarity: Floats) -> Marks:
    """Rarity in RARITY_UNITs."""
    return np.clip(np.rint(rarity * RARITY_UNIT), 1, 255).astype(np.uint8)
