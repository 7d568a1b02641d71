"""A cue in the passive -> its agents and its subject: "X was confirmed by A and, indirectly,
by B".
"""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words, left_phrase
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BY,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    INFERRED,
    VERBAL,
)

AGENT_WORDS_MAX: Final = 10
"""Words between a participle and "by": an adverb, a day, a place."""

AGENTS_WORDS_MAX: Final = 60
"""How far a second "and by" may stand: an aside lies between."""

AGENTS_MAX: Final = 4
DESCRIBING_WORDS_MAX: Final = 3
"""Words of what somebody is before the name: "dalla storica manager X"."""


def agents_of(scan: Scan, reading: Reading) -> Iterator[tuple[Words, frozenset[str]]]:
    """Each agent, with the guard that an adverb before its "by" sets."""
    page = scan.page
    end = page.sentences[page.sentence[reading.i]].last
    begin = reading.i + reading.size
    found = 0
    for k in range(begin, min(end, begin + AGENTS_WORDS_MAX)):
        if not page.bits[k] & BY:
            continue
        if not found and not _directly(scan, begin, k):
            return
        if found and not _coordinated(scan, begin, k):
            continue
        agent = right_phrase(scan, k + 1, apposition=False) or _described(scan, k + 1, end)
        if agent is None:
            continue
        indirect = any(page.bits[n] & INFERRED for n in range(max(begin, k - 4), k))
        found += 1
        yield agent, frozenset({"adverb"}) if indirect else frozenset()
        if found == AGENTS_MAX:
            return


def _described(scan: Scan, first: int, end: int) -> Words | None:
    """ "Dalla manager Teresa X": a noun that no list knows, and a person's name right behind it."""
    page = scan.page
    for k in range(first, min(end, first + DESCRIBING_WORDS_MAX)):
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type == "person":
            named = right_phrase(scan, k, apposition=False)
            return (first, named[1]) if named else None
        if page.bits[k] or not page.low[k].isalpha():
            return None
    return None


def _directly(scan: Scan, begin: int, by: int) -> bool:
    page = scan.page
    if by - begin > AGENT_WORDS_MAX:
        return False
    return not any(
        (page.bits[k] & (VERBAL | CLAUSE_OPENER) & ~DETERMINER and not page.bits[k] & DETERMINER)
        or page.low[k] in {".", ";", ":"}
        for k in range(begin, by)
    )


def _coordinated(scan: Scan, begin: int, by: int) -> bool:
    """Whether "and", with nothing but commas and adverbs behind it, leads to this "by"."""
    page = scan.page
    k = by - 1
    while k > begin and (page.low[k] == "," or page.bits[k] & (ADVERB | INFERRED)):
        if page.bits[k] & COORDINATOR:
            return True
        k -= 1
    return page.bits[k] & COORDINATOR != 0


def passive_subject(scan: Scan, reading: Reading) -> Words | None:
    """What is confirmed: the subject before the group."""
    page = scan.page
    floor = page.sentences[page.sentence[reading.i]].first
    return left_phrase(scan, reading.group.first - 1, floor)
