"""The network: a sum of attribute rows, a window layer, optional residual layers.

The first layer's share of a word TYPE at each offset of the window is kept (precomputation after
Chen & Manning 2014), so that a known word costs one look-up and one row addition an offset.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.window.decode import FORBIDDEN, LABELS, Floats, names_in
from copytaster.stages.clean_to_entities.window.features import rows_of

EMBEDDING_SCALE: Final = np.float32(0.3)
"""About 1 / sqrt(attributes): keeps the sum at the scale of one row."""
KNOWN_WORDS_MAX: Final = 24_000
"""Word types whose first-layer shares are kept: 60 MB at the bound, a day's news has more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What training made. `table`: rows x depth; `first`: (window * depth) x width; `marks`: the
    lists that words stand in (features.py).
    """

    table: NDArray[np.int8]
    scale: NDArray[np.float16]
    first: Floats
    first_bias: Floats
    residual: tuple[tuple[Floats, Floats], ...]
    out: Floats
    out_bias: Floats
    transitions: Floats
    window: int
    marks: Mapping[str, str]


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
        rows, depth = weights.table.shape
        self._rows = rows
        self._side = weights.window // 2
        self._width = weights.first.shape[1]
        by_offset = weights.first.reshape(weights.window, depth, self._width)
        self._first = np.ascontiguousarray(
            by_offset.transpose(1, 0, 2).reshape(depth, weights.window * self._width)
        )
        self._transitions = _legal(weights.transitions)
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[str, int] = {"": 0}
        self._known = np.zeros((2048, self._weights.window, self._width), np.float32)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """One label a word of each sentence; the more sentences a call, the cheaper each word."""
        labelled = [["O"] * len(words) for words in sentences]
        for row, spans in zip(labelled, self.spans(sentences), strict=True):
            for span in spans:
                row[span.start : span.end] = [f"I-{span.kind}"] * (span.end - span.start)
                row[span.start] = f"B-{span.kind}"
        return labelled

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[Span]]:
        """The names of each sentence, over words, in order."""
        flat: list[str] = []
        starts: list[int] = []
        pad = [""] * self._side
        for words in sentences:
            starts.append(len(flat) + self._side)
            flat += pad
            flat += words
        flat += pad
        ids = self._word_ids(flat)
        found: list[list[Span]] = [[] for _ in sentences]
        for first, end, label, confidence in names_in(
            self._emissions(ids), ids > 0, self._transitions
        ):
            number = bisect_right(starts, first) - 1
            start = starts[number]
            found[number].append(Span(first - start, end - start, LABELS[label][2:], confidence))
        return found

    def _emissions(self, ids: NDArray[np.int64]) -> Floats:
        mask = (ids > 0).astype(np.float32)[:, None]
        hidden: Floats = self._known[ids, self._side]
        for offset in range(self._weights.window):
            by = offset - self._side
            if by < 0:
                hidden[-by:] += self._known[ids[:by], offset]
            elif by > 0:
                hidden[:-by] += self._known[ids[by:], offset]
        hidden += self._weights.first_bias
        np.maximum(hidden, 0, out=hidden)
        hidden *= mask
        for matrix, bias in self._weights.residual:
            hidden = self._residual(hidden, matrix, bias) * mask
        return np.asarray(hidden @ self._weights.out + self._weights.out_bias, np.float32)

    def _residual(self, hidden: Floats, matrix: Floats, bias: Floats) -> Floats:
        around = np.zeros((len(hidden), 3 * self._width), np.float32)
        around[1:, : self._width] = hidden[:-1]
        around[:, self._width : 2 * self._width] = hidden
        around[:-1, 2 * self._width :] = hidden[1:]
        change = around @ matrix
        change += bias
        np.maximum(change, 0, out=change)
        return np.asarray(hidden + change, np.float32)

    def _word_ids(self, words: list[str]) -> NDArray[np.int64]:
        new = [word for word in dict.fromkeys(words) if word not in self._ids]
        if len(self._ids) + len(new) > KNOWN_WORDS_MAX:
            self._forget()
            new = [word for word in dict.fromkeys(words) if word]
        if new:
            self._learn(new)
        ids = self._ids
        return np.array([ids[word] for word in words], np.int64)

    def _learn(self, new: list[str]) -> None:
        used = len(self._ids)
        while used + len(new) > len(self._known):
            self._known = np.concatenate([self._known, np.zeros_like(self._known)])
        rows = np.array([rows_of(word, self._rows, self._weights.marks) for word in new])
        table, scale = self._weights.table, self._weights.scale
        embedded = (table[rows].astype(np.float32) * scale[rows][..., None]).sum(1)
        share = (embedded * EMBEDDING_SCALE) @ self._first
        self._known[used : used + len(new)] = share.reshape(
            len(new), self._weights.window, self._width
        )
        self._ids.update(zip(new, range(used, used + len(new)), strict=True))


def _legal(transitions: Floats) -> Floats:
    legal = transitions.copy()
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after[0] == "I" and before[1:] != after[1:]:
                legal[i, j] = FORBIDDEN
    return legal
