"""Event and names around it -> who did it, to whom, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from copytaster.limits import PARTICIPANTS_MAX
from copytaster.stages.article import LinkedEntity, Mention
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import ROLE_OF_PART, Frame, Part
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    AGAINST,
    BETWEEN,
    BY,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    FROM,
    GENITIVE,
    IN,
    OF,
    PREPOSITION,
    TO,
    VERBAL,
    WITH,
)
from copytaster_schemas.claim import Participant, PlaceRef
from copytaster_schemas.ids import EntityId

PREPOSITION_WORDS_BACK: Final = 6
"""Words between a preposition and the name it governs: article, adjectives, office."""

NOUN_REACH: Final = 3
"""Words between the name that owns an event noun and the noun: "North Korea's rapid deployment"."""

NOUN_AHEAD_MAX: Final = 18
"""How far behind an event noun its phrases go: "deployment of ... in ... by ..."."""

OWNED_WORDS_MAX: Final = 3
FACILITY_WORDS_MAX: Final = 3

PREPOSITIONAL: Final[tuple[tuple[int, str], ...]] = (
    (BY, "by"), (OF, "of"), (AGAINST, "against"), (BETWEEN, "between"), (IN, "in"), (TO, "to"),
    (WITH, "with"), (FROM, "from"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parties:
    """The entities of an event with their parts, in text order."""

    participants: tuple[Participant, ...]
    places: tuple[PlaceRef, ...]

    @property
    def has_actor(self) -> bool:
        """Whether somebody does it."""
        return any(one.role == "actor" for one in self.participants)


def parties_of(scan: Scan, event: Event) -> Parties:
    """Assign each name in the window of an event its part."""
    participants: dict[EntityId, Participant] = {}
    places: dict[EntityId, PlaceRef] = {}
    previous: Part | None = None
    before = -2
    for first, last, mention in _mentions(scan, event):
        if not _reaches(scan, event, first, last):
            continue
        part = _part(scan, event, first, last, mention)
        if part is None and previous is not None and _follows_on(scan, before, first):
            part = previous
        previous, before = part, last
        if part is None:
            continue
        entity = _meant(scan, mention, part)
        if entity is None:
            continue
        if part == "place" and entity.entity_type == "place":
            places.setdefault(entity.entity_id, place_of(scan, entity))
            continue
        if part == "actor" and _is_late_agent(event, first) and _has_actor(participants):
            continue
        role = ROLE_OF_PART[part]
        known = participants.get(entity.entity_id)
        if known is None or (known.role == "other" and role != "other"):
            participants[entity.entity_id] = Participant(
                role=role,
                entity_id=entity.entity_id,
                name=entity.name,
                kind=entity.kind,
                country=entity.country,
            )
    kept = tuple(participants.values())[:PARTICIPANTS_MAX]
    return Parties(kept, tuple(places.values())[:PARTICIPANTS_MAX])


def place_of(scan: Scan, entity: LinkedEntity) -> PlaceRef:
    """A place with what contains it."""
    return PlaceRef(
        entity_id=entity.entity_id, name=entity.name, country=entity.country, within=entity.within
    )


def _mentions(scan: Scan, event: Event) -> Iterator[tuple[int, int, Mention]]:
    """Each name in the window once: its first and last word (exclusive)."""
    page = scan.page
    begin, end = event.reading.window
    if event.reading.form.noun:
        begin, end = max(begin, event.i - NOUN_AHEAD_MAX), min(end, event.i + NOUN_AHEAD_MAX)
    else:
        begin, end = max(begin, event.i - WINDOW_WORDS), min(end, event.i + WINDOW_WORDS)
    i = begin
    while i < end:
        number = page.mention[i]
        if number < 0:
            i += 1
            continue
        first = i
        while i < end and page.mention[i] == number:
            i += 1
        yield first, i, page.mentions[number]


WINDOW_WORDS: Final = 40
"""How far from a verb its participants are looked for inside its clause."""


def _reaches(scan: Scan, event: Event, first: int, last: int) -> bool:
    """Whether a name stands in the same quotation, and for a noun in the phrase that hangs on
    it.
    """
    page = scan.page
    here, there = scan.quotes.holding(event.i), scan.quotes.holding(first)
    if here is not there and any(quote is not None and quote.is_speech for quote in (here, there)):
        return False
    if not event.reading.form.noun:
        return True
    if last <= event.i:
        return event.i - last <= NOUN_REACH + 1
    for k in range(event.i + event.size, first):
        bits = page.bits[k]
        if bits & (VERBAL | CLAUSE_OPENER) and not bits & (PREPOSITION | DETERMINER):
            return False
        if bits & COORDINATOR and k + 1 < first and page.bits[k + 1] & DETERMINER:
            return False
        if page.low[k] in {",", ";", ":"} or (k in scan.events and page.bits[k - 1] & VERBAL):
            return False
    return True


def _is_late_agent(event: Event, first: int) -> bool:
    """An agent behind the word when the owner of what is moved is known: "troops deployed in X,
    taken by Y".
    """
    return first > event.i and event.predicate.frame.owner == "actor"


def _has_actor(participants: dict[EntityId, Participant]) -> bool:
    return any(one.role == "actor" for one in participants.values())


def _meant(scan: Scan, mention: Mention, part: Part) -> LinkedEntity | None:
    """The entity a name stands for in this part: a capital acts for its country, but is itself a
    place.
    """
    stands = mention.stands_for
    if stands is not None and part != "place":
        return scan.page.entities.get(stands) or scan.page.entities.get(mention.entity_id)
    return scan.page.entities.get(mention.entity_id)


def _follows_on(scan: Scan, before: int, first: int) -> bool:
    """Whether only a conjunction or comma (and an article) stands between two names."""
    page = scan.page
    if not 0 < first - before <= 2:
        return False
    joined = page.bits[before] & COORDINATOR or page.low[before] == ","
    return bool(joined) and all(page.bits[k] & DETERMINER for k in range(before + 1, first))


def _part(scan: Scan, event: Event, first: int, last: int, mention: Mention) -> Part | None:
    frame = event.predicate.frame
    if mention.how == "adjective":
        settled, found = _of_adjective(scan, event, first, last)
        if settled:
            return found
    if event.reading.form.noun:
        return _beside_noun(scan, event, first, last, frame)
    return _beside_verb(scan, event, first, last, frame)


def _of_adjective(scan: Scan, event: Event, first: int, last: int) -> tuple[bool, Part | None]:
    """An adjective of nation belongs to the next noun (in Romance languages to the one before).

    Gives whether that settles its part, and the part; else its position decides like that of a
    name.
    """
    page = scan.page
    for hit in event.things:
        ahead, behind = hit.i - last, first - (hit.i + hit.size)
        if 0 <= ahead < OWNED_WORDS_MAX or 0 <= behind < OWNED_WORDS_MAX - 1:
            return True, event.predicate.frame.owner
    if event.reading.form.noun and _touches(event.i, event.size, first, last):
        return True, event.predicate.frame.subject
    if (
        last < len(page.low)
        and page.mention[last] >= 0
        and page.mention[last] != page.mention[first]
    ):
        return True, None
    if _governing(scan, event, first) & IN and not _speaks(scan, last):
        return True, "place"
    return False, None


def _touches(i: int, size: int, first: int, last: int) -> bool:
    return 0 <= i - last < NOUN_REACH or 0 <= first - (i + size) < 1


def _speaks(scan: Scan, i: int) -> bool:
    """Whether a noun for somebody who acts follows: "Russian officials"."""
    page = scan.page
    return i < len(page.low) and page.low[i] in page.lexicon.roles.table


def _beside_noun(scan: Scan, event: Event, first: int, last: int, frame: Frame) -> Part | None:
    page = scan.page
    if last <= event.i:
        owns = page.has(last, GENITIVE) and event.i - last <= NOUN_REACH + 1
        if owns or (event.i - last <= 1 and page.mentions[page.mention[first]].how == "adjective"):
            return frame.subject
        if event.i == last:
            return "place" if _is_local(scan, first) else frame.object
        return None
    governing = _governing(scan, event, first)
    return _of_preposition(scan, event, governing, first, frame, nominal=True)


def _is_local(scan: Scan, first: int) -> bool:
    """ "the Kursk incursion", "the Baghdad bombing": a city or region before an event noun."""
    entity = scan.page.entity_at(first)
    return entity is not None and entity.entity_type == "place" and entity.kind != "country"


def _beside_verb(scan: Scan, event: Event, first: int, last: int, frame: Frame) -> Part | None:
    governing = _governing(scan, event, first)
    reading = event.reading
    if governing:
        return _of_preposition(scan, event, governing, first, frame, nominal=False)
    if last <= event.i:
        if scan.page.has(last, GENITIVE):
            return None
        if reading.form.middle:
            return frame.subject if frame.subject == "recipient" else _middle_part(frame)
        return frame.object if reading.undergoes else frame.subject
    if reading.passive or reading.bare:
        return None
    return frame.object if not reading.form.middle else None


def _middle_part(frame: Frame) -> Part:
    """The subject of a verb like "die": what the object of the active verb would be."""
    return frame.subject if frame.object == "theme" else frame.object


def _of_preposition(
    scan: Scan, event: Event, governing: int, first: int, frame: Frame, *, nominal: bool
) -> Part | None:
    entity = scan.page.entity_at(first)
    local = entity is not None and entity.entity_type == "place"
    by_preposition: dict[int, Part | None] = {
        BY: frame.subject if nominal or event.reading.undergoes else "other",
        OF: frame.of if nominal else None,
        AGAINST: "recipient",
        BETWEEN: "actor",
        TO: "place" if frame.to == "place" and local else frame.to,
        IN: "place" if local else None,
        WITH: frame.with_,
        FROM: frame.from_,
    }
    for bit, _ in PREPOSITIONAL:
        if governing & bit:
            part = by_preposition[bit]
            if bit == BY and governing & FROM and not (nominal or event.reading.passive):
                return frame.from_
            if part is None and governing & (TO | IN) and local:
                return "place"
            if part in {"recipient", "actor"} and governing & IN and local and bit == TO:
                return "place" if frame.to != "recipient" else "recipient"
            return part
    return "other"


def _governing(scan: Scan, event: Event, first: int) -> int:
    """The bits of the preposition that governs a name; 0 where none does."""
    page = scan.page
    floor = event.reading.window[0]
    for k in range(first - 1, max(floor - 1, first - 1 - PREPOSITION_WORDS_BACK), -1):
        bits = page.bits[k]
        if event.i <= k < event.i + event.size:
            return 0
        if page.mention[k] >= 0 and page.mention[k] != page.mention[first]:
            own = page.mentions[page.mention[k]]
            if own.how != "adjective":
                return 0
            continue
        if bits & PREPOSITION and not (bits & DETERMINER and not bits & (OF | TO | IN | BY)):
            return bits & PREPOSITION
        if bits & (VERBAL | CLAUSE_OPENER | COORDINATOR) or not page.low[k][0].isalnum():
            return 0
    return 0


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
