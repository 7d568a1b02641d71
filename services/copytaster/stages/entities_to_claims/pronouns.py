"""A pronoun as the subject of an event -> the voice that says it, where nobody else is meant."""

from dataclasses import replace
from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.dropped_subjects import (
    drops_its_subject,
    speaks_of_himself,
)
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.inflect import (
    FIRST_PERSONS,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
)
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.preposition_parts import ON_PERSONS
from copytaster.stages.entities_to_claims.roles import Parties, participant_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.speakers import matches_pronoun
from copytaster.stages.entities_to_claims.voices import Voice
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLITIC,
    DETERMINER,
    FIRST_PERSON,
    HAVE,
    HE,
    HIS,
    INFINITIVE_MARK,
    NEGATION,
    NEUTER,
    OUR,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    SHE,
    THEY,
    TIME_WORD,
    VERBAL,
)
from copytaster_schemas.claim import Speaker
from copytaster_schemas.ids import EntityId

PERSONAL_ACTS: Final = frozenset({"APPOINTMENT", "DEATH"})
"""Event types in which "I" is the person and not the body spoken for."""

FILLING: Final = frozenset({"appoint", "dismiss"})
"""Of these what a nameless head of government does for his state: "the premier says he named"."""

OWNER_WORDS_BACK: Final = 3
"""Words between "its" and the thing: "its most experienced troops"."""


def with_speaker(scan: Scan, event: Event, parties: Parties, voice: Voice | None) -> Parties:
    """ "Boeing said it had cut jobs", "our troops have left", "I resign": the speaker acts."""
    part = _open_part(event, parties)
    if part is None or (_on_another(event) and not (voice and voice.denies)):
        return parties
    speaker = voice.chain[-1] if voice and voice.chain else None
    pronoun = _subject_pronoun(scan, event, parties) or _owner_pronoun(scan, event)
    if not pronoun and (
        _says_i(scan, event)
        or _is_controlled(scan, event, parties)
        or _is_dropped(scan, event, speaker)
    ):
        pronoun = FIRST_PERSON
    if pronoun & (HE | SHE | THEY) and _is_another_s(scan, event):
        owner = _subject_before(scan, event)
        return _with(parties, owner, part) if owner is not None else parties
    if pronoun & (NEUTER | THEY):
        owner = _named_before(scan, event)
        if owner is not None:
            return _with(parties, owner, part)
    if speaker is None or not pronoun or not matches_pronoun(pronoun, speaker):
        return parties
    quote = scan.quotes.holding(event.i)
    if quote is not None and quote.is_speech and not pronoun & FIRST_PERSON:
        return parties  # nobody says "he" or "its" of himself
    personal = event.predicate.event_type in PERSONAL_ACTS and not (
        pronoun & (HE | SHE) and event.predicate.name in FILLING
    )
    entity = _acting(scan.page, speaker, pronoun, personal=personal)
    return _with(parties, entity, part) if entity is not None else parties


def _says_i(scan: Scan, event: Event) -> bool:
    """Whether a quoted verb says "I" by its form: "Dimito", "mi dimetto"."""
    form = event.reading.form
    spoken = form.bits in FIRST_PERSONS or event.reading.group.has(FIRST_PERSON)
    return not form.noun and spoken and scan.quotes.at[event.i] >= 0


def _is_dropped(scan: Scan, event: Event, speaker: Speaker | None) -> bool:
    """Whether the speaker is the subject that a Romance verb leaves out: "anunció que dimite"."""
    if speaker is None or not drops_its_subject(scan, event):
        return False
    quote = scan.quotes.holding(event.i)
    if quote is not None and quote.is_speech:
        return False
    personal = event.predicate.event_type in PERSONAL_ACTS
    return not personal or speaks_of_himself(scan, event, speaker)


def _on_another(event: Event) -> bool:
    """ "X confirmed his death" is somebody else's death; "X denied his death" is not."""
    return event.reading.form.noun and event.predicate.event_type in ON_PERSONS


def _open_part(event: Event, parties: Parties) -> Part | None:
    """The part of the subject, where nobody has it yet: who acts, or who dies or resigns."""
    frame, form = event.predicate.frame, event.reading.form
    if frame.subject == "recipient" or (form.noun and event.predicate.event_type in ON_PERSONS):
        taken = any(one.role == "recipient" for one in parties.participants)
        return None if taken else "recipient"
    return None if parties.has_actor or frame.subject != "actor" else "actor"


def _with(parties: Parties, entity: LinkedEntity, part: Part) -> Parties:
    if any(one.entity_id == entity.entity_id for one in parties.participants):
        return parties
    return replace(parties, participants=(participant_of(entity, part), *parties.participants))


def _named_before(scan: Scan, event: Event) -> LinkedEntity | None:
    """The body or country that an earlier clause of the same sentence and voice has for subject."""
    page = scan.page
    clause = scan.clause_at(event.i)
    first = page.sentences[event.sentence].first
    for k in range(clause.first - 1, first - 1, -1):
        entity = page.entity_at(k)
        if entity is None or scan.zone[k] != scan.zone[event.i] or scan.together(k, event.i):
            continue
        governed = any(page.bits[n] & PREPOSITION for n in range(max(first, k - 2), k))
        if not governed and entity.entity_type in {"organisation", "place"}:
            return entity
    return None


