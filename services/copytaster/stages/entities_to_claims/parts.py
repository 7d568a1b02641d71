"""A name beside an event -> the part it plays: who acts, who undergoes, where."""

from dataclasses import dataclass
from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.arguments import Arguments
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.noun_phrases import (
    Governor,
    Head,
    governor_of,
    head_of,
)
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.verb_words import begins_clause
from copytaster.stages.entities_to_claims.word_class import (
    ABOUT,
    ADVERB,
    AGAINST,
    ARMS,
    BETWEEN,
    BY,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    FROM,
    IN,
    OF,
    OTHER_PREPOSITION,
    PLACE_NOUN,
    PREPOSITION,
    TIME_WORD,
    TO,
    VERBAL,
    WITH,
)

NOUN_REACH: Final = 5
"""Words between the name that owns an event noun and the noun: "North Korea's rapid deployment"."""

OWNED_WORDS_MAX: Final = 3
"""Words between an adjective of nation and the thing that it describes."""

ON_PERSONS: Final = frozenset({"DEATH", "COERCE", "LEGAL", "CRIME"})
"""Event types whose noun a person owns by undergoing it: "the minister's arrest"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in words, the entity, and how it stands in its phrase."""

    first: int
    last: int
    entity: LinkedEntity
    head: Head

    @property
    def local(self) -> bool:
        """Whether it is a place smaller than a country."""
        return self.entity.entity_type == "place" and self.entity.kind != "country"

    @property
    def is_place(self) -> bool:
        """Whether it is a place of any size."""
        return self.entity.entity_type == "place"


def name_at(scan: Scan, first: int, last: int) -> Name | None:
    """The name at words `first` to `last`."""
    entity = scan.page.entity_at(first)
    return Name(first, last, entity, head_of(scan, first, last)) if entity is not None else None


