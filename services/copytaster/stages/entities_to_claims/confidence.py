"""How a claim was read -> how sure the reading is."""

from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.linking import Statement
from copytaster.stages.entities_to_claims.voices import Voice
from copytaster_schemas.claim import Proposition

SURE: Final = 80
UNSURE_VOICE: Final = 15
RESOLVED: Final = 35
NEXT_TO: Final = 10
SPUN: Final = 10
NOMINAL: Final = 5
BARE: Final = 10
"""Confidence of a plain reading, and what each unsafe step takes away; below 60 nothing is decided.
"""


def confidence_of(
    voice: Voice | None, statement: Statement, event: Event | None, proposition: Proposition | None
) -> int:
    """What is left of a plain reading's confidence; `voice` is None for what the outlet says."""
    sure = SURE
    if voice is not None and not voice.sure:
        own = statement.next_to and _takes_part(voice, proposition)
        sure -= 0 if own else UNSURE_VOICE
    if statement.resolved:
        sure -= NEXT_TO if statement.next_to else RESOLVED
    if event is not None:
        sure -= NOMINAL * event.mood.nominal
        sure -= SPUN * any(thing.spun for thing in event.things)
        if proposition and not (proposition.participants or proposition.places):
            sure -= BARE
    return max(5, sure)


def _takes_part(voice: Voice, proposition: Proposition | None) -> bool:
    """Whether the voice has a part in what it says, so that the pronoun can mean nobody else ("Der
    Minister ist zurückgetreten. Das teilte er am Montag mit.").
    """
    if proposition is None or not voice.chain:
        return False
    speaker = voice.chain[-1].entity_id
    parties = proposition.participants
    return speaker is not None and any(one.entity_id == speaker for one in parties)
