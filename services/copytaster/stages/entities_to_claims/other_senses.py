"""The object of "confirm" or "admit" -> guards on it, or none at all where the verb means
something else.

What is confirmed or admitted is a fact. Judges are confirmed in office, students are admitted to a
school, an exception confirms a rule, an intention that is confirmed has not been carried out.
"""

from typing import Final

from copytaster.stages.entities_to_claims.attribution import NOTHING
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.guarding_names import is_number
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AT_TIME,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    IN,
    INFINITIVE_MARK,
    OTHER_OBJECT,
    PLAN_NOUN,
    PREPOSITION,
    TIME_WORD,
    TO,
    VERBAL,
)

CONFIRMING: Final = frozenset({"confirm", "admit"})
PHRASE_WORDS_MAX: Final = 10
"""Words of an object before its first preposition: article, adjectives, office, name."""

DATIVE_WORDS_MAX: Final = 16
"""How far behind a German verb its object may stand: a dative and a phrase of time lie between."""

AS: Final = frozenset({"as", "come", "como", "comme", "als"})
ROLE_AHEAD: Final = 3
"""Words between "as" and an office: "as the new head"."""

PEOPLE: Final = frozenset({"person", "witness", "expert", "official"})
COUNTED: Final = frozenset({"people", "jobs"})


def object_guards(
    scan: Scan, reading: Reading, content: tuple[Words, ...]
) -> frozenset[str] | None:
    """The guards that the object of a confirmation sets; None where the verb is no cue with it."""
    if reading.cue_class not in CONFIRMING or not content:
        return NOTHING
    first, last = content[0]
    if first >= reading.i and scan.page.has(first, INFINITIVE_MARK):
        first = min(first, reading.i + reading.size)  # "l'intenzione [di inviare]"
    if scan.quotes.at[first] >= 0 or _opens_clause(scan, first):
        return NOTHING
    if last <= reading.i and any(scan.page.has(k, VERBAL) for k in range(first, last)):
        return NOTHING  # "the mayor, X, was arrested, confirmed the police"
    found = _object(scan, first, last)
    if found is None:
        return NOTHING
    let_in = reading.form.cue_class == "admit" and _is_people(scan, found)
    if let_in or _is_somebody(scan, found, last):
        return None
    bits = 0
    for k in range(*found):
        bits |= scan.page.bits[k]
        if k in scan.events and not scan.page.bits[k] & OTHER_OBJECT:
            return NOTHING
    people = reading.form.cue_class == "confirm" and _is_people(scan, found)
    if bits & OTHER_OBJECT or people or _is_german_other(scan, reading, last):
        return frozenset({"sense"})
    return frozenset({"plan"}) if bits & PLAN_NOUN else NOTHING


def _object(scan: Scan, first: int, last: int) -> Words | None:
    """The noun phrase that the object begins with; None where it is a clause."""
    page = scan.page
    if page.lexicon.verb_last and any(page.bits[k] & VERBAL for k in range(first, last)):
        return None  # "gestand, sechs Patienten getötet zu haben"
    begin = first
    while begin < last and (page.bits[begin] & (TIME_WORD | ADVERB) or _is_day(scan, begin, last)):
        begin += 1
    if page.lexicon.language == "es" and begin < last and page.low[begin] in {"a", "al"}:
        begin += 1
    k = begin
    while k < min(last, begin + PHRASE_WORDS_MAX):
        bits = page.bits[k]
        named = page.mention[k] >= 0
        if not page.low[k][0].isalnum() and page.low[k] not in {"'s", "’s", "."}:
            break
        if not named and bits & (PREPOSITION | COORDINATOR) and not bits & DETERMINER:
            break
        if not named and (_opens_clause(scan, k) or (bits & VERBAL and not bits & DETERMINER)):
            return None
        if k > begin and k in scan.verbs.certain and not (named or _is_noun(scan, k)):
            return None
        k += 1
    return (begin, k) if k > begin else None


def _opens_clause(scan: Scan, k: int) -> bool:
    """Whether "that" or a conjunction stands here, and no article."""
    bits = scan.page.bits[k]
    return bits & COMPLEMENTISER != 0 or (bits & CLAUSE_OPENER != 0 and not bits & DETERMINER)


def _is_noun(scan: Scan, k: int) -> bool:
    """Whether a word that may be a verb stands behind an article, or is an office."""
    page = scan.page
    german = page.lexicon.capital_nouns and page.capital[k]
    return page.has(k - 1, DETERMINER) or page.is_role(k) or german


def _is_day(scan: Scan, k: int, last: int) -> bool:
    page = scan.page
    return k + 1 < last and page.has(k + 1, TIME_WORD) and page.has(k, AT_TIME | IN | DETERMINER)


def _is_somebody(scan: Scan, words: Words, last: int) -> bool:
    """Whether the object is a person by name, and no more: "confirmed Judge X", not "X's death",
    "X as the victim".
    """
    page, end = scan.page, words[1]
    entity = page.entity_at(end - 1)
    if entity is None or entity.entity_type != "person":
        return False
    if any(k in scan.events for k in range(*words)):
        return False
    if end < last and page.low[end] in AS:
        return any(page.is_role(k) for k in range(end + 1, min(last, end + 2 + ROLE_AHEAD)))
    if end < last and page.bits[end] & PREPOSITION:
        return True
    return not any(
        page.bits[k] & VERBAL or k in scan.verbs.finite or k in scan.events
        for k in range(end, last)
    )


def _is_people(scan: Scan, words: Words) -> bool:
    """ "Admitted 300 workers", "admitted new students": people are let in."""
    page = scan.page
    kept = [k for k in range(*words) if not page.bits[k] & (DETERMINER | ADVERB)]
    heads = kept[-1:] if page.lexicon.language in {"en", "de"} else kept
    counted = any(is_number(page, k) for k in kept)
    if any(k in scan.events for k in kept):
        return False
    return any(_names_people(scan, k) for k in heads if counted or k in (kept[0], kept[-1]))


def _names_people(scan: Scan, k: int) -> bool:
    page = scan.page
    role = page.lexicon.roles.at(page.low, k, len(page.low))
    measured = page.lexicon.measures.at(page.low, k, len(page.low))
    if role is not None and any(one.kind in PEOPLE for one in role[1]):
        return True
    return measured is not None and any(one.slot in COUNTED for one in measured[1])


def _is_german_other(scan: Scan, reading: Reading, last: int) -> bool:
    """ "Gestand seiner Kollegin seine Liebe": the object stands behind a dative and a phrase."""
    page = scan.page
    if not page.lexicon.verb_last or reading.form.cue_class != "admit":
        return False
    begin = reading.i + reading.size
    for k in range(begin, min(last, begin + DATIVE_WORDS_MAX)):
        if page.bits[k] & CLAUSE_OPENER & ~DETERMINER and not page.bits[k] & DETERMINER:
            return False
        if page.bits[k] & OTHER_OBJECT and page.capital[k]:
            n = k - 1
            while n >= begin and (page.bits[n] & DETERMINER or is_number(page, n)):
                n -= 1
            return not page.bits[n] & (PREPOSITION & ~TO)
    return False
