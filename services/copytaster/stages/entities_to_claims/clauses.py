"""A sentence -> its clauses, and which of them carry its main assertion."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.quotes import Quotes
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADVERB,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    CONDITIONAL,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    RELATIVE,
    REPORT_NOUN,
    SUBORDINATOR,
    TIME_WORD,
    VERBAL,
)

ClauseKind = Literal["main", "complement", "subordinate", "relative", "condition", "aside"]
INNER: Final = frozenset[ClauseKind]({"subordinate", "relative", "condition", "aside"})
"""Clauses that a comma closes."""

COORDINATED_WORDS: Final = 8
"""How far behind "and" a verb may be for it to begin a clause: a subject of a few words stands
between.
"""

DASHES: Final = frozenset({"–", "—", "-", "―"})
OPENING: Final = frozenset({"“", "„", "«"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `first` to `last` (exclusive). `joined`: behind "and", with the subject of the clause
    before.
    """

    first: int
    last: int
    kind: ClauseKind
    joined: bool


@dataclass(frozen=True, slots=True)
class Verbs:
    """Positions of words that may be finite verbs, and of cues."""

    finite: AbstractSet[int]
    cues: AbstractSet[int]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A clause begins: what kind it is, what a comma leads back to, and whether it shares its
    subject.
    """

    kind: ClauseKind
    outer: ClauseKind
    joined: bool = False


def clauses_of(page: Page, quotes: Quotes, verbs: Verbs) -> tuple[tuple[Clause, ...], list[int]]:
    """All clauses in text order, and for each word the number of its clause."""
    clauses: list[Clause] = []
    clause_of = [0] * len(page.low)
    for sentence in page.sentences:
        current = _Opened(_first_kind(page, sentence.first), "main")
        begin = sentence.first
        for i in range(sentence.first + 1, sentence.last):
            opened = _boundary(page, quotes, verbs, current, i, begin)
            if opened is None:
                continue
            clause_of[begin:i] = [len(clauses)] * (i - begin)
            clauses.append(Clause(begin, i, current.kind, current.joined))
            current, begin = opened, i
        clause_of[begin : sentence.last] = [len(clauses)] * (sentence.last - begin)
        clauses.append(Clause(begin, sentence.last, current.kind, current.joined))
    return tuple(clauses), clause_of


def _first_kind(page: Page, i: int) -> ClauseKind:
    if page.has(i, CONDITIONAL):
        return "condition"
    return "subordinate" if page.has(i, SUBORDINATOR) else "main"


def _boundary(
    page: Page, quotes: Quotes, verbs: Verbs, current: _Opened, i: int, begin: int
) -> _Opened | None:
    word = page.low[i]
    ended = quotes.holding(i - 1)
    if ended is not None and ended.last == i and ended.is_speech and word not in ",.":
        return _Opened("main", "main")
    if word.isalpha():
        bits = page.bits[i]
        if bits & CLAUSE_OPENER:
            return _opener(page, verbs, current, i, begin)
        if bits & (COORDINATOR | CONTRAST):
            return _coordinated(page, verbs, current, i)
        return None
    previous = page.low[i - 1]
    if word == ",":
        if ended is not None and ended.last == i and ended.is_speech:
            return _Opened("main", "main")
        return _Opened(current.outer, current.outer) if current.kind in INNER else None
    if word in DASHES or word == "(":
        if current.kind == "aside" and word in DASHES:
            return _Opened(current.outer, current.outer)
        return _Opened("aside", _base(current))
    if word == ")":
        return _Opened(current.outer, current.outer)
    if word in ";:" or (word in OPENING and previous == ":"):
        return _Opened("main", "main")
    if word in OPENING:
        quote = quotes.holding(i)
        return _Opened("complement", "complement") if quote and quote.is_speech else None
    return None


def _base(current: _Opened) -> ClauseKind:
    return current.outer if current.kind in INNER else current.kind


def _opener(page: Page, verbs: Verbs, current: _Opened, i: int, begin: int) -> _Opened | None:
    bits = page.bits[i]
    base = _base(current)
    if bits & COMPLEMENTISER and (not bits & RELATIVE or _completes(page, verbs, i, begin)):
        return _Opened("complement", "complement")
    if bits & RELATIVE:
        if bits & DETERMINER and page.low[i - 1] != ",":
            return None
        return _Opened("relative", base)
    if bits & CONDITIONAL:
        return _Opened("condition", base)
    if bits & SUBORDINATOR:
        return _Opened("subordinate", base)
    return None


def _completes(page: Page, verbs: Verbs, i: int, begin: int) -> bool:
    """Whether "that" follows a verb or noun of saying rather than the noun it describes."""
    k = i - 1
    while k >= begin and (
        page.bits[k] & (TIME_WORD | ADDRESSEE | ADVERB) or not page.low[k].isalpha()
    ):
        k -= 1
    if k < begin:
        return True
    if k in verbs.cues or page.bits[k] & REPORT_NOUN:
        return True
    if not any(cue in verbs.cues for cue in range(max(begin, i - 12), i)):
        return page.bits[k] & (COORDINATOR | COMPLEMENTISER) != 0
    return page.mention[k] >= 0 or page.bits[k] & VERBAL != 0


def _coordinated(page: Page, verbs: Verbs, current: _Opened, i: int) -> _Opened | None:
    """ "and" begins a clause where a finite verb follows before the next mark or conjunction."""
    last = min(i + 1 + COORDINATED_WORDS, len(page.low))
    for k in range(i + 1, last):
        word, bits = page.low[k], page.bits[k]
        if not word[0].isalnum() or bits & (COORDINATOR | CONTRAST):
            return None
        if bits & CLAUSE_OPENER:
            return None
        if bits & VERBAL or k in verbs.finite:
            joined = k == i + 1 or all(page.bits[n] & (ADVERB | VERBAL) for n in range(i + 1, k))
            contrast = page.bits[i] & CONTRAST and page.low[i - 1] == ","
            kind = _base(current) if contrast else current.kind
            return _Opened(kind, current.outer, joined=joined)
    return None
