"""How each language writes what it measures: scales, units, signs of money, dates."""

import re
from collections.abc import Mapping
from typing import Final, Generic, TypeVar

from copytaster.stages.record import dataclass

T = TypeVar("T")

GAP: Final = re.compile("[\u200e\u200f]?[ \u00a0\u202f\u2009]?[\u200e\u200f]?")
HYPHEN: Final = re.compile(r"[-‑](?=[^\W\d_])")
"""Joins a number to its unit: "100-процентный"."""

TOKEN: Final = re.compile(
    "[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0d7f\u0e30-\u0e4e])*"
    r"|[^\w\s]"
)
"""A word with its marks, or a sign."""

UNIT_WORDS_MAX: Final = 4
UNIT_CHARS_MAX: Final = 48
UNSPACED_CHARS_MAX: Final = 10
STEM_CHARS_MIN: Final = 4
"""Letters from which a word may go on by an ending that no table lists: "kilometr-ach", "euro-on".
"""

ENDING_CHARS_MAX: Final = 4
ENDING_SHORTER: Final = 2
"""The ending is at least so much shorter than the stem: "euro-pei" are no euros."""

SIGN_CHARS_MAX: Final = 6


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """Entries of one or several words. `starts` are the first words of all, or, where words are not
    parted by blanks, the first letters.
    """

    entries: Mapping[str, T]
    starts: frozenset[str]


def by_words(entries: Mapping[str, T]) -> Table[T]:
    """A table to be looked up word by word."""
    return Table(entries, frozenset(key.partition(" ")[0] for key in entries))


def by_letters(entries: Mapping[str, T]) -> Table[T]:
    """A table to be looked up letter by letter."""
    return Table(entries, frozenset(key[0] for key in entries))


@dataclass(frozen=True, slots=True)
class LanguageMeasures:
    """One language. `decimal`: the mark of fractions, None where it is not known; `blank_groups`:
    a plain blank groups digits; `unspaced`: words are not parted by blanks. `units` (in small
    letters) stand behind a number and `signs` before it, both are names like "money:EUR"; `links`
    between a number and its unit; `date_marks` behind the numbers of a date. `endings`: a unit may
    have more endings than are listed.
    """

    decimal: str | None
    blank_groups: bool
    unspaced: bool
    endings: bool
    scales: Table[float]
    units: Table[str]
    signs: Table[str]
    codes: frozenset[str]
    links: frozenset[str]
    months: frozenset[str]
    date_marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """All languages; `rest` reads any other."""

    by_language: Mapping[str, LanguageMeasures]
    rest: LanguageMeasures

    def of(self, language: str) -> LanguageMeasures:
        """The tables of a BCP-47 tag, by its first subtag."""
        return self.by_language.get(language.split("-", maxsplit=1)[0].lower(), self.rest)


def fold(text: str) -> str:
    """Small letters; the dot that Turkish "İ" leaves behind does not count."""
    return text.lower().replace("\u0307", "")


def key_of(words: str) -> str:
    """The entry for words of a table: tokens in small letters, without points."""
    return " ".join(word for word in TOKEN.findall(fold(words)) if word != ".")


def after_gap(text: str, at: int) -> int:
    """Where the next word begins, behind at most one blank."""
    gap = GAP.match(text, at)
    return gap.end() if gap is not None else at


def scale_at(text: str, at: int, measures: LanguageMeasures) -> tuple[float, int] | None:
    """The scale behind digits ("million") and where it ends, with the point of an abbreviation."""
    begin = _after_link(text, after_gap(text, at), measures)
    found = _found(text, begin, measures.scales, measures)
    if found is None:
        return None
    scale, end = found
    stop = text[end : end + 1] == "." and text[end + 1 : end + 2] in {" ", "\u00a0"}
    return scale, end + 1 if stop and after_point(text, end + 1) else end


def after_point(text: str, at: int) -> bool:
    """Whether the sentence goes on behind a point: it belongs to an abbreviation."""
    following = text[after_gap(text, at) :][:1]
    return not following or not following.isupper()


