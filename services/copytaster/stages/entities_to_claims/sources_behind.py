"""Behind a cue -> the words that name its source: "said Jane Doe, a spokeswoman for the agency"."""

from typing import Final

from copytaster.stages.entities_to_claims.articles import contracted, opens_another
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import (
    APPOSITION_WORDS_MAX,
    ENDS,
    PHRASE_WORDS_MAX,
    QUOTE_MARKS,
    Words,
    is_verb_word,
    parts_names,
)
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ABOUT,
    ADVERB,
    AT_TIME,
    BY,
    CLAUSE_OPENER,
    CLITIC,
    COMPLEMENTISER,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    IN,
    NEGATION,
    OF,
    PERSONAL,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)

NO_NAME: Final = PREPOSITION | CLAUSE_OPENER | CLITIC | VERBAL | NEGATION
"""What opens a sentence with a capital and no name: "Si", "Non", "Hanno"."""

OFFICES: Final = frozenset({"official", "spokesperson"})
SPEAKER_AHEAD: Final = 6
"""Words behind a number that may describe the one who speaks: "two senior military officials"."""

GENITIVES: Final = frozenset(
    {"der", "des", "eines", "einer", "dieser", "dieses", "ihrer", "seiner"}
)
"""Articles by which a German noun belongs to another: "der Sprecher der Polizei"."""

PHRASE_MARKS: Final = frozenset("-/&'()")
"""Marks inside a name or behind it."""

INITIALS_MAX: Final = 2
"""Letters before a full stop that ends no sentence: "J. Smith", "Dr. Smith"."""


def right_phrase(scan: Scan, i: int, *, apposition: bool, bare: bool = False) -> Words | None:
    """The noun phrase that begins at word `i`, behind adverbs; a `bare` one may begin with any
    noun: "according to federal statistics".
    """
    page = scan.page
    if i >= len(page.low) or page.sentence[i] < 0:
        return None
    end = page.sentences[page.sentence[i]].last
    while (
        i < end and page.bits[i] & (CLITIC | ADVERB) and not page.bits[i] & (DETERMINER | PERSONAL)
    ):
        i += 1
    if i >= end or not (_can_begin(scan, i) or (bare and _is_plain(page, i))):
        return _title_at(scan, i)
    if page.bits[i] & PERSONAL and not page.bits[i] & DETERMINER:
        return i, i + 1
    k = i
    while k < min(end, i + PHRASE_WORDS_MAX):
        word = page.low[k]
        if word == "/" and page.starts[k] == page.ends[k - 1]:
            k += 1  # "9/11"
            continue
        if word in ENDS or word in QUOTE_MARKS or word == ".":
            if word == "." and k + 1 < end and page.ends[k] == page.starts[k + 1]:
                k += 1
                continue
            if (
                word == "."
                and len(page.low[k - 1]) <= INITIALS_MAX
                and k + 1 < end
                and page.capital[k + 1]
            ):
                k += 1
                continue
            break
        if word == ",":
            closes = _apposition_end(scan, i, k, end) if apposition else None
            k = closes or k
            break
        if (
            k > i
            and page.mention[k] < 0
            and (
                _stops(page, k, i)
                or opens_another(page, k)
                or _is_german_verb(scan, k)
                or (page.lexicon.verb_last and _is_behind_noun(page, k))
            )
        ):
            break
        k += 1
    return (i, k) if k > i else None


def _title_at(scan: Scan, i: int) -> Words | None:
    """The name of a paper in quotation marks that begins at word `i`: "laut „Le Monde“"."""
    quote = scan.quotes.holding(i)
    if quote is None or quote.first != i or quote.is_speech or not quote.closed:
        return None
    return (i, quote.last) if scan.page.capital[i + 1] else None


def _is_german_verb(scan: Scan, k: int) -> bool:
    """ "Nach Angaben der Polizei starben": where nouns have capitals, a small verb is no part."""
    page = scan.page
    return page.lexicon.verb_last and not page.capital[k] and is_finite(page, scan.verbs, k)


