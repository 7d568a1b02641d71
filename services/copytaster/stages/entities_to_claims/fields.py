"""The field of a German clause -> its subject and its objects before the verb.

"Russland hat Truppen nach Mali entsandt", "dass die Polizei den Minister festgenommen hat", "Den
Minister hat die Polizei festgenommen": the subject is the first noun phrase that no article marks
as an object.
"""

from typing import Final, NamedTuple

from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLITIC,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    HEARSAY,
    HEDGE,
    NEGATION,
    OF,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME_WORD,
    VERBAL,
)

ACCUSATIVE: Final = frozenset(
    {"den", "einen", "keinen", "diesen", "jenen", "seinen", "ihren", "unseren", "jeden", "ihn"}
)
"""Articles and pronouns that no subject has. ("den" is also the dative of the plural: no subject
either.)
"""

DATIVE: Final = frozenset(
    {"dem", "einem", "keinem", "diesem", "jenem", "seinem", "ihrem", "unserem", "jedem", "ihm",
     "ihnen", "hem", "hen", "allen", "vielen", "einigen", "mehreren"}
)  # fmt: skip
"""Articles and pronouns of those who are told something."""

GENITIVE: Final = frozenset({"des", "eines", "der", "einer"})
"""Articles that go on with the phrase before them: "der Sprecher des Ministeriums"."""

SKIPPED: Final = (
    ADVERB | TIME_WORD | NEGATION | HEDGE | HEARSAY | COMPLEMENTISER | SUBORDINATOR | CLITIC
)


class Field(NamedTuple):
    """Noun phrases in words: who does it, and what stands before the verb besides."""

    subject: tuple[Words, ...]
    objects: tuple[Words, ...]


def field_of(scan: Scan, words: list[int], *, passive: bool) -> Field:
    """Sort the words of a clause before its event verb, without those of its auxiliaries."""
    phrases = phrases_in(scan, words)
    free = [phrase for phrase in phrases if scan.page.low[phrase[0]] not in ACCUSATIVE]
    if not free:
        return Field((), tuple(phrases))
    subject = _with_conjuncts(scan, free[0], phrases)
    if passive:
        return Field(subject, ())
    return Field(subject, tuple(phrase for phrase in phrases if phrase not in subject))


def starts_object(scan: Scan, k: int) -> bool:
    """Whether the article or pronoun at word `k` opens what can be no subject."""
    low = scan.page.low
    return low[k] in ACCUSATIVE or low[k] in DATIVE or _is_dative_of_she(scan, k)


def _is_dative_of_she(scan: Scan, k: int) -> bool:
    """ "Der britischen Zeitung sagte": "der" with an adjective in -en is no subject's article."""
    page = scan.page
    if page.low[k] != "der" or k + 2 >= len(page.low) or not page.lexicon.capital_nouns:
        return False
    adjective = page.low[k + 1].endswith("en") and not (page.capital[k + 1] or page.bits[k + 1])
    return adjective and page.capital[k + 2]


def _with_conjuncts(scan: Scan, first: Words, phrases: list[Words]) -> tuple[Words, ...]:
    """ "Iran und Russland haben": what "and" joins to the subject acts with it."""
    found = [first]
    for phrase in phrases:
        gap = range(found[-1][1], phrase[0])
        conjunct = len(gap) == 1 and scan.page.bits[gap[0]] & COORDINATOR
        if conjunct or (phrase[0] > first[0] and _is_apposed(scan, phrase)):
            found.append(phrase)
    return tuple(found)


def _is_apposed(scan: Scan, words: Words) -> bool:
    """ "Der Bürgermeister von X, Y Z, ist": a person named between commas is who was meant."""
    page, (first, last) = scan.page, words
    entity = page.entity_at(first)
    person = entity is not None and entity.entity_type == "person"
    ended = last < len(page.low) and page.low[last] == ","
    return person and ended and first > 0 and page.low[first - 1] == ","


def phrases_in(scan: Scan, words: list[int]) -> list[Words]:
    """The noun phrases among the words that no preposition governs."""
    found: list[Words] = []
    start: int | None = None
    governed = False
    for place, k in enumerate(words):
        ends = place > 0 and words[place - 1] != k - 1
        if start is not None and (ends or _begins(scan, k, start) or _breaks(scan, k)):
            if not governed:
                found.append((start, words[place - 1] + 1))
            start, governed = None, False
        if start is None and not _breaks(scan, k):
            start, governed = k, _is_preposition(scan, k)
    if start is not None and not governed:
        found.append((start, words[-1] + 1))
    return found


def _is_preposition(scan: Scan, k: int) -> bool:
    bits = scan.page.bits[k]
    return bits & PREPOSITION != 0 and not bits & DETERMINER


def _breaks(scan: Scan, k: int) -> bool:
    """Whether a word belongs to no noun phrase."""
    page, bits = scan.page, scan.page.bits[k]
    if not page.low[k][0].isalnum() or bits & COORDINATOR:
        return True
    if page.mention[k] >= 0 or bits & (DETERMINER | PERSONAL):
        return False
    return bool(bits & (SKIPPED | VERBAL | RELATIVE)) and not bits & PREPOSITION


def _begins(scan: Scan, k: int, start: int) -> bool:
    """Whether a new noun phrase begins at a word inside one."""
    page, bits = scan.page, scan.page.bits[k]
    if bits & PERSONAL and not bits & DETERMINER:
        return True
    alone = page.bits[start] & PERSONAL and not page.bits[start] & DETERMINER
    if alone and k == start + 1:
        return True
    if bits & PREPOSITION and not bits & DETERMINER:
        return not bits & OF or k == start
    noun_before = page.capital[k - 1] and k > start
    if bits & DETERMINER and not page.lexicon.capital_nouns:
        return k > start and not page.bits[k - 1] & (DETERMINER | PREPOSITION)
    if bits & DETERMINER:
        return noun_before and page.low[k] not in GENITIVE
    if page.mention[k] >= 0 and page.mention[k] == page.mention[k - 1]:
        return False
    named = page.mention[k - 1] >= 0 and page.capital[k - 1]
    return named and page.capital[k] and k - 1 >= start and not _is_adjective(scan, k - 1)


def _is_adjective(scan: Scan, k: int) -> bool:
    page = scan.page
    return page.mentions[page.mention[k]].how == "adjective"
