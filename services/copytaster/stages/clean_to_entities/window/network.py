"""The network: a sum of attribute and hint rows, a window layer, residual layers, label scores."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

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

Hinted = Mapping[int, HintCodes]
"""Word of a sentence -> what the rules say of it."""


class Residual(NamedTuple):
    """A layer over a word and those `reach` words before and behind it, added to its input."""

    matrix: Floats
    bias: Floats
    reach: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What training made. `table`: rows x depth; `first`: (window * depth) x width; `marks`: the
    lists that words stand in and `prints`: whose the rows are (features.py); `hints`: code ->
    embedding.
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
        mask = (ids > 0).astype(np.float32)[:, None]
        hidden = np.broadcast_to(self._weights.first_bias, (len(ids), self._width)).copy()
        for offset, (block, hinted) in enumerate(
            zip(self._words.blocks, self._hints.blocks, strict=True)
        ):
            by = self._side - offset
            hidden[max(0, by) : len(ids) + min(0, by)] += block[
                ids[max(0, -by) : len(ids) - max(0, by)]
            ]
            hidden[at + by] += hinted[hints]
        np.maximum(hidden, 0, out=hidden)
        hidden *= mask
        for layer in self._weights.residual:
            hidden += self._change(hidden, layer)
            hidden *= mask
        return np.asarray(hidden @ self._weights.out + self._weights.out_bias, np.float32)

    def _change(self, hidden: Floats, layer: Residual) -> Floats:
        width, reach = self._width, layer.reach
        change = hidden @ layer.matrix[width : 2 * width]
        change[reach:] += hidden[:-reach] @ layer.matrix[:width]
        change[:-reach] += hidden[reach:] @ layer.matrix[2 * width :]
        change += layer.bias
        return np.asarray(np.maximum(change, 0, out=change))

    def _numbers_of(self, words: list[str]) -> Numbers:
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
