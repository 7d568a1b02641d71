"""A name beside an event noun -> its part: "Iran's attack on X", "the killing of X by Y"."""

from typing import Final

from copytaster.stages.entities_to_claims.arguments import Arguments
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.names import Name, is_person_noun, stands_for_phrase
from copytaster.stages.entities_to_claims.noun_phrases import governor_of
from copytaster.stages.entities_to_claims.owners import describes_thing, owner_part
from copytaster.stages.entities_to_claims.preposition_parts import (
    ON_PERSONS,
    end_of,
    of_preposition,
)
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    BY,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    IN,
    OF,
    PREPOSITION,
    VERBAL,
)  # fmt: skip

NOUN_REACH: Final = 5
"""Words between the name that owns an event noun and the noun: "North Korea's rapid deployment"."""


def beside_noun(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    """The part of a name beside an event noun, or in the subject of the verb that carries it."""
    if arguments.in_subject(name.first):
        return _light_subject(scan, event, name)
    if not scan.together(event.i, name.first):
        return None
    if name.last <= event.i:
        return _before_noun(event, name)
    if _is_struck(scan, event, name):
        return "place"
    return _behind_noun(scan, event, name) if _hangs_on(scan, event, name) else None


def _behind_noun(scan: Scan, event: Event, name: Name) -> Part | None:
    office = _apposed_office(scan, event, name)
    governor = governor_of(scan, name.first if office < 0 else office, end_of(scan, event))
    if describes_thing(event, name) and not governor.bits & BY:
        return owner_part(event, own=False)
    if name.head.standing == "adjective" and name.first == event.i + event.size:
        return event.predicate.frame.subject
    if governor.bits & OF and _is_of_somebody(scan, event, governor.at):
        return "place" if name.local else "other"  # "la ministra del partito X"
    part = of_preposition(scan, event, governor, name) if governor.bits else None
    if part == "recipient" and governor.bits & OF and _is_of_nearer(scan, event, governor.at):
        return "other"
    if part in {"actor", "recipient"} and not stands_for_phrase(scan, event, name, part):
        return None
    return part


def _is_of_somebody(scan: Scan, event: Event, of: int) -> bool:
    """Whether a noun for a person stands between the event and the "of" before a name."""
    of_persons = event.predicate.event_type in ON_PERSONS | {"APPOINTMENT"}
    between = range(event.i + event.size, of)
    return of_persons and any(is_person_noun(scan, k) for k in between)


def _is_of_nearer(scan: Scan, event: Event, of: int) -> bool:
    """ "Remanded over the death of X": the noun right before "of" is another happening's."""
    k = of - 1
    if k < event.i + event.size or k not in scan.events:
        return False
    return all(form.noun and form.predicate is not event.predicate for form in scan.events[k][1])


def _is_struck(scan: Scan, event: Event, name: Name) -> bool:
    """ "An earthquake hit Noto": the place behind the verb that lends the noun its tense."""
    light = event.mood.light
    if event.predicate.frame.object != "place" or not name.is_place or not event.i < light:
        return False
    begin = event.i + event.size if scan.page.lexicon.verb_last else light + 1
    return begin <= name.first and not governor_of(scan, name.first, begin).bits & ~IN


def _light_subject(scan: Scan, event: Event, name: Name) -> Part | None:
    """ "Russia launched an attack": the subject of the verb that lends the noun its tense."""
    governor = governor_of(scan, name.first, scan.clause_at(name.first).first)
    if governor.bits & IN and name.is_place:
        return "place"
    if governor.bits:
        return None
    part = event.predicate.frame.subject
    return part if stands_for_phrase(scan, event, name, part) else None


def _before_noun(event: Event, name: Name) -> Part | None:
    frame, head = event.predicate.frame, name.head
    if not head.first <= event.i < head.last or event.i - name.last > NOUN_REACH:
        return None
    person = name.entity.entity_type == "person"
    undergoes = frame.object == "recipient" and frame.subject == "actor"
    if person and undergoes and event.predicate.event_type in ON_PERSONS:
        return frame.object
    if head.standing in {"genitive", "adjective"}:
        return frame.subject
    if name.local:
        return "place"
    return frame.object if name.is_place and undergoes else frame.subject


def _hangs_on(scan: Scan, event: Event, name: Name) -> bool:
    """Whether a name behind an event noun still belongs to the phrases that hang on the noun."""
    page = scan.page
    light = event.mood.light
    for k in range(event.i + event.size, name.first):
        bits = page.bits[k]
        if light > event.i and k <= light:
            continue
        if bits & (VERBAL | CLAUSE_OPENER) and not bits & (PREPOSITION | DETERMINER):
            return False
        if bits & COORDINATOR and k + 1 < name.first and page.bits[k + 1] & DETERMINER:
            return False
        if page.low[k] == "," and k == name.first - 1 and _apposed_office(scan, event, name) >= 0:
            continue
        if page.low[k] in {",", ";", ":"} or k in scan.verbs.certain:
            return False
    return True


def _apposed_office(scan: Scan, event: Event, name: Name) -> int:
    """The office before a comma and its holder: "l'arresto del [sindaco] di Bari, X"; -1: none."""
    page = scan.page
    person = name.entity.entity_type == "person" and page.lexicon.free_inversion
    if not person or page.low[name.first - 1] != ",":
        return -1
    between = range(event.i + event.size, name.first - 1)
    return next((k for k in between if is_person_noun(scan, k)), -1)
