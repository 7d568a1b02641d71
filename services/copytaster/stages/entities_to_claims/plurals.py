"""Before an English base form -> whether a plural subject makes it a finite verb."""

from typing import Final

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.word_class import (
    CLAUSE_OPENER,
    COORDINATOR,
    PERSONAL,
    PREPOSITION,
    VERBAL,
)

PHRASE_WORDS_MAX: Final = 10
"""Words between the noun and its verb: "police in the northern city of X say"."""

PLURALS: Final = frozenset({"people", "police", "men", "women", "children", "media", "who", "data"})
"""Plurals without "s"."""


def plural_before(page: Page, first: int) -> bool:
    """Whether the noun phrase that ends before word `first` is plural, by its first noun."""
    floor = max(page.sentences[page.sentence[first]].first, first - PHRASE_WORDS_MAX)
    for k in range(first - 1, floor - 1, -1):
        bits = page.bits[k]
        if not page.low[k][0].isalnum() or bits & (VERBAL | CLAUSE_OPENER | COORDINATOR):
            return k == first - 1 and page.low[k] in PLURALS
        if _is_plural(page, k):
            return k == first - 1 or page.bits[k + 1] & PREPOSITION != 0
        if k == first - 1 and page.mention[k] < 0 and not bits & PREPOSITION:
            continue
    return False


def _is_plural(page: Page, k: int) -> bool:
    word = page.low[k]
    if page.bits[k] & PERSONAL or word in PLURALS:
        return True
    common = page.mention[k] < 0 or not page.capital[k]  # "Iraqi authorities"
    return common and word.endswith("s") and not word.endswith("ss")
