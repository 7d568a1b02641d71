"""Happenings without a place -> the country of the body that establishes them at home: "the Kenyan
health ministry says 12 people have died" is told of Kenya.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.noun_phrases import governor_of
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.roles import place_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.voices import Voice
from copytaster.stages.entities_to_claims.word_class import DETERMINER, IN, OF, PREPOSITION
from copytaster_schemas.claim import PlaceRef, Proposition, Speaker
from copytaster_schemas.ids import EntityId

AT_HOME: Final = frozenset(
    {"DEATH", "ACCIDENT", "DISASTER", "HEALTH", "CRIME", "ASSAULT", "LEGAL", "PROTEST"}
)
"""Event types that such bodies tell of because they happened at home."""

HOME_BODIES: Final = frozenset(
    {"police", "local", "health", "hospital", "rescue", "prosecutor", "court", "government",
     "ministry"}
)  # fmt: skip
OF_TOWNS: Final = frozenset({"police", "local", "health", "hospital", "rescue"})
"""Of these those that speak for a town or province when they are named with one."""

REACTIONS: Final = frozenset(
    {"condemn", "denounce", "deplore", "hail", "welcome", "celebrate", "criticize", "criticise",
     "applaud", "praise", "lament", "question", "discuss", "blame"}
)  # fmt: skip
"""Cues by which somebody speaks of what others tell: no news of his own country."""

ABROAD: Final = ("foreign", "defence", "defense", "state department")
"""In the names of ministries that tell of what befell their people elsewhere."""


def with_voice_places(
    scan: Scan,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    found: Sequence[Proposition],
) -> Iterator[Proposition]:
    """The propositions of an article; one that nothing else places gets the country of its voice.

    Only where the text up to there names no other country: "Spain's government says ten died" may
    be said of a crash in Italy that the title tells of.
    """
    reach: dict[tuple[int, str], bool] = {}
    for event, one in zip(events, found, strict=True):
        zone = scan.zone[event.i]
        told = zone >= 0 and attributions[zone].lemma not in REACTIONS
        if not told or one.places or one.event_type not in AT_HOME:
            yield one
            continue
        chain = voices[zone].chain
        place = _home(scan, chain[-1], attributions[zone].source) if chain else None
        if place is None or place.country is None:
            yield one
            continue
        at = (event.sentence, place.country)
        if at not in reach:
            reach[at] = _only_country(scan, event.sentence, place.country)
        own = reach[at] and all(
            x.role == "other" or x.country in {None, place.country} for x in one.participants
        )
        if own:
            place = _named_beside(scan, event, place.country) or place
        yield one.model_copy(update={"places": (place,)}) if own else one


def _home(scan: Scan, speaker: Speaker, source: Words | None) -> PlaceRef | None:
    """The place of a body that establishes things at home: "police in X"; else its country, where
    the article names it.
    """
    body = speaker.organisation_kind
    spoken_for = speaker.kind in {"organisation", "official"} and body in HOME_BODIES
    if not spoken_for or speaker.office == "official":
        return None  # "a U.S. official" may speak of anything
    named = f"{speaker.name} {speaker.surface}".lower()
    if speaker.country is None or any(word in named for word in ABROAD):
        return None
    town = _seat(scan, source) if source is not None and body in OF_TOWNS else None
    entity = town or scan.page.entities.get(EntityId(f"c-{speaker.country.lower()}"))
    return place_of(entity) if entity is not None and entity.entity_type == "place" else None


def _seat(scan: Scan, source: Words) -> LinkedEntity | None:
    """The only place behind a preposition in a source, below a country and no capital."""
    page = scan.page
    governed = False
    found: set[str] = set()
    for k in range(*source):
        governed = governed or page.has(k, IN | OF)
        entity = page.entity_at(k)
        if entity is None or not governed:
            continue
        if entity.entity_type != "place" or entity.kind in {"country", "capital"}:
            return None
        found.add(entity.entity_id)
    return page.entities.get(found.pop()) if len(found) == 1 else None


def _named_beside(scan: Scan, event: Event, country: str) -> PlaceRef | None:
    """The only town or region in which the same voice says, in the same sentence, that something
    was: "a bomb went off outside a laboratory in the northern city of X Tuesday, killing two".
    """
    page = scan.page
    sentence = page.sentences[event.sentence]
    found: dict[str, LinkedEntity] = {}
    for k in range(sentence.first, sentence.last):
        entity = page.entity_at(k)
        if entity is None or entity.entity_type != "place" or scan.zone[k] != scan.zone[event.i]:
            continue
        new = page.mention[k] != page.mention[k - 1] and entity.kind != "country"
        if new and entity.country == country and governor_of(scan, k, sentence.first).bits & IN:
            found[entity.entity_id] = entity
    return place_of(next(iter(found.values()))) if len(found) == 1 else None


def _only_country(scan: Scan, sentence: int, country: str) -> bool:
    """Whether no place of another country is named up to the end of a sentence."""
    page = scan.page
    end = page.sentences[sentence].last
    names = {
        page.mention[k] for k in range(end) if page.mention[k] >= 0 and not _of_people(page, k)
    }
    entities = (page.entities.get(page.mentions[number].entity_id) for number in names)
    return all(
        one is None or one.entity_type != "place" or one.country in {None, country}
        for one in entities
    )


def _of_people(page: Page, k: int) -> bool:
    """Whether an adjective only tells where people come from: "two Italian tourists", but not "in
    Italian waters".
    """
    if page.mentions[page.mention[k]].how != "adjective":
        return False
    before = k - 2 if page.has(k - 1, DETERMINER) else k - 1
    return not page.has(before, PREPOSITION)
