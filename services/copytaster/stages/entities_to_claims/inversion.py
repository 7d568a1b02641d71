"""Subjects that do not stand beside their verb: behind its object, or behind an opening phrase.

"Ha confermato l'attacco anche il governatore", "ha fatto sapere in una nota l'esercito", "in serata
il ministro ha detto".
"""

from typing import Final

from copytaster.stages.entities_to_claims.inflect import PARTICIPLE
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import (
    ENDS,
    QUOTE_MARKS,
    Words,
    left_phrase,
)
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BE,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    PREPOSITION,
    RELATIVE,
    TIME_WORD,
    VERBAL,
)

REACH: Final = 12
"""Words between a verb and a subject behind its object or behind where and when it was said."""

PLURAL: Final[dict[str, tuple[str, ...]]] = {"it": ("no",), "es": ("n",), "pt": ("m",)}
"""What verbs end with that somebody unnamed in an office does: "confermano", "confirman"."""

ROLE_AHEAD: Final = 2
"""Words between an article and the noun for one who speaks: "il nuovo ministro"."""


def subject_behind(scan: Scan, begin: int) -> Words | None:
    """The first phrase behind a verb that names somebody and that no preposition governs."""
    page = scan.page
    end = page.sentences[page.sentence[begin - 1]].last
    for k in range(begin, min(end, begin + REACH)):
        if _ends(scan, k):
            return None
        if k > begin and _opens_subject(scan, k, begin):
            return right_phrase(scan, k, apposition=True)
    return None


def subject_within(scan: Scan, first: int, last: int) -> Words | None:
    """The subject at the end of words that begin with a phrase of place or time."""
    for k in range(first + 1, last):
        if _ends(scan, k):
            return None
        if _opens_subject(scan, k, first):
            found = right_phrase(scan, k, apposition=False)
            whole = found is not None and not any(_ends(scan, n) for n in range(found[1], last))
            return (k, last) if whole else None
    return None


def without_time(scan: Scan, words: Words) -> Words:
    """A phrase without the words of time before it: "cinque giorni dopo [gli Stati Uniti]"."""
    for k in range(words[0] + 1, words[1]):
        timed = scan.page.bits[k - 1] & (TIME_WORD | ADVERB)
        if timed and _opens_subject(scan, k, words[0]):
            return k, words[1]
    return words


def before_relative(scan: Scan, before: int, floor: int) -> Words | None:
    """The phrase that a relative clause before the verb hangs on: "la società che gestisce la rete
    [dice]".
    """
    page = scan.page
    for k in range(before, max(floor, before - REACH), -1):
        if page.low[k] in ENDS or page.low[k] in QUOTE_MARKS or page.low[k] == ",":
            return None
        if page.bits[k] & RELATIVE and not page.bits[k] & (PREPOSITION | DETERMINER):
            verb_before = k - 1 in scan.cues or page.bits[k - 1] & VERBAL
            return None if verb_before else left_phrase(scan, k - 1, floor)
    return None


def with_reduced(scan: Scan, words: Words | None, last: int, floor: int) -> Words | None:
    """A noun with the participle that describes it, where `words` are only the end of it or none
    are found before `last`: "[a man accused of killing X] said".
    """
    page = scan.page
    if page.lexicon.language != "en":
        return words
    if words is not None and (page.mention[words[0]] >= 0 or not page.bits[words[0]] & PREPOSITION):
        return words
    for k in range(last - 1, max(floor, last - REACH), -1):
        if page.low[k] in ENDS or page.low[k] in QUOTE_MARKS or page.low[k] == ",":
            return words
        if page.bits[k] & (VERBAL | CLAUSE_OPENER) and page.mention[k] < 0:
            return words
        known = scan.cues.get(k) or scan.events.get(k)
        reduced = known is not None and any(form.bits & PARTICIPLE for form in known[1])
        if reduced and page.bits[k + 1] & PREPOSITION:
            noun = left_phrase(scan, k - 1, floor)
            described = noun is not None and page.bits[noun[0]] & DETERMINER
            return (noun[0], last) if noun is not None and described else words
    return words


