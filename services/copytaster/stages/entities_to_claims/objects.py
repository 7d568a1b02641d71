"""Around an event word -> what is acted on: troops, missiles, a company, a bill."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.marks import SPUN, THING, THING_TAIL
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.phrases import tail_of
from copytaster.stages.entities_to_claims.scan import ObjectHit, Scan
from copytaster.stages.entities_to_claims.word_class import (
    ARMS,
    COORDINATOR,
    INFINITIVE_MARK,
    OF,
    PREPOSITION,
    VERBAL,
)

OBJECT_WORDS_MAX: Final = 16
"""How far from its verb an object may stand; "millions of rounds of ammunition and ballistic
missiles".
"""

NOUN_WORDS_BEFORE: Final = 3
OWNER_WORDS_BACK: Final = 2


CONSENT: Final = frozenset({"acuerdo", "acordo", "accordo", "accord"})


def object_hits(scan: Scan, number: int) -> tuple[ObjectHit, ...]:
    """Every object concept of a sentence; a word may stand for several: ferry, vessel, target."""
    known = scan.things.get(number)
    if known is None:
        known = scan.things[number] = _object_hits(scan, number)
    return known


def _names_body(scan: Scan, i: int) -> bool:
    """Whether a word is part of the name of an organisation."""
    entity = scan.page.entity_at(i)
    return entity is not None and entity.entity_type == "organisation"


def _is_consent(page: Page, i: int) -> bool:
    """ "Dejó tres muertos, de *acuerdo* con la policía": what agrees, and no agreement."""
    return page.low[i] in CONSENT and i > 0 and page.low[i - 1] in {"de", "d'"}


def _object_hits(scan: Scan, number: int) -> tuple[ObjectHit, ...]:
    page, lexicon = scan.page, scan.page.lexicon
    sentence = page.sentences[number]
    table, spun = lexicon.objects.table, lexicon.spun
    found: list[ObjectHit] = []
    passed = sentence.first
    for i in page.marked_in(sentence, THING | THING_TAIL | SPUN):
        word = page.low[i]
        if i < passed or (lexicon.capital_nouns and _names_body(scan, i)):
            continue  # "not guilty" is not guilty; "das Auswärtige Amt" is no office to resign
        if word in table and (_is_surname(page, i) or _is_consent(page, i)):
            continue  # Karel Visser is no fisherman, "de acordo com X" no treaty
        if word in table:
            hit = lexicon.objects.at(page.low, i, sentence.last)
            if hit:
                passed = i + hit[0]
                found += [
                    ObjectHit(i, hit[0], form.name, spun=False)
                    for form in hit[1]
                    if not form.owned or is_owned(scan, i, sentence.first)
                ]
        elif lexicon.verb_last and _may_be_compound(page, i) and (tail := tail_of(table, word)):
            found += [ObjectHit(i, 1, form.name, spun=False) for form in table[tail][-1][1]]
        elif word in spun and spun[word] in table and is_owned(scan, i, sentence.first):
            rest, forms = table[spun[word]][-1]
            if not rest:
                found.append(ObjectHit(i, 1, forms[0].name, spun=True))
    return tuple(found)


def _is_surname(page: Page, i: int) -> bool:
    """Whether a word stands inside the name of a person, behind its first word."""
    if i == 0 or page.mention[i] < 0 or page.mention[i - 1] != page.mention[i]:
        return False
    entity = page.entity_at(i)
    return entity is not None and entity.entity_type == "person"


def _may_be_compound(page: Page, i: int) -> bool:
    """Whether a word may be a noun made of two: any in Dutch, those with a capital in German."""
    return page.capital[i] or not page.lexicon.capital_nouns


def is_owned(scan: Scan, i: int, first: int) -> bool:
    """Whether an adjective of nation or arms stands before the noun: "North Korean units"."""
    page = scan.page
    for k in range(max(first, i - OWNER_WORDS_BACK), i):
        if page.bits[k] & ARMS or page.low[k] in page.lexicon.spun:
            return True
        if page.mention[k] >= 0:
            return True
    # Romance adjectives follow: "unità militari nordcoreane"
    for k in range(i + 1, min(i + 1 + OWNER_WORDS_BACK, len(page.low))):
        if page.bits[k] & ARMS:
            return True
        if page.mention[k] >= 0:
            return page.mentions[page.mention[k]].how == "adjective"
    return False


def objects_of(
    scan: Scan, reading: EventReading, things: Sequence[ObjectHit]
) -> tuple[ObjectHit, ...]:
    """The objects of one event, nearest phrase first."""
    if not things:
        return ()
    begin, end = reading.window
    near = [hit for hit in things if begin <= hit.i < end]
    near = _of_resumed(scan, begin, things) + near
    after = [hit for hit in near if hit.i >= reading.i + reading.size]
    needs = reading.form.predicate.needs
    before = [hit for hit in near if hit.i < reading.i and (not needs or hit.name in needs)]
    if reading.form.noun:
        close = [hit for hit in before if reading.i - hit.i <= NOUN_WORDS_BEFORE]
        return _ahead(scan, reading, after) or tuple(close)
    if reading.undergoes:
        return _behind(scan, reading, before) or _ahead(scan, reading, after)
    found = _ahead(scan, reading, after)
    if needs and needs.isdisjoint(hit.name for hit in found):
        found = ()  # "hat den Notstand ausgerufen und den Minister entlassen"
    moves = reading.form.predicate.frame.owner == "actor"
    if found or not (moves or scan.page.lexicon.verb_last):
        return found
    return _behind(scan, reading, before)


def _of_resumed(scan: Scan, begin: int, things: Sequence[ObjectHit]) -> list[ObjectHit]:
    """What stands in front of an aside that interrupts the clause: "Un soldado, que estaba en
    misión, ha muerto".
    """
    parts = scan.clauses_of_unit(scan.clause_at(begin).unit)
    earlier = [part for part in parts if part.last <= begin]
    return [hit for hit in things if any(part.first <= hit.i < part.last for part in earlier)]


def _ahead(scan: Scan, reading: EventReading, after: Sequence[ObjectHit]) -> tuple[ObjectHit, ...]:
    """The first object behind the word, and those coordinated with it."""
    found: list[ObjectHit] = []
    at = reading.i + reading.size
    for hit in after:
        if hit.i - at > OBJECT_WORDS_MAX or _blocked(scan, at, hit.i, started=bool(found)):
            break
        found.append(hit)
        at = hit.i + hit.size
    return tuple(found)


def _blocked(scan: Scan, begin: int, end: int, *, started: bool) -> bool:
    page = scan.page
    for k in range(begin, end):
        bits = page.bits[k]
        if page.low[k] in {".", ";", ":"} or (bits & INFINITIVE_MARK and k + 1 in scan.events):
            return True
        if bits & VERBAL and not bits & PREPOSITION:
            return True
        if started and bits & PREPOSITION and not bits & (OF | COORDINATOR):
            return True
    return False


def _behind(
    scan: Scan, reading: EventReading, before: Sequence[ObjectHit]
) -> tuple[ObjectHit, ...]:
    """The object nearest before the word (a passive subject), and those coordinated with it."""
    found: list[ObjectHit] = []
    for hit in reversed(before):
        if reading.i - hit.i > OBJECT_WORDS_MAX:
            break
        if (
            found
            and hit.i != found[-1].i
            and not any(
                scan.page.bits[k] & COORDINATOR or scan.page.low[k] == ","
                for k in range(hit.i + hit.size, found[-1].i)
            )
        ):
            break
        found.append(hit)
    return tuple(reversed(found))
