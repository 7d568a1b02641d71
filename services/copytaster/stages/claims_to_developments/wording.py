"""profile -> one English line that says what is asserted to have happened."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.claims_to_developments.english import (
    BETWEEN,
    HAPPENS,
    LINKS,
    NEED_OBJECT,
    PEOPLE,
    TELLING,
    TRANSFERS,
    deed,
    noun,
    participle,
    past,
)
from copytaster.stages.claims_to_developments.proposition import (
    COUNTRY_PREFIX,
    Key,
    Party,
    Place,
)
from copytaster_schemas.development import Fact

HEADLINE_CHARS_MAX: Final = 160
"""messages.md 4.5."""

COUNTED: Final = {
    "kill": "killed", "die": "killed", "injure": "injured", "arrest": "arrested",
    "rescue": "rescued", "evacuate": "evacuated", "abduct": "abducted", "release": "released",
    "hospitalise": "hospitalised", "fall_ill": "infected",
}  # fmt: skip
"""Predicate -> the slot whose number belongs into the line."""

TOLLS: Final = ("killed", "injured")
"""What an accident or an attack did to people, the worst first."""


def headline_of(
    profile: Key,
    place: Place | None,
    region: str | None = None,
    facts: Sequence[Fact] = (),
    *,
    deadly: bool = False,
) -> str:
    """Subject, verb, object, place: North Korea deployed troops in Kursk Oblast, Russia.

    `deadly`: somebody died of it, whom nobody counts ("a courier").
    """
    line = _line(profile, _number(profile, facts))
    where = _where(place, region)
    named = {party.name for party in (*profile.actors, *profile.recipients)}
    if where and where not in named:
        line = f"{line} in {where}"
    toll = _toll(profile.predicate, facts)
    counted = any(fact.slot == TOLLS[0] for fact in facts)
    line += "; at least 1 person killed" if deadly and not counted else toll
    return (line[:1].upper() + line[1:])[:HEADLINE_CHARS_MAX]


def _line(profile: Key, number: str) -> str:
    predicate = profile.predicate
    actors = _names(profile.actors)
    # troops are sent to, for and against somebody at once: whom they go to says little
    recipients = "" if profile.event_type == "MOBILIZE" else _names(profile.recipients)
    things = "" if " " in past(predicate) else _things(profile)
    if number:
        return _counted(predicate, actors, number, recipients)
    if actors:
        return _active(predicate, actors, things, recipients)
    if recipients and predicate in HAPPENS:
        return f"{recipients} {past(predicate)}"
    if recipients and predicate in BETWEEN:
        return f"{noun(predicate)} with {recipients}"
    if recipients or things:
        # one person was, two were; things are headed in the plural or without an article
        be = " were" if " and " in recipients else " was" if recipients else ""
        what = f" ({things})" if recipients and things else ""
        return f"{recipients or things}{be} {participle(predicate)}{what}"
    return past(predicate) if predicate in TELLING else noun(predicate)


def _active(predicate: str, actors: str, things: str, recipients: str) -> str:
    verb = past(predicate)
    if predicate in NEED_OBJECT and not recipients and not things:
        return f"{deed(predicate)} by {actors}"
    if predicate in TRANSFERS:
        line = " ".join(part for part in (actors, verb, things) if part)
        return f"{line} to {recipients}" if recipients else line
    if " " in verb and recipients:
        link = LINKS.get(predicate, "of")
        return " ".join(part for part in (actors, verb, link, recipients) if part)
    line = " ".join(part for part in (actors, verb, recipients or things) if part)
    return f"{line} ({things})" if recipients and things else line


def _counted(predicate: str, actors: str, number: str, recipients: str) -> str:
    """Twelve people killed; two people injured (Norland); Norland arrested 40 people."""
    if actors and predicate not in HAPPENS:
        return f"{actors} {past(predicate)} {number}"
    of = f" ({recipients})" if recipients else ""
    return f"{number} {participle('kill' if predicate == 'die' else predicate)}{of}"


def _toll(predicate: str, facts: Sequence[Fact]) -> str:
    """What it did to people: "; at least 12 people killed", or injured where nobody was."""
    if predicate in COUNTED:
        return ""
    for slot in TOLLS:
        fact = next((one for one in facts if one.slot == slot and one.best), None)
        if fact is not None:
            return f"; {_people(fact)} {slot}"
    return ""


def _number(profile: Key, facts: Sequence[Fact]) -> str:
    """The best number of those it befell, in words that keep its vagueness."""
    predicate = profile.predicate
    fact = next((one for one in facts if one.slot == COUNTED.get(predicate)), None)
    if fact is None or fact.best is None or predicate not in PEOPLE:
        return ""
    if any(party.level == "person" for party in profile.recipients):
        return ""  # somebody is named: the number is of others, or an age
    return _people(fact)


def _people(fact: Fact) -> str:
    """At least 12 people."""
    said = next((one for one in fact.values if one.value == fact.best), None)
    vague = {">=": "at least ", "<=": "up to ", "~": "about "}.get(said.comparator if said else "")
    people = "person" if fact.best == 1 else "people"
    return f"{vague or ''}{fact.best:,.0f} {people}"


def _things(profile: Key) -> str:
    """What it was done to, unless that is the deed itself: "sanctioned sanctions"."""
    own = {profile.predicate, noun(profile.predicate)}
    return " and ".join(one.replace("_", " ") for one in profile.objects[:2] if one not in own)


def _names(parties: Sequence[Party]) -> str:
    """The first two; a state beside a body of its own is said by the body."""
    own = {party.country for party in parties if not party.id.startswith(COUNTRY_PREFIX)}
    named = [
        one for one in parties if not (one.id.startswith(COUNTRY_PREFIX) and one.country in own)
    ]
    return " and ".join(dict.fromkeys(party.name for party in named[:2]))


def _where(place: Place | None, region: str | None) -> str:
    if place is None:
        return region or ""
    return f"{place.name}, {region}" if region and region != place.name else place.name
