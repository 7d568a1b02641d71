"""The German sentence: its verb in two places, its subordinate verb last -> source and content.

"Der Minister hat am Dienstag Berichte bestätigt, wonach ...", "Zwei Menschen starben, wie die
Polizei mitteilte", "Der Kreml dementierte, Truppen entsandt zu haben", "..., sagte er, die Lage
sei ernst". Elsewhere the rules of the other languages hold.
"""

from typing import Final

from copytaster.stages.entities_to_claims.contents import trimmed_end
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.inflect import FINITE, INFINITIVE, PARTICIPLE
from copytaster.stages.entities_to_claims.parentheses import before_parenthesis
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words, left_phrase
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AT_TIME,
    CLITIC,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    HAVE,
    IN,
    MODAL,
    NEGATION,
    PERSONAL,
    RELATIVE,
    SUBORDINATOR,
    TIME_WORD,
    VERBAL,
)

Parts = tuple[Words, tuple[Words, ...]]
"""Source and content."""

MIDDLE_WORDS_MAX: Final = 40
"""Words between the two verbs of a sentence bracket."""

CLAUSE_WORDS_MAX: Final = 40
CLOSING_MARKS: Final = frozenset('“”"«»’‘')
AS_SAID: Final = frozenset({"wie"})
"""What opens a clause that only says who says it."""


def bracketed(scan: Scan, reading: Reading) -> Parts | None:
    """Source and content of an active cue in a German sentence; None where no pattern fits."""
    page = scan.page
    if not page.lexicon.verb_last or reading.passive or _after_quotation(scan, reading.i):
        return None
    sentence = page.sentences[page.sentence[reading.i]]
    opener = _as_said(scan, reading.i, sentence.first)
    if opener is not None:
        return _said_aside(scan, reading, opener, sentence.first)
    finite = _finite(scan, reading, sentence.first)
    if finite is None:
        return None
    source = _subject(scan, finite, reading, sentence.first)
    if source is None:
        return None
    if finite < reading.i and _after_quotation(scan, finite):
        said = before_parenthesis(scan, finite)
        return (source, (said,)) if said is not None else None
    content = _behind(scan, max(reading.i + reading.size, source[1]), sentence.last)
    if content is None and finite < reading.i:
        content = _middle(scan, finite, reading.i, source)
    return (source, (content,)) if content is not None else None


def _after_quotation(scan: Scan, i: int) -> bool:
    """Whether a closed quotation stands right before word `i`: the rules of all languages hold."""
    page = scan.page
    k = i - 1 if i and page.low[i - 1] == "," else i
    return k > 0 and page.low[k - 1] in CLOSING_MARKS


def _as_said(scan: Scan, i: int, floor: int) -> int | None:
    """The "wie" that opens the clause which the cue ends."""
    page = scan.page
    if i + 1 < len(page.low) and page.low[i + 1][0].isalnum() and not page.bits[i + 1] & VERBAL:
        return None
    for k in range(i - 1, max(floor, i - CLAUSE_WORDS_MAX) - 1, -1):
        if page.low[k] in AS_SAID and (k == floor or not page.low[k - 1][0].isalnum()):
            return k
        if page.low[k] in {",", ";", ":", "„", "“"}:
            return None
    return None


def _said_aside(scan: Scan, reading: Reading, opener: int, floor: int) -> Parts | None:
    page = scan.page
    source = right_phrase(scan, opener + 1, apposition=False)
    if source is None:
        return None
    if opener > floor:
        begin, end = floor, trimmed_end(scan, floor, opener)
    else:
        begin = reading.i + reading.size
        while begin < len(page.low) and not page.low[begin][0].isalnum():
            begin += 1
        last = page.sentences[page.sentence[reading.i]].last
        end = trimmed_end(scan, begin, last)
    return (source, ((begin, end),)) if end > begin else None


def _finite(scan: Scan, reading: Reading, floor: int) -> int | None:
    """Where the finite verb of the main clause stands: the cue itself, or an auxiliary before
    it.
    """
    page = scan.page
    i, bits = reading.i, reading.bits
    ends = i + reading.size
    closes = (
        ends >= len(page.low)
        or not page.low[ends][0].isalnum()
        or page.bits[ends] & (COORDINATOR | VERBAL)
    )
    if bits & (PARTICIPLE | INFINITIVE) and closes:
        for k in range(i - 1, max(floor, i - MIDDLE_WORDS_MAX) - 1, -1):
            if page.bits[k] & (HAVE | MODAL):
                return k
            if page.low[k] in {",", ";", ":"} or page.bits[k] & COMPLEMENTISER:
                break
    return i if bits & FINITE and not _is_subordinate(scan, i, floor) else None


def _is_subordinate(scan: Scan, i: int, floor: int) -> bool:
    page = scan.page
    for k in range(i - 1, floor - 1, -1):
        if page.low[k] in {",", ";", ":", "„", "“"}:
            behind = page.bits[k + 1]
            return behind & (COMPLEMENTISER | SUBORDINATOR | RELATIVE) != 0
    return page.bits[floor] & (COMPLEMENTISER | SUBORDINATOR) != 0 and not page.bits[floor] & IN


def _subject(scan: Scan, finite: int, reading: Reading, floor: int) -> Words | None:
    """The subject before the finite verb, or behind it where something else opens the sentence."""
    left = left_phrase(scan, finite - 1, floor)
    if left is not None and _can_speak(scan, left):
        return left
    begin = finite + (1 if finite < reading.i else reading.size)
    right = right_phrase(scan, begin, apposition=False)
    if right is None or not _can_speak(scan, right):
        return None
    if finite < reading.i < right[1]:
        right = (right[0], reading.i)
    return right


def _can_speak(scan: Scan, words: Words) -> bool:
    page = scan.page
    table = page.lexicon.roles.table
    return any(
        page.mention[k] >= 0 or page.bits[k] & PERSONAL or page.low[k] in table
        for k in range(*words)
    )


def _behind(scan: Scan, begin: int, end: int) -> Words | None:
    """What follows the comma behind verb and subject: a clause with "dass", an infinitive, or
    speech that is not quoted.
    """
    page = scan.page
    k = begin
    while k < end and (page.bits[k] & (TIME_WORD | ADVERB | AT_TIME | IN) or page.mention[k] >= 0):
        k += 1
    if k >= end or page.low[k] not in {",", ":"} or k + 1 >= end:
        return None
    if page.low[k] == "," and _is_aside(scan, k + 1, end):
        return None
    last = trimmed_end(scan, k + 1, end)
    return (k + 1, last) if last > k + 1 else None


def _is_aside(scan: Scan, first: int, end: int) -> bool:
    """Whether a clause behind a comma tells more of what stands before it: "der am Montag ..."."""
    page = scan.page
    bits = page.bits[first]
    if bits & COMPLEMENTISER:
        return False
    if not bits & (RELATIVE | SUBORDINATOR):
        return False
    last = next((k for k in range(first, end) if page.low[k] in {",", "."}), end)
    return not bits & DETERMINER or page.bits[last - 1] & VERBAL != 0


def _middle(scan: Scan, finite: int, i: int, source: Words) -> Words | None:
    """What stands between the two verbs: "hat Berichte über ... bestätigt"."""
    page = scan.page
    begin = max(finite + 1, source[1]) if source[0] > finite else finite + 1
    while begin < i and (
        page.bits[begin] & (ADVERB | TIME_WORD | CLITIC | NEGATION)
        or (page.bits[begin] & (AT_TIME | IN) and page.has(begin + 1, TIME_WORD))
    ):
        begin += 1
    return (begin, i) if begin < i else None
