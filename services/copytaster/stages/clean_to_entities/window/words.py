"""text -> words with offsets, split as the training sets split them."""

import re
from typing import Final, NamedTuple

_WORD: Final = re.compile(
    r"[’']s\b"  # the possessive stands alone: Putin | ’s
    r"|\b(?:[cdjlmnst]|un|qu|(?:jus|lors|puis)qu|[dn]ell|dall|all|sull|coll|quest|quell"
    r"|L|Un|[DN]ell|Dall|All|Sull)[’'](?=\w)"  # so does an elided article: l’ | Ucraina
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\w+(?:[-‐‑.&]\w+|[’'](?=[A-ZÀ-Þ])\w+)*"  # words, hyphenated words, O'Neil, numbers
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
