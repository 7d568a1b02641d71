"""Which stories hold a token: a sorted table and a small recent part, 8 bytes an entry.

The table is as long as there may be postings; memory is taken only for those in use. A table that
grows by allocation leaves holes of its own size behind (2.2 KB a story, 1.7 without).
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from copytaster.limits import POSTINGS_RECENT_MAX, STORY_TOKENS_MAX
from copytaster.stages.digests_to_stories.shelf import CAPACITY
from copytaster.stages.digests_to_stories.tokens import Tokens

ROW_BITS: Final = 32
ROW_MASK: Final = np.uint64((1 << ROW_BITS) - 1)

MERGED_AT_ONCE: Final = 65_536
"""Entries of the table that are moved at once: half a megabyte, which stays in the cache."""

POSTINGS_MAX: Final = CAPACITY * STORY_TOKENS_MAX
"""A row is entered under no token twice, and used again only once its postings are forgotten."""

Rows = npt.NDArray[np.int64]
Ints = npt.NDArray[np.int64]


class Found(NamedTuple):
    """Where the postings of each token begin, how many are settled there, and the recent ones."""

    starts: Ints
    settled: Ints
    recent: list[list[int]]
    counts: Ints


class TokenIndex:
    """Postings of tokens. What it answers depends on what was added, not on when it was settled."""

    def __init__(self) -> None:
        self._room: npt.NDArray[np.uint64] = np.zeros(POSTINGS_MAX, dtype=np.uint64)
        self._size = 0
        self._recent: dict[int, list[int]] = {}
        self._added = 0

    def add(self, row: int, tokens: Iterable[int]) -> None:
        """Enter a story under tokens it is not entered under yet."""
        recent = self._recent
        for token in tokens:
            known = recent.get(token)
            if known is None:
                recent[token] = [row]
            else:
                known.append(row)
            self._added += 1
        if self._added > POSTINGS_RECENT_MAX:
            self._settle()

    @property
    def _table(self) -> npt.NDArray[np.uint64]:
        """The postings that are settled, sorted by token."""
        return self._room[: self._size]

    def find(self, tokens: Tokens) -> Found:
        """What is held of each token; `tokens` are sorted."""
        first = tokens.astype(np.uint64) << np.uint64(ROW_BITS)
        starts = np.searchsorted(self._table, first)
        settled = np.searchsorted(self._table, first | ROW_MASK, side="right") - starts
        get, nothing = self._recent.get, list[int]()
        recent = [get(token, nothing) for token in tokens.tolist()]
        counts = settled + np.fromiter(map(len, recent), dtype=np.int64, count=len(recent))
        return Found(starts, settled, recent, counts)

    def rows(self, found: Found, places: Ints) -> tuple[Rows, Ints]:
        """The stories that hold the tokens at these places, and each one's place among them."""
        sizes = found.settled[places]
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        at = np.arange(total) + np.repeat(found.starts[places] - (ends - sizes), sizes)
        rows = (self._table[at] & ROW_MASK).astype(np.int64)
        owner = np.repeat(np.arange(len(places)), sizes)
        late = [(row, i) for i, at in enumerate(places.tolist()) for row in found.recent[at]]
        if not late:
            return rows, owner
        more = np.array(late, dtype=np.int64)
        return np.concatenate([rows, more[:, 0]]), np.concatenate([owner, more[:, 1]])

    def forget(self, alive: npt.NDArray[np.bool_]) -> None:
        """Settle, and drop every posting of a story that is not alive (by row)."""
        self._settle()
        kept = 0
        for first in range(0, self._size, MERGED_AT_ONCE):
            part = self._table[first : first + MERGED_AT_ONCE]
            part = part[alive[(part & ROW_MASK).astype(np.uint32)]]
            self._room[kept : kept + len(part)] = part
            kept += len(part)
        self._size = kept

    def _settle(self) -> None:
        """Merge the recent part into the table, from its end on and in place: no second table."""
        if not self._recent:
            return
        entries = ((token << ROW_BITS) | row for token, at in self._recent.items() for row in at)
        fresh = np.fromiter(entries, dtype=np.uint64, count=self._added)
        self._recent, self._added = {}, 0
        fresh.sort()
        table, last, left = self._room, self._size, len(fresh)
        places = np.searchsorted(self._table, fresh)
        self._size = last + left
        while left:
            first = max(0, last - MERGED_AT_ONCE)
            earlier = int(np.searchsorted(places, first, side="left" if first == 0 else "right"))
            part = np.insert(table[first:last], places[earlier:left] - first, fresh[earlier:left])
            table[first + earlier : last + left] = part
            last, left = first, earlier
