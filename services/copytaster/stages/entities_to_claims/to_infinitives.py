""" "Pledged to cut emissions", "told the troops to leave" -> what is promised or asked for.

English only: German and Dutch read such verbs by their bracket, Romance ones by "di" or nothing.
"""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AT_TIME,
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    INFINITIVE_MARK,
    NEGATION,
    PERSONAL,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)
from copytaster_schemas.words import CueClass

OBJECT_WORDS_MAX: Final = 10
"""Words of whom something is asked: "told [his senior advisers in both houses] to"."""

ASIDE_WORDS_MAX: Final = 4
"""Adverbs and a day between the verb and "to": "pledged on Monday not to"."""

ASIDE: Final = ADVERB | NEGATION | TIME_WORD | AT_TIME
NO_VERB: Final = DETERMINER | PREPOSITION | COORDINATOR | PERSONAL | TIME_WORD
"""What behind "to" shows that it is a preposition: "to the house", "to and fro"."""

NOBODY: Final = PREPOSITION | VERBAL | CLAUSE_OPENER | COORDINATOR | TIME_WORD
"""What cannot begin the name of whom something is asked."""

SAYS_MORE: Final = frozenset[CueClass]({"confirm", "admit", "deny"})
"""Classes of a governed verb that tell more than what governs it: "refused to [confirm]"."""


def infinitive_ahead(scan: Scan, i: int, cue_class: CueClass) -> bool:
    """Whether an infinitive follows a cue that ends at `i`: right behind it for what somebody wants
    to do, behind whom it is asked of for what others shall do.
    """
    page = scan.page
    if i >= len(page.low) or page.sentence[i] < 0:
        return False
    end = page.sentences[page.sentence[i]].last
    if cue_class == "direct":
        return _asked_of(scan, i, end)
    k = i
    while k < min(end, i + ASIDE_WORDS_MAX) and _is_aside(page, k):
        k += 1
    return _opens_infinitive(scan, k, end)


def _is_aside(page: Page, k: int) -> bool:
    return page.bits[k] & ASIDE != 0 and not page.bits[k] & INFINITIVE_MARK


def _asked_of(scan: Scan, i: int, end: int) -> bool:
    page = scan.page
    if page.bits[i] & NOBODY and not page.bits[i] & DETERMINER:
        return False
    for k in range(i + 1, min(end, i + OBJECT_WORDS_MAX)):
        if _opens_infinitive(scan, k, end):
            return True
        stops = page.bits[k] & (VERBAL | CLAUSE_OPENER) and page.mention[k] < 0
        if stops or not (page.low[k][0].isalnum() or page.low[k] in {".", "'s", "’s"}):
            return False
    return False


def _opens_infinitive(scan: Scan, k: int, end: int) -> bool:
    page = scan.page
    if k + 1 >= end or not page.bits[k] & INFINITIVE_MARK:
        return False
    verb = k + 1
    while verb < end - 1 and page.bits[verb] & (ADVERB | NEGATION) and not page.bits[verb] & VERBAL:
        verb += 1
    named = page.mention[verb] >= 0 or page.capital[verb] or not page.low[verb].isalpha()
    if named or page.bits[verb] & NO_VERB:
        return False
    forms = scan.cues.get(verb, (0, ()))[1]
    return all(form.cue_class not in SAYS_MORE for form in forms)


def outside_others(scan: Scan, found: Sequence[Attribution]) -> list[Attribution]:
    """Without intentions that somebody else tells of: "X confirmed that [Y plans to leave]" is a
    plan that X confirms, and Y did not say so.
    """
    holders: dict[int, list[Attribution]] = {}
    for one in found:
        holders.setdefault(one.sentence, []).append(one)
    return [
        one
        for one in found
        if not _is_intention(scan, one)
        or not any(other.covers(one.cue[0]) for other in holders[one.sentence])
    ]


def _is_intention(scan: Scan, one: Attribution) -> bool:
    behind = one.cue[1]
    return one.cue_class == "plan" and infinitive_ahead(scan, behind, "plan") and one.covers(behind)
