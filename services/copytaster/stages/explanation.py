"""development message -> why it has its status: evidence as a tree, what did not count, what if."""

from collections.abc import Iterable, Sequence

from copytaster.stages.claims_to_developments.what_if import WhatIf, what_if
from copytaster.stages.record import dataclass
from copytaster_schemas.development import Development, Evidence, Voice
from copytaster_schemas.ids import ClaimId


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One newsroom's reporting of one voice: the passages of all outlets that carried it."""

    name: str
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One voice with everybody who brought its words."""

    voice: Voice
    newsrooms: tuple[Newsroom, ...]


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A statement that adds nothing; `beside` is the one that counts in its place."""

    row: Evidence
    beside: Evidence | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that `copytaster explain` tells. `not_shown`: statements the message has no room for.

    What carries the news stands in the tree, also where it adds no weight; `not_counted` lists all
    that adds none, with the reason.
    """

    development: Development
    support: tuple[Branch, ...]
    denials: tuple[Branch, ...]
    not_counted: tuple[NotCounted, ...]
    what_if: WhatIf
    not_shown: int


def explanation_of(development: Development) -> Explanation:
    """Why a development has the status it has, out of its message alone."""
    rows = development.evidence
    by_claim = {row.claim_id: row for row in rows}
    live = [row for row in rows if is_in_tree(row)]
    silent = [row for row in rows if not row.counted]
    return Explanation(
        development,
        support=_branches(row for row in live if row.stance == "supports"),
        denials=_branches(row for row in live if row.stance == "contradicts"),
        not_counted=tuple(NotCounted(row, _beside(row, by_claim)) for row in silent),
        what_if=what_if(development),
        not_shown=max(0, development.evidence_total - len(rows)),
    )


def is_in_tree(row: Evidence) -> bool:
    """Whether a statement bears on the development: it stands, and is no headline over a body."""
    off = row.not_counted_reason in {"withdrawn", "wider_place", "headline"}
    return not off and row.stance != "neutral"


def _branches(rows: Iterable[Evidence]) -> tuple[Branch, ...]:
    """The rows by voice, then by newsroom, in the order of their weight."""
    voices: dict[str, list[Evidence]] = {}
    for row in rows:
        voices.setdefault(row.voice.id, []).append(row)
    return tuple(Branch(_fullest(held), _newsrooms(held)) for held in voices.values())


def _newsrooms(rows: Sequence[Evidence]) -> tuple[Newsroom, ...]:
    found: dict[str, list[Evidence]] = {}
    for row in rows:
        found.setdefault(row.newsroom or row.publisher, []).append(row)
    return tuple(Newsroom(name, tuple(held)) for name, held in found.items())


def _fullest(rows: Sequence[Evidence]) -> Voice:
    """The voice as the row shows it that tells its role."""
    return next((row.voice for row in rows if row.voice.role), rows[0].voice)


def _beside(row: Evidence, by_claim: dict[ClaimId, Evidence]) -> Evidence | None:
    return by_claim.get(row.counted_with) if row.counted_with else None
