"""A pronoun as the subject of an event -> the voice that says it, where nobody else can be meant."""

from dataclasses import replace
from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.roles import Parties, participant_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.speakers import matches_pronoun
from copytaster.stages.entities_to_claims.word_class import (
    FIRST_PERSON,
    HE,
    NEUTER,
    PERSONAL,
    POSSESSIVE,
    SHE,
)
from copytaster_schemas.claim import Speaker
from copytaster_schemas.ids import EntityId

PERSONAL_ACTS: Final = frozenset({"APPOINTMENT", "DEATH"})
"""Event types in which "I" is the person and not the body spoken for."""

OWNER_WORDS_BACK: Final = 3
"""Words between "its" and the thing: "its most experienced troops"."""


def with_speaker(scan: Scan, event: Event, parties: Parties, speaker: Speaker | None) -> Parties:
    """ "Boeing said it had cut jobs", "our troops have left", "I resign": the speaker acts."""
    if speaker is None or parties.has_actor or event.predicate.frame.subject != "actor":
        return parties
    pronoun = _subject_pronoun(scan, event, parties) or _owner_pronoun(scan, event)
    if not pronoun or not matches_pronoun(pronoun, speaker):
        return parties
    entity = _acting(
        scan.page, speaker, pronoun, personal=event.predicate.event_type in PERSONAL_ACTS
    )
    if entity is None or any(one.entity_id == entity.entity_id for one in parties.participants):
        return parties
    return replace(parties, participants=(participant_of(entity, "actor"), *parties.participants))


def _subject_pronoun(scan: Scan, event: Event, parties: Parties) -> int:
    """The bits of a pronoun that is the whole subject of an active verb."""
    page = scan.page
    if event.reading.undergoes and event.predicate.frame.owner != "actor":
        return 0
    words = [
        k
        for first, last in parties.arguments.subject
        for k in range(first, last)
        if page.bits[k] & (PERSONAL | NEUTER) and not page.bits[k] & POSSESSIVE
    ]
    named = any(
        page.mention[k] >= 0
        for first, last in parties.arguments.subject
        for k in range(first, last)
    )
    return 0 if named or not words else page.bits[words[-1]] & (PERSONAL | NEUTER)


def _owner_pronoun(scan: Scan, event: Event) -> int:
    """ "Its troops", "our forces": who owns what moves also moves it."""
    if event.predicate.frame.owner != "actor" or not event.things:
        return 0
    first = event.things[0].i
    for k in range(max(0, first - OWNER_WORDS_BACK), first):
        if scan.page.bits[k] & POSSESSIVE:
            return scan.page.bits[k] & PERSONAL or NEUTER
    return 0


def _acting(page: Page, speaker: Speaker, pronoun: int, *, personal: bool) -> LinkedEntity | None:
    """The person for "he" and "I resign"; else the body or country the person speaks for."""
    body = page.entities.get(speaker.organisation_id) if speaker.organisation_id else None
    if speaker.kind == "organisation" and speaker.entity_id:
        body = page.entities.get(speaker.entity_id) or body
    person = page.entities.get(speaker.entity_id) if speaker.entity_id else None
    if pronoun & (HE | SHE):
        return person
    if pronoun & FIRST_PERSON and personal:
        return person
    return body or country_of(page, speaker) or person


def country_of(page: Page, speaker: Speaker) -> LinkedEntity | None:
    """The country an official speaks for, where the article names it."""
    if speaker.country is None or speaker.organisation_kind != "government":
        return None
    return page.entities.get(EntityId(f"c-{speaker.country.lower()}"))
