"""Text -> the form in which names are compared: lower case, no accents, punctuation as spaces.

Folding keeps the length, so that an offset in the folded text is an offset in the text.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from copytaster.stages.record import dataclass

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphen, zero-width and direction marks: they stand inside names and are no part of them."""

SINGLE: Final = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŀ": "l", "ə": "e", "ё": "е"}
"""Letters that have no decomposition, and Cyrillic io, which newspapers write as ie."""

PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 ")

CHARACTERS_CACHED: Final = 16_384
"""Different characters whose folding is remembered; a text in any one script has a few hundred."""


@lru_cache(maxsize=CHARACTERS_CACHED)
def fold_character(character: str) -> str:
    """One character always folds to one character."""
    lowered = SINGLE.get(character, character)
    if lowered.isalnum():
        base = unicodedata.normalize("NFD", lowered)[0].lower()
        return SINGLE.get(base, base) if len(base) == 1 else lowered
    return lowered if unicodedata.category(lowered).startswith("M") else " "


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def fold(text: str) -> str:
    """The folded text, as long as the text."""
    folded = _lower(text)
    for character in set(folded) - PLAIN:
        replacement = fold_character(character)
        if replacement != character:
            folded = folded.replace(character, replacement)
    return folded


def fold_name(name: str) -> str:
    """A name as it stands in the knowledge base: folded, with single spaces."""
    return " ".join(fold(INVISIBLE.sub("", name)).split())


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text without invisible characters and its folding; `offset` leads back to the text."""

    text: str
    folded: str
    origin: tuple[int, ...] | None

    def offset(self, position: int) -> int:
        """The offset in the text as it came."""
        return position if self.origin is None else self.origin[position]

    def end(self, position: int) -> int:
        """The exclusive end in the text as it came of what ends at `position` here."""
        return position if self.origin is None else self.origin[position - 1] + 1


def fold_text(text: str) -> FoldedText:
    """The text made ready for matching."""
    if INVISIBLE.search(text) is None:
        return FoldedText(text, fold(text), None)
    kept = [at for at, char in enumerate(text) if INVISIBLE.match(char) is None]
    visible = "".join([text[at] for at in kept])
    return FoldedText(visible, fold(visible), (*kept, len(text)))


_SOUNDS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"æ", "ae"),
        (r"œ", "oe"),
        (r"ß", "ss"),
        (r"[þð]", "t"),
        (r"m[ou]h[ae]m+[ae]d", "mohamed"),
        (r"abd[ue]l", "abdel"),
        (r"tsch|tch|tsh|tj", "ch"),
        (r"ts|tz", "s"),
        (r"sch|sh|ch|sz", "s"),
        (r"kh|gh", "h"),
        (r"zh", "z"),
        (r"dj", "i"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ou|oe|oo", "u"),
        (r"[yj]", "i"),
        (r"ks", "x"),
        (r"[ckq]+", "k"),
        (r"w", "v"),
        (r"z", "s"),
        (r"ie", "e"),
        (r"ei", "i"),
        (r"(.)\1+", r"\1"),
        (r"\bi(?=[aeou])", ""),
    )
)
"""Letters by which the romanisations of six languages differ: Zelensky, Selenskyj, Zelenski;
Lukashenko, Lukaschenko, Loukachenko; Lavrov, Lawrow; Yermak, Jermak, Iermak. Evidence: the
spellings in people.toml (tests/stages/clean_to_entities/test_fold.py)."""

WORDS_CACHED: Final = 8_192


def sound_of_word(word: str) -> str:
    """One folded word without the letters by which romanisations differ."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=WORDS_CACHED)
def sound_of(name: str) -> str:
    """The same for the spellings of one name in Latin script, and seldom for two names."""
    return " ".join([sound_of_word(word) for word in fold_name(name)[:NAME_CHARS_MAX].split()])


NAME_CHARS_MAX: Final = 200
"""Code points of a name that identity looks at. The longest name in the knowledge base has 77."""
