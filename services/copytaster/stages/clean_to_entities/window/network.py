"""The network: a sum of attribute rows, a window layer, optional residual layers, and Viterbi
decoding.

The first layer's share of a word TYPE at each offset of the window is kept (precomputation after
Chen & Manning 2014), so that a known word costs one look-up and one row addition an offset.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.window.features import rows_of

Floats = NDArray[np.float32]

LABELS: Final = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
FORBIDDEN: Final = np.float32(-1e4)
"""Score of a label sequence that BIO does not allow."""
EMBEDDING_SCALE: Final = np.float32(0.3)
"""About 1 / sqrt(attributes): keeps the sum at the scale of one row."""
KNOWN_WORDS_MAX: Final = 40_000
"""Word types whose first-layer shares are kept: about 100 MB at the bound."""


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
        self._begin = np.array(
            [FORBIDDEN if label[0] == "I" else 0 for label in LABELS], np.float32
        )
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[str, int] = {"": 0}
        self._known = np.zeros((2048, self._weights.window, self._width), np.float32)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """One label a word of each sentence; the more sentences a call, the cheaper each word."""
        return [[LABELS[i] for i in row] for row in self._decode(sentences)[0]]

    def spans(self, sentences: Sequence[Sequence[str]]) -> list[list[Span]]:
        """The names of each sentence, over words, in order."""
        decoded, starts, emissions = self._decode(sentences)
        weights = np.exp(emissions - emissions.max(1, keepdims=True))
        weights /= weights.sum(1, keepdims=True)
        return [
            list(_spans(row, weights[start : start + len(row)]))
            for row, start in zip(decoded, starts, strict=True)
        ]

    def _decode(
        self, sentences: Sequence[Sequence[str]]
    ) -> tuple[list[list[int]], list[int], Floats]:
        """Label numbers of each sentence, where it starts among the emissions, and those."""
        flat: list[str] = []
        starts: list[int] = []
        pad = [""] * self._side
        for words in sentences:
            starts.append(len(flat) + self._side)
            flat += pad
            flat += words
        flat += pad
        emissions = self._emissions(self._word_ids(flat))
        lengths = [len(words) for words in sentences]
        decoded = _viterbi(emissions, starts, lengths, (self._begin, self._transitions))
        return decoded, starts, emissions

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


def _spans(row: list[int], weights: Floats) -> Iterator[Span]:
    """Spans of one decoded sentence; the share of a kind at its words says how sure it is."""
    start = 0
    for at, label in enumerate([*row, 0]):
        inside = at > 0 and row[at - 1] != 0
        if inside and (label == 0 or label % 2 == 1):  # odd numbers begin a span
            first = row[at - 1] - (1 - row[at - 1] % 2)
            share = weights[start:at, first : first + 2].sum(1).mean()
            yield Span(start, at, LABELS[first][2:], round(100 * float(share)))
        if label % 2 == 1:
            start = at


def _legal(transitions: Floats) -> Floats:
    legal = transitions.copy()
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            if after[0] == "I" and before[1:] != after[1:]:
                legal[i, j] = FORBIDDEN
    return legal


def _viterbi(
    emissions: Floats, starts: list[int], lengths: list[int], chain: tuple[Floats, Floats]
) -> list[list[int]]:
    """The best path of every sentence at once, longest first: finished ones drop off the end."""
    begin, transitions = chain
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    sizes = np.array([lengths[i] for i in order], np.int64)
    longest = int(sizes[0]) if order else 0
    if longest == 0:
        return [[] for _ in lengths]
    at = np.array([starts[i] for i in order], np.int64)
    score = emissions[at] + begin
    back = np.zeros((longest, len(order), len(LABELS)), np.int8)
    for step in range(1, longest):
        live = int(np.searchsorted(-sizes, -step, side="left"))
        options = score[:live, :, None] + transitions
        best = options.argmax(1)
        back[step, :live] = best
        reached = np.take_along_axis(options, best[:, None, :], 1)[:, 0]
        score[:live] = reached + emissions[at[:live] + step]
    return _traced(back, score.argmax(1), order, sizes)


def _traced(
    back: NDArray[np.int8], last: NDArray[np.int64], order: list[int], sizes: NDArray[np.int64]
) -> list[list[int]]:
    longest, count, _ = back.shape
    labels = np.zeros((longest, count), np.int64)
    current, columns = last, np.arange(count)
    for step in range(longest - 1, -1, -1):
        active = sizes > step
        labels[step] = np.where(active, current, 0)
        if step > 0:
            current = np.where(active, back[step, columns, current], current)
    out: list[list[int]] = [[] for _ in order]
    for column, i in enumerate(order):
        out[i] = labels[: sizes[column], column].tolist()
    return out
