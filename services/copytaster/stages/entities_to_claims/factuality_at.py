"""Any word that stands for a happening -> whether the article says that it took place.

What the field asks of a factuality reader (FactBank, De Facto: Sauri & Pustejovsky 2009, 2012): the
happening is given, known to our lexicons or not. Mood, guards and voice are read as for a claim.
"""

from copytaster.stages.entities_to_claims.build import Draft
from copytaster.stages.entities_to_claims.event_forms import NO_GROUP, EventReading
from copytaster.stages.entities_to_claims.event_moods import mood_of
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.factuality import Judgement, judged
from copytaster.stages.entities_to_claims.groups import is_passive, verb_group
from copytaster.stages.entities_to_claims.inflect import PARTICIPLE, PAST
from copytaster.stages.entities_to_claims.lexicon import EventForm
from copytaster.stages.entities_to_claims.linking import Statement
from copytaster.stages.entities_to_claims.scan import OUTLET, TAKEN, Scan
from copytaster.stages.entities_to_claims.standing_in import guards_of
from copytaster.stages.entities_to_claims.token_forms import ANYTHING, copula_before, verb_bits
from copytaster.stages.entities_to_claims.word_class import VERBAL
from copytaster.stages.record import dataclass
from copytaster_schemas.words import CueClass, Tense


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a happening is put: by whom it is held how certain, in which tense, with which guards."""

    judgement: Judgement
    tense: Tense
    guards: frozenset[str]


def factuality_at(draft: Draft, i: int) -> Factuality:
    """What the article says of the happening that word `i` stands for."""
    scan, attributions = draft.scan, draft.attributions
    at = _said_in(draft, i)
    event = next((one for one in draft.events if one.i <= i < one.i + one.size), None)
    event = event or _event_at(scan, i)
    statement = Statement(at, len(draft.events))
    guards = guards_of(scan, attributions, statement, (*draft.events, event))
    cue_class: CueClass = attributions[at].cue_class if at >= 0 else "none"
    voiced = at >= 0 and bool(draft.voices[at].chain)
    judgement = judged(cue_class, event.mood, guards, voiced=voiced)
    return Factuality(judgement, event.mood.tense, guards)


def _said_in(draft: Draft, i: int) -> int:
    """The attribution in whose content the word stands. That somebody says so is told by whoever
    holds his saying it.
    """
    at = draft.scan.zone[i]
    if at != TAKEN:
        return at
    for one in draft.attributions:
        first, last = one.cue
        if first <= i < last or (one.source and one.source[0] <= i < one.source[1]):
            return one.parent
    return OUTLET


def _event_at(scan: Scan, i: int) -> Event:
    reading = _reading_at(scan, i)
    return Event(i, 1, ANYTHING, reading, (), (), mood_of(scan, reading), scan.page.sentence[i])


def _reading_at(scan: Scan, i: int) -> EventReading:
    """The word as verb or noun, by its form and by what stands beside it."""
    clause = scan.clause_at(i)
    window = (clause.first, clause.last)
    bits = verb_bits(scan, i)
    copula = -1 if bits else copula_before(scan, i)
    if copula >= 0:  # "is not yet efficient": put as its verb is
        bits = verb_bits(scan, copula) & ~PARTICIPLE
    form = EventForm(ANYTHING, bits, noun=not bits)
    if not bits:
        return EventReading(i, 1, form, NO_GROUP, passive=False, bare=False, window=window)
    group = verb_group(scan, i, bits)
    passive = is_passive(scan, i, 1, bits, group)
    bare = bool(bits & PARTICIPLE) and not (bits & PAST or group.has(VERBAL) or passive)
    return EventReading(i, 1, form, group, passive, bare, window)
