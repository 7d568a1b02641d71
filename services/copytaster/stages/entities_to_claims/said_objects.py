"""A cue without "that" -> its object: a clause, a noun phrase, or a pronoun."""

from typing import Final

from copytaster.stages.entities_to_claims.contents import plain_rest, whole_quotes
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.endings import said_end
from copytaster.stages.entities_to_claims.inflect import INFINITIVE
from copytaster.stages.entities_to_claims.pointing import is_what, presupposes_report
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    GENITIVE,
    NEUTER,
    PERSONAL,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)

ASIDE_WORDS_MAX: Final = 12
SUBJECT_WORDS_MAX: Final = 8
"""Words of a subject and the adverbs before its verb, in a clause without "that"."""

NAMED_WORDS_MAX: Final = 10
"""Words of a thing that is called something."""

INDEFINITE: Final = frozenset({"a", "an"})

OBJECT: Final = CLITIC | NEUTER
"""A pronoun for what is said: "lo", "l'"."""

JOINED: Final = ("rlo", "rla")
"""Endings of infinitives with a pronoun for what is said."""


def cue_object(
    scan: Scan, reading: Reading, source: Words | None, *, inverted: bool
) -> tuple[Words, ...]:
    """What is said without "that": a clause or noun phrase behind the cue, a pronoun before it."""
    right = begin = reading.i + reading.size
    if source is not None and inverted:
        right = max(right, source[1])
    what = is_what(scan, reading.group.first)
    if what >= 0:
        return ((what, reading.group.first),)
    if reading.form.strength == "clausal" and not (
        presupposes_report(scan, right)
        or _is_happening(scan, reading, right)
        or opens_clause(scan, right)
        or (source is not None and _is_document(scan, source))
    ):
        return ()
    if source is not None and source[0] > begin:
        between = _between(scan, begin, source[0])
        if between is not None:
            return (between,)
    pronoun = (min(reading.group.first, reading.i), max(reading.i, reading.group.first + 1))
    if inverted and scan.page.bits[reading.group.first] & OBJECT == OBJECT:
        named = _named_before(scan, reading.group.first)
        return (named,) if named else (pronoun,)  # "lo riferiscono due fonti vicine al governo"
    rest = plain_rest(scan, _past_aside(scan, right), said_end(scan, right))
    if rest is not None and rest[1] > rest[0]:
        return whole_quotes(scan, rest)
    return (pronoun,) if reading.group.has(NEUTER) or has_joined_pronoun(scan, reading) else ()


def _is_happening(scan: Scan, reading: Reading, i: int) -> bool:
    """ "Ha riconosciuto la morte di 41 bambini": the noun right behind the article happened."""
    if reading.form.cue_class != "admit" or not scan.page.has(i, DETERMINER):
        return False
    return i + 1 in scan.events and any(form.noun for form in scan.events[i + 1][1])


def _named_before(scan: Scan, clitic: int) -> Words | None:
    """ "Il crollo lo conferma X": the pronoun takes up what opens the sentence."""
    page = scan.page
    first = page.sentences[page.sentence[clitic]].first
    last = clitic - 1 if clitic > first and page.low[clitic - 1] == "," else clitic
    if last <= first or not page.has(first, DETERMINER):
        return None
    plain = all(page.low[k][0].isalnum() for k in range(first, last))
    return (first, last) if plain else None


def has_joined_pronoun(scan: Scan, reading: Reading) -> bool:
    """Whether an infinitive has its object joined: "confermarlo"."""
    return bool(reading.bits & INFINITIVE) and scan.page.low[reading.i].endswith(JOINED)


def _between(scan: Scan, first: int, last: int) -> Words | None:
    """An object between verb and subject: "ha confermato l'attacco anche il governatore"."""
    page = scan.page
    while last > first and page.bits[last - 1] & ADVERB:
        last -= 1
    while first < last and page.bits[first] & (ADVERB | TIME_WORD):
        first += 1
    if first >= last or not page.bits[first] & DETERMINER:
        return None
    return first, last


def _is_document(scan: Scan, source: Words) -> bool:
    """Whether what "shows" something is a text: "the survey showed a rise"."""
    found = (scan.page.lexicon.roles.at(scan.page.low, k, source[1]) for k in range(*source))
    return any(role.kind == "document" for hit in found if hit for role in hit[1])


def is_naming(scan: Scan, i: int) -> bool:
    """Whether the word at `i` says what a thing is: "called the vote a mistake"."""
    size, forms = scan.cues[i]
    if not any(form.strength == "naming" for form in forms):
        return False
    return names_it(scan, i + size, scan.page.sentences[scan.page.sentence[i]].last)


def names_it(scan: Scan, i: int, end: int) -> bool:
    """Whether a thing and what it is said to be follow: "called [the charges] [a sham]"."""
    page = scan.page
    first = page.bits[i] if i < end else 0
    opens = first & (DETERMINER | PERSONAL | NEUTER | TIME_WORD)  # "Friday's decision a win"
    if not (opens or (i < end and page.mention[i] >= 0)):
        return False
    for k in range(i + 1, min(end, i + NAMED_WORDS_MAX)):
        if page.low[k] in INDEFINITE:
            return not page.bits[k - 1] & (PREPOSITION | VERBAL)
        if page.has(k, GENITIVE):
            continue
        if page.bits[k] & (VERBAL | CLAUSE_OPENER | COORDINATOR) or not page.low[k][0].isalnum():
            return False
    return False


def opens_clause(scan: Scan, i: int) -> bool:
    """Whether a subject and its verb follow without "that": "one study found it would fall"."""
    page = scan.page
    if page.lexicon.language != "en" or i >= len(page.low) or page.sentence[i] < 0:
        return False
    end = min(page.sentences[page.sentence[i]].last, i + SUBJECT_WORDS_MAX)
    if i >= end or page.bits[i] & (PREPOSITION | VERBAL) or not page.low[i][0].isalnum():
        return False
    for k in range(i + 1, end):
        bits = page.bits[k]
        if bits & VERBAL and page.mention[k] < 0:
            return True
        if k in scan.verbs.certain and page.mention[k] < 0:
            return not page.bits[k - 1] & DETERMINER
        if not page.low[k][0].isalnum() or bits & (CLAUSE_OPENER | COORDINATOR):
            return False
    return False


def _past_aside(scan: Scan, i: int) -> int:
    """Behind an aside between a cue and its object: "ha confermato, in una nota, il ritiro"."""
    page = scan.page
    end = said_end(scan, i)
    if i >= end or page.low[i] != ",":
        return i
    closing = next(
        (k for k in range(i + 1, min(end, i + ASIDE_WORDS_MAX)) if page.low[k] == ","), i
    )
    named = page.has(closing + 1, DETERMINER) and closing + 1 < end
    return closing + 1 if closing > i and named else i
