"""A clean article -> the spans that the window network takes for names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import Final, NamedTuple

from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.ports import Hint, ProposedSpan
from copytaster.stages.clean_to_entities.window.network import WindowTagger
from copytaster.stages.clean_to_entities.window.words import Words, words_of

KINDS: Final[dict[str, FoundType]] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
WORDS_MAX: Final = 120
"""Words of a piece that is tagged at once: longer sentences are lists or damaged text."""

BATCH_WORDS: Final = 4_096
"""Words tagged in one call: an ordinary article at once, a book in pieces of about 20 MB."""
HINTS_A_WORD: Final = 6
"""Hints that count on one word: one of each sort."""


class Piece(NamedTuple):
    """A sentence or a part of one: its words, and the hints on them by word."""

    words: Words
    hints: dict[int, tuple[str, ...]]


class WindowProposer:
    """An `EntityTagger` over the window network. Keeps its cache of words; not thread-safe."""

    def __init__(self, tagger: WindowTagger) -> None:
        self._tagger = tagger

    def propose(self, clean: CleanArticle, hints: Sequence[Hint] = ()) -> tuple[ProposedSpan, ...]:
        """The spans that look like names, in text order, not overlapping."""
        return self.propose_all([(clean, hints)])[0]

    def propose_all(
        self, asked: Sequence[tuple[CleanArticle, Sequence[Hint]]]
    ) -> list[tuple[ProposedSpan, ...]]:
        """The same for several articles: the more a call, the cheaper each."""
        found: list[list[ProposedSpan]] = [[] for _ in asked]
        pieces = [
            (number, piece)
            for number, (clean, hints) in enumerate(asked)
            for piece in pieces_of(clean, hints)
        ]
        for batch in _batches(pieces):
            tagged = self._tagger.spans(
                [piece.words.texts for _, piece in batch],
                [piece.hints for _, piece in batch],
            )
            for (number, piece), spans in zip(batch, tagged, strict=True):
                for start, end, kind, confidence in spans:
                    span = (piece.words.starts[start], piece.words.ends[end - 1])
                    found[number].append(ProposedSpan(*span, KINDS[kind], confidence))
        return [tuple(spans) for spans in found]


def pieces_of(clean: CleanArticle, hints: Sequence[Hint]) -> list[Piece]:
    """The sentences as words with their hints, long ones cut."""
    sentences = [words_of(clean.text, one.start, one.end) for one in clean.sentences]
    pieces = [
        Piece(words.part(at, at + WORDS_MAX), {})
        for words in sentences
        for at in range(0, len(words.texts), WORDS_MAX)
    ]
    if hints:
        _lay(pieces, hints)
    return pieces


def _lay(pieces: list[Piece], hints: Sequence[Hint]) -> None:
    """Put each hint on the words that it overlaps: `B` where it begins, `I` behind."""
    starts = list(chain.from_iterable([piece.words.starts for piece in pieces]))
    ends = list(chain.from_iterable([piece.words.ends for piece in pieces]))
    beginning = dict(zip(starts, range(len(starts)), strict=True))
    laid: dict[int, tuple[str, ...]] = {}
    for hint in hints:
        at = beginning.get(hint.start, -1)  # most are one word
        if at < 0 or ends[at] < hint.end:
            at = bisect_right(ends, hint.start)
            inside = range(at, bisect_left(starts, hint.end, at))
        else:
            inside = range(at, at + 1)
        begins = "B"
        for word in inside:
            on = laid.get(word, ())
            if len(on) < HINTS_A_WORD:
                laid[word] = (*on, begins + hint.code)
            begins = "I"
    stops = list(accumulate([len(piece.words.starts) for piece in pieces], initial=0))
    for word, codes in laid.items():
        number = bisect_right(stops, word) - 1
        pieces[number].hints[word - stops[number]] = codes


def _batches(pieces: list[tuple[int, Piece]]) -> Iterator[list[tuple[int, Piece]]]:
    """A bounded number of words at a time."""
    batch: list[tuple[int, Piece]] = []
    size = 0
    for numbered in pieces:
        batch.append(numbered)
        size += len(numbered[1].words.texts)
        if size >= BATCH_WORDS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
