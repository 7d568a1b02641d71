"""Which stories hold a token: a sorted table and a small recent part, 8 bytes an entry."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from copytaster.stages.digests_to_stories.tokens import Tokens

SLOT_BITS: Final = 32
SLOT_MASK: Final = (1 << SLOT_BITS) - 1

Slots = npt.NDArray[np.int64]


class TokenIndex:
    """Postings of tokens. What it answers depends on what was added, not on when it was settled."""

    def __init__(self) -> None:
        self._table: npt.NDArray[np.uint64] = np.empty(0, dtype=np.uint64)
        self._recent: dict[int, list[int]] = {}

    def add(self, slot: int, tokens: Iterable[int]) -> None:
        """Enter a story under tokens it is not entered under yet."""
        recent = self._recent
        for token in tokens:
            known = recent.get(token)
            if known is None:
                recent[token] = [slot]
            else:
                known.append(slot)

    def find(self, tokens: Tokens) -> list[tuple[Slots, list[int]]]:
        """For each token the stories that hold it: the settled ones and the recent ones."""
        first = tokens.astype(np.uint64) << np.uint64(SLOT_BITS)
        starts = np.searchsorted(self._table, first)
        ends = np.searchsorted(self._table, first + np.uint64(SLOT_MASK), side="right")
        nothing: list[int] = []
        found = []
        for token, start, end in zip(tokens.tolist(), starts.tolist(), ends.tolist(), strict=True):
            settled = (self._table[start:end] & np.uint64(SLOT_MASK)).astype(np.int64)
            found.append((settled, self._recent.get(token, nothing)))
        return found

    def settle(self, alive: Slots) -> None:
        """Move the recent part into the table and forget every story not in `alive` (sorted)."""
        parts = [self._table]
        if self._recent:
            parts.append(
                np.fromiter(
                    (
                        (token << SLOT_BITS) | slot
                        for token, slots in self._recent.items()
                        for slot in slots
                    ),
                    dtype=np.uint64,
                )
            )
        merged = np.concatenate(parts)
        slots = (merged & np.uint64(SLOT_MASK)).astype(np.int64)
        at = np.searchsorted(alive, slots)
        at[at == len(alive)] = 0
        kept = alive[at] == slots if len(alive) else np.zeros(len(merged), dtype=bool)
        # both parts are runs in order or nearly so: timsort merges them in one pass
        self._table = np.sort(merged[kept], kind="stable")
        self._recent = {}
