"""Which attributes get a row of the table, and words as sparse rows of attributes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from copytaster.stages.clean_to_entities.window.features import (
    ATTRIBUTES,
    IDENTITY,
    LONG_AFFIXES,
    SPELLING,
    Hashes,
    candidates,
    rows_of,
)
from copytaster.stages.clean_to_entities.window.shares import EMBEDDING_SCALE

VARIANTS: tuple[tuple[int, ...], ...] = ((), IDENTITY, IDENTITY + LONG_AFFIXES, SPELLING)
"""What is hidden of a word, in four ways that training mixes."""


def prints_of(
    hashes: Hashes, counts: NDArray[np.int64], rows: int, seen_min: int
) -> NDArray[np.uint16]:
    """The owners of the rows: the attributes seen most often, each in one of its two rows."""
    unique, at = np.unique(hashes, return_inverse=True)
    weights = np.bincount(at.ravel(), np.repeat(counts, ATTRIBUTES), len(unique))
    order = np.argsort(-weights, kind="stable")
    order = order[weights[order] >= seen_min]
    firsts, seconds = candidates(unique[order], rows)
    prints = np.zeros(rows, np.uint16)
    owned = np.zeros(rows, np.bool_)
    lost = 0
    marks = (unique[order] >> np.uint64(48)).astype(np.uint16)
    for first, second, mark in zip(firsts.tolist(), seconds.tolist(), marks.tolist(), strict=True):
        row = second if owned[first] else first
        if owned[row]:
            lost += 1
            continue
        owned[row] = True
        prints[row] = mark
    print(f"{len(unique)} attributes, {len(order)} often enough, {lost} without a row", flush=True)
    return prints


def word_matrix(hashes: Hashes, prints: NDArray[np.uint16]) -> csr_array:
    """Variant v of word w is row w * VARIANTS + v; columns are rows of the table."""
    rows = np.repeat(rows_of(hashes, prints)[:, None], len(VARIANTS), 1)
    for variant, hidden in enumerate(VARIANTS):
        rows[:, variant, list(hidden)] = 0
    rows = rows.reshape(-1, ATTRIBUTES)
    kept = rows > 0
    ends = np.concatenate([[0], kept.sum(1).cumsum()])
    values = np.full(int(ends[-1]), EMBEDDING_SCALE, np.float32)
    return csr_array((values, rows[kept], ends), shape=(len(rows), len(prints)))


class SparseTable:
    """The table while it is trained: Adagrad (Duchi et al. 2011) on the rows that a batch meets."""

    def __init__(self, words: csr_array, owned: NDArray[np.bool_], depth: int) -> None:
        self._words, rows = words, len(owned)
        draw = np.random.default_rng(0)
        self.table = draw.normal(0, 0.1, (rows, depth)).astype(np.float32)
        self.table[~owned] = 0
        self._squares = np.full((rows, depth), 1e-8, np.float32)

    def gather(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Embeddings of word variants; remembers which rows they met."""
        part = self._words[ids]
        self._columns, inverse = np.unique(part.indices, return_inverse=True)
        self._part = csr_array(
            (part.data, inverse.astype(np.int32), part.indptr),
            shape=(len(ids), len(self._columns)),
        )
        return np.asarray(self._part @ self.table[self._columns])

    def learn(self, gradient: NDArray[np.float32], rate: float, decay: float) -> None:
        """One step on the rows of the last `gather`."""
        columns = self._columns
        change = self._part.T @ gradient
        self._squares[columns] += change * change
        step = rate * change / np.sqrt(self._squares[columns])
        self.table[columns] = self.table[columns] * (1 - rate * decay) - step


class Mean:
    """The mean of the weights along the last stretch of the way."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, table: NDArray[np.float32], parameters: dict[str, Any]) -> None:
        """Take in the weights as they are now."""
        if not self.count:
            self._table, self._parameters = np.zeros_like(table), dict.fromkeys(parameters, 0)
        self._table += table
        for name, value in parameters.items():
            self._parameters[name] = self._parameters[name] + np.asarray(value)
        self.count += 1

    def kept(
        self, table: NDArray[np.float32], parameters: dict[str, Any]
    ) -> tuple[NDArray[np.float32], dict[str, Any]]:
        """The mean of all that was taken in; what is given where nothing was yet."""
        if not self.count:
            return table, parameters
        by = {name: value / self.count for name, value in self._parameters.items()}
        return self._table / self.count, by


def packed(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """The table as int8 with one scale a row."""
    scale = (np.abs(table).max(1) / 127 + 1e-9).astype(np.float16)
    scale = np.maximum(scale, np.float16(6e-8))
    rounded = np.round(table / scale.astype(np.float32)[:, None])
    return np.clip(rounded, -127, 127).astype(np.int8), scale


def seen_of(sentences: Sequence[NDArray[np.int64]], words: int) -> NDArray[np.int64]:
    """How often each word is in the sentences."""
    seen: NDArray[np.int64] = np.bincount(np.concatenate(sentences), minlength=words)
    return seen
