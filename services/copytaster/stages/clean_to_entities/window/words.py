"""text -> words with offsets, split as the training sets split them."""

import re
from typing import Final, NamedTuple

_WORD: Final = re.compile(
    r"[’']s\b"  # the possessive stands alone: Putin | ’s
    r"|[^\W\d_]{1,7}[’'](?=\w)"  # an elided article stands alone: l’ | Ucraina
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\w+(?:[-‐‑.&]\w+)*"  # words, hyphenated words, numbers
    r"|[^\w\s]"
)


class Word(NamedTuple):
    """A word and where it stands; `end` is exclusive, code points."""

    text: str
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, with offsets into `text`."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
