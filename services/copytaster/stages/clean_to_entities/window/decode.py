"""Label scores of words -> the best legal sequence of labels (Viterbi), and the names in it.

Nearly all words are no name beyond doubt: only the stretches between them are decoded.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

LABELS: Final = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""Odd numbers begin a name, the even number behind each goes on with it."""
FORBIDDEN: Final = np.float32(-1e4)
"""Score of a label sequence that BIO does not allow."""
OUTSIDE: Final = 0.99
"""Share of O from which a word is taken for no name: on the development sets the names are those
of decoding every word."""


class Stretches(NamedTuple):
    """Runs of doubtful words: first row and length of each, longest first."""

    starts: Numbers
    sizes: Numbers


def names_in(
    emissions: Floats, real: NDArray[np.bool_], transitions: Floats
) -> Iterator[tuple[int, int, int, int]]:
    """First row, row after the last, label and confidence (percent) of each name, in order.

    `real` tells words from padding; padding stands between sentences.
    """
    shares = np.exp(emissions - emissions.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    stretches = _stretches((shares[:, 0] < OUTSIDE) & real)
    if not len(stretches.starts):
        return
    labels = np.zeros(len(emissions), np.int64)
    _decode(emissions, real, transitions, stretches, labels)
    firsts, ends = _spans(labels)
    kinds = np.maximum((labels - 1) | 1, 0)
    rows = np.arange(len(labels))
    sums = np.append(0.0, np.cumsum(shares[rows, kinds] + shares[rows, kinds + 1], dtype=float))
    percent = np.rint(100 * (sums[ends] - sums[firsts]) / (ends - firsts)).astype(np.int64)
    yield from zip(
        firsts.tolist(), ends.tolist(), labels[firsts].tolist(), percent.tolist(), strict=True
    )


def _stretches(doubtful: NDArray[np.bool_]) -> Stretches:
    edges = np.flatnonzero(np.diff(doubtful.astype(np.int8), prepend=0, append=0))
    starts, sizes = edges[::2], edges[1::2] - edges[::2]
    order = np.argsort(-sizes, kind="stable")
    return Stretches(starts[order], sizes[order])


def _decode(
    emissions: Floats,
    real: NDArray[np.bool_],
    transitions: Floats,
    stretches: Stretches,
    labels: Numbers,
) -> None:
    """Write the best labels of all stretches; shorter ones drop out as the longest goes on."""
    starts, sizes = stretches
    rows, longest = len(starts), int(sizes[0])
    opening = np.where(np.arange(len(LABELS)) % 2 == 0, FORBIDDEN, np.float32(0))
    opening[0] = 0
    score = emissions[starts] + np.where(real[starts - 1, None], transitions[0], opening)
    back = np.zeros((longest, rows, len(LABELS)), np.int64)
    for step in range(1, longest):
        live = int(np.searchsorted(-sizes, -step, side="left"))
        options = score[:live, :, None] + transitions
        back[step, :live] = options.argmax(1)
        score[:live] = options.max(1) + emissions[starts[:live] + step]
    score += np.where(real[starts + sizes, None], transitions[:, 0], np.float32(0))
    current, columns = score.argmax(1), np.arange(rows)
    for step in range(longest - 1, -1, -1):
        live = int(np.searchsorted(-sizes, -step, side="left"))
        labels[starts[:live] + step] = current[:live]
        if step:
            current[:live] = back[step, columns[:live], current[:live]]


def _spans(labels: Numbers) -> tuple[Numbers, Numbers]:
    """First rows of the names, and the rows behind their last."""
    begins = np.flatnonzero(labels % 2 == 1)
    goes_on = (labels % 2 == 0) & (labels > 0)
    stops = np.flatnonzero(~np.append(goes_on, False))
    ends = stops[np.searchsorted(stops, begins + 1)]
    return begins, ends
