"""Behind a German or Dutch verb of saying -> the clause, quotation or colon that is said."""

from typing import Final

from copytaster.stages.entities_to_claims.contents import trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.phrase_shapes import is_noun_phrase
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_second import INSIDE, Bracket, next_mark
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    COMPLEMENTISER,
    DETERMINER,
    INFINITIVE_MARK,
    INTERROGATIVE,
    NEUTER,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    REPORTING_MOOD,
    SUBORDINATOR,
    VERBAL,
)

ASIDES_MAX: Final = 4
"""Asides that may stand between a verb and what is said."""

AHEAD_WORDS_MAX: Final = 8
"""Words behind the closed bracket before its comma: "teilte mit Blick auf die Lage mit"."""

WHOEVER: Final = frozenset({"wer", "wie"})
"""Openers of a subject clause: "sagte, wer das tue, sei ..."."""

CLAUSE_WORDS_MIN: Final = 3


def said_behind(
    scan: Scan, bracket: Bracket, start: int, *, at_once: bool = False
) -> tuple[Words, ...]:
    """What is said behind word `start`; empty where nothing is. `at_once`: the clause is closed,
    so that only a few words may stand before the mark.
    """
    page, limit = scan.page, bracket.limit
    k = start
    for _ in range(ASIDES_MAX):
        mark = next_mark(scan, k, limit)
        quote = _quotation(scan, bracket, k, mark)
        if quote is not None:
            return whole_quotes(scan, quote)
        if mark >= limit or (at_once and mark - start > AHEAD_WORDS_MAX):
            return _below(scan, bracket) if mark >= limit else ()
        if page.low[mark] == ":":
            return _whole(scan, bracket, mark + 1) or _below(scan, bracket)
        if page.bits[mark] & COMPLEMENTISER:
            return _whole(scan, bracket, mark)
        if page.low[mark] != ",":
            return _below(scan, bracket) if mark == limit - 1 else ()
        if bracket.opener >= 0 and _goes_on(scan, mark + 1):
            return ()  # "Nachdem er es bestritten hatte, räumte er ein, dass ..."
        if _is_said(scan, mark + 1, limit):
            return _whole(scan, bracket, mark + 1)
        k = _behind_aside(scan, mark + 1, limit)
        at_once = False
        start = k
    return ()


def _quotation(scan: Scan, bracket: Bracket, begin: int, end: int) -> Words | None:
    """Speech that opens before `end`, set off by nothing but its marks."""
    at = scan.quotes.at
    for k in range(begin, min(end + 2, bracket.limit)):
        quote = scan.quotes.holding(k)
        if quote is None or at[k] == at[bracket.finite] or quote.first != k:
            continue
        if quote.is_speech and not scan.page.bits[k - 1] & (DETERMINER | PREPOSITION):
            return (k, quote.last)
    return None


def _whole(scan: Scan, bracket: Bracket, first: int) -> tuple[Words, ...]:
    end = _main_verb(scan, bracket, first) if bracket.opener >= 0 else bracket.limit
    last = trimmed_end(scan, first, end)
    if last <= first or not any(scan.page.low[k][0].isalnum() for k in range(first, last)):
        return ()
    inside = scan.quotes.holding(bracket.finite)
    if inside is not None and inside.is_speech:
        return ((first, last),)
    return whole_quotes(scan, (first, last))


def _main_verb(scan: Scan, bracket: Bracket, first: int) -> int:
    """Where the main clause goes on: "Der Pilot, der zugab, getrunken zu haben, *wurde* ..."."""
    page, at = scan.page, scan.quotes.at
    for k in range(first, bracket.limit - 1):
        verb = page.bits[k + 1] & VERBAL or k + 1 in scan.verbs.finite
        if page.low[k] == "," and at[k] == at[bracket.finite] and verb:
            return k
    return bracket.limit


def _below(scan: Scan, bracket: Bracket) -> tuple[Words, ...]:
    """ "X sagte:" and the quotation on the next line."""
    end = bracket.limit
    quote = scan.quotes.holding(end) if end < len(scan.page.low) else None
    if quote is None or quote.first != end or not quote.is_speech:
        return ()
    return whole_quotes(scan, (quote.first, quote.last))


