"""word -> hashed attributes of its form and of the lists it stands in, many words at once.

Feature hashing after Weinberger et al. 2009; affixes, shape and lists after Ratinov & Roth 2009. A
row of the table belongs to one attribute and keeps a print of it: attributes that training never
saw meet no row instead of a stranger's.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import xxhash
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.fold import fold

Hashes = NDArray[np.uint64]

MARK_GROUPS: Final = 3
"""Groups of lists: people and small words, places, organisations and offices."""
PREFIXES: Final = (2, 3, 5)
SUFFIXES: Final = (2, 3, 4, 5)
FORMS: Final = 2 + len(PREFIXES) + len(SUFFIXES)
ATTRIBUTES: Final = FORMS + 2 + MARK_GROUPS
"""Attributes of one word. Training hides some of them, by these positions:"""
IDENTITY: Final = (0, 1)
"""Positions of the word itself and its lower-case form: hidden for a share of words, so that the
path of unknown words is trained."""
LONG_AFFIXES: Final = (4, 7, 8)
SPELLING: Final = tuple(range(FORMS))
"""Positions of all that is spelling: hidden for a share of sentences, which then look as those of
a language do that no set is in."""

SHAPE_CHARS: Final = 10
"""Code points of a word that its shape looks at."""
KINDS_KEPT: Final = 4_096
"""Code points whose kind is remembered: more than six languages write with."""
WORD_CHARS_MAX: Final = 32
"""Longer words are cut: nothing that is a name is longer."""
NO_MARKS: Final = "|" * (MARK_GROUPS - 1)
"""The marks of a word that stands in no list."""
INFLECTED_CHARS_MIN: Final = 5
ENDINGS: Final = ((1, ""), (2, ""), (1, "a"), (2, "a"), (1, "o"))
"""Letters cut and put back by which the basic form of a name is looked for: Zagrebu, Beogradom,
Hrvatske. What is found so is marked as such."""

_PRIME: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xD6E8FEB86659FD93)


def hashes_of(words: Sequence[str], marks: Mapping[str, str]) -> Hashes:
    """The attributes of words, one row a word: 64 bits each, 0 where a word is too short for one.

    `marks`: folded words -> the lists they stand in, one text a group with "|" between.
    """
    words = [word[:WORD_CHARS_MAX] for word in words]
    low = [word.lower()[:WORD_CHARS_MAX] for word in words]
    hashes = np.empty((len(words), ATTRIBUTES), np.uint64)
    starts = _characters(low)
    ends = _characters([word[: -max(SUFFIXES) - 1 : -1] for word in low])
    hashes[:, 0] = _hashed(_characters(words), 1)
    hashes[:, 1] = _hashed(starts, 2)
    at = 2
    for chars, lengths in ((starts, PREFIXES), (ends, SUFFIXES)):
        for length in lengths:
            hashes[:, at] = _hashed(chars[:, :length], at + 1)
            at += 1
    for number, word in enumerate(words):
        hashes[number, at:] = _named(
            case_of(word), min(len(word), 12), shape_of(word), marks_of(word, marks)
        )
    return hashes


def _characters(words: Sequence[str]) -> NDArray[np.uint32]:
    """One row a word, one column a code point, zeros behind its end."""
    width = max(SUFFIXES[-1], *map(len, words))
    return np.array(words, f"<U{width}").view(np.uint32).reshape(len(words), width)


def _hashed(chars: NDArray[np.uint32], seed: int) -> Hashes:
    """Fowler-Noll-Vo over the columns, then mixed; the zeros behind a word count nothing."""
    value = np.full(len(chars), seed, np.uint64) * _MIX
    for column in chars.T:
        mixed = (value ^ column) * _PRIME
        value = np.where(column > 0, mixed ^ (mixed >> np.uint64(29)), value)
    value *= _MIX
    return np.asarray(value ^ (value >> np.uint64(32)))


@lru_cache(maxsize=8192)
def _named(case: str, length: int, shape: str, listed: str) -> tuple[int, ...]:
    named = (
        f"k{case}{length}",
        f"S{shape}",
        *(f"m{group}{case}{codes}" for group, codes in enumerate(listed.split("|"))),
    )
    return tuple([xxhash.xxh3_64_intdigest(name.encode("utf-8", "replace")) for name in named])


def marks_of(word: str, marks: Mapping[str, str]) -> str:
    """The lists that a word, or else the basic form of a name, stands in."""
    folded = word.lower() if word.isascii() and word.isalnum() else fold(word)
    listed = marks.get(folded)
    if listed is not None:
        return listed
    if len(folded) >= INFLECTED_CHARS_MIN and word[0].isupper():
        for cut, put in ENDINGS:
            listed = marks.get(folded[:-cut] + put)
            if listed is not None:
                return "|".join(f"~{codes}" if codes else "" for codes in listed.split("|"))
    return NO_MARKS


def rows_of(hashes: Hashes, prints: NDArray[np.uint16]) -> NDArray[np.int64]:
    """The table row of each attribute; row 0 belongs to nothing and holds zeros."""
    print_of = (hashes >> np.uint64(48)).astype(np.uint16)
    rows = np.zeros(hashes.shape, np.int64)
    for candidate in candidates(hashes, len(prints)):
        rows = np.where((rows == 0) & (prints[candidate] == print_of), candidate, rows)
    return rows


def candidates(hashes: Hashes, rows: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The two rows in which an attribute may be, each in [1, rows)."""
    within = np.uint64(rows - 1)
    first, second = hashes % within, (hashes >> np.uint64(20)) % within
    return first.astype(np.int64) + 1, second.astype(np.int64) + 1


class _Kinds(dict[int, str]):
    """Code point -> its kind; remembers a bounded number."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isupper():
            kind = "X"
        elif char.islower():
            kind = "x"
        elif char.isdigit():
            kind = "d"
        else:
            kind = "o" if char.isalpha() else char
        if len(self) < KINDS_KEPT:
            self[code] = kind
        return kind


_KINDS: Final = _Kinds()
_LONG: Final = re.compile(r"(.)\1{2,}", re.DOTALL)


def shape_of(word: str) -> str:
    """Capital, small, digit, other letter or the sign itself, runs of three or more squeezed."""
    return _LONG.sub(r"\1\1+\1", word[:SHAPE_CHARS].translate(_KINDS))


def case_of(word: str) -> str:
    """Title, upper, lower, number or mixed."""
    if word.islower():
        return "l"
    if word[:1].isupper() and word[1:].islower():
        return "T"
    if word.isupper():
        return "U"
    return "n" if word[:1].isdigit() else "m"
