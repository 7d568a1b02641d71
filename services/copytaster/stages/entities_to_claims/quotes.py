"""page -> quotations: what stands between quotation marks, also over several paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.limits import QUOTES_MAX
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.record import dataclass

CLOSERS: Final[dict[str, str]] = {
    "“": '”"“', "„": '“”"', "«": "»", "»": "«", '"': '"”', "‘": "’", "‚": "‘’", "‹": "›",
    "”": "”", "''": "''",
}  # fmt: skip
"""Opening mark -> marks that close it. “ closes „ in German and, by slip, itself; » opens in German
books.
"""

OPENERS_BEFORE_CLOSERS: Final = '“„«"‘‚‹»'
ORPHANS: Final = "”»"
SPEECH_WORDS_MIN: Final = 4
"""From here a quotation is taken for speech; shorter ones are mostly names and words held at a
distance.
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in words: the marks stand at `first` and `last - 1` (where it is `closed`).

    `part_of` is the number of the quotation that it continues (a new opening mark in each
    paragraph).
    """

    number: int
    first: int
    last: int
    paragraph: int
    closed: bool
    part_of: int

    @property
    def is_speech(self) -> bool:
        """Whether it is long enough for something that somebody said."""
        return self.last - self.first >= SPEECH_WORDS_MIN + 2


@dataclass(frozen=True, slots=True)
class Quotes:
    """All quotations in text order, and for every word the one it stands in (-1: none)."""

    all: tuple[Quote, ...]
    at: Sequence[int]

    def holding(self, i: int) -> Quote | None:
        """The quotation that word `i` stands in, marks included."""
        return self.all[self.at[i]] if 0 <= i < len(self.at) and self.at[i] >= 0 else None


def find_quotes(page: Page) -> Quotes:
    """Pair the marks paragraph by paragraph; an inner quotation belongs to the outer one."""
    found: list[Quote] = []
    at = [-1] * len(page.low)
    for first, last, paragraph in _paragraphs(page):
        for begin, end, closed in _pairs(page, first, last):
            if len(found) >= QUOTES_MAX:
                return Quotes(tuple(found), at)
            number = len(found)
            quote = Quote(number, begin, end, paragraph, closed, number)
            found.append(_continued(page, found, quote))
            at[begin:end] = [number] * (end - begin)
    return Quotes(tuple(found), at)


def _continued(page: Page, found: Sequence[Quote], quote: Quote) -> Quote:
    """An unclosed quotation goes on in the next paragraph, if that opens with a mark again."""
    previous = found[-1] if found else None
    if previous is None or previous.closed or quote.paragraph != previous.paragraph + 1:
        return quote
    opens = quote.first == 0 or page.sentence[quote.first - 1] != page.sentence[quote.first]
    return replace(quote, part_of=previous.part_of) if opens else quote


def _paragraphs(page: Page) -> Iterator[tuple[int, int, int]]:
    """First and last word of each paragraph."""
    first = last = 0
    current = -1
    for sentence in page.sentences:
        if sentence.paragraph != current:
            if last > first:
                yield first, last, current
            first, current = sentence.first, sentence.paragraph
        last = max(last, sentence.last)
    if last > first:
        yield first, last, current


def _pairs(page: Page, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    low = page.low
    opened, closers, since = -1, "", first
    for i in range(first, last):
        word = low[i]
        if len(word) != 1 or word not in "“”„«»\"‘’‚‹›'":
            continue
        if opened >= 0:
            if word in closers and _closes(page, i, word):
                yield opened, i + 1, True
                opened, since = -1, i + 1
        elif word in OPENERS_BEFORE_CLOSERS or word == "'":
            if _opens(page, i, word):
                opened = i
                closers = "'" if word in "‘'" else CLOSERS.get(word, word)
            elif word in ORPHANS and i > since:
                yield since, i + 1, True
                since = i + 1
        elif word in ORPHANS and i > since:
            yield since, i + 1, True
            since = i + 1
    if opened >= 0 and low[opened] not in "'‘":
        yield opened, last, False


def _opens(page: Page, i: int, mark: str) -> bool:
    """A mark opens where a word follows at once and none stands right before it."""
    follows = i + 1 < len(page.starts) and page.starts[i + 1] == page.ends[i]
    glued = i > 0 and page.ends[i - 1] == page.starts[i] and page.low[i - 1][-1].isalnum()
    if mark == "»":
        return follows and not glued
    if mark in "'‘":
        return follows and not glued
    return not glued or follows


def _closes(page: Page, i: int, mark: str) -> bool:
    """An apostrophe-like mark closes only where no letter follows at once."""
    if mark not in "'’":
        return True
    text, end = page.text, page.ends[i]
    return end >= len(text) or not text[end].isalnum()
