"""A word that may be noun, verb or adjective -> which of them it is, by what stands beside it."""

from typing import Final

from copytaster.stages.entities_to_claims.groups import Group
from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    FINITE,
    GERUND,
    PARTICIPLE,
    PAST,
)
from copytaster.stages.entities_to_claims.lexicon import EventForm
from copytaster.stages.entities_to_claims.numbers import is_counted
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.plurals import plural_before
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BETWEEN,
    BY,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    GENITIVE,
    HAVE,
    INFINITIVE_MARK,
    NEGATION,
    NOUN_GOVERNOR,
    OF,
    PERSONAL,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)

NO_NOUN: Final = PREPOSITION | VERBAL | COORDINATOR | CLAUSE_OPENER | ADVERB | PERSONAL | TIME_WORD


def is_noun(scan: Scan, i: int, size: int, verbs: list[EventForm]) -> bool:
    """Whether a form that may be both is a noun here."""
    page = scan.page
    if page.lexicon.capital_nouns:
        return page.capital[i]
    bits = 0
    for form in verbs:
        bits |= form.bits
    if bits & GERUND and not bits & (FINITE | BASE) and page.lexicon.language == "en":
        return _is_verbal_noun(scan, i, size)
    k = i - 1
    while k > 0 and page.bits[k] & (NEGATION | ADVERB) and not page.bits[k] & DETERMINER:
        k -= 1  # "did not attack"
    before = page.bits[k] if i else 0
    if before & (DETERMINER | PREPOSITION | GENITIVE) and not before & (INFINITIVE_MARK | PERSONAL):
        return True
    if before & INFINITIVE_MARK or before & (VERBAL | PERSONAL):
        return False
    if bits & (PAST | PARTICIPLE):
        return page.has(i + size, OF)  # "Mort du pape"
    adjective = i > 0 and page.mention[i - 1] >= 0 and _is_adjective_name(page, i - 1)
    if bits & FINITE and not bits & BASE:
        named = i > 0 and (page.mention[i - 1] >= 0 or page.capital[i - 1])
        return adjective or not named or _is_governed_compound(page, i)
    if i and page.mention[i - 1] >= 0:
        return adjective
    return True


def _is_governed_compound(page: Page, i: int) -> bool:
    """ "The gunman in the deadly Mumbai attacks": a preposition governs the name before it."""
    if page.lexicon.language != "en" or page.mention[i - 1] < 0:
        return False
    k = i - 1
    while k > 0 and page.mention[k - 1] == page.mention[i - 1]:
        k -= 1
    k -= 1
    while k > 0 and not page.bits[k] and page.mention[k] < 0 and page.low[k].isalpha():
        k -= 1  # adjectives
    return page.has(k, DETERMINER) and page.has(k - 1, PREPOSITION & ~OF)


def has_subject(page: Page, i: int, size: int, verbs: list[EventForm]) -> bool:
    """Whether a finite form stands between its subject and its object: "un séisme de magnitude 7
    [frappe] le Maroc" tells of no seven strikes, and "un ouragan [frappe] la Floride" of none.
    """
    language = page.lexicon.language
    finite = any(form.bits & FINITE for form in verbs)
    if not finite or language not in {"fr", "es", "pt"} or not i:
        return False
    if page.low[i - 1].isdigit():
        return page.low[i - 1] != "1" and not page.low[i].endswith("s")
    subject = page.low[i - 1].isalpha() and not page.bits[i - 1]
    behind = i + size
    article = page.has(behind, DETERMINER) and not page.has(behind, OF | PREPOSITION)
    return language == "fr" and subject and article and page.sentence[i - 1] == page.sentence[i]


def _is_adjective_name(page: Page, k: int) -> bool:
    return page.mentions[page.mention[k]].how == "adjective"


def _is_verbal_noun(scan: Scan, i: int, size: int) -> bool:
    """ "The killing of X" against "killing X": an "of" behind, or an article before it alone."""
    page = scan.page
    end = i + size
    following = page.bits[end] if end < len(page.low) else 0
    if following & OF:
        return True
    before = page.bits[i - 1] if i else 0
    if not before and page.has(i - 2, DETERMINER) and page.low[i - 1].isalpha():
        return page.mention[i - 1] < 0  # "an initial meeting with X"
    if _has_object(page, end):
        return bool(before & (DETERMINER | GENITIVE)) and not before & PERSONAL
    if following & COORDINATOR and i + size + 1 in scan.events:
        return False
    return not before & VERBAL and page.low[i - 1] != ","


