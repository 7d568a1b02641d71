"""Words that say when, between a verb and what belongs to it: "presented [on Tuesday night] his
resignation".
"""

from typing import Final

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    DETERMINER,
    PREPOSITION,
    TIME_WORD,
)

TIME_PHRASE_WORDS_MAX: Final = 8
"""Words of "este martes por la noche, 12 de abril"; more is no phrase of time."""


def behind_time(page: Page, i: int, end: int) -> int:
    """The word behind the day, hour or adverb that begins at word `i`; `i` where none does."""
    behind = i
    for k in range(i, min(end, i + TIME_PHRASE_WORDS_MAX)):
        if page.mention[k] >= 0:
            break
        if _tells_when(page, k) or (page.low[k] == ")" and behind > i):
            behind = k + 1
        elif not _may_lead(page, k) and (page.low[k] != "(" or behind == i):
            break
    return behind


def _tells_when(page: Page, k: int) -> bool:
    lexicon, word = page.lexicon, page.low[k]
    if page.bits[k] & (TIME_WORD | ADVERB):
        return True
    return word in lexicon.weekdays or word in lexicon.days or word in lexicon.months


def _may_lead(page: Page, k: int) -> bool:
    """Whether a day may stand behind the word: an article, a preposition, a number."""
    return bool(page.bits[k] & (DETERMINER | PREPOSITION)) or page.low[k].isdecimal()