def _is_another_s(scan: Scan, event: Event) -> bool:
    """Whether a verb stands before "su renuncia" in what the voice says: its subject is the owner,
    as in "El gabinete presentó su renuncia, informó X".
    """
    if not event.reading.form.noun or not scan.page.lexicon.free_inversion:
        return False
    page, zone = scan.page, scan.zone[event.i]
    first = page.sentences[event.sentence].first
    for k in range(event.i - 1, first - 1, -1):
        if scan.zone[k] != zone:
            return False
        if (page.bits[k] & VERBAL and page.mention[k] < 0) or k in scan.verbs.finite:
            return True
    return False


def _subject_before(scan: Scan, event: Event) -> LinkedEntity | None:
    """The person or body that opens what the voice says, with no preposition before it."""
    page, zone = scan.page, scan.zone[event.i]
    for k in range(page.sentences[event.sentence].first, event.i):
        entity = page.entity_at(k)
        if entity is None or scan.zone[k] != zone or entity.entity_type == "place":
            continue
        if not page.has(k - 1, PREPOSITION) or page.mention[k - 1] == page.mention[k]:
            return entity
    return None


def _subject_pronoun(scan: Scan, event: Event, parties: Parties) -> int:
    """The bits of a pronoun that is the whole subject of an active verb, or owns an event noun."""
    page = scan.page
    if event.reading.form.noun:
        at = event.i if page.bits[event.i] & POSSESSIVE else event.i - 1
        kinds = PERSONAL_ACTS | ON_PERSONS
        of_person = page.has(at, HIS) and event.predicate.event_type not in kinds
        return 0 if of_person else _owner(page, at)  # "his assault" is somebody's who is not here
    if event.reading.undergoes and event.predicate.frame.owner != "actor":
        return 0
    words = [
        k
        for first, last in parties.arguments.subject
        for k in range(first, last)
        if page.bits[k] & (PERSONAL | NEUTER) and not page.bits[k] & POSSESSIVE
        if not (page.bits[k] & DETERMINER and k + 1 < last)  # "le Premier ministre"
    ]
    named = any(
        page.mention[k] >= 0
        for first, last in parties.arguments.subject
        for k in range(first, last)
    )
    return 0 if named or not words else page.bits[words[-1]] & (PERSONAL | NEUTER)


def _owner_pronoun(scan: Scan, event: Event) -> int:
    """ "Its troops", "our forces": who owns what moves also moves it."""
    if event.predicate.frame.owner != "actor" or not event.things:
        return 0
    first = event.things[0].i
    for k in range(max(0, first - OWNER_WORDS_BACK), first):
        if scan.page.bits[k] & POSSESSIVE:
            return _owner(scan.page, k)
    return 0


def _is_controlled(scan: Scan, event: Event, parties: Parties) -> bool:
    """ "Denied having attacked", "negó haber atacado": a verb without subject right behind the
    cue, whose subject is that of the cue.
    """
    reading = event.reading
    bare = reading.group.infinitive or reading.form.bits & (GERUND | INFINITIVE)
    perfect = reading.form.bits & PARTICIPLE and reading.group.has(HAVE)
    if reading.form.noun or reading.undergoes or not (bare or perfect):
        return False
    page = scan.page
    if any(page.mention[k] >= 0 for words in parties.arguments.subject for k in range(*words)):
        return False
    floor = page.sentences[event.sentence].first
    starts = [reading.group.first - 1]
    if page.lexicon.verb_last:
        starts.append(scan.clause_at(event.i).first - 1)
    return any(_ends_cue(scan, start, floor) for start in starts)


def _ends_cue(scan: Scan, k: int, floor: int) -> bool:
    """Whether nothing but links stands between word `k` and a cue before it."""
    page = scan.page
    links = INFINITIVE_MARK | PREPOSITION | NEGATION | ADVERB | CLITIC | TIME_WORD
    while k > floor and (page.low[k] == "," or page.bits[k] & links):
        k -= 1
    return any(i in scan.cues and i + scan.cues[i][0] > k for i in range(max(floor, k - 2), k + 1))


def _owner(page: Page, k: int) -> int:
    """What the possessive at word `k` asks of its owner; 0 where it is none."""
    if not page.has(k, POSSESSIVE):
        return 0
    if page.has(k, OUR):
        return FIRST_PERSON
    if page.has(k, HIS):
        return HE
    return NEUTER if page.lexicon.language == "en" else THEY


def _acting(page: Page, speaker: Speaker, pronoun: int, *, personal: bool) -> LinkedEntity | None:
    """The person for "he" and "I resign"; else the body or country the person speaks for."""
    body = page.entities.get(speaker.organisation_id) if speaker.organisation_id else None
    if speaker.kind == "organisation" and speaker.entity_id:
        body = page.entities.get(speaker.entity_id) or body
    person = page.entities.get(speaker.entity_id) if speaker.entity_id else None
    if pronoun & (HE | SHE):
        nameless = person is None and not personal and speaker.kind == "official"
        return country_of(page, speaker) if nameless else person
    if personal and person is not None:
        return person
    told_for = speaker.office == "spokesperson"  # "we boarded it", said the spokeswoman
    return body or country_of(page, speaker) or (None if told_for else person)


def country_of(page: Page, speaker: Speaker) -> LinkedEntity | None:
    """The country an official speaks for, where the article names it."""
    if speaker.country is None or speaker.organisation_kind != "government":
        return None
    return page.entities.get(EntityId(f"c-{speaker.country.lower()}"))
