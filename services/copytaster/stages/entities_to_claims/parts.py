"""A name beside an event -> the part it plays: who acts, who undergoes, where."""

from typing import Final

from copytaster.stages.entities_to_claims.accused import SUSPECTED
from copytaster.stages.entities_to_claims.arguments import Arguments
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.guarding import is_of_body
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.names import (
    Name,
    is_namesake,
    is_part_of_name,
    is_person_noun,
    is_topic,
    names_a_place,
    stands_for_phrase,
    titles_a_name,
)
from copytaster.stages.entities_to_claims.noun_parts import beside_noun
from copytaster.stages.entities_to_claims.noun_phrases import Governor, governor_of
from copytaster.stages.entities_to_claims.owners import describes_thing, owner_part
from copytaster.stages.entities_to_claims.preposition_parts import end_of, of_preposition
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.time_phrases import behind_time
from copytaster.stages.entities_to_claims.verb_words import begins_clause
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AGAINST,
    ARMS,
    BY,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    FROM,
    IN,
    OF,
    OTHER_PREPOSITION,
    PREPOSITION,
    TIME_WORD,
    TO,
    VERBAL,
)  # fmt: skip


def part_of(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    """The part of a name in an event; None where it plays none."""
    part = _part_of(scan, event, arguments, name)
    if part == "actor" and name.first and scan.page.low[name.first - 1] in SUSPECTED:
        return None  # "suspected Taliban fighters": nobody knows who they were
    if part in {"actor", "recipient"} and _seats_body(scan, name):
        return "place"  # "Die Staatsanwaltschaft Kiel"
    if part != "recipient" or not _is_no_patient(event, name):
        return part
    inside = name.is_place and scan.page.has(name.first - 1, IN)
    return "place" if inside else "other"  # "Flugzeug in Brasilien abgestürzt"


def _seats_body(scan: Scan, name: Name) -> bool:
    """Whether a place stands right behind the noun of a body, which is meant: German and Dutch name
    courts and police so.
    """
    page, before = scan.page, name.first - 1
    if not (page.lexicon.verb_last and name.is_place) or before < 0 or page.mention[before] >= 0:
        return False
    hit = page.lexicon.role_at(page.low, before, name.first)
    return hit is not None and any(role.kind == "body" for role in hit[1])


def _part_of(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    if titles_a_name(scan, name) or is_part_of_name(scan, name):
        return None
    if is_topic(scan, name):
        return "place" if name.is_place else None
    part = (
        beside_noun(scan, event, arguments, name)
        if event.reading.form.noun
        else _beside_verb(scan, event, arguments, name)
    )
    if part is not None and names_a_place(scan, name):
        return "place"
    modifies = part in {"actor", "recipient"} and name.local and name.head.standing == "compound"
    if modifies and not stands_for_phrase(scan, event, name, part):
        return "place"  # "a Queens woman was killed"
    undergoes = part == "recipient" and event.predicate.frame.of == "recipient"
    return "place" if undergoes and name.local and name.head.standing == "head" else part


BOUGHT: Final = frozenset({"acquire", "agree_to_acquire", "bid", "sell", "merge"})
"""What befalls firms, and no country that an adjective places them in."""

OFFICE_WORDS: Final = 5
"""Words of an office before its country: "ministro de Asuntos Exteriores y Cooperación"."""


def _is_no_patient(event: Event, name: Name) -> bool:
    """ "A British soldier was killed", "one NATO soldier": the state and the body were not.

    They stay beside the happening, as what the victim belongs to.
    """
    kind = name.entity.entity_type
    if event.predicate.name in BOUGHT:
        return kind == "place" and name.head.standing != "head"  # "a Danish firm"
    if event.predicate.befalls == "craft":
        return kind == "place"  # an airline may stand for its aircraft
    if event.predicate.befalls != "persons":
        return False
    known = name.entity.kind is not None  # "announced his death in a post on Twitter"
    return kind == "place" or (kind == "organisation" and (known or name.head.standing != "head"))


def _beside_verb(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    own = arguments.in_subject(name.first)
    fronted = arguments.in_fronted(name.first)
    if not (own or fronted or scan.together(event.i, name.first)):
        return None
    behind = name.first > event.i
    if behind and _cut_off(scan, event, name):
        return None
    if behind and name.last <= event.i + event.size:  # "took X into custody"
        within = governor_of(scan, name.first, event.i + 1)
        return None if within.bits & OF else event.predicate.frame.object
    floor = end_of(scan, event) if behind else scan.clause_at(name.first).first
    floor = max([floor, *arguments.begins(name.first)])
    governor = governor_of(scan, name.first, floor)
    if _is_owner(event, governor, name, behind=behind):
        return owner_part(event, own=own)
    if governor.bits and not (own and _opens_clause(scan, event, governor)):
        return _governed(scan, event, governor, name, own=own, behind=behind)
    part = _bare_part(scan, event, arguments, name)
    whole = part == "place" or _becomes(event, name) or stands_for_phrase(scan, event, name, part)
    return part if whole else None


def _is_owner(event: Event, governor: Governor, name: Name, *, behind: bool) -> bool:
    """Whether the name only says whose the thing acted on is."""
    if not describes_thing(event, name) or is_namesake(name) or _becomes(event, name):
        return False
    directed = TO | BY if event.reading.undergoes else TO
    given = governor.bits & directed and event.predicate.frame.to == "recipient"
    return not given and (not governor.bits or behind or governor.bits & OF != 0)


def _becomes(event: Event, name: Name) -> bool:
    """ "Took X hostage", "found X guilty": the noun behind a person tells what was made of them."""
    harms = event.predicate.frame.of == "recipient" and not event.predicate.tells
    behind = any(hit.i == name.last for hit in event.things)
    return harms and behind and name.entity.entity_type == "person"


def _governed(
    scan: Scan, event: Event, governor: Governor, name: Name, *, own: bool, behind: bool
) -> Part | None:
    """The part of a name behind a preposition, in the subject or around the verb."""
    titled = own and name.entity.entity_type == "person" and governor.bits & OF
    if titled and is_of_body(scan, governor.at, name.first):
        return subject_part(event)
    if own and not governor.bits & IN:
        return _inside_subject(scan, event, governor, name)
    before = IN | FROM | BY | AGAINST | (TO if scan.page.lexicon.verb_last else 0)
    if not own and not behind and not governor.bits & before:
        return None
    return of_preposition(scan, event, governor, name)


def _bare_part(scan: Scan, event: Event, arguments: Arguments, name: Name) -> Part | None:
    """The part of a name that no preposition governs: subject, object, or the place entered."""
    frame, reading = event.predicate.frame, event.reading
    if arguments.in_subject(name.first):
        return subject_part(event)
    if arguments.in_fronted(name.first):
        return frame.object
    inverted = scan.page.lexicon.free_inversion and not arguments.subject and reading.undergoes
    if name.first < event.i or not _is_object(scan, event, name, inverted=inverted):
        return None
    if reading.form.middle and frame.to == "place" and name.is_place:
        beside = name.first - (event.i + event.size) <= 1 and name.head.standing == "head"
        return "place" if beside else None  # "entered Belarus"
    if not reading.undergoes:
        return frame.object
    # "È morto Enzo X", "Arrestato il sindaco": the subject of a passive may follow its verb
    return subject_part(event) if inverted else None


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


def subject_part(event: Event) -> Part:
    """The part of the subject: who acts, or in the passive and of "die" who undergoes."""
    frame = event.predicate.frame
    if event.reading.form.middle:
        undergoer = frame.subject if frame.object == "theme" else frame.object
        return frame.subject if frame.subject == "recipient" else undergoer
    return frame.object if event.reading.undergoes else frame.subject


def _is_object(scan: Scan, event: Event, name: Name, *, inverted: bool) -> bool:
    """Whether the name stands in the noun phrase right behind the verb, or is joined to it.

    `inverted`: it may be the subject, and where and when may stand between.
    """
    page = scan.page
    end = event.i + event.size
    for k in range(behind_time(page, end, name.first), name.first):
        bits = page.bits[k]
        if page.mention[k] >= 0 or bits & (DETERMINER | ADVERB | COORDINATOR):
            continue
        if page.low[k] == "," and (page.mention[k - 1] >= 0 or is_person_noun(scan, k - 1)):
            continue
        if bits & OF and page.mention[k + 1] >= 0:
            continue  # "the mayor of X, Marco Y"
        if inverted and bits & (PREPOSITION | TIME_WORD):
            continue
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
    if is_person_noun(scan, noun) and not scan.page.bits[noun] & ARMS:
        return None  # "the prime minister of X" is not X
    if _is_office(scan, noun):
        return None
    if any(hit.i <= noun < hit.i + hit.size for hit in event.things):
        return event.predicate.frame.owner
    if name.entity.entity_type == "person":
        return None  # "the wife of Senator X", "the office of X"
    speaks = page.is_role(noun)
    roles = page.lexicon.role_at(page.low, noun, noun + 1) if speaks else None
    body = roles is not None and any(role.kind == "body" for role in roles[1])
    return subject_part(event) if body and governor.bits & OF else None


def _is_office(scan: Scan, noun: int) -> bool:
    """ "El ministro de Gobernación de X": what stands before "of X" is part of an office."""
    page = scan.page
    first = page.sentences[page.sentence[noun]].first
    for k in range(noun - 1, max(first, noun - OFFICE_WORDS) - 1, -1):
        if not page.low[k][0].isalpha() or page.bits[k] & VERBAL:
            return False
        if is_person_noun(scan, k):
            return page.has(k + 1, OF)
    return False
