"""word -> rows of the feature table: eleven hashed attributes, no vocabulary file.

Feature hashing after Weinberger et al. 2009; affixes and shape after Ratinov & Roth 2009.
"""

from typing import Final

import xxhash

ATTRIBUTES: Final = 11
"""Attributes of one word. Training hides some of them, by these positions:"""
IDENTITY: Final = (0, 1)
"""Positions of the word itself and its lower-case form: hidden for a share of words, so that the
path
of unknown words is trained."""
LONG_AFFIXES: Final = (5, 8, 9)

SHAPE_CHARS: Final = 10
"""Code points of a word that its shape looks at."""
WORD_CHARS_MAX: Final = 64
"""Longer words are cut: nothing that is a name is longer."""


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


def rows_of(word: str, rows: int) -> list[int]:
    """The table rows of a word, each in [1, rows); row 0 is padding and hidden attributes."""
    word = word[:WORD_CHARS_MAX]
    low = word.lower()
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
        f"k{case_of(word)}{min(len(word), 12)}",
    )
    return [
        1 + xxhash.xxh3_64_intdigest(name.encode("utf-8", "surrogatepass")) % (rows - 1)
        for name in named
    ]
