"""Any word -> what verb form it is here, whether or not a lexicon holds it; 0 for a noun.

By its ending where no table knows it, so for English alone; words of other languages are verbs only
where their lexicon has them.
"""

from typing import Final

from copytaster.stages.entities_to_claims.inflect import (
    BASE,
    FINITE,
    GERUND,
    PARTICIPLE,
    PAST,
)
from copytaster.stages.entities_to_claims.lexicon import EventForm, Frame, Predicate
from copytaster.stages.entities_to_claims.noun_or_verb import is_noun
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AUXILIARY,
    BE,
    CONTRAST,
    DETERMINER,
    FUTURE,
    GENITIVE,
    HAVE,
    INFINITIVE_MARK,
    MODAL,
    NEGATION,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    VERBAL,
)

ANYTHING: Final = Predicate("happen", "OTHER", Frame(), frozenset())
"""The predicate of a word that no concept file holds."""

GOVERNS_BASE: Final = INFINITIVE_MARK | MODAL | FUTURE
WAS: Final = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})
COPULA_WORDS_MAX: Final = 4
"""Words between "is" and what it says: "is not yet an"."""

BEHIND_COPULA: Final = ADVERB | NEGATION | DETERMINER | CONTRAST
DO: Final = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
STEM_CHARS_MIN: Final = 3
"""Letters before an ending: "red" and "ring" are no verb forms."""


def verb_bits(scan: Scan, i: int) -> int:
    """The bits of `inflect` for word `i`, 0 where it is a noun or an adjective."""
    page = scan.page
    if page.bits[i] & VERBAL and page.mention[i] < 0:
        return FINITE | PAST if page.low[i] in WAS else FINITE
    before = _before(page, i)
    if (before >= 0 and page.bits[before] & GOVERNS_BASE) or _is_asked(page, before):
        return BASE
    known = _known_bits(scan, i)
    bits = known or _by_ending(page.low[i])
    if page.lexicon.language != "en":
        return bits if known else 0
    if before >= 0 and page.bits[before] & (BE | HAVE) and not bits:
        irregular = page.low[i].isalpha() and not page.bits[i] & (DETERMINER | PREPOSITION)
        return PARTICIPLE if irregular and page.bits[before] & HAVE else 0
    if not bits:
        behind_subject = i > 0 and page.bits[i - 1] & (PERSONAL | RELATIVE)
        return FINITE if behind_subject and not page.bits[i - 1] & DETERMINER else 0
    return 0 if _is_noun(scan, i, bits) else bits


def copula_before(scan: Scan, i: int) -> int:
    """The form of "to be" that says word `i` of its subject: "is not [efficient]", "will be a
    [success]"; -1 where there is none.
    """
    page = scan.page
    first = max(scan.clause_at(i).first, i - COPULA_WORDS_MAX)
    for k in range(i - 1, first - 1, -1):
        if page.bits[k] & BE and page.mention[k] < 0:
            return k
        if not page.bits[k] & BEHIND_COPULA or page.bits[k] & PREPOSITION:
            return -1
    return -1


def _before(page: Page, i: int) -> int:
    """The word before, past adverbs and negations; -1 where the sentence begins."""
    first = page.sentences[page.sentence[i]].first
    k = i - 1
    while (
        k >= first
        and page.bits[k] & (ADVERB | NEGATION)
        and not page.bits[k] & (VERBAL | DETERMINER)
    ):
        k -= 1
    return k if k >= first else -1


def _is_asked(page: Page, before: int) -> bool:
    return before >= 0 and bool(page.bits[before] & AUXILIARY) and page.low[before] in DO


def _known_bits(scan: Scan, i: int) -> int:
    """What the tables of happenings, cues and light verbs say of the word alone."""
    page, bits = scan.page, 0
    for form in (scan.events.get(i) or (0, ()))[1]:
        bits |= 0 if form.noun else form.bits
    for cue in (scan.cues.get(i) or (0, ()))[1]:
        bits |= cue.bits
    for light in (page.lexicon.lights.at(page.low, i, i + 1) or (0, ()))[1]:
        bits |= light
    return bits


def _by_ending(word: str) -> int:
    if word.endswith("ing") and len(word) >= STEM_CHARS_MIN + 3:
        return GERUND
    if word.endswith("ed") and len(word) >= STEM_CHARS_MIN + 2:
        return FINITE | PAST | PARTICIPLE
    return 0


def _is_noun(scan: Scan, i: int, bits: int) -> bool:
    page = scan.page
    before = page.bits[i - 1] if i else 0
    if bits & (PAST | PARTICIPLE) and not before & (DETERMINER | GENITIVE):
        return False
    form = EventForm(ANYTHING, bits)
    return is_noun(scan, i, 1, [form])
