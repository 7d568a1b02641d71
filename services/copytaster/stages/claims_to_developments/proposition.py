"""claim -> key: the part of a proposition that tells one happening from another."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

import orjson
import xxhash

from copytaster_schemas.claim import Participant, PlaceRef, Proposition
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EventType

STATE_KINDS: Final = frozenset(
    {"country", "government", "ministry", "presidency", "parliament", "military", "intelligence",
     "embassy", "capital", "region"}
)  # fmt: skip
"""Kinds of participants that act for their country: "Pyongyang", "North Korean troops"."""

PERSON_PREFIXES: Final = ("p-", "x-per:")
COUNTRY_PREFIX: Final = "c-"

PUNCTUAL: Final = frozenset(
    {"ASSAULT", "DISASTER", "ACCIDENT", "CRIME", "DEATH", "SPORT", "PROTEST", "THREATEN"}
)
"""Event types that happen on a day: two days of them are two happenings."""

BEFALLING: Final = frozenset({"DISASTER", "ACCIDENT"})
FELT: Final = frozenset({"DISASTER", "ACCIDENT", "DEATH"})
TOWN_PREFIXES: Final = ("x-loc:", "geo-")
"""Ids of places below regions, which act by nobody: "Kyiv" as a government is a country's id."""

BEFALLING_PREDICATES: Final = frozenset({"evacuate"})
"""What befalls people somewhere, rather than being done to a country."""

PERSONS_ONLY: Final = frozenset(
    {"arrest", "charge", "convict", "sentence", "acquit", "dismiss", "appoint", "extradite",
     "pardon", "try", "die", "hospitalise", "marry"}
)  # fmt: skip
"""What is done to people: a country beside them is where they come from."""

JUDGED: Final = frozenset({"arrest", "charge", "convict", "sentence", "acquit", "try"})
"""What police and courts do: "Rome sentenced a mayor" was done in Rome, and by no town."""

WHOSE_PEOPLE: Final = PERSONS_ONLY | {
    "kill", "injure", "abduct", "shoot", "stab", "release", "rescue", "go_missing", "deport",
}  # fmt: skip
"""What befalls people of whom often no more is told than their nation: "a French soldier"."""

ANYBODY: Final = "people"
"""The role of people that are counted and of whom no more is said."""

THINGS: Final = frozenset(
    {"money", "share", "distance", "length", "area", "mass", "volume", "energy", "temperature",
     "votes", "seats", "homes", "vehicles", "shares", "aircraft", "drones", "jobs", "duration"}
)  # fmt: skip
"""Measures of things, which befall nobody."""

PLACES_MAX: Final = 3
"""Places of a proposition that are kept; more are a list, not a location."""


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """An actor or recipient. `level` is state, person or body; a state meets whoever acts for
    it.
    """

    id: EntityId
    level: str
    country: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place with everything that contains it, nearest first."""

    id: EntityId
    name: str
    country: str
    within: tuple[EntityId, ...]

    @property
    def is_country(self) -> bool:
        """Whether this is a whole country."""
        return self.id.startswith(COUNTRY_PREFIX)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What is said to have happened, without wording, voice, certainty or numbers.

    `day` is the ordinal of the day for happenings of a day, 0 where the text gives none. Parties,
    objects and places are sorted, so that equal propositions are equal keys. `people`: nations (in
    capitals) and roles of those whom it befell, where nobody is named. `edition`: which one of a
    numbered series. `hashed` is a digest of all that, the same in every process.
    """

    predicate: str
    event_type: EventType
    objects: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Place, ...]
    day: int
    people: tuple[str, ...] = ()
    edition: int = 0
    hashed: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        parts = (
            self.predicate, self.objects, self.actors, self.recipients, self.places, self.day,
            self.people, self.edition,
        )  # fmt: skip
        object.__setattr__(self, "hashed", xxhash.xxh3_64_intdigest(orjson.dumps(parts)))

    @property
    def is_somebodys(self) -> bool:
        """Whether it says who or where: a bare "invasion" is no proposition about the world."""
        return bool(self.actors or self.recipients or self.places)

    def __hash__(self) -> int:
        """Computed once: keys are looked up far more often than made."""
        return self.hashed


@lru_cache(maxsize=8_192)
def interned(key: Key) -> Key:
    """The one copy of equal keys: what is looked up with it is found without comparing parts."""
    return key


