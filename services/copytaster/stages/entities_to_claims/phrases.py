"""Words or fixed phrases -> what they stand for: a table from the first word, longest phrase
first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, Generic, TypeVar

from copytaster.stages.record import dataclass

T = TypeVar("T")

HEAD_CHARS_MIN: Final = 4
TAIL_CHARS_MIN: Final = 4
"""Letters of the parts of a compound that is looked up by its last: "Auswahl" is no election."""

GAP: Final = "..."
"""Where an entry lets its object stand: "take ... into custody"."""

AFTER_APOSTROPHE: Final = re.compile(r"(?<=')(?=.)")


@dataclass(frozen=True, slots=True)
class Opening(Generic[T]):
    """What begins with one word: the second words of longer entries, and what it means alone."""

    seconds: frozenset[str]
    alone: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Entries by their first word. Every lookup costs one dictionary probe and a few
    comparisons.
    """

    table: Mapping[str, tuple[tuple[tuple[str, ...], tuple[T, ...]], ...]]
    openings: dict[str, Opening[T]] = field(default_factory=dict, compare=False, repr=False)

    def opening(self, word: str) -> Opening[T]:
        """What begins with a word of the table; remembered once it was asked for."""
        found = self.openings.get(word)
        if found is None:
            entries = self.table[word]
            seconds = frozenset(rest[0] for rest, _ in entries if rest)
            alone = next((meanings for rest, meanings in entries if not rest), ())
            found = self.openings[word] = Opening(seconds, alone)
        return found

    def at(self, low: Sequence[str], i: int, end: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest entry that begins at word `i` and stays before `end`: its length and
        meanings.
        """
        for rest, meanings in self.table.get(low[i], ()):
            if not rest:
                return (1, meanings) if i < end else None
            size = len(rest)
            if i + size < end and low[i + 1] == rest[0] and _follow(low, i + 2, rest):
                return size + 1, meanings
        return None

    def all_at(self, low: Sequence[str], i: int, end: int) -> Iterator[tuple[int, tuple[T, ...]]]:
        """Every entry that begins at word `i` and stays before `end`, the longest first."""
        for rest, meanings in self.table.get(low[i], ()):
            size = len(rest)
            if not size:
                yield 1, meanings
            elif i + size < end and low[i + 1] == rest[0] and _follow(low, i + 2, rest):
                yield size + 1, meanings


def tail_of(table: Mapping[str, object], word: str) -> str | None:
    """The entry for the last part of a compound: "-streik" for "lokführerstreik"."""
    for k in range(HEAD_CHARS_MIN, len(word) - TAIL_CHARS_MIN + 1):
        tail = f"-{word[k:]}"
        if tail in table:
            return tail
    return None


def _follow(low: Sequence[str], i: int, rest: tuple[str, ...]) -> bool:
    """Whether all words of `rest` but the first stand at word `i`."""
    return len(rest) == 1 or tuple(low[i : i + len(rest) - 1]) == rest[1:]


def phrases_of(entries: Iterable[tuple[tuple[str, ...], T]], *, elided: bool = False) -> Phrases[T]:
    """Entries grouped by their words; meanings keep their order, repeated ones are dropped.

    `elided`: the language joins words with an apostrophe ("forze dell'ordine").
    """
    grouped: dict[str, dict[tuple[str, ...], list[T]]] = {}
    for written, meaning in entries:
        words = _as_read(written, elided=elided)
        meanings = grouped.setdefault(words[0], {}).setdefault(words[1:], [])
        if meaning not in meanings:
            meanings.append(meaning)
    return Phrases({first: _longest_first(rests) for first, rests in grouped.items()})


def _longest_first(
    rests: Mapping[tuple[str, ...], Sequence[T]],
) -> tuple[tuple[tuple[str, ...], tuple[T, ...]], ...]:
    listed = [(rest, tuple(meanings)) for rest, meanings in rests.items()]
    if len(listed) > 1:  # few are: sorting is half of the time this takes
        listed.sort(key=_length, reverse=True)
    return tuple(listed)


def _length(entry: tuple[tuple[str, ...], object]) -> int:
    return len(entry[0])


def _as_read(words: tuple[str, ...], *, elided: bool) -> tuple[str, ...]:
    """Words cut at the apostrophe as those of an article are (`page.read_page`)."""
    if "'" not in words[0] and (len(words) == 1 or "'" not in " ".join(words)):
        return words
    cut: list[str] = []
    for word in words:
        if elided:
            cut += AFTER_APOSTROPHE.split(word)
        elif word.endswith("'s") and len(word) > len("'s"):
            cut += [word.removesuffix("'s"), "'s"]
        else:
            cut.append(word)
    return tuple(cut)
