"""Events -> propositions: participants, places, quantities and time of each."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from copytaster.stages.entities_to_claims.acting_members import with_their_body
from copytaster.stages.entities_to_claims.amounts import amounts_of
from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.declared_acts import with_declarer
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.keys import stems_of
from copytaster.stages.entities_to_claims.objects import object_hits
from copytaster.stages.entities_to_claims.person_before import with_person_before
from copytaster.stages.entities_to_claims.pronouns import with_speaker
from copytaster.stages.entities_to_claims.quantities import quantities_of
from copytaster.stages.entities_to_claims.roles import Parties, inherited, joined, parties_of
from copytaster.stages.entities_to_claims.scan import ObjectHit, Scan
from copytaster.stages.entities_to_claims.shared_places import with_shared_places
from copytaster.stages.entities_to_claims.times import occurred
from copytaster.stages.entities_to_claims.voice_places import with_voice_places
from copytaster.stages.entities_to_claims.voices import Voice
from copytaster_schemas.claim import Proposition

CONCEPTS_MAX = 12


def propositions_of(
    scan: Scan,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    published: datetime | None,
) -> tuple[Proposition, ...]:
    """One proposition an event, in the same order; `voices` are those of `attributions`."""
    found: list[Proposition] = []
    for number, group in groupby(events, key=lambda event: event.sentence):
        events_here = list(group)
        told = list(_of_sentence(scan, number, events_here, attributions, voices, published))
        found.extend(with_shared_places(scan, events_here, told))
    return tuple(with_voice_places(scan, events, attributions, voices, found))


def _of_sentence(
    scan: Scan,
    number: int,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    published: datetime | None,
) -> Iterator[Proposition]:
    sentence = scan.page.sentences[number]
    things = object_hits(scan, number)
    amounts = list(amounts_of(scan.page, sentence))
    concepts = _concepts(events, things)
    stems = stems_of(scan.page, range(sentence.first, sentence.last))
    earlier: dict[str, tuple[Event, Parties]] = {}
    for event in events:
        name = event.predicate.name
        voice = _voice(scan, event, voices)
        said = attributions[scan.zone[event.i]] if voice is not None else None
        parties = parties_of(scan, event)
        if said is not None and voice is not None and said.performs:
            parties = with_declarer(scan.page, event, parties, said, voice)
        else:
            parties = with_speaker(scan, event, parties, voice)
        parties = with_person_before(scan, event, parties)
        parties = with_their_body(scan, event, parties)
        if event.noun is not None:
            parties = joined(parties, parties_of(scan, event.noun))
        before = earlier.get(name)
        objects = event.objects
        if before is not None and _coordinated(scan, before[0], event):
            parties = inherited(parties, before[1])
            objects = objects or before[0].objects
        earlier[name] = (event, parties)
        yield Proposition(
            predicate=name,
            event_type=event.predicate.event_type,
            objects=objects,
            participants=parties.participants,
            places=parties.places,
            tense=event.mood.tense,
            occurred=occurred(scan, event, published),
            quantities=quantities_of(scan, event, parties.arguments, amounts, things),
            concepts=tuple(one for one in concepts if one != name and one not in objects),
            stems=stems,
            acting_body=parties.body,
        )


def _voice(scan: Scan, event: Event, voices: Sequence[Voice]) -> Voice | None:
    """Who says the words of an event; None where the outlet does."""
    zone = scan.zone[event.i]
    return voices[zone] if zone >= 0 else None


def _coordinated(scan: Scan, one: Event, other: Event) -> bool:
    """Whether a later event of the same kind goes on where an earlier one left off."""
    return scan.quotes.at[one.i] == scan.quotes.at[other.i]


def _concepts(events: Sequence[Event], things: Sequence[ObjectHit]) -> tuple[str, ...]:
    names = [event.predicate.name for event in events] + [thing.name for thing in things]
    return tuple(dict.fromkeys(names))[:CONCEPTS_MAX]
