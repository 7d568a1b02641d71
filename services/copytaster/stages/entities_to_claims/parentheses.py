"""Source and cue that break into what is said, or follow it: "The museum, X said, opened"."""

from typing import Final

from copytaster.stages.entities_to_claims.clauses import DATELINE_WORDS_MAX, is_hyphen
from copytaster.stages.entities_to_claims.contents import CLAUSE_AHEAD_MAX, DASHES, trimmed_end
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADDRESSING,
    ADVERB,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    OF,
    PERSONAL,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)

PARENTHETIC_WORDS_MIN: Final = 3
"""Words before ", X said" that make it a parenthesis and not an opening phrase."""

BEFORE_PARENTHESIS: Final = frozenset({",", "–", "—", "―", "-", "?", "!", "…"}) | QUOTE_MARKS


def is_parenthetic(scan: Scan, left: int, right: int) -> bool:
    """Whether source and cue between `left` and `right` only break into, or follow, what is
    said.
    """
    page = scan.page
    sentence = page.sentences[page.sentence[left]]
    before = left - 1
    if before < sentence.first or page.low[before] not in BEFORE_PARENTHESIS:
        return False
    words = before - sentence.first
    if (
        words < PARENTHETIC_WORDS_MIN
        and scan.quotes.holding(before) is None
        and not _goes_on(scan, right, sentence.last)
    ):
        return False
    if page.low[before] in DASHES and not _says(scan, sentence.first, before):
        return False
    if page.low[before] == "," and (
        (_opens_with_phrase(scan, sentence.first, before) and not _resumes(scan, right))
        or _is_main_behind(scan, sentence.first, before, left, right)
    ):
        return False
    return right >= sentence.last or _breaks_off(scan, before, right, sentence.last)


def _past_time(scan: Scan, right: int, end: int) -> int:
    """Behind the adverbs and words of time that may follow a cue: "X said then, "."""
    page = scan.page
    while right < end and page.bits[right] & (ADVERB | TIME_WORD):
        right += 1
    return right


def _goes_on(scan: Scan, right: int, end: int) -> bool:
    """Whether the verb or the quotation of a clause follows, whose subject stands before: "The
    museum, X said, celebrated".
    """
    page = scan.page
    k = _past_time(scan, right, end)
    if k + 1 >= end or page.low[k] != ",":
        return False
    opens = page.low[k + 1] in '“„«"'
    return opens or page.has(k + 1, VERBAL) or is_finite(page, scan.verbs, k + 1)


def _resumes(scan: Scan, right: int) -> bool:
    """Whether a clause follows behind the parenthesis: "During his years, X said, it rose"."""
    beyond = beyond_parenthesis(scan, right)
    return beyond is not None and _says(scan, *beyond)


def _breaks_off(scan: Scan, before: int, right: int, end: int) -> bool:
    """Whether what stands behind the cue is nothing that is said."""
    page = scan.page
    word, bits = page.low[right], page.bits[right]
    if bits & COMPLEMENTISER:
        return False
    if not word[0].isalnum():
        return word not in '“„«":'
    day = _is_day(page, right, end)
    if (day or bits & (TIME_WORD | PREPOSITION)) and _completed(scan, right, end):
        return False
    if day:
        return True
    if scan.quotes.holding(before) is not None and page.low[before] in "”»\"“’'":
        return True
    if page.has(right - 1, ADDRESSING) and (page.capital[right] or bits & DETERMINER):
        return not any(page.bits[k] & COMPLEMENTISER for k in range(right + 1, end))
    return bits & (PREPOSITION | ADDRESSEE | TIME_WORD | ADVERB | CLAUSE_OPENER) != 0


def _is_day(page: Page, k: int, end: int) -> bool:
    """Whether an article and a day stand here, and nothing that is said behind them: "informó la
    policía el lunes en Madrid", "el 5 de mayo".
    """
    months, behind = page.lexicon.months, k + 1
    if not page.bits[k] & DETERMINER:
        return False
    while behind < end and (
        page.bits[behind] & (TIME_WORD | OF) or page.low[behind].isdigit()
        or page.low[behind] in months
    ):  # fmt: skip
        behind += 1
    words = range(k + 1, behind)
    if not any(page.bits[n] & TIME_WORD or page.low[n] in months for n in words):
        return False
    ended = behind >= end or not page.low[behind][0].isalnum()
    return ended or page.bits[behind] & (PREPOSITION | ADVERB | CLAUSE_OPENER) != 0


