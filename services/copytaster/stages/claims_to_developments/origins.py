"""documents -> newsrooms: which carriers go back to the same newsroom text or wire?"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from copytaster.limits import SKETCH_HASHES_MAX
from copytaster.stages.record import dataclass

Hashes = npt.NDArray[np.uint32]

TEXT_SHARED_MIN: Final = 0.30
"""Share of the shorter text's trigrams outside quotes from which it is a copy (nlp.md 4: copies
.41).
"""

QUOTES_SHARED_MIN: Final = 0.60
TEXT_WITH_QUOTES_MIN: Final = 0.12
"""A spun copy leaves quotes alone (.88 in the seeds) and keeps some of the text; two reports of one
press conference share quotes but not the words around them.
"""

SKELETON_SHARED_MIN: Final = 0.55
"""Share of name trigrams from which a text in another language is a translation."""

GRAMS_MIN: Final = 24
"""Grams on both sides before a share means anything: about four sentences."""


@dataclass(frozen=True, slots=True)
class Sketched:
    """A bottom-k sketch: the smallest hashes, sorted, and how many there were in all."""

    hashes: Hashes
    size: int


def shared(one: Sketched, other: Sketched) -> float:
    """The estimated share of the smaller set that lies in the other (Broder 1997, bottom-k)."""
    if min(one.size, other.size) < GRAMS_MIN:
        return 0.0
    ours, theirs = set(one.hashes.tolist()), set(other.hashes.tolist())
    both = ours & theirs
    if not both:
        return 0.0
    union = sorted(ours | theirs)[:SKETCH_HASHES_MAX]
    likeness = len(both.intersection(union)) / len(union)
    common = likeness * (one.size + other.size) / (1.0 + likeness)
    return min(1.0, common / min(one.size, other.size))


@dataclass(frozen=True, slots=True)
class Sketches:
    """The three sketches of a document, and its language."""

    text: Sketched
    quotes: Sketched
    skeleton: Sketched
    language: str


def near_copy(one: Sketches, other: Sketches) -> bool:
    """Whether two documents go back to one text."""
    if one.language != other.language:
        return shared(one.skeleton, other.skeleton) >= SKELETON_SHARED_MIN
    text = shared(one.text, other.text)
    if text >= TEXT_SHARED_MIN:
        return True
    quotes = shared(one.quotes, other.quotes)
    return text >= TEXT_WITH_QUOTES_MIN and quotes >= QUOTES_SHARED_MIN


def joined(members: Iterable[str], bonds: Mapping[str, Iterable[Hashable]]) -> dict[str, str]:
    """Member -> name of its group, where members with a common bond are in one group.

    The name of a group is its smallest member, so that the result depends on the set alone.
    """
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    holders: dict[Hashable, str] = {}
    for member in sorted(parent):
        for bond in bonds.get(member, ()):
            other = holders.setdefault(bond, member)
            low, high = sorted((root(member), root(other)))
            parent[high] = low
    return {member: root(member) for member in parent}
