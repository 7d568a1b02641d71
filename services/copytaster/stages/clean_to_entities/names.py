"""Folded text -> the names of the knowledge base that stand in it as whole words."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copytaster.stages.clean_to_entities.spelled import (
    Numbers,
    WordSpans,
    hash_of,
    positions,
)
from copytaster.stages.clean_to_entities.tables import NameTable

UNSPACED: Final = re.compile("[\u0e00-\u0eff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]")
"""Thai, Han, kana and Hangul: names there are looked for inside runs of letters."""
UNSPACED_FROM: Final = 0x0E00
"""First character of Thai; from there on most scripts have no spaces between words, or put endings
behind a name without one."""
SIEVE_BITS: Final = 20
"""Bits of a hash that find its row in the sieve: of a million rows every seventh is in use, so that
six of seven spans that are no name are done with at once."""
SIEVE_SHIFT: Final = np.uint64(64 - SIEVE_BITS)
NAMED: Final = 0x80
"""Bit of a row of the sieve: the hash of some name falls there."""
WORDS_MAX: Final = 0x7F
"""The other bits: the most words of a name whose first word falls there."""
SMALL_S: Final = ord("s")


class Spelling(NamedTuple):
    """A span of the text that spells a name: number `name`, without a genitive s at its end."""

    start: int
    end: int
    name: int


class NameIndex:
    """Looks names up, one by one or all that a text holds."""

    def __init__(self, table: NameTable) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table.hashes)

    def number(self, folded: str) -> int | None:
        """The number of a folded name."""
        wanted = np.uint64(hash_of(folded))
        at = int(np.searchsorted(self._table.hashes, wanted))
        return at if at < len(self) and self._table.hashes[at] == wanted else None

    def rows(self, name: int) -> tuple[int, int]:
        """The senses of a name: the first, and the one after the last."""
        return int(self._table.starts[name]), int(self._table.starts[name + 1])

    def found(self, folded: str, *, genitive: bool) -> Sequence[Spelling]:
        """Every name in the text, by start, longer ones first; `genitive`: also before an s."""
        spans = WordSpans(folded)
        starts, ends = self._candidates(spans, genitive=genitive)
        hashes = spans.hashes(starts, ends)
        likely = np.flatnonzero(self._table.sieve[hashes >> SIEVE_SHIFT] & NAMED)
        which, names = positions(self._table.hashes, hashes[likely])
        starts, ends = starts[likely[which]], ends[likely[which]]
        if len(spans.code_points) and int(spans.code_points.max()) >= UNSPACED_FROM:
            inside = self._inside_runs(folded)
            starts, ends, names = (
                np.concatenate(pair) for pair in zip((starts, ends, names), inside, strict=True)
            )
        order = np.lexsort((-ends, starts))
        return list(map(Spelling, starts[order].tolist(), ends[order].tolist(),
                        names[order].tolist()))  # fmt: skip

    def _candidates(self, spans: WordSpans, *, genitive: bool) -> tuple[Numbers, Numbers]:
        """Spans of whole words that begin with the first word of a name and are not too long."""
        starts, ends = spans.starts, spans.ends
        words = self._table.sieve[spans.hashes(starts, ends) >> SIEVE_SHIFT] & WORDS_MAX
        which = np.flatnonzero(words)
        counts = np.minimum(words[which], len(starts) - which)
        rows = np.repeat(np.arange(len(which)), counts)
        steps = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        froms, tos = starts[which[rows]], ends[which[rows] + steps]
        if genitive:
            marked = spans.code_points[tos - 1] == SMALL_S
            single = spans.code_points[ends - 1] == SMALL_S
            single &= ends - starts > 1
            froms = np.concatenate([froms, froms[marked], starts[single]])
            tos = np.concatenate([tos, tos[marked] - 1, ends[single] - 1])
        return froms, tos

    def _inside_runs(self, folded: str) -> tuple[Numbers, Numbers, Numbers]:
        (automaton, numbers), text = self._unspaced, " " + folded
        hits = [
            (start if text[start] == " " else start - 1, end - 1, numbers[name])
            for name, start, end in automaton.find_matches_as_indexes(text)
        ]
        columns = np.array(hits, np.int64).reshape(-1, 3).T
        return columns[0], columns[1], columns[2]

    @cached_property
    def _unspaced(self) -> tuple[AhoCorasick, list[int]]:
        """Names that may stand inside runs of letters; made when a text first asks for it."""
        texts, numbers = [], []
        for number, name in enumerate(self.texts()):
            if ord(name[-1]) >= UNSPACED_FROM:
                texts.append(name if UNSPACED.match(name) else " " + name)
                numbers.append(number)
        return AhoCorasick(
            texts, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        ), numbers  # fmt: skip

    def texts(self) -> list[str]:
        """All names, folded, by number."""
        text = self._table.text.tobytes().decode()
        return text.split("\n") if text else []
