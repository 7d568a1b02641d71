"""A sentence -> its clauses, and which of them carry its main assertion."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from copytaster.stages.entities_to_claims.clause_openers import completes, describes, is_set_off
from copytaster.stages.entities_to_claims.marks import ED, SIGN
from copytaster.stages.entities_to_claims.no_amounts import is_day_in_brackets
from copytaster.stages.entities_to_claims.page import Page, Span, ends_sentence
from copytaster.stages.entities_to_claims.quotes import Quotes
from copytaster.stages.entities_to_claims.verb_words import (
    Verbs,
    begins_clause,
    is_finite,
)
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    CONDITIONAL,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    INFINITIVE_MARK,
    INTERROGATIVE,
    NEGATION,
    NEUTER,
    PERSONAL,
    RELATIVE,
    SUBORDINATOR,
    VERBAL,
)
from copytaster.stages.record import dataclass

ClauseKind = Literal["main", "complement", "subordinate", "relative", "condition", "aside"]
INNER: Final = frozenset[ClauseKind]({"subordinate", "relative", "condition", "aside"})
"""Clauses that a comma closes."""

BOUNDING: Final = CLAUSE_OPENER | COORDINATOR | CONTRAST | INTERROGATIVE
"""What a word must be to open a clause, outside relative clauses and quotations."""

STOPPING: Final = BOUNDING | VERBAL

DATELINE_WORDS_MAX: Final = 10
"""Words before the dash of a dateline: "ROME, May 3 (Agency) –"."""

DASHES: Final = frozenset({"–", "—", "-", "―"})
OPENING: Final = frozenset({"“", "„", "«"})


def is_hyphen(page: Page, i: int) -> bool:
    """Whether a short dash joins what stands on both sides of it: "26-year-old", "81-jarige"."""
    if page.low[i] != "-" or not 0 < i < len(page.low) - 1:
        return False
    return page.ends[i - 1] == page.starts[i] and page.ends[i] == page.starts[i + 1]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `first` to `last` (exclusive).

    `unit` is one number for all parts of a clause that others interrupt. `joined`: behind "and",
    with the subject of the unit `before` (-1: none).
    """

    first: int
    last: int
    kind: ClauseKind
    joined: bool
    unit: int
    before: int


@dataclass(frozen=True, slots=True)
class _State:
    """The clause being read. `outer`, `outer_unit`, `outer_verb`: what its end leads back to.

    `fronted`: a complement inside a clause that opens the sentence; a comma ends both.
    """

    kind: ClauseKind
    unit: int
    outer: ClauseKind = "main"
    outer_unit: int = -1
    outer_verb: bool = False
    joined: bool = False
    before: int = -1
    fronted: bool = False