def unit_at(text: str, at: int, measures: LanguageMeasures) -> tuple[str, int] | None:
    """The unit behind a number, and where it ends."""
    begin = after_gap(text, at)
    joint = HYPHEN.match(text, at)
    if joint is not None:
        begin = joint.end()
    code = text[begin : begin + 3]
    if code in measures.codes and not text[begin + 3 : begin + 4].isalnum():
        return f"money:{code}", begin + 3
    return _signed(text, begin, measures) or _found(
        text, _after_link(text, begin, measures), measures.units, measures
    )


def sign_before(text: str, at: int, floor: int, measures: LanguageMeasures) -> tuple[str, int]:
    """The sign of money (or Turkish "yüzde") before a number and where it begins; "" for none.

    Nothing before `floor` is looked at: it belongs to the number before.
    """
    end = at - 1 if at > floor and text[at - 1] in " \u00a0\u202f" else at
    for begin in range(max(floor, end - SIGN_CHARS_MAX), end):
        sign = text[begin:end]
        inside = sign[0].isalnum() and begin > 0 and text[begin - 1].isalnum()
        if inside:
            continue
        if sign in measures.codes:
            return f"money:{sign}", begin
        found = measures.signs.entries.get(sign) or measures.signs.entries.get(fold(sign))
        if found is not None:
            return found, begin
    return "", at


def _after_link(text: str, at: int, measures: LanguageMeasures) -> int:
    token = TOKEN.match(text, at) if measures.links else None
    if token is None or fold(token[0]) not in measures.links:
        return at
    return after_gap(text, token.end() + text.startswith(("'", "’"), token.end()))


def _signed(text: str, at: int, measures: LanguageMeasures) -> tuple[str, int] | None:
    signs = measures.signs
    if text[at : at + 1] not in signs.starts:
        return None
    for size in range(min(SIGN_CHARS_MAX, len(text) - at), 0, -1):
        found = signs.entries.get(text[at : at + size])
        if found is not None and not _goes_on(text, at + size):
            return found, at + size
    return None


def _found(text: str, at: int, table: Table[T], measures: LanguageMeasures) -> tuple[T, int] | None:
    """The longest entry of a table that stands at `at`, and where it ends."""
    if measures.unspaced:
        return _glued(text, at, table)
    first = TOKEN.match(text, at)
    if first is None:
        return None
    word = fold(first[0])
    if word in table.starts:
        found = _longest(text, first, table)
        if found is not None:
            return found
    return _with_ending(word, first.end(), table.entries) if measures.endings else None


def _longest(text: str, first: re.Match[str], table: Table[T]) -> tuple[T, int] | None:
    found: tuple[T, int] | None = None
    words, end = "", first.start()
    for token in TOKEN.finditer(text, end, end + UNIT_CHARS_MAX):
        if token.start() > after_gap(text, end) or words.count(" ") == UNIT_WORDS_MAX:
            break
        words, end = f"{words} {fold(token[0])}", token.end()
        entry = table.entries.get(words[1:])
        if entry is not None and not _goes_on(text, end):
            found = entry, end
    return found


def _with_ending(word: str, end: int, table: Mapping[str, T]) -> tuple[T, int] | None:
    for cut in range(1, min(ENDING_CHARS_MAX, len(word) - STEM_CHARS_MIN) + 1):
        found = table.get(word[:-cut])
        if found is not None and cut + ENDING_SHORTER <= len(word) - cut:
            return found, end
    return None


def _glued(text: str, at: int, table: Table[T]) -> tuple[T, int] | None:
    """The longest entry at `at`, whatever letters follow it."""
    window = text[at : at + UNSPACED_CHARS_MAX].lower()
    if window[:1] not in table.starts:
        return None
    for size in range(len(window), 0, -1):
        found = table.entries.get(window[:size])
        if found is not None:
            last, following = window[size - 1], text[at + size : at + size + 1]
            if not (last.isascii() and following.isascii() and _goes_on(text, at + size)):
                return found, at + size
    return None


def _goes_on(text: str, at: int) -> bool:
    """Whether a letter or digit follows at once."""
    return text[at : at + 1].isalnum()
