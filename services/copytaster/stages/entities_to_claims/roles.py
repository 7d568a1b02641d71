"""Event and names around it -> who did it, to whom, and where."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from copytaster.limits import PARTICIPANTS_MAX
from copytaster.stages.article import LinkedEntity, Mention
from copytaster.stages.entities_to_claims.acting_bodies import acting_body, is_seat
from copytaster.stages.entities_to_claims.arguments import NOTHING, Arguments, arguments_of
from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.groups import is_passive, verb_group
from copytaster.stages.entities_to_claims.lexicon import ROLE_OF_PART, Part
from copytaster.stages.entities_to_claims.names import name_at
from copytaster.stages.entities_to_claims.noun_phrases import governor_of
from copytaster.stages.entities_to_claims.parts import part_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import COORDINATOR, DETERMINER, HAVE
from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Participant, PlaceRef
from copytaster_schemas.ids import EntityId

WINDOW_WORDS: Final = 40
"""How far from its event a participant is looked for inside the sentence."""

JOINED_WORDS_MAX: Final = 2
"""Words between two names that stand on a par: a conjunction or comma, and an article."""


BODY_PREFIX: Final = "o-"
COUNTRY_PREFIX: Final = "c-"

FULL_NAME_WORDS: Final = 2
"""Words of a person's name that is given in full."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The entities of an event with their parts, in text order, and the words of its subject.

    `body`: the kind of body that acts, where a common noun tells it.
    """

    participants: tuple[Participant, ...]
    places: tuple[PlaceRef, ...]
    arguments: Arguments = NOTHING
    body: str | None = None

    @property
    def has_actor(self) -> bool:
        """Whether somebody does it."""
        return any(one.role == "actor" for one in self.participants)


class _Collected:
    """Participants and places so far, each entity once."""

    def __init__(self) -> None:
        self.participants: dict[EntityId, Participant] = {}
        self.places: dict[EntityId, PlaceRef] = {}

    def add(self, entity: LinkedEntity, part: Part) -> None:
        """Take an entity in; a part that tells more replaces one that tells less."""
        if part == "place" and entity.entity_type == "place":
            self.places.setdefault(entity.entity_id, place_of(entity))
            return
        role = ROLE_OF_PART[part]
        known = self.participants.get(entity.entity_id)
        if known is None or (known.role == "other" and role != "other"):
            self.participants[entity.entity_id] = participant_of(entity, part)

    def has_actor(self) -> bool:
        """Whether somebody acts already."""
        return any(one.role == "actor" for one in self.participants.values())


def parties_of(scan: Scan, event: Event) -> Parties:
    """Assign each name around an event its part."""
    arguments = _arguments(scan, event)
    body = acting_body(scan, event, arguments)
    found = _Collected()
    previous: Part | None = None
    before, held = -2, False
    for first, last, mention in _mentions(scan, event):
        name = name_at(scan, first, last)
        if name is None or not _in_reach(scan, event, first):
            continue
        part = part_of(scan, event, arguments, name)
        if part in {"actor", None} and is_seat(body, name.entity) and arguments.in_subject(first):
            part = "place"
        if previous == "place" and _is_whole_of(scan, before, first, last):
            part = "place"
        alone = governor_of(scan, first, max(before, 0)).bits == 0
        joined = _joins(scan, before, first) and not _is_apposed(scan, before, first, last)
        held = (held and alone and joined and _alike(scan, before - 1, first)) or not alone
        if joined and (part is None or (held and alone)):
            part = previous
        previous, before = part, last
        if part is None:
            continue
        if part == "actor" and _is_late_agent(event, first) and found.has_actor():
            continue
        entity = _meant(scan, mention, part)
        if entity is not None:
            found.add(entity, part)
    return Parties(
        tuple(_without_owners(found.participants.values()))[:PARTICIPANTS_MAX],
        tuple(found.places.values())[:PARTICIPANTS_MAX],
        arguments,
        body,
    )


def _without_owners(found: Collection[Participant]) -> Iterator[Participant]:
    """ "The central bank of X raised": the country in the name of its body does not act too."""
    bodies = {
        one.country.upper()
        for one in found
        if one.role == "actor" and one.country and one.entity_id.startswith(BODY_PREFIX)
    }
    for one in found:
        owner = one.entity_id.removeprefix(COUNTRY_PREFIX).upper()
        if one.role == "actor" and one.entity_id.startswith(COUNTRY_PREFIX) and owner in bodies:
            continue
        yield one


def participant_of(entity: LinkedEntity, part: Part) -> Participant:
    """An entity with its role."""
    return Participant(
        role=ROLE_OF_PART[part],
        entity_id=entity.entity_id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
    )


def place_of(entity: LinkedEntity) -> PlaceRef:
    """A place with what contains it."""
    return PlaceRef(
        entity_id=entity.entity_id, name=entity.name, country=entity.country, within=entity.within
    )


def _arguments(scan: Scan, event: Event) -> Arguments:
    """The subject of the verb, or of the verb that lends an event noun its tense."""
    light = event.mood.light
    if light < 0 or (light > event.i and not _is_framed(scan, event, light)):
        return arguments_of(scan, event.reading)
    bits = event.mood.light_bits
    group = verb_group(scan, light, bits)
    if is_passive(scan, light, 1, bits, group):
        return NOTHING
    verb = replace(event.reading.form, noun=False, bits=bits)
    return arguments_of(
        scan,
        EventReading(light, 1, verb, group, passive=False, bare=False, window=event.reading.window),
    )


def _is_framed(scan: Scan, event: Event, light: int) -> bool:
    """Whether an auxiliary before the noun and the verb behind it hold a German or Dutch object:
    "hat der Zulassung zugestimmt"; "der Angriff hat sich ereignet" is its own subject.
    """
    page, first = scan.page, scan.clause_at(event.i).first
    if not page.lexicon.verb_last or not scan.together(event.i, light):
        return False
    return any(page.bits[k] & HAVE for k in range(first, event.i))


def _mentions(scan: Scan, event: Event) -> Iterator[tuple[int, int, Mention]]:
    """Each name near the event once: its first and last word (exclusive)."""
    page = scan.page
    sentence = page.sentences[event.sentence]
    i = max(sentence.first, event.i - WINDOW_WORDS)
    end = min(sentence.last, event.i + WINDOW_WORDS)
    while i < end:
        number = page.mention[i]
        if number < 0:
            i += 1
            continue
        first = i
        while i < end and page.mention[i] == number:
            i += 1
        yield first, i, page.mentions[number]


def _in_reach(scan: Scan, event: Event, first: int) -> bool:
    """Whether a name stands in the same quotation, and the same voice says it."""
    here, there = scan.quotes.holding(event.i), scan.quotes.holding(first)
    if here is not there and any(quote is not None and quote.is_speech for quote in (here, there)):
        return False
    return scan.zone[event.i] == scan.zone[first]


def _is_late_agent(event: Event, first: int) -> bool:
    """An agent behind the word when the owner of what is moved is known: "troops deployed in X,
    taken by Y".
    """
    return first > event.i and event.predicate.frame.owner == "actor"


def _meant(scan: Scan, mention: Mention, part: Part) -> LinkedEntity | None:
    """The entity a name stands for in this part: a capital acts for its country, but is itself a
    place.
    """
    stands = mention.stands_for
    if stands is not None and part != "place":
        return scan.page.entities.get(stands) or scan.page.entities.get(mention.entity_id)
    return scan.page.entities.get(mention.entity_id)


def _alike(scan: Scan, one: int, other: int) -> bool:
    """Whether two words name things of one type: "Spain, Brazil", but not "Rome, Marco X"."""
    first, second = scan.page.entity_at(one), scan.page.entity_at(other)
    return first is not None and second is not None and first.entity_type == second.entity_type


def _joins(scan: Scan, before: int, first: int) -> bool:
    """Whether two names stand on a par: a conjunction or comma between, and perhaps an article."""
    page = scan.page
    if not 0 < first - before <= JOINED_WORDS_MAX or not scan.together(before - 1, first):
        return False
    joined = page.bits[before] & COORDINATOR or page.low[before] == ","
    return bool(joined) and all(page.bits[k] & DETERMINER for k in range(before + 1, first))


def _is_apposed(scan: Scan, before: int, first: int, last: int) -> bool:
    """ "The mayor of X, Y Z, was killed": a person by full name between commas, behind which no
    list goes on, is who was meant.
    """
    page = scan.page
    person = page.entity_at(first)
    if person is None or person.entity_type != "person" or last - first < FULL_NAME_WORDS:
        return False
    if page.low[before] != "," or last + 1 >= len(page.low) or page.low[last] != ",":
        return False
    return page.mention[last + 1] < 0 and not page.bits[last + 1] & COORDINATOR


def _is_whole_of(scan: Scan, before: int, first: int, last: int) -> bool:
    """ "In Peshawar, Pakistan, ...": a place set off by commas behind one that lies in it."""
    page = scan.page
    if first - before != 1 or page.low[before] != ",":
        return False
    inner, outer = page.entity_at(before - 1), page.entity_at(first)
    if inner is None or outer is None or outer.entity_type != "place":
        return False
    lies_in = outer.entity_id in inner.within or (
        outer.country is not None and outer.country == inner.country
    )
    return lies_in and (last >= len(page.low) or not page.low[last][0].isalnum())


def inherited(own: Parties, earlier: Parties) -> Parties:
    """Participants of a coordinated event of the same kind fill what this one leaves out."""
    if own.has_actor or not earlier.has_actor:
        return own
    actors = tuple(one for one in earlier.participants if one.role == "actor")
    known = {one.entity_id for one in own.participants}
    return replace(
        own,
        participants=own.participants + tuple(one for one in actors if one.entity_id not in known),
    )


def joined(verb: Parties, noun: Parties) -> Parties:
    """Those of a verb and of the noun it takes: "a judge issued a warrant for X"."""
    known = {one.entity_id: one for one in verb.participants}
    for one in noun.participants:
        tells = one.role != "other" and not (one.role == "actor" and verb.has_actor)
        if one.entity_id not in known or (known[one.entity_id].role == "other" and tells):
            known[one.entity_id] = one
    places = {one.entity_id: one for one in (*verb.places, *noun.places)}
    return replace(
        verb,
        participants=tuple(known.values())[:PARTICIPANTS_MAX],
        places=tuple(places.values())[:PARTICIPANTS_MAX],
    )
