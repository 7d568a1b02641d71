"""A disaster at the head of its clause -> the verb that tells what it did: it has happened."""

from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.groups import verb_group
from copytaster.stages.entities_to_claims.inflect import GERUND, PARTICIPLE, PAST
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    BE,
    DETERMINER,
    OF,
    PASSIVE,
    PREPOSITION,
    VERBAL,
)

BEFALLING: Final = frozenset({"DISASTER", "ACCIDENT"})
HARMING: Final = frozenset({"DEATH", "ASSAULT", "ACCIDENT", "DISASTER", "BUSINESS", "RETREAT"})
"""What a disaster is told of, and what it does: kill, damage, close, displace."""

DEED_WORDS_MAX: Final = 12
"""Words from a disaster to its verb: "a mudslide of unusual force near the village has killed"."""


def harm_done(scan: Scan, reading: EventReading) -> tuple[int, int] | None:
    """The verb and the bits of its form: "A landslide killed three", "a fire destroyed a mill"."""
    if reading.form.predicate.event_type not in BEFALLING:
        return None
    page, clause = scan.page, scan.clause_at(reading.i)
    for k in range(clause.first, reading.i):
        if page.bits[k] & (PREPOSITION | VERBAL | OF) and not page.bits[k] & DETERMINER:
            return None
    end = min(clause.last, reading.i + reading.size + DEED_WORDS_MAX)
    for k in range(reading.i + reading.size, end):
        if page.low[k] in {",", ";", ":"}:
            return None
        forms = scan.events[k][1] if k in scan.events else ()
        told = next((f for f in forms if f.predicate.event_type in HARMING and not f.noun), None)
        if told is not None:
            group = verb_group(scan, k, told.bits)
            done = told.bits & (PAST | PARTICIPLE) and not told.bits & GERUND
            return (k, told.bits) if done and not group.has(PASSIVE | BE) else None
    return None