def key_of(proposition: Proposition) -> Key:
    """The key of a proposition."""
    occurred = proposition.occurred
    exact_day = occurred is not None and occurred.precision in {"second", "minute", "hour", "day"}
    punctual = proposition.event_type in PUNCTUAL
    actors = _parties(proposition.participants, "actor")
    # nobody does anything to itself: what reads so was misread
    acting = {actor.id for actor in actors}
    recipients = _parties(proposition.participants, "recipient")
    recipients = tuple(party for party in recipients if party.id not in acting)
    if proposition.predicate in PERSONS_ONLY:  # "Greek minister arrested" arrests no country
        recipients = tuple(one for one in recipients if not one.id.startswith(COUNTRY_PREFIX))
    places = narrowest(proposition.places)
    # "in Lindebrück two died": no town kills, and none is a court
    if proposition.event_type in FELT or proposition.predicate in JUDGED:
        actors, places = _without_towns(actors, places)
    if not proposition.objects and _befalls(proposition):
        recipients, places = _struck(recipients, places)
    return Key(
        predicate=proposition.predicate,
        event_type=proposition.event_type,
        objects=tuple(sorted(set(proposition.objects))),
        actors=actors,
        recipients=recipients,
        places=places,
        day=occurred.start.toordinal() if occurred and exact_day and punctual else 0,
        people=() if _are_named(recipients) else _people(proposition),
    )


def _are_named(parties: tuple[Party, ...]) -> bool:
    return any(one.level == "person" for one in parties)


def _people(proposition: Proposition) -> tuple[str, ...]:
    """Nations and roles of unnamed people: "a French soldier" is of France, and is not France."""
    if proposition.predicate not in WHOSE_PEOPLE:
        return ()
    nations = {
        _party(one).country
        for one in proposition.participants
        if one.role != "actor" and one.entity_id.startswith(COUNTRY_PREFIX)
    }
    roles = {one.of or ANYBODY for one in proposition.quantities if one.slot not in THINGS}
    return tuple(sorted(roles | (nations - {"", *(one.country for one in proposition.places)})))


def _befalls(proposition: Proposition) -> bool:
    return proposition.event_type in BEFALLING or proposition.predicate in BEFALLING_PREDICATES


def _without_towns(
    actors: tuple[Party, ...], places: tuple[Place, ...]
) -> tuple[tuple[Party, ...], tuple[Place, ...]]:
    """A town that was read as whoever did it is where it was."""
    towns = [one for one in actors if one.id.startswith(TOWN_PREFIXES)]
    where = tuple(Place(one.id, one.name, one.country, ()) for one in towns)
    return tuple(one for one in actors if one not in towns), places or where[:PLACES_MAX]


def _struck(
    recipients: tuple[Party, ...], places: tuple[Place, ...]
) -> tuple[tuple[Party, ...], tuple[Place, ...]]:
    """A country that an accident befalls is where it was: "three dead in Italy"."""
    countries = [one for one in recipients if one.id.startswith(COUNTRY_PREFIX)]
    where = tuple(Place(one.id, one.name, one.country, ()) for one in countries)
    rest = tuple(one for one in recipients if one not in countries)
    return rest, places or where[:PLACES_MAX]


def narrowest(places: tuple[PlaceRef, ...]) -> tuple[Place, ...]:
    """The places of a proposition that contain none of the others.

    A place of which nothing is known lies in the one country that is named beside it.
    """
    found = {place_of(place) for place in places}
    countries = {one.country for one in found if one.is_country}
    if len(countries) == 1:
        (country,) = countries
        found = {one if one.country else replace(one, country=country) for one in found}
    leaves = [one for one in found if not any(contains(one, other) for other in found)]
    return tuple(sorted(leaves)[:PLACES_MAX])


def place_of(place: PlaceRef) -> Place:
    """The place as tracking compares it."""
    return Place(place.entity_id, place.name, (place.country or "").upper(), place.within)


def contains(outer: Place, inner: Place) -> bool:
    """Whether `inner` lies inside `outer` and is another place."""
    if outer.id == inner.id:
        return False
    if outer.id in inner.within:
        return True
    whole = outer.is_country and not inner.is_country
    return whole and outer.country != "" and outer.country == inner.country


def _parties(participants: tuple[Participant, ...], role: str) -> tuple[Party, ...]:
    """The parties in a role; a country beside a person or body of its own is whose they are."""
    found = {_party(one) for one in participants if one.role == role}
    narrow = {party.country for party in found if not party.id.startswith(COUNTRY_PREFIX)}
    kept = {
        party
        for party in found
        if not (party.id.startswith(COUNTRY_PREFIX) and party.country in narrow)
    }
    return tuple(sorted(kept))


def _party(participant: Participant) -> Party:
    entity = participant.entity_id
    named = entity.removeprefix(COUNTRY_PREFIX) if entity.startswith(COUNTRY_PREFIX) else ""
    country = (participant.country or named).upper()
    if entity.startswith(COUNTRY_PREFIX) or participant.kind in STATE_KINDS:
        return Party(entity, "state", country, participant.name)
    person = participant.kind == "person" or entity.startswith(PERSON_PREFIXES)
    return Party(entity, "person" if person else "body", country, participant.name)
