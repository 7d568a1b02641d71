"""Happenings of one sentence -> a place for those that have none: "29 died in a crash in X"."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster_schemas.claim import PlaceRef, Proposition

SUFFERED: Final = frozenset({"DEATH", "ACCIDENT", "DISASTER"})
"""Event types that happen where what causes them happens."""

CAUSES: Final = SUFFERED | {"ASSAULT", "CRIME"}
BESIDE: Final = frozenset({"arrest"})
"""What is told where it follows on: "a man was arrested after a stabbing in Leeds"."""

BESIDE_WORDS_MAX: Final = 14
"""Words from an arrest to the noun for what was done: "on Monday on suspicion of murder after"."""

APART: Final = frozenset({"subordinate", "condition"})
"""Clauses that tell of another time: "two weeks after bombers struck X"."""


def with_shared_places(
    scan: Scan, events: Sequence[Event], found: Sequence[Proposition]
) -> list[Proposition]:
    """Propositions of one sentence; a death or accident without a place takes its cause's place.

    Only where the others agree on one place, and the same voice tells all of it.
    """
    given = list(found)
    for number, (event, one) in enumerate(zip(events, found, strict=True)):
        if one.places or not (one.event_type in SUFFERED or one.predicate in BESIDE):
            continue
        places = {
            other.places
            for n, other in enumerate(found)
            if n != number and other.places and _explains(scan, events[n], event)
        }
        if len(places) == 1:
            given[number] = one.model_copy(update={"places": _only(places)})
    return given


def _causes(scan: Scan, cause: Event, event: Event) -> bool:
    kind = cause.predicate.event_type
    clause = scan.clause_at(cause.i)
    apart = clause.kind in APART and not scan.together(cause.i, event.i)
    return kind in CAUSES and _one_voice(scan, cause, event) and not apart


def _explains(scan: Scan, cause: Event, event: Event) -> bool:
    """Whether one happening tells where the other took place."""
    if event.predicate.name not in BESIDE:
        return _causes(scan, cause, event)
    follows = cause.reading.form.noun and 0 < cause.i - event.i <= BESIDE_WORDS_MAX
    return follows and cause.predicate.event_type in CAUSES and _one_voice(scan, cause, event)


def _one_voice(scan: Scan, cause: Event, event: Event) -> bool:
    return scan.zone[cause.i] == scan.zone[event.i]


def _only(places: set[tuple[PlaceRef, ...]]) -> tuple[PlaceRef, ...]:
    return next(iter(places))
