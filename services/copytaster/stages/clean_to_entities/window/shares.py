"""Words and hints -> their shares of the first layer, remembered by type.

What a word TYPE adds at each offset of the window is computed once (precomputation after Chen &
Manning 2014): a known word costs one look-up and one row addition an offset.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.window.features import ATTRIBUTES, hashes_of, rows_of

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
HintCodes = tuple[str, ...]

EMBEDDING_SCALE: Final = np.float32(1 / ATTRIBUTES**0.5)
"""Keeps the sum of attributes at the scale of one row."""
KNOWN_WORDS_MAX: Final = 24_000
"""Word types whose shares are kept: 60 MB at the bound, a day's news has more."""
KNOWN_HINTS_MAX: Final = 2_000
"""Combinations of hints whose shares are kept: 5 MB; a thousand articles show some hundred."""


class Table:
    """Embeddings of attributes; `table`: rows x depth as int8, one scale a row."""

    def __init__(
        self,
        table: NDArray[np.int8],
        scale: NDArray[np.float16],
        prints: NDArray[np.uint16],
        marks: Mapping[str, str],
    ) -> None:
        self._table, self._scale = table, scale.astype(np.float32)
        self._prints, self._marks = prints, marks

    def embedded(self, words: Sequence[str]) -> Floats:
        """The sum of the attributes of each word, scaled."""
        rows = rows_of(hashes_of(words, self._marks), self._prints)
        parts = self._table[rows].astype(np.float32) * self._scale[rows][..., None]
        return np.asarray(parts.sum(1) * EMBEDDING_SCALE)


class Shares:
    """First-layer rows by key, one block an offset of the window; at most so many."""

    def __init__(self, first: Sequence[Floats], bound: int) -> None:
        self._first, self._bound = first, bound
        self.forget()

    def forget(self) -> None:
        """Start with number 0 alone, which adds nothing."""
        self.count = 1
        # the system gives memory to rows only when they are first written
        self.blocks = [
            np.zeros((self._bound + 1, part.shape[1]), np.float32) for part in self._first
        ]

    def fits(self, more: int) -> bool:
        """Whether so many more stay within the bound."""
        return self.count + more <= self._bound

    def add(self, embedded: Floats) -> range:
        """Numbers under which the shares of these rows are kept from now on."""
        numbers = range(self.count, self.count + len(embedded))
        if (short := numbers.stop - len(self.blocks[0])) > 0:  # more types in one call than kept
            self.blocks = [np.pad(block, ((0, short), (0, 0))) for block in self.blocks]
        for block, part in zip(self.blocks, self._first, strict=True):
            block[numbers.start : numbers.stop] = embedded @ part
        self.count = numbers.stop
        return numbers