def part_of(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    """The part of a name in an event; None where it plays none."""
    if _titles_a_name(scan, name):
        return None
    part = (
        _beside_noun(scan, event, arguments, name)
        if event.reading.form.noun
        else _beside_verb(scan, event, arguments, name)
    )
    undergoes = part == "recipient" and event.predicate.frame.of == "recipient"
    return "place" if undergoes and name.local and name.head.standing == "head" else part


def _titles_a_name(scan: Scan, name: Name) -> bool:
    """ "Russian President Vladimir Putin", "NATO chief X": the person is meant."""
    page = scan.page
    k = name.head.last if name.head.standing != "head" else name.last
    if k < len(page.low) and page.low[k] == "]":
        k += 1  # "[Russian President Vladimir] Putin"
    if name.head.standing == "genitive" or k >= len(page.low) or page.mention[k] < 0:
        return False
    following = page.entity_at(k)
    adjective = name.head.standing == "adjective"
    titled = following is not None and (adjective or following.entity_type != "place")
    only_roles = all(page.is_role(n) or not page.capital[n] for n in range(name.last, k))
    return titled and page.mention[k] != page.mention[name.first] and only_roles


def _beside_verb(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    frame, reading = event.predicate.frame, event.reading
    own = arguments.in_subject(name.first)
    if not own and not arguments.in_fronted(name.first) and not scan.together(event.i, name.first):
        return None
    behind = name.first > event.i
    if behind and _cut_off(scan, event, name):
        return None
    floor = _end(scan, event) if behind else scan.clause_at(name.first).first
    governor = governor_of(scan, name.first, floor)
    thing = _thing(event, name) and not _is_namesake(name)
    given = governor.bits & (TO | BY if reading.undergoes else TO) and frame.to == "recipient"
    if thing and not given and (not governor.bits or behind or governor.bits & OF):
        return _owner(event, own=own)
    if governor.bits and not (own and _opens_clause(scan, event, governor)):
        if own and not governor.bits & IN:
            return _inside_subject(scan, event, governor, name)
        if not own and not behind and not governor.bits & (IN | FROM | BY | AGAINST):
            return None
        return _of_preposition(scan, event, governor, name)
    if own:
        part: Part = _subject_part(event)
        return part if _stands_for_phrase(scan, name, part) else None
    if arguments.in_fronted(name.first):
        return frame.object if _stands_for_phrase(scan, name, frame.object) else None
    inverted = scan.page.lexicon.free_inversion and not arguments.subject
    enters = reading.form.middle and frame.to == "place" and name.is_place
    closed = reading.undergoes and not inverted and not enters
    if not behind or closed or not _is_object(scan, event, name):
        return None
    # "È morto Enzo X", "Arrestato il sindaco": the subject of a passive may follow its verb
    if enters:
        return "place"  # "entered Belarus"
    part = _subject_part(event) if reading.undergoes else frame.object
    return part if _stands_for_phrase(scan, name, part) else None


def _end(scan: Scan, event: Event) -> int:
    """Where the event word ends; its own last preposition still governs: "are in X"."""
    end = event.i + event.size
    own = event.size > 1 and scan.page.bits[end - 1] & PREPOSITION
    return end - 1 if own else end


def _cut_off(scan: Scan, event: Event, name: Name) -> bool:
    """Whether another verb stands between the event and a name behind it."""
    end = event.i + event.size
    return any(
        begins_clause(scan.page, scan.verbs, k) and scan.together(event.i, k)
        for k in range(end, name.first)
    )


def _opens_clause(scan: Scan, event: Event, governor: Governor) -> bool:
    """ "For X to attack", "since X attacked": the word governs the clause and not the name."""
    if event.reading.group.infinitive:
        return governor.bits & OTHER_PREPOSITION != 0
    clause = scan.clause_at(governor.at)
    return clause.kind == "subordinate" and governor.at == clause.first


def _subject_part(event: Event) -> Part:
    frame = event.predicate.frame
    if event.reading.form.middle:
        undergoer = frame.subject if frame.object == "theme" else frame.object
        return frame.subject if frame.subject == "recipient" else undergoer
    return frame.object if event.reading.undergoes else frame.subject


def _thing(event: Event, name: Name) -> bool:
    """Whether the name describes what is acted on: "North Korean troops", "NATO's missiles"."""
    first, last = name.head.first, name.head.last
    for hit in event.things:
        if name.head.standing != "head" and first - 1 <= hit.i < max(last, first + 1):
            return True
        if name.head.standing == "adjective" and 0 <= name.first - (hit.i + hit.size) < 2:
            return True  # Romance adjectives follow their noun
    return False


def _is_namesake(name: Name) -> bool:
    """ "The Castellane boatyard" is no person."""
    return name.head.standing == "compound" and name.entity.entity_type == "person"


def _owner(event: Event, *, own: bool) -> Part | None:
    """The part of whoever the thing acted on belongs to: "North Korean troops", "Iran's sites"."""
    frame = event.predicate.frame
    if frame.owner != "other":
        return frame.owner
    undergoes = frame.of == "recipient" and (event.reading.undergoes or not own)
    return frame.object if undergoes else None


def _stands_for_phrase(scan: Scan, name: Name, part: Part | None) -> bool:
    """Whether the phrase may be taken for the name: "Russian forces", "Iran's nuclear sites"."""
    head, page = name.head, scan.page
    if head.standing == "head":
        return True
    nouns = range(head.first, head.last)
    acts = any(page.is_role(k) or page.bits[k] & ARMS for k in nouns)
    if part == "actor":
        return acts or head.standing != "genitive"
    if head.standing == "genitive" and nouns and _is_person_noun(scan, nouns[-1]):
        return False  # "Pakistan's president" is no country
    if name.entity.entity_type == "person":
        return False
    return acts or head.standing != "compound" or name.entity.entity_type == "organisation"


def _is_person_noun(scan: Scan, k: int) -> bool:
    hit = scan.page.lexicon.roles.at(scan.page.low, k, k + 1)
    return hit is not None and any(role.kind in {"official", "person"} for role in hit[1])


def _is_object(scan: Scan, event: Event, name: Name) -> bool:
    """Whether the name stands in the noun phrase right behind the verb, or is joined to it."""
    page = scan.page
    for k in range(event.i + event.size, name.first):
        bits = page.bits[k]
        if page.mention[k] >= 0 or bits & (DETERMINER | ADVERB | COORDINATOR):
            continue
        if page.low[k] == "," and (page.mention[k - 1] >= 0 or _is_person_noun(scan, k - 1)):
            continue
        if bits & OF and page.mention[k + 1] >= 0:
            continue  # "the mayor of X, Marco Y"
        if bits & (PREPOSITION | VERBAL | CLAUSE_OPENER | TIME_WORD):
            return False
        if not page.low[k][0].isalnum() or k in scan.verbs.certain:
            return False
    return True


def _inside_subject(scan: Scan, event: Event, governor: Governor, name: Name) -> Part | None:
    """A name that hangs on the subject: "troops from X", "the army of X", "the leader of X"."""
    page = scan.page
    if not governor.bits & (OF | FROM | BY):
        return None
    noun = governor.at - 1
    if any(hit.i <= noun < hit.i + hit.size for hit in event.things):
        return event.predicate.frame.owner
    speaks = page.is_role(noun)
    roles = page.lexicon.roles.at(page.low, noun, noun + 1) if speaks else None
    body = roles is not None and any(role.kind == "body" for role in roles[1])
    return _subject_part(event) if body and governor.bits & OF else None


def _of_preposition(scan: Scan, event: Event, governor: Governor, name: Name) -> Part | None:
    frame, bits = event.predicate.frame, governor.bits
    nominal = event.reading.form.noun
    if name.head.standing in {"genitive", "compound"} and not _same_phrase(scan, name):
        return None
    if _is_origin(event, bits, name):
        return frame.from_
    if bits & BY and (nominal or event.reading.undergoes):
        return frame.subject
    if bits & OF:
        return frame.of if nominal else None
    if bits & AGAINST:
        return "recipient" if _on_event(scan, event, governor) else None
    if bits & BETWEEN:
        return "actor" if nominal else None
    if bits & FROM and not nominal and frame.from_ != "other":
        return frame.from_
    if bits & TO and (not bits & IN or (name.entity.kind == "country" and _is_directed(event))):
        return _direction(event, name)
    if bits & ABOUT and nominal and frame.of == "recipient" and _on_event(scan, event, governor):
        return "recipient"
    if bits & IN:
        if name.is_place:
            return "place"
        return "other" if not bits & BY else None
    if bits & TO:
        return _direction(event, name)
    if bits & WITH:
        return frame.with_ if _on_event(scan, event, governor) else None
    return "other" if bits & (BY | FROM) else None


def _is_directed(event: Event) -> bool:
    """Whether "à X", "a X", "in X" tells whither: things are given and sent there, not killed."""
    return event.predicate.frame.of == "theme" or event.predicate.event_type == "CONSULT"


def _is_origin(event: Event, bits: int, name: Name) -> bool:
    """Whether "da" is "from" and not "by": who retreats, retreats from a place."""
    retreats = event.predicate.event_type == "RETREAT"
    return retreats and name.is_place and bits & (BY | FROM) == BY | FROM


def _direction(event: Event, name: Name) -> Part | None:
    frame = event.predicate.frame
    if frame.to == "place":
        return "place" if name.is_place else "recipient"
    return frame.to


def _same_phrase(scan: Scan, name: Name) -> bool:
    """Whether place or body and the noun behind it name one thing: "Kursk region", "UN forces"."""
    page = scan.page
    nouns = range(name.head.first, name.head.last)
    if name.head.standing == "compound" and name.local:
        return True
    return all(
        page.bits[k] & (PLACE_NOUN | ARMS | DIRECTION_OR_SIZE) or page.is_role(k) for k in nouns
    )


DIRECTION_OR_SIZE: Final = ADVERB
"""Adverbs between a name and its noun say nothing of it."""


def _on_event(scan: Scan, event: Event, governor: Governor) -> bool:
    """Whether a phrase hangs on the event itself and not on another noun before it.

    "An attack on X", "sent troops against X", but not "troops for the war against X".
    """
    page = scan.page
    for k in range(event.i + event.size, governor.at):
        bits = page.bits[k]
        if bits & (VERBAL | CLAUSE_OPENER) and not bits & (DETERMINER | PREPOSITION):
            return False
        if bits & PREPOSITION and not bits & DETERMINER and not (bits & IN or k == governor.at):
            return False
        if k in scan.events and any(form.noun for form in scan.events[k][1]):
            return False
    return True


def _beside_noun(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    frame = event.predicate.frame
    if arguments.in_subject(name.first):
        return _light_subject(scan, event, name)
    if not scan.together(event.i, name.first):
        return None
    if name.last <= event.i:
        return _before_noun(scan, event, name)
    if _is_struck(scan, event, name):
        return "place"
    if not _hangs_on(scan, event, name):
        return None
    if _thing(event, name):
        return _owner(event, own=False)
    touching = 0 <= name.first - (event.i + event.size) < 1
    if name.head.standing == "adjective" and touching:
        return frame.subject
    governor = governor_of(scan, name.first, _end(scan, event))
    if not governor.bits:
        return None
    part = _of_preposition(scan, event, governor, name)
    if part in {"actor", "recipient"} and not _stands_for_phrase(scan, name, part):
        return None
    return part


def _is_struck(scan: Scan, event: Event, name: Name) -> bool:
    """ "An earthquake hit Noto": the place behind the verb that lends the noun its tense."""
    light = event.mood.light
    if event.predicate.frame.object != "place" or not name.is_place or not event.i < light:
        return False
    begin = event.i + event.size if scan.page.lexicon.verb_last else light + 1
    return begin <= name.first and not governor_of(scan, name.first, begin).bits & ~IN


def _light_subject(scan: Scan, event: Event, name: Name) -> Part | None:
    """ "Russia launched an attack": the subject of the verb that lends the noun its tense."""
    governor = governor_of(scan, name.first, scan.clause_at(name.first).first)
    if governor.bits & IN and name.is_place:
        return "place"
    if governor.bits:
        return None
    part = event.predicate.frame.subject
    return part if _stands_for_phrase(scan, name, part) else None


def _before_noun(scan: Scan, event: Event, name: Name) -> Part | None:
    frame, head = event.predicate.frame, name.head
    if not head.first <= event.i < head.last or event.i - name.last > NOUN_REACH:
        return None
    person = name.entity.entity_type == "person"
    undergoes = frame.object == "recipient" and frame.subject == "actor"
    if person and undergoes and event.predicate.event_type in ON_PERSONS:
        return frame.object
    if head.standing in {"genitive", "adjective"}:
        return frame.subject
    if name.local:
        return "place"
    return frame.object if name.is_place and undergoes else frame.subject


def _hangs_on(scan: Scan, event: Event, name: Name) -> bool:
    """Whether a name behind an event noun still belongs to the phrases that hang on the noun."""
    page = scan.page
    light = event.mood.light
    for k in range(event.i + event.size, name.first):
        bits = page.bits[k]
        if light > event.i and k <= light:
            continue
        if bits & (VERBAL | CLAUSE_OPENER) and not bits & (PREPOSITION | DETERMINER):
            return False
        if bits & COORDINATOR and k + 1 < name.first and page.bits[k + 1] & DETERMINER:
            return False
        if page.low[k] in {",", ";", ":"} or k in scan.verbs.certain:
            return False
    return True