def _is_behind_noun(page: Page, k: int) -> bool:
    """Whether a German or Dutch phrase has ended before word `k`: behind its noun
    only a genitive, a preposition or a name goes on ("nach Angaben der Polizei | drei Menschen").
    """
    german = page.lexicon.capital_nouns
    before = k - 1
    noun = page.mention[before] >= 0 or (page.capital[before] if german else page.is_role(before))
    if not noun or page.low[k] in PHRASE_MARKS or page.bits[k] & (PREPOSITION | COORDINATOR):
        return False
    if page.bits[k] & DETERMINER:
        return not (german and page.low[k] in GENITIVES)
    if page.low[k][0].isdigit():
        return True
    return not page.capital[k] and page.mention[k] < 0 and not page.is_role(k)


def _stops(page: Page, k: int, i: int) -> bool:
    bits = page.bits[k]
    if bits & (VERBAL | CLAUSE_OPENER | TIME_WORD | NEGATION) and not bits & DETERMINER:
        return page.low[k - 1] not in contracted(page)  # but "fiscal general del estado"
    if bits & PERSONAL and not bits & (DETERMINER | OF):
        return True  # "segundo a polícia eles foram presos"
    if bits & COORDINATOR:
        return not _joins_adjectives(page, k)
    if bits & CONTRAST:
        return True
    placed = bits & (IN | AT_TIME | BY | ABOUT | PREPOSITION) and not bits & (OF | DETERMINER)
    return bool(placed) and k > i


def _joins_adjectives(page: Page, k: int) -> bool:
    """ "Autoridades federales y estatales.": the second of two words that describe the noun."""
    if not page.lexicon.free_inversion or k + 2 >= len(page.low):
        return False
    like = page.low[k + 1].isalpha() and page.low[k + 1][-2:] == page.low[k - 1][-2:]
    plain = not page.bits[k + 1] and page.mention[k + 1] < 0 and not page.capital[k + 1]
    return like and plain and not page.low[k + 2][0].isalnum()


def _can_begin(scan: Scan, i: int) -> bool:
    page = scan.page
    if page.mention[i] >= 0 or page.bits[i] & (PERSONAL | DETERMINER):
        return not page.bits[i] & COMPLEMENTISER or page.mention[i] >= 0
    if page.is_role(i):
        return True
    if page.low[i][0].isdigit():
        return not page.lexicon.free_inversion and _counts_speakers(scan, i)
    return page.capital[i] and not page.bits[i] & NO_NAME


def _is_plain(page: Page, i: int) -> bool:
    """Whether a word is no function word: a noun, or an adjective before one."""
    return page.low[i].isalpha() and not page.bits[i] & (NO_NAME | COORDINATOR | CONTRAST)


def _counts_speakers(scan: Scan, i: int) -> bool:
    """Whether a name or one who speaks follows a number: "said 9/11 widow Terry Strada"."""
    page = scan.page
    for k in range(i + 1, min(len(page.low), i + 1 + SPEAKER_AHEAD)):
        if page.mention[k] >= 0 or page.is_role(k):
            return True
        if page.bits[k] & (PREPOSITION | VERBAL | CLAUSE_OPENER) or page.low[k] in QUOTE_MARKS:
            return False
    return False


def _apposition_end(scan: Scan, first: int, comma: int, end: int) -> int | None:
    """Where the apposition behind a source ends: it was Jane Doe, a spokeswoman for the agency."""
    page = scan.page
    k = comma + 1
    if k >= end:
        return None
    named = page.mention[k] >= 0 or page.capital[k] or page.is_role(k)
    if not named and not page.bits[k] & DETERMINER:
        return None
    if parts_names(page, comma) and not _has_office(page, first, comma):
        return None  # "Segundo a Polícia Civil, Inês Andrade morreu"
    limit = min(end, comma + 1 + APPOSITION_WORDS_MAX)
    while k < limit and page.low[k] not in {",", "."} and page.low[k] not in ENDS:
        if page.bits[k] & (VERBAL | CLAUSE_OPENER) or page.low[k] in QUOTE_MARKS:
            return None
        if is_verb_word(scan, k):
            return None
        k += 1
    return k if k < limit or k == end else None


def _has_office(page: Page, first: int, last: int) -> bool:
    """Whether a phrase tells of somebody by office: "the prosecutor of Catania"."""
    hits = (page.lexicon.role_at(page.low, k, last) for k in range(first, last))
    return any(role.kind in OFFICES for hit in hits if hit for role in hit[1])
