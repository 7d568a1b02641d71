"""A number -> whether a toll rose to it, wherever the language sets its verb."""

from typing import Final

from copytaster.stages.entities_to_claims.amounts import Amount
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import TO

RISE_WORDS: Final = 6
"""Words between "stieg" and the number: "stieg am Montag weiter auf 12"."""


def rises_to(scan: Scan, amount: Amount) -> bool:
    """ "The number of people killed has risen to seven"."""
    page, rises = scan.page, scan.page.lexicon.lights.table
    k = amount.first - 1
    if not page.lexicon.verb_last:
        return page.has(k, TO) and k > 0 and page.low[k - 1] in rises
    k -= not page.has(k, TO)  # "auf mindestens 12"
    near = (*range(max(0, k - RISE_WORDS), k), *range(amount.last, amount.last + 2))
    return page.has(k, TO) and any(n < len(page.low) and page.low[n] in rises for n in near)
