"""A text -> its lines, with what can be seen of each one from outside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

STEM_CHARS: Final = 5
"""Words of one family share their first letters in the six languages. The figure is that of the
prototype, right on all 141 lines of the five seed documents.
"""

VOCABULARY_CHARS_MAX: Final = 4_000
"""Of one line, what is looked at for its words."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_TERMINAL = re.compile(r"""[.!?…。！？।؟][\"”“’'»«)\]]*\s*\.?$""")
_QUOTE_OPEN = ('"', "“", "„", "«", "»", "‘", "「")
_QUOTE = re.compile('["“”„«»「」]')
_NOT_LETTERS = re.compile(r"[\W_]+")

UNSPACED_CHARS_PER_WORD: Final = 2
"""Chinese, Japanese and Thai put no spaces between words; a word there has about two characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without surrounding space; `plain`: straight apostrophes, `folded`: one case too."""

    text: str
    plain: str
    folded: str
    words: int
    ends: bool
    quoted: bool
    has_quote: bool
    heading: bool


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, blank ones too."""
    return tuple(line_of(raw) for raw in text.split("\n"))


def line_of(raw: str, *, heading: bool = False) -> Line:
    """What can be seen of one line."""
    text = raw.strip()
    plain = text.replace("’", "'").replace("`", "'")
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    return Line(
        text=text,
        plain=plain,
        folded=plain[:VOCABULARY_CHARS_MAX].casefold(),
        words=max(text.count(" ") + 1 if text else 0, unspaced // UNSPACED_CHARS_PER_WORD),
        ends=_TERMINAL.search(text[-12:]) is not None,
        quoted=text.startswith(_QUOTE_OPEN),
        has_quote=_QUOTE.search(text) is not None,
        heading=heading,
    )


def key_of(text: str) -> str:
    """Letters and digits alone: two lines of one key say the same."""
    return _NOT_LETTERS.sub("", text.casefold())


def stems_of(line: Line) -> list[str]:
    """The beginnings of a line's longer words."""
    return [word[:STEM_CHARS] for word in _WORD.findall(line.folded)]


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
