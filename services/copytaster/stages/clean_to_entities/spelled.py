"""Folded text -> 64-bit hashes of its word spans, all at once, to look names up by.

The hash of a string is the sum of code point times BASE to the power of its place, modulo 2^64, so
that running sums over a text give the hash of any span with one subtraction and one product
(Karp and Rabin 1987). Two names of a knowledge base never share a hash: the build checks it. A text
made to collide with a name would gain no more than by writing the name.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from copytaster.limits import KNOWN_NAME_CHARS_MAX

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]

BASE: Final = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2^64; its bits are those of the golden ratio."""
_WORD: Final = 1 << 64
_INVERSE: Final = pow(BASE, -1, _WORD)
_POWERS: Final = tuple(pow(BASE, at, _WORD) for at in range(KNOWN_NAME_CHARS_MAX))
POWERS_MIN: Final = 8_192
"""The smallest table of powers, 128 KB with its inverse: enough for most articles."""
SPACE: Final = 0x20


def hash_of(text: str) -> int:
    """The hash of one string; only the first KNOWN_NAME_CHARS_MAX code points of it."""
    return sum(ord(char) * power for char, power in zip(text, _POWERS, strict=False)) % _WORD


def hashes_of(texts: Sequence[str]) -> Hashes:
    """The hashes of many strings, none of them empty."""
    if not texts:
        return np.zeros(0, np.uint64)
    cut = [text[:KNOWN_NAME_CHARS_MAX] for text in texts]
    lengths = np.array([len(text) for text in cut])
    starts = np.cumsum(lengths) - lengths
    joined = "".join(cut).encode("utf-32-le", "surrogatepass")
    places = np.arange(lengths.sum()) - np.repeat(starts, lengths)
    powers = np.array(_POWERS, np.uint64)[places]
    sums: Hashes = np.add.reduceat(np.frombuffer(joined, np.uint32) * powers, starts)
    return sums


@lru_cache(maxsize=8)
def _tables(size: int) -> tuple[Hashes, Hashes]:
    """Powers of BASE and of its inverse."""
    both = []
    for base in (BASE, _INVERSE):
        powers = np.full(size, base, np.uint64)
        powers[0] = 1
        both.append(np.multiply.accumulate(powers))
    return both[0], both[1]


def _size_for(length: int) -> int:
    """The power of two that a text fits in: seven sizes up to the longest body."""
    return max(POWERS_MIN, 1 << length.bit_length())


class WordSpans:
    """The words of a folded text, and the hash of any span of it."""

    def __init__(self, folded: str) -> None:
        code_points = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32)
        size = len(code_points)
        powers, self._inverse = _tables(_size_for(size))
        self._sums = np.zeros(size + 1, np.uint64)
        np.cumsum(code_points * powers[:size], out=self._sums[1:])
        self.code_points = code_points
        inside = np.zeros(size + 2, np.int8)
        np.not_equal(code_points, SPACE, out=inside[1:-1].view(np.bool_))
        edges = np.flatnonzero(np.diff(inside))
        self.starts: Numbers = edges[::2]
        self.ends: Numbers = edges[1::2]

    def hashes(self, starts: Numbers, ends: Numbers) -> Hashes:
        """The hashes of the spans from `starts` to `ends`."""
        found: Hashes = (self._sums[ends] - self._sums[starts]) * self._inverse[starts]
        return found


def positions(table: Hashes, wanted: Hashes) -> tuple[Numbers, Numbers]:
    """Which of the wanted hashes stand in a sorted table, and where there."""
    at = np.searchsorted(table, wanted)
    at[at == len(table)] = 0
    which = np.flatnonzero(table[at] == wanted) if len(table) else np.zeros(0, np.int64)
    return which, at[which]
