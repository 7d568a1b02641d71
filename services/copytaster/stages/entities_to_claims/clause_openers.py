"""A word that can open a clause -> whether it does: "that", and German conjunctions."""

from typing import Final

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.verb_words import Verbs
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADDRESSING,
    ADVERB,
    AT_TIME,
    COMPLEMENTISER,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    IN,
    NEGATION,
    NEUTER,
    OF,
    PARTICLE,
    PERSONAL,
    PREPOSITION,
    REPORT_NOUN,
    TIME_WORD,
    VERBAL,
)

CUE_WORDS_BACK: Final = 14
"""Words between a verb of saying and its "that": an addressee, an occasion, a day."""


def is_set_off(page: Page, i: int) -> bool:
    """Whether a clause can begin here: German sets a comma, else "mehr als", "bis", "wie" only
    compare.
    """
    before = page.low[i - 1]
    set_off = not before[0].isalnum() or page.bits[i - 1] & (COORDINATOR | ADVERB | CONTRAST)
    if page.lexicon.verb_last and not page.lexicon.capital_nouns and page.low[i] != "als":
        return True  # Dutch sets a comma only where it pleases
    return not page.lexicon.verb_last or bool(set_off and before != "mehr")


def describes(page: Page, verbs: Verbs, i: int) -> bool:
    """Whether "that" hangs on the noun before it, rather than being the article of the next."""
    german = page.lexicon.verb_last and page.lexicon.capital_nouns
    if page.low[i - 1] == "," or german:
        return page.low[i - 1] == ","  # German sets a comma before every relative clause
    before = page.bits[i - 1]
    if not page.low[i - 1].isalpha() or before & (PREPOSITION | VERBAL | COORDINATOR):
        return False
    following = page.bits[i + 1] if i + 1 < len(page.low) else 0
    article = following & (DETERMINER | PERSONAL | ADVERB | NEGATION)
    return bool(article) or i - 1 not in verbs.finite


def _says(page: Page, verbs: Verbs, k: int) -> bool:
    """Whether a word is a verb of saying, and no noun ("a plan", "the claim")."""
    return k in verbs.cues and not page.has(k - 1, DETERMINER)


def completes(page: Page, verbs: Verbs, i: int, begin: int) -> bool:
    """Whether "that" follows a verb or noun of saying rather than the noun it describes."""
    k = i - 1
    while k >= begin and (
        page.bits[k] & (TIME_WORD | ADDRESSEE | ADVERB)
        or not page.low[k].isalpha()
        or (page.bits[k] & (AT_TIME | DETERMINER | IN) and page.bits[k + 1] & TIME_WORD)
    ):
        k -= 1
    if k < begin or page.bits[k] & (REPORT_NOUN | PARTICLE) or _says(page, verbs, k):
        return True
    cue = max(
        (c for c in range(max(begin, i - CUE_WORDS_BACK), i) if _says(page, verbs, c)),
        default=-1,
    )
    if cue < 0:
        return page.bits[k] & (COORDINATOR | COMPLEMENTISER) != 0
    behind = page.bits[cue + 1]
    if behind & (PERSONAL | NEUTER) and not page.bits[cue] & ADDRESSING:
        return False  # "said it had begun a war that"
    at_once = page.low[cue + 1] == "," or (
        behind & (PREPOSITION | TIME_WORD | ADVERB) and not behind & OF
    )
    if at_once or page.bits[cue] & ADDRESSING:
        return not any(k in verbs.finite for k in range(cue + 1, i))
    named = page.mention[k] >= 0 or (page.lexicon.verb_last and page.is_role(k))
    return named or page.bits[k] & VERBAL != 0