def _completed(scan: Scan, right: int, end: int) -> bool:
    """Whether "that" follows behind a day or occasion: "X said on Friday that"."""
    page = scan.page
    for k in range(right, min(end, right + CLAUSE_AHEAD_MAX)):
        if not page.low[k][0].isalnum():
            return False
        if page.bits[k] & COMPLEMENTISER and not page.has(k + 1, VERBAL):
            clause = scan.clause_at(k)
            return clause.kind == "complement" and clause.first == k
    return False


def _opens_with_phrase(scan: Scan, first: int, comma: int) -> bool:
    """ "On Thursday, ..." and "After the briefing, ..." have no verb and are nothing that is
    said.
    """
    page = scan.page
    if not page.bits[first] & (PREPOSITION | TIME_WORD | ADVERB):
        return False
    return not any(
        page.bits[k] & VERBAL or k in scan.events or k in scan.cues for k in range(first, comma)
    )


def _says(scan: Scan, first: int, last: int) -> bool:
    """Whether words say something, unlike a dateline or a name: they have a verb or quote."""
    page = scan.page
    return any(
        page.bits[k] & VERBAL or k in scan.events or k in scan.cues or scan.quotes.at[k] >= 0
        for k in range(first, last)
    )


def _is_main_behind(scan: Scan, first: int, comma: int, left: int, right: int) -> bool:
    """ "If they come, NATO will answer": a main clause of its own behind a subordinate one."""
    page = scan.page
    opening = scan.clause_at(first)
    if opening.kind not in {"condition", "subordinate"} or opening.last < comma:
        return False
    subject_first = page.mention[left] >= 0 or page.has(left, DETERMINER | PERSONAL)
    sentence = page.sentences[page.sentence[left]]
    return subject_first and trimmed_end(scan, right, sentence.last) <= right


def before_parenthesis(scan: Scan, left: int) -> Words | None:
    """What stands before a parenthesis: the sentence so far, and the whole quotation it ends."""
    page = scan.page
    sentence = page.sentences[page.sentence[left]]
    first, last = behind_dateline(scan, sentence.first, left), left
    while last > first and page.low[last - 1] in {",", "–", "—", "-", "―"}:
        last -= 1
    quote = scan.quotes.holding(last - 1)
    speech = quote is not None and quote.is_speech and quote.first > first
    if quote is not None and speech and page.low[quote.first - 1] in {":", "."}:
        first = quote.first  # the quotation alone: what stands before it is another sentence
    return (first, last) if last > first else None


def beyond_parenthesis(scan: Scan, right: int) -> Words | None:
    """What goes on behind a parenthesis: the second half of a quotation, or of the sentence."""
    page = scan.page
    sentence = page.sentences[page.sentence[right - 1]]
    right = _past_time(scan, right, sentence.last)
    if right >= sentence.last or page.low[right] not in {",", "–", "—", ":"}:
        return None
    k = right + 1
    if k >= sentence.last or page.low[k][-3:] in {"ing", "ndo"}:
        return None
    if page.bits[k] & (CLAUSE_OPENER | COORDINATOR) and not page.bits[k] & COMPLEMENTISER:
        return None
    last = trimmed_end(scan, k, sentence.last)
    return (k, last) if last - k >= PARENTHETIC_WORDS_MIN else None


def behind_dateline(scan: Scan, first: int, end: int) -> int:
    """Where the sentence begins behind a dateline: "ROME (Agency) - Two people"."""
    page = scan.page
    for k in range(first + 1, min(end, first + DATELINE_WORDS_MAX)):
        if page.low[k] in DASHES and not is_hyphen(page, k):
            marked = page.low[k - 1] == ")" or page.surface(first, first + 1).isupper()
            return k + 1 if marked and not _says(scan, first, k) else first
    return first
