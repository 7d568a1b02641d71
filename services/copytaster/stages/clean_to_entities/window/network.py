"""The network: a sum of attribute and hint rows, a window layer, residual layers, label scores."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.window.decode import FORBIDDEN, LABELS, names_in
from copytaster.stages.clean_to_entities.window.shares import (
    KNOWN_HINTS_MAX,
    KNOWN_WORDS_MAX,
    Floats,
    HintCodes,
    Numbers,
    Shares,
    Table,
)
from copytaster.stages.record import dataclass

Flags = NDArray[np.bool_]
Hinted = Mapping[int, HintCodes]
"""Word of a sentence -> what the rules say of it."""
GATE: Final = np.float32(-5)
"""Score of the gate up to which a word is in no name: on the development sets the names are those
of asking for every word."""
SURE: Final = np.float32(30)
"""Score of a word that is outside of names beyond doubt."""


class Residual(NamedTuple):
    """A layer over a word and those `reach` words before and behind it, added to its input."""

    matrix: Floats
    bias: Floats
    reach: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What training made. `table`: rows x depth; `first`: (window * depth) x width; `marks`: the
    lists that words stand in and `prints`: whose the rows are (features.py); `hints`: code ->
    embedding; `gate`: tells from the window alone which words can be in a name.
    """

    table: NDArray[np.int8]
    scale: NDArray[np.float16]
    prints: NDArray[np.uint16]
    marks: Mapping[str, str]
    hints: Mapping[str, Floats]
    first: Floats
    first_bias: Floats
    residual: tuple[Residual, ...]
    out: Floats
    out_bias: Floats
    transitions: Floats
    window: int
    gate: Floats
    gate_bias: float


class Span(NamedTuple):
    """A name over the words `start` to `end` (exclusive); `confidence` in percent."""

    start: int
    end: int
    kind: str
    confidence: int