class _Reader:
    """Reads one page clause by clause; the only state is where the current clause began."""

    def __init__(self, page: Page, quotes: Quotes, verbs: Verbs) -> None:
        self.page, self.quotes, self.verbs = page, quotes, verbs
        self.clauses: list[Clause] = []
        self.clause_of = [0] * len(page.low)
        self.units = 0
        self.state = _State("main", 0)
        self.begin = self.sentence = 0
        self.verb_at = -1
        self.dashed: _State | None = None
        self.enclosed = False
        self.likely_verbs = {*verbs.finite, *page.marked(ED)}
        self.openers = {*page.marked(SIGN), *self._ends_of_quotes()}
        self.stops = self.likely_verbs | self.openers

    def _ends_of_quotes(self) -> Iterator[int]:
        """Where quotations begin and end, and words inside that may begin a sentence."""
        capital = self.page.capital
        for quote in self.quotes.all:
            yield from (quote.first, quote.last)
            yield from (i for i in range(quote.first, quote.last) if capital[i])

    def read(self, sentence: Span) -> None:
        """Cut one sentence."""
        self.state, self.begin, self.verb_at = self._new(self._first_kind(sentence)), -1, -1
        self.begin = self.sentence = sentence.first
        self.dashed = None
        self.enclosed = False
        bits, stops, verbs = self.page.bits, self.stops, self.likely_verbs
        for i in range(sentence.first, sentence.last):
            here = bits[i]
            if not here & STOPPING and i not in stops:
                continue  # most words are passed over at once
            likely = here & VERBAL or i in verbs
            opened = None
            if i > sentence.first and (
                here & BOUNDING or i in self.openers or self.state.kind == "relative"
            ):
                opened = self._boundary(i)
            if opened is not None:
                self._close(i)
                resumed = opened.unit == self.state.outer_unit >= 0
                had_verb = self.state.outer_verb and resumed
                self.state, self.begin = opened, i
                self.verb_at = i if had_verb else -1
            if likely and is_finite(self.page, self.verbs, i):
                self.verb_at = i
        self._close(sentence.last)

    def _close(self, end: int) -> None:
        state, begin = self.state, self.begin
        self.clause_of[begin:end] = [len(self.clauses)] * (end - begin)
        self.clauses.append(Clause(begin, end, state.kind, state.joined, state.unit, state.before))

    def _new(self, kind: ClauseKind, *, inner: bool = False) -> _State:
        """A clause of its own; an `inner` one leads back to the clause it interrupts."""
        self.units += 1
        if not inner:
            now = self.state
            opens = now.kind in {"condition", "subordinate"} and now.outer_unit < 0
            return _State(kind, self.units, outer=kind, fronted=opens and kind == "complement")
        now = self.state
        if now.kind in INNER:
            return _State(kind, self.units, now.outer, now.outer_unit, now.outer_verb)
        return _State(kind, self.units, now.kind, now.unit, self.verb_at >= 0)

    def _outer(self) -> _State:
        """Back to the clause that was interrupted, or to a new one where there was none."""
        now = self.state
        if now.outer_unit < 0:
            return self._new(now.outer if now.outer not in INNER else "main")
        return _State(now.outer, now.outer_unit, outer=now.outer)

    def _first_kind(self, sentence: Span) -> ClauseKind:
        bits = self.page.bits[sentence.first] if sentence.last > sentence.first else 0
        if bits & CONDITIONAL:
            return "condition"
        return "subordinate" if bits & SUBORDINATOR else "main"

    def _boundary(self, i: int) -> _State | None:
        page = self.page
        word, bits = page.low[i], page.bits[i]
        ended = self.quotes.holding(i - 1)
        after_speech = ended is not None and ended.last == i and ended.is_speech
        if after_speech and word not in ",.":
            return self._new("main")
        if self._begins_sentence(i):
            return self._new("main")
        if not word.isalpha():
            return self._new("main") if after_speech and word == "," else self._mark(i)
        if self.state.kind == "relative" and self._is_over(i):
            return self._outer()
        if bits & CLAUSE_OPENER:
            return self._opener(i)
        if bits & (COORDINATOR | CONTRAST):
            return self._coordinated(i)
        if bits & INTERROGATIVE and not page.has(i - 1, INTERROGATIVE):
            return self._new("complement")
        return None

    def _begins_sentence(self, i: int) -> bool:
        """Whether a full stop inside a quotation ends a sentence right before word `i`."""
        page = self.page
        return page.capital[i] and self.quotes.at[i] >= 0 and ends_sentence(page, i - 1)

    def _mark(self, i: int) -> _State | None:
        page, state = self.page, self.state
        word = page.low[i]
        if word == "," and self.enclosed:
            return None  # "Jan Smit (Landbouw, D66) zei"
        if word == ",":
            if state.kind == "complement" and state.fronted:
                return self._new("main")
            return self._outer() if state.kind in INNER else None
        if word in DASHES and not is_hyphen(self.page, i):
            return self._dash(i)
        if word in "()" and is_day_in_brackets(self.page, i - 2 * (word == ")")):
            return None
        if word in "()":
            self.enclosed = word == "("
            return self._new("aside", inner=True) if self.enclosed else self._outer()
        if word in ";:" or (word in OPENING and page.low[i - 1] == ":"):
            return self._new("main")
        quote = self.quotes.holding(i) if word in OPENING else None
        return self._new("complement") if quote and quote.is_speech else None

    def _dash(self, i: int) -> _State:
        """A dash ends a dateline, or opens an aside that the next one closes."""
        if self.dashed is not None:
            back, self.dashed = self.dashed, None
            return back
        if self._ends_dateline(i):
            return self._new("main")
        self.dashed = self.state
        return self._new("aside", inner=True)

    def _ends_dateline(self, i: int) -> bool:
        """ "ROME (Agency) –": the sentence begins behind the dash."""
        page, first = self.page, self.sentence
        marked = page.low[i - 1] == ")" or page.surface(first, first + 1).isupper()
        return marked and self.verb_at < 0 and i - first <= DATELINE_WORDS_MAX

    def _opener(self, i: int) -> _State | None:
        bits = self.page.bits[i]
        if bits & COMPLEMENTISER and (
            not bits & RELATIVE or completes(self.page, self.verbs, i, self.begin)
        ):
            return self._new("complement")
        if bits & RELATIVE:
            if bits & DETERMINER and not describes(self.page, self.verbs, i):
                return None
            return self._new("relative", inner=True)
        if bits & CONDITIONAL:
            return self._new("condition", inner=True)
        begins = bits & SUBORDINATOR and is_set_off(self.page, i)
        return self._new("subordinate", inner=True) if begins else None

    def _is_over(self, i: int) -> bool:
        """Whether a second verb ends a relative clause that no comma closes.

        "The man who led the raid was arrested": the clause has its verb, the outer one none yet.
        """
        if self.state.outer_verb or self.verb_at < 0 or i - self.verb_at <= 1:
            return False
        page = self.page
        if page.bits[i - 1] & (COORDINATOR | INFINITIVE_MARK | RELATIVE | PERSONAL | NEUTER):
            return False
        between = range(self.verb_at + 1, i)
        if all(page.bits[k] & (ADVERB | NEGATION | VERBAL) for k in between):
            return False
        return begins_clause(page, self.verbs, i)

    def _coordinated(self, i: int) -> _State | None:
        """ "and" begins a clause where the one before has its verb, and another one follows."""
        page = self.page
        if self.verb_at < 0:
            return None
        k = self.verbs.next_after(page, i)
        if k < 0 or (k == i + 1 and i - 1 in self.verbs.finite and k not in self.verbs.certain):
            return None  # "killed or wounded": two verbs of one clause
        joined = all(page.bits[n] & (ADVERB | VERBAL | NEGATION) for n in range(i + 1, k))
        contrast = page.bits[i] & CONTRAST and page.low[i - 1] == ","
        state = self.state
        kind = state.outer if contrast and state.kind in INNER else state.kind
        self.units += 1
        return _State(
            kind, self.units, state.outer, state.outer_unit, state.outer_verb, joined,
            state.unit if joined else -1,
        )  # fmt: skip


def clauses_of(page: Page, quotes: Quotes, verbs: Verbs) -> tuple[tuple[Clause, ...], list[int]]:
    """All clauses in text order, and for each word the number of its clause."""
    reader = _Reader(page, quotes, verbs)
    for sentence in page.sentences:
        reader.read(sentence)
    return tuple(reader.clauses), reader.clause_of


def parts_of(clauses: tuple[Clause, ...], units: AbstractSet[int]) -> list[tuple[int, int]]:
    """The word ranges of some units, in order."""
    return [(clause.first, clause.last) for clause in clauses if clause.unit in units]
