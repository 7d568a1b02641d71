"""Content that says nothing by itself: "confirmed this", "confirmed that it had", "confirmed
reports that".
"""

from typing import Final

from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ABOUT,
    ADVERB,
    AT_TIME,
    BE,
    CLITIC,
    COMPLEMENTISER,
    DETERMINER,
    HAVE,
    IN,
    INTERROGATIVE,
    NEGATION,
    NEUTER,
    OF,
    OTHER_SENSE,
    PERSONAL,
    REPORT_NOUN,
    TIME_WORD,
    VERBAL,
)

POINTING_WORDS_MAX: Final = 6
WHAT_WORDS_MAX: Final = 2
"""Words of "lo que", "ce qu'"."""

REPORT_AHEAD_MAX: Final = 5
"""Words of a noun phrase before its noun: "earlier South Korean media reports"."""

ELLIPSIS_WORDS_MAX: Final = 5


def points_back(scan: Scan, content: tuple[Words, ...]) -> bool:
    """Whether the content is no more than "this", "the information", "it"."""
    page = scan.page
    words = [k for first, last in content for k in range(first, last) if page.low[k][0].isalnum()]
    if not 0 < len(words) <= POINTING_WORDS_MAX:
        return False
    if len(words) <= WHAT_WORDS_MAX and all(page.bits[k] & INTERROGATIVE for k in words):
        return True  # "è quanto ha dichiarato X"
    points = False
    for k in words:
        bits = page.bits[k]
        points = points or bits & (NEUTER | REPORT_NOUN) != 0
        if page.mention[k] >= 0 or not bits & (
            NEUTER | REPORT_NOUN | DETERMINER | TIME_WORD | ADVERB | CLITIC | AT_TIME | VERBAL | IN
        ):
            return False
    return points


def is_what(scan: Scan, first: int) -> int:
    """Where the words begin by which the verb group at `first` tells who said what stands before
    it, or -1: "è [quanto] ha dichiarato X", "c'est [ce qu']a annoncé X", "es [lo que] dijo X".
    """
    page, k = scan.page, first
    while k > first - WHAT_WORDS_MAX and page.has(k - 1, INTERROGATIVE):
        k -= 1
    return k if k < first and page.has(k - 1, BE) else -1


def trails_off(scan: Scan, content: tuple[Words, ...]) -> bool:
    """Whether a clause ends with its auxiliary: "that it had", "that it would"."""
    page = scan.page
    words = [k for first, last in content for k in range(first, last) if page.low[k][0].isalnum()]
    if not 1 < len(words) <= ELLIPSIS_WORDS_MAX or not page.bits[words[-1]] & (VERBAL | NEGATION):
        return False
    rest = VERBAL | NEGATION | COMPLEMENTISER | PERSONAL | NEUTER | ADVERB | HAVE | DETERMINER
    return all(page.bits[k] & rest or page.mention[k] >= 0 for k in words)


def presupposes_report(scan: Scan, first: int) -> bool:
    """Whether the content begins with reports of it, or with what others said."""
    page = scan.page
    end = page.sentences[page.sentence[first]].last
    if page.has(first, INTERROGATIVE):
        return True
    for k in range(first, min(end, first + REPORT_AHEAD_MAX)):
        bits = page.bits[k]
        if bits & REPORT_NOUN:
            following = page.bits[k + 1] if k + 1 < end else 0
            return following & (COMPLEMENTISER | OF | ABOUT) != 0
        if bits & (VERBAL | COMPLEMENTISER) or not page.low[k][0].isalpha():
            return False
        if k in scan.events and not any(form.noun for form in scan.events[k][1]):
            return False  # "confirmed receiving reports"
    return False


def has_other_sense(scan: Scan, i: int) -> bool:
    """Whether what follows makes it another verb: "confermato alla guida", "confirmed as"."""
    page = scan.page
    while page.has(i, ADVERB | TIME_WORD) and not page.has(i, OTHER_SENSE):
        i += 1
    return page.has(i, OTHER_SENSE)