def _has_object(page: Page, k: int) -> bool:
    """Whether an article, name, number, pronoun or plain noun stands at word `k`."""
    if k >= len(page.low):
        return False
    bits = page.bits[k]
    if bits & (DETERMINER | PERSONAL) or page.mention[k] >= 0 or page.low[k][0].isdigit():
        return True
    return page.low[k] in page.lexicon.numbers or _is_plain(page, k)


def _is_plain(page: Page, k: int) -> bool:
    """Whether a word can only be noun or adjective: lower case, no name, no function word."""
    if k >= len(page.low) or page.mention[k] >= 0:
        return False
    return page.low[k].isalpha() and not page.bits[k] & (NO_NOUN | DETERMINER)


def is_verb(scan: Scan, i: int, size: int, form: EventForm, group: Group) -> bool:
    """Whether a verb form is a verb here, and not an adjective or noun."""
    page = scan.page
    before = page.bits[i - 1] if i else 0
    if size == 1 and page.bits[i] & BETWEEN and not page.has(i + 1, PREPOSITION):
        return False  # "collision entre un ULM et un avion", but "entre dans la ville"
    if form.bits & BASE and not form.bits & (FINITE | PAST | PARTICIPLE):
        return group.infinitive or group.has(VERBAL) or plural_before(page, group.first)
    if group.first == i and form.bits & PARTICIPLE and _describes_noun(scan, i, size):
        return False
    if form.bits & GERUND and group.first == i and before & (GENITIVE | NOUN_GOVERNOR):
        return False  # "Sunday's fighting", "during fighting"
    adjective = group.first == i and before & DETERMINER and not before & PERSONAL
    if adjective and is_counted(page, i) and not any(one.noun for one in scan.events[i][1]):
        return True  # "y dos murieron"
    return not (adjective and form.bits & FINITE and not form.bits & (PARTICIPLE | GERUND))


def _describes_noun(scan: Scan, i: int, size: int) -> bool:
    """ "Of wounded soldiers", "100 injured passengers", "rebuilding damaged areas"."""
    page = scan.page
    if page.lexicon.language != "en" or not _is_plain(page, i + size) or i + size in scan.cues:
        return False
    sentence = page.sentences[page.sentence[i]]
    if i == sentence.first or page.sentence[i + size] != page.sentence[i]:
        return i == sentence.first and sentence.section not in {"title", "subhead"}
    before = page.bits[i - 1]
    if before & PREPOSITION and not before & BY:
        return True
    word = page.low[i - 1]
    number = word[0].isdigit() or word in page.lexicon.numbers
    gerund = word.endswith("ing") and page.mention[i - 1] < 0
    return number or gerund or bool(before & GENITIVE) or is_finite(page, scan.verbs, i - 1)


def is_reduced(scan: Scan, i: int, size: int, group: Group) -> bool:
    """Whether "-ed" without auxiliary is a participle: behind a noun and before a preposition, a
    verb or the end.
    """
    page = scan.page
    if group.has(HAVE) or i + size >= len(page.low) or page.sentence[i + size] != page.sentence[i]:
        return True
    following = page.bits[i + size]
    if following & COORDINATOR and i + size + 1 in scan.events:
        return is_reduced(scan, i + size + 1, scan.events[i + size + 1][0], group)
    if following & DETERMINER or page.mention[i + size] >= 0:
        return False
    return (
        following & (PREPOSITION | VERBAL | CLAUSE_OPENER) != 0
        or not page.low[i + size][0].isalnum()
    )


def is_alone(scan: Scan, i: int, size: int) -> bool:
    """Whether a word is all its clause has for a verb: "Troops deployed to the north"."""
    unit = scan.clause_at(i).unit
    return not any(
        is_finite(scan.page, scan.verbs, k)
        for part in scan.clauses_of_unit(unit)
        for k in range(part.first, part.last)
        if not i <= k < i + size and scan.zone[k] == scan.zone[i]
    )
