"""A verb of saying that is the deed ("declared the outbreak over") -> whoever says and does it.

To declare, proclaim or announce something is both an act and an utterance: the words tell a
happening of which the subject is the actor, and whose voice the happening stands on as well.
"""

from collections.abc import Iterator
from dataclasses import replace

from copytaster.stages.entities_to_claims.attributed import attribution_of
from copytaster.stages.entities_to_claims.attribution import NOTHING, Attribution
from copytaster.stages.entities_to_claims.brackets import bracketed
from copytaster.stages.entities_to_claims.cues import Reading, read_cue
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.roles import Parties, participant_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.subjects import subject_of
from copytaster.stages.entities_to_claims.voices import Voice


def declared_act(scan: Scan, i: int, last: Words | None) -> Iterator[Attribution]:
    """At most one: the act at the verb of saying `i`, told by its subject; `last` is the source
    before it in the sentence.
    """
    declaring = scan.page.lexicon.declares
    if not any(form.lemma in declaring for form in scan.cues[i][1]):
        return
    reading = read_cue(scan, i)
    if reading is None or reading.passive or reading.governed or reading.cue_class != "report":
        return
    source = _source(scan, reading, last)
    if source is None or reading.guards:
        return
    clause = scan.clause_at(i)
    content = _around(source, (clause.first, clause.last))
    if any(first <= i < end for first, end in content):
        yield replace(attribution_of(scan, reading, source, content, NOTHING), performs=True)


def with_declarer(
    page: Page, event: Event, parties: Parties, one: Attribution, voice: Voice
) -> Parties:
    """The parties of an act, with whoever declares it as the one who does it."""
    first, last = one.cue
    acts = first < event.i + event.size and event.i < last
    frame = event.predicate.frame
    if not acts or event.reading.form.noun or parties.has_actor or not voice.chain:
        return parties
    speaker = voice.chain[-1]
    entity = page.entities.get(speaker.entity_id or speaker.organisation_id or "")
    part = frame.subject
    if entity is None or part not in {"actor", "recipient"}:
        return parties
    return replace(parties, participants=(participant_of(entity, part), *parties.participants))


def _source(scan: Scan, reading: Reading, last: Words | None) -> Words | None:
    if scan.page.lexicon.verb_last:
        parts = bracketed(scan, reading, last)
        return parts.source if parts is not None else None
    found = subject_of(scan, reading, last)
    return found[0] if found is not None else None


def _around(source: Words, clause: Words) -> tuple[Words, ...]:
    """The words of the clause outside its subject."""
    first, last = clause
    if not (first <= source[0] and source[1] <= last):
        return (clause,)
    parts = ((first, source[0]), (source[1], last))
    return tuple(part for part in parts if part[1] > part[0])
