""" "What the senators said was a scam", "what she called a rant" -> what is told of the "what"."""

from typing import Final

from copytaster.stages.entities_to_claims.contents import trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.word_class import (
    COORDINATOR,
    DETERMINER,
    PREPOSITION,
    VERBAL,
)

INDEFINITE: Final = frozenset({"a", "an"})


def what_is_told(scan: Scan, source: Words, behind: int) -> tuple[Words, ...]:
    """The "what" and the words behind the cue that say what it is; nothing where none do."""
    page = scan.page
    end = page.sentences[page.sentence[behind - 1]].last
    if page.lexicon.language != "en" or behind >= end:
        return ()
    bits = page.bits[behind]
    names = page.low[behind] in INDEFINITE or page.low[behind] in QUOTE_MARKS
    if not (names or (bits & VERBAL and page.mention[behind] < 0)):
        return ()
    last = next((k for k in range(behind + 1, end) if _ends(scan, k)), end)
    last = trimmed_end(scan, behind, last)
    what = (source[0] - 1, source[0])
    return (what, *whole_quotes(scan, (behind, last))) if last > behind else ()


def _ends(scan: Scan, k: int) -> bool:
    page = scan.page
    if scan.quotes.at[k] >= 0:
        return False
    joins = page.bits[k] & COORDINATOR and not page.bits[k] & (DETERMINER | PREPOSITION)
    return page.low[k] in {",", ";", ":", ".", ")", "–", "—"} or bool(joins)
