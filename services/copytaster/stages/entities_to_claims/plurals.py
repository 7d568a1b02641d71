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

TITLE_WORDS: Final = 3
"""Words of a title between "and" and a name: "and Mr. X"."""

PLURALS: Final = frozenset(
    {"people", "police", "men", "women", "children", "media", "who", "whom", "data"}
)
"""Plurals without "s"."""


def plural_before(page: Page, first: int) -> bool:
    """Whether the noun phrase that ends before word `first` is plural, by its first noun."""
    if _are_joined(page, first):
        return True
    floor = max(page.sentences[page.sentence[first]].first, first - PHRASE_WORDS_MAX)
    for k in range(first - 1, floor - 1, -1):
        bits = page.bits[k]
        if page.low[k] == "." or (bits & COORDINATOR and page.has(k + 1, PREPOSITION)):
            continue  # "advisers to Mr. X say", "observers in X and around the country say"
        if not page.low[k][0].isalnum() or bits & (VERBAL | CLAUSE_OPENER | COORDINATOR):
            return k == first - 1 and page.low[k] in PLURALS
        if _is_plural(page, k):
            return k == first - 1 or page.bits[k + 1] & PREPOSITION != 0
    return False


def _are_joined(page: Page, first: int) -> bool:
    """ "Mr. Grassley and Mr. Leahy say"."""
    k = first - 1
    if k < 0 or page.mention[k] < 0:
        return False
    while k > 0 and page.mention[k] == page.mention[first - 1]:
        k -= 1
    floor = max(page.sentences[page.sentence[first]].first, k - TITLE_WORDS)
    return any(
        page.bits[n] & COORDINATOR and n > 0 and (page.mention[n - 1] >= 0 or page.capital[n - 1])
        for n in range(k, floor - 1, -1)
    )


def _is_plural(page: Page, k: int) -> bool:
    word = page.low[k]
    if page.bits[k] & PERSONAL or word in PLURALS:
        return True
    if not word.endswith("s") or word.endswith("ss"):
        return False
    if page.mention[k] < 0 or not page.capital[k]:  # "Iraqi authorities"
        return True
    entity = page.entity_at(k)
    alone = k == 0 or page.mention[k - 1] != page.mention[k]
    return alone and entity is not None and entity.entity_type == "organisation"  # "Republicans"
