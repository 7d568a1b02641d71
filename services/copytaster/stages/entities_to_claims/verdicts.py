"""What is said -> whether it only says that something is so: "it is true that", "the report is
false".
"""

from dataclasses import replace
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BE,
    CLITIC,
    COMPLEMENTISER,
    CONTRAST,
    DETERMINER,
    FALSE_WORD,
    HAVE,
    HE,
    INFERRED,
    NEGATION,
    NEUTER,
    PREPOSITION,
    REPORT_NOUN,
    TIME_WORD,
    TRUE_WORD,
    VERBAL,
)
from copytaster_schemas.words import CueClass

SUBJECT_WORDS_MAX: Final = 4
"""Words before the noun in "the latest media reports"."""

VERDICT_WORDS_MAX: Final = 5
"""Words between the subject and "true": "is absolutely not", "n'est en aucun cas"."""

WORDS: Final = TRUE_WORD | FALSE_WORD
CONFIRMING: Final = frozenset[CueClass]({"confirm", "admit"})
FRAME_WORDS_MAX: Final = 10
"""Words before the source in "In a rare public admission, General X"."""

NEAR: Final = BE | HAVE | ADVERB | NEGATION | CLITIC | DETERMINER | NEUTER | INFERRED
CLOSES: Final = COMPLEMENTISER | CONTRAST | TIME_WORD | ADVERB | NEGATION


def with_verdict(scan: Scan, one: Attribution) -> Attribution:
    """The attribution, as a confirmation or denial where what is said is one."""
    if one.cue_class != "report" or not one.content or one.source is None:
        return one
    framed = _framed(scan, one)
    if framed is not None:
        return replace(one, cue_class=framed)
    said = one.content[0]
    if said[0] >= one.cue[1]:
        said = _before(scan, one) or said
    k, last = said
    page = scan.page
    while k < last and (not page.low[k][0].isalnum() or page.bits[k] & COMPLEMENTISER):
        k += 1
    if k + 2 < last and page.low[k + 1] == "," and page.low[k].isalpha():
        k += 2  # "Yes, it is true"
    if k >= last:
        return one
    at, reported = _subject_end(scan, k, last)
    verdict = _verdict(scan, at, last)
    if verdict is None:
        return one
    return replace(one, cue_class=verdict, adopts=one.adopts or (reported and verdict == "confirm"))


def rejects_reports(scan: Scan, event: int) -> bool:
    """Whether the outlet itself says that reports of the event word are not true.

    "Reports of three deaths are untrue", "Berichten over drie doden kloppen niet".
    """
    page = scan.page
    sentence = page.sentences[page.sentence[event]]
    at, reported = _subject_end(scan, sentence.first, sentence.last)
    return reported and event < at and _verdict(scan, at, sentence.last) == "deny"


def _framed(scan: Scan, one: Attribution) -> CueClass | None:
    """ "In a rare admission, X said": the class of the noun that opens the sentence."""
    page = scan.page
    first = page.sentences[one.sentence].first
    if not page.bits[first] & PREPOSITION or one.begin - first > FRAME_WORDS_MAX:
        return None
    for k in range(first + 1, one.begin):
        if page.bits[k] & (NEGATION | VERBAL):
            return None
        hit = page.lexicon.cue_nouns.at(page.low, k, one.begin)
        if hit is not None and hit[1][0].cue_class in CONFIRMING:
            return hit[1][0].cue_class if page.low[k + hit[0]] == "," else None
    return None


def _before(scan: Scan, one: Attribution) -> Words | None:
    """What stands before a parenthesis that a colon follows: "The news is true, X said: ..."."""
    page = scan.page
    comma, first = one.begin - 1, page.sentences[one.sentence].first
    while comma > first and page.bits[comma] & VERBAL:
        comma -= 1
    colon = page.low[one.content[0][0] - 1] == ":"
    return (first, comma) if colon and comma > first and page.low[comma] == "," else None


def _subject_end(scan: Scan, k: int, last: int) -> tuple[int, bool]:
    """Behind the subject, and whether it is a report: "it", "that", "the report of X"."""
    page = scan.page
    if page.has(k, NEUTER | HE) and not page.has(k + 1, REPORT_NOUN):
        return k + 1, False
    for n in range(k, min(last, k + SUBJECT_WORDS_MAX)):
        if page.bits[n] & REPORT_NOUN and page.has(k, DETERMINER | REPORT_NOUN):
            return _behind_noun(scan, n + 1, last), True
    return k, False


def _behind_noun(scan: Scan, begin: int, last: int) -> int:
    """Behind what the reports are about: "the reports that X had died [are true]"."""
    page = scan.page
    if not page.has(begin, PREPOSITION | COMPLEMENTISER):
        return begin
    at = next((k for k in range(begin, last) if page.bits[k] & WORDS), begin)
    while at > begin and page.bits[at - 1] & NEAR & ~DETERMINER:
        at -= 1
    return at


def _verdict(scan: Scan, begin: int, last: int) -> CueClass | None:
    """Whether "is (not) true" or "is (not) false" stands here, and nothing hangs on it."""
    page = scan.page
    limit = min(last, begin + VERDICT_WORDS_MAX)
    k, before = begin, 0
    while k < limit and not page.bits[k] & WORDS:
        if not page.bits[k] & NEAR:
            return None
        before |= page.bits[k]
        k += 1
    if k == limit or not (before & BE or page.lexicon.verb_last):
        return None
    said = behind = 0
    while k < last and page.bits[k] & WORDS:
        said |= page.bits[k]
        k += 1
    while k < last and page.bits[k] & (NEGATION | ADVERB):
        behind |= page.bits[k]
        k += 1
    if k < last and page.low[k][0].isalnum() and not page.bits[k] & CLOSES:
        return None  # "it is true love"
    negated = bool((before | behind) & NEGATION) != bool(said & FALSE_WORD)
    return "deny" if negated else "confirm"