class WindowTagger:
    """Tags batches of sentences. Keeps a bounded cache of word types; not thread-safe."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._table = Table(weights.table, weights.scale, weights.prints, weights.marks)
        self._depth, self._width = weights.table.shape[1], weights.first.shape[1]
        first = weights.first.reshape(weights.window, self._depth, self._width)
        self._words = Shares(tuple(first), KNOWN_WORDS_MAX)
        self._hints = Shares(tuple(first), KNOWN_HINTS_MAX)
        self._word_ids: dict[str, int] = {"": 0}
        self._hint_ids: dict[HintCodes, int] = {}
        self._side = weights.window // 2
        self._gap = max([self._side, *(layer.reach for layer in weights.residual)])
        self._transitions = _legal(weights.transitions)

    def tag(
        self, sentences: Sequence[Sequence[str]], hints: Sequence[Hinted] | None = None
    ) -> list[list[str]]:
        """One label a word of each sentence; the more sentences a call, the cheaper each word."""
        labelled = [["O"] * len(words) for words in sentences]
        for row, spans in zip(labelled, self.spans(sentences, hints), strict=True):
            for span in spans:
                row[span.start : span.end] = [f"I-{span.kind}"] * (span.end - span.start)
                row[span.start] = f"B-{span.kind}"
        return labelled

    def spans(
        self, sentences: Sequence[Sequence[str]], hints: Sequence[Hinted] | None = None
    ) -> list[list[Span]]:
        """The names of each sentence, over words, in order."""
        flat: list[str] = []
        starts: list[int] = []
        gap = [""] * self._gap
        for words in sentences:
            flat += gap
            starts.append(len(flat))
            flat += words
        flat += gap
        at: list[int] = []
        codes: list[HintCodes] = []
        for start, hinted in zip(starts, hints or (), strict=hints is not None):
            at += [start + word for word in hinted]
            codes += hinted.values()
        ids = self._numbers_of(flat)
        emissions = self._emissions(ids, np.array(at, np.int64), self._hint_numbers(codes))
        found: list[list[Span]] = [[] for _ in sentences]
        for first, end, label, confidence in names_in(emissions, ids > 0, self._transitions):
            number = bisect_right(starts, first) - 1
            start = starts[number]
            found[number].append(Span(first - start, end - start, LABELS[label][2:], confidence))
        return found

    def _emissions(self, ids: Numbers, at: Numbers, hints: Numbers) -> Floats:
        """Label scores; words that cannot be in a name are outside, and nothing more is asked."""
        hidden = self._window(ids, at, hints)
        doubtful = hidden @ self._weights.gate > GATE - self._weights.gate_bias
        doubtful &= ids > 0
        for layer, rows in self._needed(doubtful):
            hidden[rows] += self._change(hidden, layer, rows)
            hidden[rows[ids[rows] == 0]] = 0
        emissions = np.zeros((len(ids), len(LABELS)), np.float32)
        emissions[:, 0] = SURE
        rows = np.flatnonzero(doubtful)
        emissions[rows] = hidden[rows] @ self._weights.out + self._weights.out_bias
        return emissions

    def _window(self, ids: Numbers, at: Numbers, hints: Numbers) -> Floats:
        hidden = np.empty((len(ids), self._width), np.float32)
        hidden[:] = self._weights.first_bias
        shares = np.empty_like(hidden)
        for offset, (block, hinted) in enumerate(
            zip(self._words.blocks, self._hints.blocks, strict=True)
        ):
            by = self._side - offset
            np.take(block, ids, axis=0, out=shares, mode="clip")  # into a buffer: twice as fast
            hidden[max(0, by) : len(ids) + min(0, by)] += shares[
                max(0, -by) : len(ids) - max(0, by)
            ]
            hidden[at + by] += hinted.take(hints, axis=0, mode="clip")
        np.maximum(hidden, 0, out=hidden)
        hidden[ids == 0] = 0
        return hidden

    def _needed(self, doubtful: Flags) -> list[tuple[Residual, Numbers]]:
        """The rows that each layer must compute, so that the doubtful words come out exactly."""
        needed: list[tuple[Residual, Numbers]] = []
        for layer in reversed(self._weights.residual):
            needed.append((layer, np.flatnonzero(doubtful)))
            reach, near = layer.reach, doubtful.copy()
            near[reach:] |= doubtful[:-reach]
            near[:-reach] |= doubtful[reach:]
            doubtful = near
        return needed[::-1]

    def _change(self, hidden: Floats, layer: Residual, rows: Numbers) -> Floats:
        width, reach = self._width, layer.reach
        around = np.empty((len(rows), 3 * width), np.float32)
        for part, by in enumerate((-reach, 0, reach)):
            around[:, part * width : (part + 1) * width] = hidden.take(
                rows + by, axis=0, mode="clip"
            )
        change = around @ layer.matrix
        change += layer.bias
        return np.asarray(np.maximum(change, 0, out=change))

    def _numbers_of(self, words: list[str]) -> Numbers:
        known = list(map(self._word_ids.get, words))
        if None not in known:
            return np.array(known, np.int64)
        new = [word for word in dict.fromkeys(words) if word not in self._word_ids]
        if not self._words.fits(len(new)):
            self._words.forget()
            self._word_ids = {"": 0}
            new = [word for word in dict.fromkeys(words) if word]
        if new:
            numbers = self._words.add(self._table.embedded(new))
            self._word_ids.update(zip(new, numbers, strict=True))
        ids = self._word_ids
        return np.array([ids[word] for word in words], np.int64)

    def _hint_numbers(self, codes: list[HintCodes]) -> Numbers:
        new = [one for one in dict.fromkeys(codes) if one not in self._hint_ids]
        if not self._hints.fits(len(new)):
            self._hints.forget()
            self._hint_ids = {}
            new = list(dict.fromkeys(codes))
        if new:
            embedded = np.zeros((len(new), self._depth), np.float32)
            for row, one in enumerate(new):
                for code in one:
                    embedded[row] += self._weights.hints.get(code, np.float32(0))
            self._hint_ids.update(zip(new, self._hints.add(embedded), strict=True))
        ids = self._hint_ids
        return np.array([ids[one] for one in codes], np.int64)


def _legal(transitions: Floats) -> Floats:
    legal = transitions.copy()
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after[0] == "I" and before[1:] != after[1:]:
                legal[i, j] = FORBIDDEN
    return legal
