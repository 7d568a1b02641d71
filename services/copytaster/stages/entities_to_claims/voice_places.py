"""Happenings without a place -> the country of the body that establishes them at home: "the Kenyan
health ministry says 12 people have died" is told of Kenya.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.roles import place_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.voices import Voice
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
ABROAD: Final = ("foreign", "defence", "defense", "state department")
"""In the names of ministries that tell of what befell their people elsewhere."""


def with_voice_places(
    scan: Scan,
    events: Sequence[Event],
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
        if zone < 0 or one.places or one.event_type not in AT_HOME:
            yield one
            continue
        chain = voices[zone].chain
        place = _home(scan, chain[-1]) if chain else None
        if place is None or place.country is None:
            yield one
            continue
        at = (event.sentence, place.country)
        if at not in reach:
            reach[at] = _only_country(scan, event.sentence, place.country)
        own = reach[at] and all(x.country in {None, place.country} for x in one.participants)
        yield one.model_copy(update={"places": (place,)}) if own else one


def _home(scan: Scan, speaker: Speaker) -> PlaceRef | None:
    """The country of a body that establishes things at home, where the article names it."""
    body = speaker.organisation_kind
    if speaker.kind not in {"organisation", "official"} or body not in HOME_BODIES:
        return None
    named = f"{speaker.name} {speaker.surface}".lower()
    if speaker.country is None or any(word in named for word in ABROAD):
        return None
    entity = scan.page.entities.get(EntityId(f"c-{speaker.country.lower()}"))
    return place_of(entity) if entity is not None and entity.entity_type == "place" else None


def _only_country(scan: Scan, sentence: int, country: str) -> bool:
    """Whether no place of another country is named up to the end of a sentence."""
    page = scan.page
    end = page.sentences[sentence].last
    names = {page.mention[k] for k in range(end) if page.mention[k] >= 0}
    entities = (page.entities.get(page.mentions[number].entity_id) for number in names)
    return all(
        one is None or one.entity_type != "place" or one.country in {None, country}
        for one in entities
    )
