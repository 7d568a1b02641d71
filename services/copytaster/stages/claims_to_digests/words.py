"""text -> folded words and the stems in which cognates of related languages meet."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

import xxhash

WORD: Final = re.compile(r"[^\W_]+")
STEM_CHARS: Final = 5
"""First letters kept: with the foldings below, top-1 9 of 12 aligned sentences (nlp.md,
section 4).
"""

STEM_CHARS_MIN: Final = 4
"""Shorter words are mostly function words, and never cognates worth matching."""

_COGNATES: Final = (
    (re.compile(r"zion|cion|sion|ção|çao|cao$"), "tion"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"y"), "i"),
    (re.compile(r"k|qu"), "c"),
    (re.compile(r"(.)\1"), r"\1"),
)
"""Spelling habits that part cognates (Pouliquen et al. 2004; Simard, Foster & Isabelle 1992)."""


def hash32(text: str) -> int:
    """32 stable bits of a text."""
    return xxhash.xxh32_intdigest(text.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str | None:
    """The cognate stem of a word; None for short words and numbers."""
    if len(word) < STEM_CHARS_MIN or not word.isalpha():
        return None
    plain = fold(word)
    for pattern, instead in _COGNATES:
        plain = pattern.sub(instead, plain)
    return plain[:STEM_CHARS] if len(plain) >= STEM_CHARS_MIN else None


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [fold(word) for word in WORD.findall(text)]