def cleft_subject(scan: Scan, before: int, floor: int, begin: int) -> tuple[Words, bool] | None:
    """Who does it in "è stata l'Onu a confermare" and "a confermarlo è l'Onu", and whether the
    name stands behind.
    """
    page = scan.page
    end = page.sentences[page.sentence[begin - 1]].last
    k = begin
    while k < end and page.bits[k] & ADVERB and not page.bits[k] & BE:
        k += 1
    is_at = k
    while k < end and page.bits[k] & (BE | ADVERB):
        k += 1
    if k > is_at:
        found = right_phrase(scan, k, apposition=True)
        return (found, True) if found else None
    aside = before > floor and page.low[before] == ","
    for k in range(before - aside, max(floor - 1, before - REACH), -1):
        if page.low[k] in ENDS or (page.low[k] == "," and not aside):
            return None
        if page.bits[k] & BE and not page.has(k + 1, BE):
            found = right_phrase(scan, k + 1, apposition=aside)
            whole = found is not None and found[1] == before + 1 - aside
            return (found, False) if found and whole else None
    return _cleft_behind(scan, begin, end) if before <= floor else None


def _cleft_behind(scan: Scan, begin: int, end: int) -> tuple[Words, bool] | None:
    """ "Ad ammettere le bugie è stata, a sorpresa, la ministra": who it was, behind the object."""
    page = scan.page
    at = next((k for k in range(begin, min(end, begin + REACH)) if page.bits[k] & BE), end)
    k = at
    while k < end and page.bits[k] & (BE | ADVERB):
        k += 1
    if k < end and page.low[k] == ",":
        k = next((n + 1 for n in range(k + 1, min(end, k + REACH)) if page.low[n] == ","), end)
    found = right_phrase(scan, k, apposition=True) if k < end else None
    return (found, True) if found and k > at else None


def from_office(scan: Scan, verb: int, floor: int) -> Words | None:
    """The office that opens the clause of a verb without a subject: "Dal comando [confermano]",
    "Du côté de la gendarmerie, [on confirme]".
    """
    page = scan.page
    last = verb
    if page.lexicon.language == "fr":
        if page.low[verb - 1] != "on":
            return None
        last = verb - 1 - (page.low[verb - 2] == ",")
    elif not page.low[verb].endswith(PLURAL.get(page.lexicon.language, ("",))):
        return None
    k = floor
    while k < last and page.bits[k] & PREPOSITION and page.mention[k] < 0:
        k += 1
    opens = floor < k < last and not any(page.bits[n] & TIME_WORD for n in range(k, last))
    speaks = any(page.mention[n] >= 0 or page.is_role(n) for n in range(k, last))
    whole = not any(_ends(scan, n) for n in range(k, last))
    return (k, last) if opens and speaks and whole else None


def _ends(scan: Scan, k: int) -> bool:
    page = scan.page
    word, bits = page.low[k], page.bits[k]
    if word in ENDS or word in QUOTE_MARKS or word in {",", "."}:
        return True
    return page.mention[k] < 0 and bool(bits & (VERBAL | CLAUSE_OPENER) and not bits & DETERMINER)


def _opens_subject(scan: Scan, k: int, floor: int) -> bool:
    """Whether a name, or a noun for one who speaks with its article, begins here ungoverned."""
    page = scan.page
    before = page.bits[k - 1]
    if k > floor and before & (PREPOSITION | DETERMINER | COORDINATOR) and not before & ADVERB:
        return False
    if page.mention[k] >= 0:
        acted_on = page.lexicon.language == "en" and k > floor and page.low[k - 1].endswith("ing")
        own = page.mention[k - 1] != page.mention[k] and not page.bits[k] & TIME_WORD
        return own and not (acted_on and page.mention[k - 1] < 0)  # "killing Anna Jones"
    if not page.bits[k] & DETERMINER:
        return False
    for n in range(k + 1, min(k + 1 + ROLE_AHEAD, len(page.low))):
        if page.bits[n] & PREPOSITION:
            return False
        if page.mention[n] >= 0 or page.is_role(n):
            return True
    return False
