"""Labelled attributions and ours -> counts: cue, source and content, found and right."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from copytaster.adapters.lexicons import load_lexicons
from copytaster.stages.entities_to_claims import Lexicons, entities_to_claims
from copytaster_schemas.claim import Claim

from .reading import read_article

CONTENT_OVERLAP_MIN: Final = 0.5
"""Share of common characters, of all characters of both, from which a content counts as right."""

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, in offsets of the text; `direct`: the content opens with a quotation mark;
    `quotes`: what of the content stands in quotation marks.
    """

    cue: Ranges
    source: Ranges
    content: Ranges
    direct: bool = False
    quotes: Ranges = ()


@cache
def lexicons() -> Lexicons:
    """The shipped lexicons, loaded once."""
    return load_lexicons()


def claims_of(text: str, language: str, *, title: str = "") -> tuple[Claim, ...]:
    """The claims of a text, read as an article in a known language."""
    tagged = read_article(text, language, title=title)
    return entities_to_claims(tagged, lexicons=lexicons()).claims


def attributions_in(claims: Iterable[Claim]) -> tuple[Attribution, ...]:
    """The attributions that the claims report: claims of one content are one attribution."""
    found: dict[tuple[Ranges, Ranges, Ranges], Attribution] = {}
    for claim in claims:
        cue, source, content, quotes = (
            spans(each)
            for each in (
                claim.spans.cue, claim.spans.source, claim.spans.content, claim.spans.quotes,
            )
        )  # fmt: skip
        if cue or source:
            found[cue, source, content] = Attribution(cue, source, content, bool(quotes), quotes)
    return tuple(found.values())


def overlap(one: Ranges, other: Ranges) -> bool:
    """Whether two lists of ranges share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def characters(ranges: Ranges) -> frozenset[int]:
    """Every offset that the ranges cover."""
    return frozenset(at for start, end in ranges for at in range(start, end))


def similar(one: Ranges, other: Ranges) -> float:
    """Common characters of two lists of ranges, of all their characters."""
    left, right = characters(one), characters(other)
    return len(left & right) / max(1, len(left | right))


@dataclass(slots=True)
class Score:
    """What was found over a set."""

    gold: int = 0
    found: int = 0
    cues: int = 0
    wholes: int = 0
    direct: int = 0
    direct_cues: int = 0
    direct_sources: int = 0

    def add(
        self,
        gold: Iterable[Attribution],
        ours: Iterable[Attribution],
        other_cues: Ranges = (),
    ) -> None:
        """Score one text. Ours on `other_cues`, which the set labels without a source, are not
        counted.
        """
        rest = [one for one in ours if one.cue]
        for wanted in gold:
            self.gold += 1
            self.direct += wanted.direct
            hits = [one for one in rest if overlap(one.cue, wanted.cue)]
            if not hits:
                continue
            best = max(hits, key=lambda one: _fit(wanted, one))
            rest = [one for one in rest if not overlap(one.cue, wanted.cue)]
            source, content = _parts(wanted, best)
            self.cues += 1
            self.wholes += source and content
            self.direct_cues += wanted.direct
            self.direct_sources += wanted.direct and source
        extra = {one.cue for one in rest if not overlap(one.cue, other_cues)}
        self.found += len(extra)

    @property
    def proposed(self) -> int:
        """Cues that we reported."""
        return self.cues + self.found


def _parts(wanted: Attribution, one: Attribution) -> tuple[bool, bool]:
    return (
        overlap(one.source, wanted.source),
        similar(one.content, wanted.content) > CONTENT_OVERLAP_MIN,
    )


def _fit(wanted: Attribution, one: Attribution) -> tuple[bool, float]:
    return overlap(one.source, wanted.source), similar(one.content, wanted.content)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of both."""
    return 2 * precision * recall / max(1e-9, precision + recall)


def share(part: int, whole: int) -> float:
    """A share, 0 of nothing."""
    return part / max(1, whole)


def spans(pairs: Iterable[tuple[int, int]]) -> Ranges:
    """Ranges in text order."""
    return tuple(sorted(pairs))
