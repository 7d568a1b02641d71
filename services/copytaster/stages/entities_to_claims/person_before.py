""" "He died at noon, a doctor said" -> the person whom the sentence before is about."""

from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.opening_persons import person_before
from copytaster.stages.entities_to_claims.roles import Parties, participant_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    HE,
    POSSESSIVE,
    SHE,
)
from copytaster_schemas.claim import Participant

BEFALLS: Final = frozenset({"DEATH", "LEGAL", "HEALTH"})
"""Event types that news tells of a person with "he" or "she"."""


def with_person_before(scan: Scan, event: Event, parties: Parties) -> Parties:
    """The parties, and the person meant by "he" or "she" where nobody else can be meant.

    The sentence before must open with that person and name nobody else, not even "a man".
    """
    if event.predicate.event_type not in BEFALLS or event.reading.form.noun:
        return parties
    frame = event.predicate.frame
    undergoes = event.reading.undergoes or frame.subject == "recipient"
    taken = any(one.role == "recipient" for one in parties.participants)
    if taken or not undergoes or frame.object != "recipient" or not _is_he(scan, parties):
        return parties
    person = person_before(scan, event.i)
    if person is None:
        return parties
    kept = [one for one in parties.participants if one.entity_id != person.entity_id]
    told: tuple[Participant, ...] = (participant_of(person, "recipient"), *kept)
    return Parties(told, parties.places, parties.arguments)


def _is_he(scan: Scan, parties: Parties) -> bool:
    page = scan.page
    words = [k for first, last in parties.arguments.subject for k in range(first, last)]
    named = any(page.mention[k] >= 0 for k in words)
    return not named and any(
        page.bits[k] & (HE | SHE) and not page.bits[k] & POSSESSIVE for k in words
    )
