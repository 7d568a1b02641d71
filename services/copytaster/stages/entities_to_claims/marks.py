"""word -> mark: which tables of its language an entry begins in with this word, looked up once.

A rule that reads word by word asks the mark instead of its table, so that it runs only where it can
find something: of a hundred words of news some seventy have no mark at all.
"""

from collections.abc import Container, Mapping
from typing import Final

from copytaster.stages.entities_to_claims.phrases import tail_of

CUE: Final = 1 << 0
EVENT: Final = 1 << 1
THING: Final = 1 << 2
SPUN: Final = 1 << 3
PHRASE: Final = 1 << 4
CUE_NOUN: Final = 1 << 5
ACCORDING: Final = 1 << 6
GOVERNS_REPORT: Final = 1 << 7
REPORT_PHRASE: Final = 1 << 8
"""A table of the lexicon (`lexicon.Lexicon.marks`) has an entry that begins with the word."""

EVENT_TAIL: Final = 1 << 9
THING_TAIL: Final = 1 << 10
"""Its last part may be one, where nouns are compounded."""

SIGN: Final = 1 << 11
"""It is no word of letters alone: a mark, a number, a word with a hyphen."""

ED: Final = 1 << 12
"""It ends like an English past tense."""

WORDS_KEPT: Final = 65_536
"""Words a language whose marks are remembered: about 8 MB; the words of news repeat."""


class Marks(dict[str, int]):
    """The marks of all words seen; one that is new is looked up in every table."""

    def __init__(
        self, tables: Mapping[int, Container[str]], tails: Mapping[int, Mapping[str, object]]
    ) -> None:
        super().__init__()
        self._tables, self._tails = tuple(tables.items()), tuple(tails.items())

    def __missing__(self, word: str) -> int:
        """The mark of a new word."""
        if len(self) >= WORDS_KEPT:
            self.clear()
        mark = 0 if word.isalpha() else SIGN
        if word.endswith("ed"):
            mark |= ED
        for bit, table in self._tables:
            if word in table:
                mark |= bit
        for bit, table in self._tails:
            if tail_of(table, word):
                mark |= bit
        self[word] = mark
        return mark
