"""word -> rows of the feature table: hashed attributes of its form and of the lists it stands in.

Feature hashing after Weinberger et al. 2009; affixes, shape and lists after Ratinov & Roth 2009.
"""

from collections.abc import Mapping
from typing import Final

import xxhash

from copytaster.stages.clean_to_entities.fold import fold

MARK_GROUPS: Final = 3
"""Groups of lists: people and small words, places, organisations and offices."""
ATTRIBUTES: Final = 11 + MARK_GROUPS
"""Attributes of one word. Training hides some of them, by these positions:"""
IDENTITY: Final = (0, 1)
"""Positions of the word itself and its lower-case form: hidden for a share of words, so that the
path of unknown words is trained."""
LONG_AFFIXES: Final = (5, 8, 9)

SHAPE_CHARS: Final = 10
"""Code points of a word that its shape looks at."""
WORD_CHARS_MAX: Final = 64
"""Longer words are cut: nothing that is a name is longer."""
NO_MARKS: Final = "|" * (MARK_GROUPS - 1)
"""The marks of a word that stands in no list."""


def shape_of(word: str) -> str:
    """Capital, small, digit, other letter or the sign itself, runs of three or more squeezed."""
    shape: list[str] = []
    run = 0
    for char in word[:SHAPE_CHARS]:
        kind = _kind(char)
        run = run + 1 if shape and shape[-1] == kind else 1
        if run <= 2:  # noqa: PLR2004 - two of a kind and a mark say enough
            shape.append(kind)
        elif run == 3:  # noqa: PLR2004
            shape.append("+")
            shape.append(kind)
    return "".join(shape)


def _kind(char: str) -> str:
    if char.isupper():
        return "X"
    if char.islower():
        return "x"
    if char.isdigit():
        return "d"
    return "o" if char.isalpha() else char


def case_of(word: str) -> str:
    """Title, upper, lower, number or mixed."""
    if word[:1].isupper() and word[1:].islower():
        return "T"
    if word.isupper():
        return "U"
    if word.islower():
        return "l"
    return "n" if word[:1].isdigit() else "m"


def rows_of(word: str, rows: int, marks: Mapping[str, str]) -> list[int]:
    """The table rows of a word, each in [1, rows); row 0 is padding and hidden attributes.

    `marks`: folded words -> the lists they stand in, one text a group with "|" between.
    """
    word = word[:WORD_CHARS_MAX]
    low = word.lower()
    case = case_of(word)
    listed = marks.get(fold(word), NO_MARKS).split("|")
    named = (
        f"W{word}",
        f"L{low}",
        f"S{shape_of(word)}",
        f"a{low[:2]}",
        f"b{low[:3]}",
        f"c{low[:5]}",
        f"x{low[-2:]}",
        f"y{low[-3:]}",
        f"z{low[-4:]}",
        f"q{low[-5:]}",
        f"k{case}{min(len(word), 12)}",
        *(f"m{group}{case}{codes}" for group, codes in enumerate(listed)),
    )
    return [
        1 + xxhash.xxh3_64_intdigest(name.encode("utf-8", "surrogatepass")) % (rows - 1)
        for name in named
    ]
