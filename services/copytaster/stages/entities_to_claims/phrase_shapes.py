"""Words of a German or Dutch sentence -> whether they can be one noun phrase."""

from typing import Final

from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    PERSONAL,
    PREPOSITION,
    VERBAL,
)

FUNCTION: Final = DETERMINER | PREPOSITION | ADVERB | COORDINATOR
"""What has a capital only at the head of a sentence."""


def is_noun_phrase(scan: Scan, first: int, last: int) -> bool:
    """Whether words can be one noun phrase: no verb stands among them.

    Where nouns have capitals, a small word that is no function word must be an adjective before
    its noun; elsewhere known verbs and auxiliaries are what a noun phrase does not hold.
    """
    page, at = scan.page, scan.quotes.at
    inner = False
    for k in range(first, last):
        word, bits = page.low[k], page.bits[k]
        if at[k] >= 0 and at[k] != at[first]:
            continue
        if word in {",", "("}:
            inner = True  # an apposition; a relative clause may hold anything
        if inner or page.mention[k] >= 0 or page.capital[k] or not word[0].isalpha():
            continue
        if bits & VERBAL or (bits & CLAUSE_OPENER and not bits & (DETERMINER | PREPOSITION)):
            return False
        if bits & (DETERMINER | PREPOSITION | COORDINATOR | PERSONAL | ADVERB):
            continue
        if not page.lexicon.capital_nouns:
            if k in scan.verbs.finite and not page.is_role(k):
                return False
        elif not _is_adjective(scan, k, last):
            return False
    return first < last


def _is_adjective(scan: Scan, k: int, last: int) -> bool:
    """Whether a small word leads to a noun, and does not follow one without an article: "der
    zuständige Minister", but "Polizei fahndet nach Tätern".
    """
    page = scan.page
    noun = k and page.capital[k - 1] and page.mention[k - 1] < 0
    if noun and not page.bits[k - 1] & FUNCTION and not page.low[k].endswith("er"):
        return False
    n = k + 1
    while n < last and page.low[n].isalpha() and not page.capital[n] and page.mention[n] < 0:
        if page.bits[n] & (PREPOSITION | DETERMINER | VERBAL) and not page.bits[n] & COORDINATOR:
            return False
        n += 1
    return n < last
