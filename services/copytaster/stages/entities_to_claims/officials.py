"""The words of a source -> whether they are the officials of a place: "Chinese officials", not "an
official", "senior officials" or officials who ask not to be named.
"""

from typing import Final

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.source_words import Found
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ANONYMITY,
    COORDINATOR,
    DETERMINER,
    GENITIVE,
    UNNAMED,
)

SENTENCES_AHEAD: Final = 2
"""How soon a text says that they would not be named: "The officials spoke on condition of ..."."""


def are_officials(page: Page, found: Found, words: Words) -> bool:
    """Whether the officials of a country or town speak as a body, and are not hidden sources.

    They tell what befell their place as "the authorities" do; of what their state does or others
    do they are no voice. A few of them ("two officials") and those of a certain rank or service
    ("senior", "intelligence") are persons without a name.
    """
    place = found.country or found.local
    if place is None or place[1].country is None or found.body is not None:
        return False
    first, last = words
    heads = [k for k in range(first, last) if _is_head(page, k, last)]
    if len(heads) != 1 or any(page.bits[k] & (UNNAMED | COORDINATOR) for k in range(first, last)):
        return False
    counted = page.bits[first] & DETERMINER and page.low[first] != "the"
    if counted or any(page.low[k][0].isdigit() for k in range(first, last)):
        return False
    if any(page.bits[k] & GENITIVE for k in range(first, heads[0])):
        return False  # "X's aides and officials"
    return not stay_unnamed(page, words)


def stay_unnamed(page: Page, words: Words) -> bool:
    """Whether officials speak of whom the sentence, or one of the next, says that they would not
    be named.
    """
    first, last = words
    if not any(_is_head(page, k, last) for k in range(first, last)):
        return False
    number = page.sentence[first]
    ahead = page.sentences[number : number + 1 + SENTENCES_AHEAD]
    return any(
        page.bits[n] & ANONYMITY for sentence in ahead for n in range(sentence.first, sentence.last)
    )


def _is_head(page: Page, k: int, last: int) -> bool:
    """Whether the noun at word `k` is one for many who hold office and one for a body at once."""
    hit = page.lexicon.role_at(page.low, k, last)
    kinds = {role.kind for role in hit[1]} if hit else set()
    return {"anonymous", "body"} <= kinds
