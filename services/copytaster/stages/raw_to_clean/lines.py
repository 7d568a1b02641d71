"""A text -> its lines, with what can be seen of each one from outside."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from copytaster.stages.record import dataclass

STEM_CHARS: Final = 5
"""Words of one family share their first letters in the six languages. The figure is that of the
prototype, right on all 141 lines of the five seed documents.
"""

PROSE_WORDS_MIN: Final = 12
"""A line of so many words that ends like a sentence is prose; shorter ones may be teasers. From the
prototype: in the five seed documents no line of furniture is that long and ends so.
"""

PROSE_CHARS_MIN: Final = 160
"""A line of so many characters is prose however it ends: headlines stay below 120."""

CAPITALS_SHARE_MAX: Final = 0.65
"""In running German, the language with the most capitals, about 0.4 of the words have one."""

QUOTE_ENDS: Final = ("”", '"', "»", "“", "«", "」")
"""Closing marks of the six languages and Japanese."""

VOCABULARY_CHARS_MAX: Final = 4_000
"""Of one line, what is looked at for its words."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_TERMINAL = re.compile(r"""[.!?…。！？।؟](?:\s?[\"”“’'»«)\]])*\s*\.?$""")
_QUOTE_OPEN = ('"', "“", "„", "«", "»", "‘", "「")
_QUOTE = re.compile('["“”„«»「」]')
_NOT_LETTERS = re.compile(r"[\W_]+")

UNSPACED_CHARS_PER_WORD: Final = 2
"""Chinese, Japanese and Thai put no spaces between words; a word there has about two characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without surrounding space; `plain`: straight apostrophes, `folded`: one case too;
    `heading`, `item` of a list without links: as its markup says.
    """

    text: str
    plain: str
    folded: str
    words: int
    ends: bool
    has_quote: bool
    heading: bool
    item: bool
    prose: bool
    stems: frozenset[str]


def line_of(raw: str, *, heading: bool = False, item: bool = False) -> Line:
    """What can be seen of one line."""
    text = raw.strip()
    plain = text.replace("’", "'").replace("`", "'")
    folded = plain[:VOCABULARY_CHARS_MAX].casefold()
    words = text.count(" ") + 1 if text else 0
    if not text.isascii():
        words = max(words, len(_UNSPACED.findall(text)) // UNSPACED_CHARS_PER_WORD)
    ends = _TERMINAL.search(text[-12:]) is not None
    return Line(
        text=text,
        plain=plain,
        folded=folded,
        words=words,
        ends=ends,
        has_quote=_QUOTE.search(text) is not None,
        heading=heading,
        item=item,
        prose=not heading and _is_prose(text, words, ends=ends),
        stems=frozenset([word[:STEM_CHARS] for word in _WORD.findall(folded)]),
    )


def _is_prose(text: str, words: int, *, ends: bool) -> bool:
    """Whether a line is so long, and ends so, that it must be running text."""
    quoted = text.startswith(_QUOTE_OPEN)
    if words < PROSE_WORDS_MIN:
        return quoted and ends and words >= PROSE_WORDS_MIN // 2
    if ends or (quoted and text.endswith(QUOTE_ENDS)):
        return True
    return len(text) > PROSE_CHARS_MIN and not _is_menu(text)


def _is_menu(text: str) -> bool:
    """Whether most words are capitalised: names of sections in a row."""
    words = text.split()
    return sum(word[:1].isupper() for word in words) > CAPITALS_SHARE_MAX * len(words)


def key_of(text: str) -> str:
    """Letters and digits alone: two lines of one key say the same."""
    return _NOT_LETTERS.sub("", text.casefold())


def unwrapped(text: str) -> str:
    """A text whose paragraphs were broken at a column (wires, mails), made whole again.

    They were where most lines end in mid-sentence and go on in lower case.
    """
    rows = text.split("\n")
    pairs = [(a, b) for a, b in pairwise(rows) if a.strip() and b.strip()]
    if len(pairs) < WRAPPED_PAIRS_MIN:
        return text
    running = sum(_runs_on(a, b) for a, b in pairs)
    if running < WRAPPED_SHARE_MIN * len(pairs):
        return text
    return "\n".join(_joined(rows))


WRAPPED_PAIRS_MIN: Final = 3
WRAPPED_SHARE_MIN: Final = 0.4
"""In wrapped news prose about two of three line ends are followed by lower case (names and sentence
begins are the rest); in text with one paragraph a line none are.
"""
WRAP_COLUMN_MIN: Final = 40
WRAP_COLUMN_MAX: Final = 130
"""Columns at which programs wrap: 65 to 80 mostly."""


def _runs_on(line: str, following: str) -> bool:
    return (
        WRAP_COLUMN_MIN <= len(line) < WRAP_COLUMN_MAX
        and not line.rstrip().endswith((".", "!", "?", "”", '"', "»", ":"))
        and following.lstrip()[:1].islower()
    )


def _joined(rows: Sequence[str]) -> list[str]:
    """Lines of a block as one; a line much shorter than the column ends its paragraph."""
    joined: list[str] = []
    open_line = False
    for row in rows:
        stripped = row.strip()
        if not stripped:
            joined.append("")
        elif open_line:
            joined[-1] = f"{joined[-1]} {stripped}"
        else:
            joined.append(stripped)
        open_line = len(row.rstrip()) >= WRAP_COLUMN_MIN
    return joined
