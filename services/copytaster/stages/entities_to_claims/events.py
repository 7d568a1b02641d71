"""scan -> events: words that stand for a happening, with their objects and how the sentence puts
them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.limits import EVENTS_MAX
from copytaster.stages.entities_to_claims.courts import sentences
from copytaster.stages.entities_to_claims.event_forms import EventReading, chosen_form
from copytaster.stages.entities_to_claims.event_moods import Mood, mood_of
from copytaster.stages.entities_to_claims.event_names import (
    is_foreseen,
    names_its_object,
    stands_between_names,
)
from copytaster.stages.entities_to_claims.guarding import is_guarded_for
from copytaster.stages.entities_to_claims.guarding_names import TYPES
from copytaster.stages.entities_to_claims.lexicon import EventForm, Predicate
from copytaster.stages.entities_to_claims.numbers import is_counted, is_numbered
from copytaster.stages.entities_to_claims.objects import object_hits, objects_of
from copytaster.stages.entities_to_claims.scan import ObjectHit, Scan
from copytaster.stages.entities_to_claims.word_class import COMPLEMENTISER
from copytaster.stages.record import dataclass

VERB_WORDS_MAX: Final = 4
"""Words of a German verb with what stands before it: "vor den Richter gestellt"."""

CLAUSE_WORDS: Final = 10
"""Words between a verb of saying and its "that" where the subject stands behind it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A happening named at words `i` to `i + size`. `things` are the words of its objects.

    `noun`: its own noun that the verb stands with: "issued an arrest warrant".
    """

    i: int
    size: int
    predicate: Predicate
    reading: EventReading
    objects: tuple[str, ...]
    things: tuple[ObjectHit, ...]
    mood: Mood
    sentence: int
    noun: "Event | None" = None


def events_of(scan: Scan) -> tuple[Event, ...]:
    """All events in text order, at most EVENTS_MAX; of two readings of one word the better one."""
    found: list[Event] = []
    for number, (first, last) in _by_sentence(scan):
        things = object_hits(scan, number)
        here: list[Event] = []
        busy = -1
        for i in range(first, last):
            if i < busy or i not in scan.events:
                continue
            event = _event(scan, i, things, number)
            if event is None and not _is_idiom(scan, i):
                event = _of_fewer_words(scan, i, things, number)
            if event is not None:
                here.append(event)
            if event is not None or _is_idiom(scan, i):
                busy = i + scan.events[i][0]
        found += _kept(scan, here)
        if len(found) >= EVENTS_MAX:
            break
    return tuple(found[:EVENTS_MAX])


def _of_fewer_words(scan: Scan, i: int, things: Sequence[ObjectHit], number: int) -> Event | None:
    """What a verb that does not fit may be without its last words: "firmado | por Kestrania"."""
    whole = scan.events[i]
    if any(form.noun for form in whole[1]):
        return None  # "a landslide victory" is no landslide
    page, size = scan.page, whole[0]
    while size > 1:
        hit = page.lexicon.events.at(page.low, i, i + size - 1)
        if hit is None:
            break
        scan.events[i] = hit
        event = _event(scan, i, things, number)
        if event is not None:
            return event
        size = hit[0]
    scan.events[i] = whole
    return None


def is_act(scan: Scan, i: int) -> bool:
    """Whether a word that may report is an act here: "recalled 40,000 cars", "declared an
    emergency".
    """
    if scan.page.lexicon.verb_last and _ends_verb(scan, i):
        return True
    if i not in scan.events or _has_particle(scan, i):
        return False
    size, _ = scan.events[i]
    page = scan.page
    if sentences(scan, i):
        return True
    if size < scan.cues[i][0] or _clause_behind(scan, i + size):
        return False
    number = page.sentence[i]
    event = _event(scan, i, object_hits(scan, number), number)
    if event is None or event.reading.form.noun:
        return False
    form, (cue, says) = event.reading.form, scan.cues[i]
    parted = form.particle is not None and all(one.particle != form.particle for one in says)
    return form.guarded or parted or size > cue


def _has_particle(scan: Scan, i: int) -> bool:
    """Whether the particle that makes it a verb of saying closes its clause: "gab ... bekannt"."""
    wanted = {form.particle for form in scan.cues[i][1] if form.particle is not None}
    page = scan.page
    last = page.sentences[page.sentence[i]].last
    return any(
        page.low[k] in wanted and (k + 1 == last or not page.low[k + 1][0].isalnum())
        for k in range(i + 1, last if wanted else i)
    )


def _ends_verb(scan: Scan, i: int) -> bool:
    """Whether the word is the end of a verb of several words: "seinen Rücktritt erklärt"."""
    for k in range(i - 1, max(-1, i - VERB_WORDS_MAX), -1):
        size, forms = scan.events.get(k, (0, ()))
        if k + size > i and not all(form.noun or form.stative for form in forms):
            return True
    return False


def _clause_behind(scan: Scan, i: int) -> bool:
    """Whether "that" follows, behind a subject at most: "reconoció el ministerio que"."""
    page = scan.page
    for k in range(i, min(len(page.low), i + CLAUSE_WORDS)):
        if page.bits[k] & COMPLEMENTISER:
            return k == i or (
                scan.clause_at(k).kind == "complement" and scan.clause_at(k).first == k
            )
        if page.low[k] in {",", ".", ";", ":"}:
            return False
    return False


def _is_idiom(scan: Scan, i: int) -> bool:
    """Whether fixed words that never count stand here ("open fire"): they hold what is in them."""
    size, forms = scan.events[i]
    return size > 1 and all(
        form.guarded and not form.named and not form.predicate.needs | form.predicate.guards
        for form in forms
    )


def _by_sentence(scan: Scan) -> Iterator[tuple[int, tuple[int, int]]]:
    numbers = sorted({scan.page.sentence[i] for i in scan.events})
    for number in numbers:
        sentence = scan.page.sentences[number]
        yield number, (sentence.first, sentence.last)


def _kept(scan: Scan, here: Sequence[Event]) -> list[Event]:
    """Without states that a verb of the same clause outranks, and verbs that only lend a noun its
    tense; one with an object of its own tells something too: "the landslide cut the line".
    """
    lent = {event.mood.light for event in here}
    verbs = {
        (event.predicate.name, scan.clause_of[event.i])
        for event in here
        if not (event.reading.form.stative or event.reading.form.noun)
    }
    told = [
        event
        for event in here
        if (event.i not in lent or _tells_too(event) or event.size > LIGHT_WORDS_MAX)
        and not (
            event.reading.form.stative and (event.predicate.name, scan.clause_of[event.i]) in verbs
        )
    ]
    return _with_own_nouns(scan, told)


def _tells_too(event: Event) -> bool:
    """Whether a verb that lends an event noun its tense tells something of its own: "granted
    authorisation for the vaccine" tells of a vaccine, and of no request.
    """
    return event.reading.form.guarded and event.predicate.name not in LENDING


def _with_own_nouns(scan: Scan, told: Sequence[Event]) -> list[Event]:
    """A verb and the noun it takes, of one predicate, are one: "approved the impeachment"."""
    taken: dict[int, Event] = {}
    for noun in told:
        lent = noun.mood.light >= 0 and not noun.predicate.scope
        if not noun.reading.form.noun or lent:
            continue
        verb = next((one for one in told if _takes(scan, one, noun)), None)
        if verb is not None:
            taken.setdefault(verb.i, noun)
    gone = {noun.i for noun in taken.values()}
    return [
        replace(event, noun=taken.get(event.i)) if event.i in taken else event
        for event in told
        if event.i not in gone
    ]


def _takes(scan: Scan, verb: Event, noun: Event) -> bool:
    """Whether the noun of a happening is the object by which its verb is known: of the same one, or
    a looking into something ("opened an investigation").
    """
    reading = verb.reading
    if reading.form.noun or reading.form.stative or not reading.form.guarded:
        return False
    same = noun.predicate.scope or verb.predicate.name == noun.predicate.name
    named = any(
        noun.i <= hit.i < noun.i + noun.size or hit.i <= noun.i < hit.i + hit.size
        for hit in verb.things
    )
    return same and named and scan.clause_of[verb.i] == scan.clause_of[noun.i]


def _event(scan: Scan, i: int, things: Sequence[ObjectHit], number: int) -> Event | None:
    size, forms = scan.events[i]
    if not any(_may_count(form, things) for form in forms):
        return None  # most words are passed over here
    for reading in chosen_form(scan, i):
        predicate = reading.form.predicate
        near = objects_of(scan, reading, things)
        needed = tuple(hit for hit in near if hit.name in predicate.needs)
        form = reading.form
        if form.noun and not needed:  # "the truce" is both what happens and what is agreed
            needed = tuple(h for h in things if i <= h.i < i + size and h.name in predicate.needs)
        if form.guarded and not _is_fit(scan, reading, things, needed):
            continue
        if form.between and not stands_between_names(scan, reading):
            continue
        if form.noun and is_foreseen(scan, i + size):
            continue
        kept = needed if predicate.needs else near
        telling = needed if predicate.tells else ()
        names = tuple(dict.fromkeys(hit.name for hit in telling))
        mood = mood_of(scan, reading)
        return Event(i, size, predicate, reading, names[:OBJECTS_MAX], kept, mood, number)
    return None


def _may_count(form: EventForm, things: Sequence[ObjectHit]) -> bool:
    """Whether a form marked "+" or "@" has what it asks for anywhere in its sentence."""
    asks, alone = form.predicate, form.named or (form.noun and form.predicate.event_type == "DEATH")
    if not form.guarded or alone or not asks.guards.isdisjoint(TYPES):
        return True
    wanted = asks.guards or asks.needs
    return any(hit.name in wanted for hit in things)


def _is_fit(
    scan: Scan, reading: EventReading, things: Sequence[ObjectHit], needed: Sequence[ObjectHit]
) -> bool:
    """Whether a form marked "+" or "@" stands with what makes its sense clear."""
    form = reading.form
    if form.named and names_its_object(scan, reading):
        return True
    deaths = form.noun and form.predicate.event_type == "DEATH"
    end = reading.i + reading.size
    if deaths and (is_counted(scan.page, reading.i) or is_numbered(scan.page, end)):
        return True  # "three deaths"
    bare = form.middle and form.predicate.slot and is_counted(scan.page, reading.group.first)
    if bare and any(hit.name in form.predicate.needs for hit in things):
        return True  # "diez personas resultaron heridas y dos murieron"
    if form.predicate.guards:
        return is_guarded_for(scan, reading, things)
    return bool(needed)


LIGHT_WORDS_MAX: Final = 2
"""Words of a verb that only lends its tense: "took place"; "left nine people dead" tells more."""

LENDING: Final = frozenset({"grant_request"})
"""Predicates whose object says what was done: the authorisation, the extradition."""

OBJECTS_MAX: Final = 4
"""Objects kept of one event; more are a list."""
