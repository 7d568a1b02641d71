"""What a number measures: the unit behind it or the sign before it, and what that is counted by."""

from dataclasses import replace
from typing import Final

from copytaster.stages.entities_to_claims.lexicon import Measure
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.word_class import (
    COORDINATOR,
    DETERMINER,
    OF,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)

SIGN_WORDS_MAX: Final = 2
"""Words of a sign before a number: "HK $"."""

PER: Final = frozenset({"per", "a", "an", "/", "al", "alla", "por", "par", "pro", "je", "each"})
"""Words between two units: "$58 per barrel", "barrels a day", "100 euro al mese"."""

SINCE: Final = frozenset({"earlier", "ago", "later", "before", "prior"})
"""What makes "a year" a time: "$6.8 billion a year earlier"."""

COUNTED: Final = {"shares": "share", "people": "person", "homes": "home"}
"""Things without a unit that something is paid or counted for: "63 cents per share"."""

GLUED: Final = frozenset({"-", "‑"})
DURATION: Final = "duration"
MONEY: Final = "money"


def unit_at(page: Page, sentence: Span, begin: int, last: int) -> tuple[Measure, int] | None:
    """The unit of the number from `begin` to `last`, and the word behind it: a sign of money right
    before it ("$"), else what follows ("%", "million euros", "people").
    """
    before = _sign_before(page, sentence, begin, last)
    behind = _behind(page, sentence, last)
    if before is not None:
        named = behind is not None and behind[0].slot == MONEY
        found = behind if named and behind is not None else (before, last)
    elif behind is not None:
        found = behind
    else:
        return None
    return _rated(page, sentence, *found)


def _sign_before(page: Page, sentence: Span, begin: int, last: int) -> Measure | None:
    for end in dict.fromkeys((begin, last - 1)):
        for size in range(SIGN_WORDS_MAX, 0, -1):
            first = end - size
            if first < sentence.first:
                continue
            hit = page.lexicon.measures.at(page.low, first, end)
            if hit and hit[0] == size and hit[1][0].slot == MONEY and _is_sign(page, first, end):
                return hit[1][0]
    return None


def _is_sign(page: Page, first: int, end: int) -> bool:
    """Whether marks or capital letters stand there: "HK$", "RM", not "won", nor "a $50 fine"."""
    letters = page.surface(first, end)
    plain = "".join(char for char in letters if char.isalpha())
    glued = page.ends[first] == page.starts[end - 1] if end - first > 1 else True
    return not plain or (plain.isupper() and (len(plain) > 1 or glued))


def _behind(page: Page, sentence: Span, last: int) -> tuple[Measure, int] | None:
    k = last
    more = k + 1 < sentence.last
    joined = more and page.bits[k] & COORDINATOR and page.low[k + 1].isdigit()
    if more and page.bits[k] & OF:
        k += 1
    elif joined:
        k += 2  # "aged 83 and 88 years"
    elif more and page.low[k] in GLUED and page.ends[k] == page.starts[k + 1]:
        k += 1  # "a 300-page report"
    for ahead in range(k, min(k + 2, sentence.last)):
        hit = page.lexicon.measures.at(page.low, ahead, sentence.last)
        if hit:
            return hit[1][0], ahead + hit[0]
        skipped = page.bits[ahead] & (DETERMINER | PREPOSITION | VERBAL | COORDINATOR | TIME_WORD)
        if not page.low[ahead].isalpha() or skipped or page.low[ahead] in PER:
            break
    return None


def _rated(page: Page, sentence: Span, measure: Measure, last: int) -> tuple[Measure, int]:
    """ "Barrels a day", "$52 a barrel": one unit for each of another."""
    if measure.unit is None or last + 1 >= sentence.last or page.low[last] not in PER:
        return measure, last
    hit = page.lexicon.measures.at(page.low, last + 1, sentence.last)
    other = hit[1][0] if hit else None
    if hit is None or other is None or not (other.unit or other.slot in COUNTED):
        return measure, last
    after = last + 1 + hit[0]
    since = after < sentence.last and page.low[after] in SINCE
    if since or measure.slot == DURATION or other.slot == MONEY:
        return measure, last
    return replace(measure, unit=f"{measure.unit}/{other.unit or COUNTED[other.slot]}"), after
