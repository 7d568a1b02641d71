"""text -> words: where each begins and ends, and how it reads in lower case.

The pattern runs once over the text in lower case, in which all letters are still letters; the few
words that are more than one (elided, possessive, French subjects) are parted afterwards.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from copytaster.stages.entities_to_claims.lexicon import Lexicon

_LETTERS: Final = r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*"
_DIGITS: Final = r"\d+(?:[.,:'’]\d+)*"
_GROUPS: Final = r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.])"
_MARKS: Final = r"''|``|,,|[^\w\s]|[\d_]+"
WORD: Final = re.compile(f"({_LETTERS}|{_DIGITS}|{_MARKS})")
"""Words (with inner hyphens and apostrophes), numbers with their separators, single marks, and two
marks that some agencies set for a double quotation mark. Linear time.
"""

WORD_GROUPED: Final = re.compile(f"({_LETTERS}|{_GROUPS}|{_DIGITS}|{_MARKS})")
"""The same where a space may part the thousands ("600 000"): where decimals have a comma."""

DOUBLED_MARKS: Final = frozenset({"''", "``"})
"""What is read as a double quotation mark."""

LOW_MARK: Final = ",,"
"""What Dutch agencies set for „."""

ELISION_MAX: Final = 7
"""Letters before an apostrophe that can be an elided word: "dell'", "quest'", "jusqu'" (7 with it).
"""

FRENCH_SUBJECTS: Final = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|nous)$")
"""The subject behind its verb: "affirme-t-il"."""

POSSESSIVES: Final = ("'s", "’s")


class Cut(NamedTuple):
    """The words of a text, in lists that run parallel; `low` has straight apostrophes."""

    starts: list[int]
    ends: list[int]
    low: list[str]


def cut(text: str, lexicon: Lexicon) -> Cut:
    """Cut a text into words as its language is written."""
    lowered = text.replace("İ", "I").lower()  # "İ" alone is longer in lower case
    pattern = WORD_GROUPED if lexicon.decimal_comma else WORD
    parts = pattern.split(lowered)
    bounds = list(accumulate(map(len, parts)))
    starts, ends, low = bounds[:-1:2], bounds[1::2], parts[1::2]
    if lexicon.splits_elision or "'s" in lowered or "’s" in lowered:
        _part(text, Cut(starts, ends, low), lexicon)
    if "İ" in text:
        low = [text[start:end].lower() for start, end in zip(starts, ends, strict=True)]
    if "’" in lowered:
        low = [word.replace("’", "'") for word in low]
    if "''" in lowered or "``" in lowered:
        low = ['"' if word in DOUBLED_MARKS else word for word in low]
    if LOW_MARK in lowered:
        low = ["„" if word == LOW_MARK else word for word in low]
    return Cut(starts, ends, low)


def _part(text: str, words: Cut, lexicon: Lexicon) -> None:
    """Part the words that are more than one, from the last to the first."""
    starts, ends, low = words
    for i in range(len(low) - 1, -1, -1):
        word = low[i]
        joined = "'" in word or "’" in word
        if not (joined or (lexicon.splits_elision and "-" in word)):
            continue
        start = starts[i]
        pieces = list(_pieces(word, lexicon, possessive=text[ends[i] - 1] == "s"))
        if len(pieces) > 1:
            starts[i : i + 1] = [start + first for first, _ in pieces]
            ends[i : i + 1] = [start + last for _, last in pieces]
            low[i : i + 1] = [word[first:last] for first, last in pieces]


def _pieces(word: str, lexicon: Lexicon, *, possessive: bool) -> Iterator[tuple[int, int]]:
    """The parts of a word, from and to; `possessive`: its last letter is a small "s"."""
    if lexicon.splits_elision:
        yield from _elided(word, french=lexicon.language == "fr")
    elif possessive and word.endswith(POSSESSIVES) and len(word) > len("'s"):
        yield 0, len(word) - 2
        yield len(word) - 2, len(word)


def _elided(word: str, *, french: bool) -> Iterator[tuple[int, int]]:
    """ "dell’Ucraina" as "dell’" and "Ucraina"; what is too long to be elided stays whole."""
    begin = 0
    for place, char in enumerate(word):
        if char in "'’" and place + 1 < len(word) and place + 1 - begin <= ELISION_MAX:
            yield begin, place + 1
            begin = place + 1
    found = FRENCH_SUBJECTS.search(word, begin) if french else None
    if found and found.start() > begin:
        yield begin, found.start()
        begin = word.rindex("-") + 1
    yield begin, len(word)
