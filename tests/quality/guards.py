"""The guard suite: what looks like a confirmation and is none, what is one without the word."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from copytaster_schemas.claim import Claim

from .attributions import claims_of, share
from .gate import Measure, Measured, sha256_of

HALVES: Final = {
    "Guards, unseen half": Path(__file__).with_name("guards"),
    "Guards, own half": Path(__file__).with_name("guards_own"),
    "Guards, third set": Path(__file__).with_name("guards_later"),
    "Guards, sixty English": Path(__file__).with_name("guards_sixty"),
}
"""One file a language in each. The first is by an author who had not seen rules or lexicons, the
second by the author of the rules, before they were mended, the third by the same, afterwards, the
fourth in the phrasing of agencies, by somebody who had mended other rules.
"""

OPEN: Final = frozenset({"Guards, sixty English"})
"""Sets whose failures do not fail the build: what is still wrong in them stays in view."""

ACCURACY_TARGET: Final = 1.0
"""A guard that leaks confirms what nobody confirmed: one failure fails the build (tests/quality
and tests/stages/entities_to_claims/test_guard_suite.py). Figures of first runs:
docs/quality/guards.md.
"""

CONFIDENCE_MIN: Final = 60
"""Score from which a claim counts: more likely right than not, with a margin."""

CONFIRMING: Final = ("confirm", "admit")
"""The cue classes that make a statement certain for its author too (status-model 4.3)."""


LOOKING_INTO: Final = frozenset({"open_investigation"})
"""Happenings by whose confirmation nothing else is confirmed: the labels ask for what is looked
into.
"""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A sentence with its label, and whether we take it for a confirmation."""

    half: str
    language: str
    text: str
    kind: str
    confirmed: bool
    ours: bool

    @property
    def right(self) -> bool:
        """Whether the label and we agree."""
        return self.confirmed == self.ours


def confirms(claim: Claim) -> bool:
    """Whether a claim is a confirmation by somebody, whatever it is that is confirmed, but that it
    is being looked into.
    """
    told = claim.proposition
    return (
        (told is None or told.predicate not in LOOKING_INTO)
        and claim.cue.cue_class in CONFIRMING
        and claim.polarity == "affirmed"
        and not claim.guards
        and claim.confidence >= CONFIDENCE_MIN
        and bool(claim.attribution.chain)
    )


@cache
def judged() -> tuple[Guarded, ...]:
    """Every sentence of every half and language, read as an article of its own."""
    return tuple(
        _judged(half, path.stem, *row)
        for half, folder in HALVES.items()
        for path in sorted(folder.glob("*.toml"))
        for row in _rows(path)
    )


def _rows(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Kind, text and label: a list of sentences, or a table for each label."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for row in tables.get("sentence", ()):
        yield row["kind"], row["text"], row["confirmed"]
    for label in ("none", "confirmed"):
        for kind, text in tables.get(label, {}).items():
            yield kind, text, label == "confirmed"


def _judged(half: str, language: str, kind: str, text: str, confirmed: bool) -> Guarded:
    ours = any(confirms(claim) for claim in claims_of(text, language))
    return Guarded(half, language, text, kind, confirmed, ours)


def guards() -> Iterator[Measured]:
    """For each half: accuracy overall and per language, and both sides of it."""
    for half, folder in HALVES.items():
        yield from _figures(half, sha256_of(folder.glob("*.toml")))


def _figures(half: str, sha: str) -> Iterator[Measured]:
    rows = tuple(one for one in judged() if one.half == half)
    chosen = {"accuracy": rows}
    chosen["no false confirmation"] = tuple(one for one in rows if not one.confirmed)
    chosen["confirmations found"] = tuple(one for one in rows if one.confirmed)
    for language in sorted({one.language for one in rows}):
        of_language = tuple(one for one in rows if one.language == language)
        chosen[f"accuracy {language}"] = of_language
    for metric, some in chosen.items():
        value = round(share(sum(one.right for one in some), len(some)), 3)
        yield Measured("guards", half, sha, metric, value, len(some), ACCURACY_TARGET)


MEASURES: Final[tuple[Measure, ...]] = (guards,)
