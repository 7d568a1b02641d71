"""text -> folded words and the stems in which cognates of related languages meet."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import xxhash

from copytaster.stages.claims_to_digests.sounds import latin

WORD: Final = re.compile(r"[^\W_]+")
SIGNS: Final = (
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
    r"\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u1049\u1780-\u17d3]"
)
SIGN: Final = re.compile(SIGNS)
SPELT: Final = re.compile(rf"(?:[^\W_]+|{SIGNS}+)+")
"""A word with the vowel signs that many scripts write as marks beside the letters."""

UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts without spaces: Thai to Khmer, kana and Han. Their words are read as bigrams."""

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


hash32_of: Final = xxhash.xxh32_intdigest
"""32 stable bits of some bytes."""


def hash32(text: str) -> int:
    """32 stable bits of a text."""
    return hash32_of(text.encode("utf-8", "surrogatepass"))


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
    if len(word) < STEM_CHARS_MIN or word[0].isdigit():
        return None
    plain = fold(word)
    if not plain.isascii():
        plain = "".join(map(latin, plain))
    for pattern, instead in _COGNATES:
        plain = pattern.sub(instead, plain)
    return plain[:STEM_CHARS] if len(plain) >= STEM_CHARS_MIN else None


@lru_cache(maxsize=65_536)
def folded(word: str) -> bytes:
    """The same as bytes, for what is hashed."""
    return fold(word).encode("utf-8", "surrogatepass")


def words(text: str) -> list[bytes]:
    """The folded words of a text, in order."""
    return [folded(word) for word in WORD.findall(text)]


def spelt(text: str) -> list[str]:
    """The words of a text in any script, in order."""
    return (SPELT if SIGN.search(text) else WORD).findall(text)


def stems(word: str) -> Iterator[str]:
    """The stem of a word; of one in a script without spaces, pairs of letters."""
    if not word.isascii() and UNSPACED.match(word):
        yield from (word[i : i + 2] for i in range(len(word) - 1))
    elif (found := stem(word)) is not None:
        yield found