def _is_said(scan: Scan, first: int, limit: int) -> bool:
    """Whether the clause behind a comma is what is said, and not an aside: an apposition, a
    relative clause, a reason.
    """
    page = scan.page
    if first >= limit:
        return False
    bits = page.bits[first]
    speaks = scan.quotes.at[first] != scan.quotes.at[first - 2]
    if speaks or bits & COMPLEMENTISER or (bits & INTERROGATIVE and not bits & RELATIVE):
        return True
    if bits & SUBORDINATOR and not bits & PREPOSITION:
        return False
    if first in scan.verbs.finite and not page.capital[first]:
        return False  # "..., schrieb der Trainer"
    last = next_mark(scan, first, limit)
    if last - first < CLAUSE_WORDS_MIN or is_noun_phrase(scan, first, last):
        return False
    if is_infinitive(scan, first, last):
        return True
    behind = bits & PREPOSITION and page.has(first + 1, RELATIVE)
    if behind and _is_fronted(scan, first, last):
        return True
    relative = behind or (bits & RELATIVE and page.low[first] not in WHOEVER)
    return not relative or _is_second(scan, first, last)


def is_infinitive(scan: Scan, first: int, last: int) -> bool:
    """Whether a clause ends with "zu" and its verb: "Serbien zu zwingen", "erneut anzutreten"."""
    page = scan.page
    if not page.lexicon.capital_nouns:  # "te hebben ontvangen", but "om te helpen" is a purpose
        marked = any(page.bits[k] & INFINITIVE_MARK for k in range(first + 1, last))
        return marked and not page.bits[first] & PREPOSITION
    while last - 1 > first and page.bits[last - 1] & VERBAL and page.low[last - 2] != "zu":
        last -= 1
    word = page.low[last - 1]
    if last - first < 2 or page.capital[last - 1] or not word.endswith("n"):  # noqa: PLR2004
        return False
    return page.bits[last - 2] & INFINITIVE_MARK != 0 or INSIDE.match(word) is not None


def _is_second(scan: Scan, first: int, last: int) -> bool:
    """Whether the verb of "die Lage sei ernst" comes second, unlike that of a relative clause."""
    page = scan.page
    verbs = [
        k
        for k in range(first + 1, last - 1)
        if (page.bits[k] & (VERBAL | REPORTING_MOOD) or k in scan.verbs.finite)
        and page.mention[k] < 0
    ]
    closes = page.bits[last - 1] & VERBAL or last - 1 in scan.verbs.finite
    if not verbs:
        return _ends_with_noun(scan, first, last)
    subject = page.has(first + 1, PERSONAL | NEUTER | DETERMINER | ADVERB)
    return not (closes and subject) and is_noun_phrase(scan, first, verbs[0])


def _ends_with_noun(scan: Scan, first: int, last: int) -> bool:
    """Whether a German clause opens with an article and ends with a noun, where a relative clause
    has its verb: "die Sorge wegen der Stoffe resultiere aus der Erfahrung".
    """
    page = scan.page
    if not page.lexicon.capital_nouns or page.mention[last - 1] >= 0:
        return False
    noun = next((k for k in range(first + 1, last) if page.capital[k]), last)
    return page.capital[last - 1] and not is_noun_phrase(scan, noun, last)


def _goes_on(scan: Scan, k: int) -> bool:
    """Whether a finite verb behind a comma opens the main clause."""
    finite = k in scan.verbs.finite or (k in scan.cues and not scan.page.bits[k] & PREPOSITION)
    return finite and not scan.page.capital[k]


def _is_fronted(scan: Scan, first: int, last: int) -> bool:
    """Whether a main clause begins with its preposition: "bei dem Angriff seien zwei Männer
    verletzt worden", but not "bei dem zwei Männer verletzt worden seien".
    """
    page = scan.page
    verb = next((k for k in range(first, last) if page.bits[k] & (VERBAL | REPORTING_MOOD)), last)
    goes_on = verb + 1 < last and not page.bits[verb + 1] & VERBAL
    return goes_on and is_noun_phrase(scan, first + 1, verb)


def _behind_aside(scan: Scan, first: int, limit: int) -> int:
    page, at = scan.page, scan.quotes.at
    return next(
        (k for k in range(first, limit) if page.low[k] == "," and at[k] == at[first - 1]), limit
    )
