"""An event noun -> the verb that lends it its tense, or that it stands without any."""

from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading, has_pronoun
from copytaster.stages.entities_to_claims.groups import Group, verb_group
from copytaster.stages.entities_to_claims.inflect import FINITE, PARTICIPLE, PAST, REFLEXIVE_FORM
from copytaster.stages.entities_to_claims.numbers import is_counted, is_numbered
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    BE,
    CONDITIONAL_AUXILIARY,
    DETERMINER,
    HAVE,
    MODAL,
    OF,
    PREPOSITION,
    VERBAL,
)
from copytaster_schemas.words import Tense

LIGHT_WORDS_MAX: Final = 9
"""How far a verb like "took place" may stand from the noun it lends its tense to."""

OPENING_WORDS: Final = 3
"""Words before a noun that is the head of a subject: an article, an adjective, a number."""

TOLL_NOUN_WORDS: Final = 3
"""Words more before a counted noun: "causato un bilancio provvisorio di almeno 711 morti"."""

BEFORE_NOUN: Final = 4
TOLL_WORDS: Final = 8
"""Words between "is" and the dead: an article, "at least", the number, those counted before."""

VERBLESS_WORDS_MAX: Final = 40
"""Words of a lead without a verb, as "Dimissioni di X da ministro" is."""


WERE_DONE: Final = frozenset(
    {"fue", "fueron", "sido", "resultó", "foi", "foram", "été", "stato", "stata", "stati", "was",
     "were", "been"}
)  # fmt: skip
"""Words of a fixed passive that say it is done: "fue condenado a", "has been jailed"."""


def light_verb(scan: Scan, reading: EventReading) -> tuple[int, int] | None:
    """A verb beside an event noun that says that it took place, and the bits of its form."""
    page = scan.page
    lights = page.lexicon.lights
    begin, end = reading.window
    behind = reading.i + reading.size
    after = range(behind, min(end, behind + LIGHT_WORDS_MAX))
    counted = TOLL_NOUN_WORDS if is_counted(page, reading.i) else 0
    before = range(reading.i - 1, max(begin - 1, reading.i - BEFORE_NOUN - 2 - counted), -1)
    for k in (*before, *after, *_own_verb(scan, reading, after.stop, end)):
        if page.low[k] not in lights.table or (k and page.bits[k - 1] & (DETERMINER | OF)):
            continue
        hit = lights.at(page.low, k, end)
        if hit is not None:
            bits = 0
            for form in hit[1]:
                if not form & REFLEXIVE_FORM or has_pronoun(scan, k, hit[0]):
                    bits |= form & ~REFLEXIVE_FORM
            if bits and not _is_noun(scan, reading, k, bits):
                return k, bits
    return None


def _is_noun(scan: Scan, reading: EventReading, k: int, bits: int) -> bool:
    """ "No tiene sentido hablar de": a participle before the noun that no auxiliary carries."""
    if bits != PARTICIPLE or k > reading.i or not scan.page.lexicon.romance.talking:
        return False
    sentence = scan.page.sentences[scan.page.sentence[k]]
    opens = k == sentence.first or sentence.section in {"title", "subhead"}
    return not opens and not verb_group(scan, k, bits).has(VERBAL)


def _own_verb(scan: Scan, reading: EventReading, first: int, end: int) -> range:
    """The first verb behind a noun that opens its clause, however far: "Un fuerte sismo de 7,4
    grados de intensidad en la escala de Richter sacudió".
    """
    page = scan.page
    subject = reading.i - scan.clause_at(reading.i).first <= OPENING_WORDS
    lights = page.lexicon.lights.table
    for k in range(reading.i + reading.size, end if subject else 0):
        if page.bits[k] & PREPOSITION or page.has(k - 1, DETERMINER | PREPOSITION):
            continue  # "en la escala"
        if (
            page.low[k] in lights
            or k in scan.verbs.certain
            or (page.bits[k] & VERBAL and not page.bits[k] & PREPOSITION)
        ):
            return range(max(k, first), k + 1)
    return range(0)


def light_tense(light: EventReading, bits: int, guards: set[str]) -> Tense:
    """The tense that the verb lends, as far as nothing stands against it."""
    if guards & {"plan", "future"} or (light.group.has(MODAL) and not light.group.has(HAVE)):
        return "future"
    if bits & (PAST | PARTICIPLE) or light.group.has(HAVE):
        return "past"
    return "ongoing"


def only_describes(k: int, bits: int, group: Group, reading: EventReading) -> bool:
    """ "Dissimulé quatre décès survenus en 2020": a bare participle right behind the noun."""
    bare = bits & PARTICIPLE and not (bits & (PAST | FINITE) or group.has(VERBAL))
    return bool(bare) and k == reading.i + reading.size


def would_be(scan: Scan, i: int, first: int) -> bool:
    """ "Sarebbero almeno quattro i morti": nothing but the number between the two."""
    page = scan.page
    if not (page.lexicon.free_inversion and page.has(i - 1, DETERMINER)):
        return False
    near = range(max(first, i - 1 - BEFORE_NOUN), i - 1)
    return any(page.bits[k] & CONDITIONAL_AUXILIARY for k in near)


def is_toll(scan: Scan, reading: EventReading) -> bool:
    """ "Il bilancio è di tre morti", "ya son 12 los muertos", "the toll is three dead": a clause
    that only says how many it befell.
    """
    page, i = scan.page, reading.i
    end = i + reading.size
    counted = is_counted(page, i) or is_numbered(page, end)
    if not (counted and reading.form.predicate.slot):
        return False
    unit = scan.clause_at(i).unit
    parts = scan.clauses_of_unit(unit)
    words = [
        k
        for part in parts
        for k in range(part.first, min(part.last, end + TOLL_WORDS))
        if scan.zone[k] == scan.zone[i]
    ]
    verbs = [k for k in words if page.bits[k] & VERBAL and not page.bits[k] & PREPOSITION]
    near = [k for k in verbs if i - TOLL_WORDS <= k < end + TOLL_WORDS]
    if not near or any(not page.bits[k] & BE for k in verbs):
        return False
    return not any(k in scan.verbs.certain for k in words if k != i)


def opens_verbless(scan: Scan, i: int) -> bool:
    """Whether the noun opens a sentence that has no verb: "Dimissioni di X da ministro."."""
    page = scan.page
    sentence = page.sentences[page.sentence[i]]
    begins = i - sentence.first <= 1 and page.lexicon.free_inversion
    if not begins or sentence.last - sentence.first > VERBLESS_WORDS_MAX:
        return False
    return not any(
        (page.bits[k] & VERBAL and not page.bits[k] & (PREPOSITION | DETERMINER))
        or k in scan.verbs.finite
        or k in scan.cues
        for k in range(sentence.first, sentence.last)
    )


def was_done(scan: Scan, reading: EventReading) -> bool:
    """Whether fixed words hold the past of a passive: "fue condenado a", "were jailed"."""
    said = scan.page.low[reading.i : reading.i + reading.size]
    return reading.form.stative and not WERE_DONE.isdisjoint(said)
