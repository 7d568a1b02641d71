"""A German or Dutch sentence around a verb of saying -> where its two verbs stand, and its subject.

The finite verb comes second in a main clause and last in a subordinate one; what goes with it
(participle, infinitive, separated particle) closes the clause: "Der Minister *hat* am Dienstag
Berichte *bestätigt*", "das Ministerium *teilte* am Montag *mit*", "wie die Polizei *mitteilte*".
"""

import re
from typing import Final

from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.inflect import FINITE, INFINITIVE, PARTICIPLE
from copytaster.stages.entities_to_claims.page import ends_sentence
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import (
    AUXILIARY,
    BE,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    COORDINATOR,
    DECLINE,
    DETERMINER,
    FAIL,
    GOVERNOR,
    HAVE,
    IMPLICATIVE,
    IMPLIED,
    INFINITIVE_MARK,
    MODAL,
    PARTICLE,
    PLAN,
    PREPOSITION,
    RELATIVE,
    VERBAL,
)
from copytaster.stages.record import dataclass

MIDDLE_WORDS_MAX: Final = 40
"""Words between the two verbs of a sentence bracket."""

INSIDE: Final = re.compile(r"[^\W\d]{2,7}zu[^\W\d]+n$")
""" "Anzutreten", "zurückzuweisen"."""

INNER: Final = frozenset({"relative", "subordinate", "complement", "condition"})
"""Kinds of clauses with their verb last."""

GOVERNED_WORDS_MAX: Final = 6
"""Words between an infinitive and the verb that says it was done: "gezwungen, am Montag
einzuräumen".
"""

DONE: Final = IMPLIED | IMPLICATIVE
STOPS: Final = frozenset({";", ":", "–", "—"})
PASSED: Final = frozenset("-/%&'()$€£°+§")
"""Marks inside a phrase."""

MARKS: Final = frozenset({",", ";", ":", "–", "—"})


@dataclass(frozen=True, slots=True)
class Bracket:
    """The clause that a cue is the verb of, in words.

    `floor` and `limit` bound its sentence; `finite`: where its finite verb stands; `close`: behind
    the last word of its verb; `opener`: what opens a subordinate clause, -1 in a main clause;
    `closed`: whether a second verb or a particle closes the clause.
    """

    floor: int
    limit: int
    finite: int
    close: int
    opener: int
    closed: bool


def bracket_of(scan: Scan, reading: Reading) -> Bracket | None:
    """The clause around the cue; None where the cue cannot be its verb."""
    i, ends = reading.i, reading.i + reading.size
    floor, limit = bounds(scan, i)
    if reading.bits & INFINITIVE and _has_mark(scan, i):
        return _governed(scan, reading, floor, limit)
    found = _closed_by(scan, reading, floor, limit)
    if found is not None or not reading.bits & FINITE:
        fixed = reading.bits == 0
        return found or (Bracket(floor, limit, i, ends, -1, closed=False) if fixed else None)
    particle = _particle_at(scan, reading, limit)
    if particle >= 0:
        return Bracket(floor, limit, i, particle + 1, -1, closed=True)
    opener = _opener(scan, i, floor) if _ends_clause(scan, ends, limit) else -1
    if opener >= 0:
        return Bracket(floor, limit, i, ends, opener, closed=True)
    if _is_other_verb(scan, ends, limit):
        return None
    return Bracket(floor, limit, i, ends, -1, closed=False)


def _closed_by(scan: Scan, reading: Reading, floor: int, limit: int) -> Bracket | None:
    """The clause that the cue closes as a participle or infinitive."""
    if not reading.bits & (PARTICIPLE | INFINITIVE):
        return None
    page = scan.page
    ends = close = reading.i + reading.size
    while close < limit and page.bits[close] & VERBAL and page.mention[close] < 0:
        close += 1
    perfect = page.has(ends, HAVE | MODAL | AUXILIARY)  # "in Streit geraten waren": no advice
    opener = _opener(scan, reading.i, floor) if perfect else -1
    if opener >= 0:
        return Bracket(floor, limit, reading.i, close, opener, closed=True)
    if reading.passive and close == ends + 1:  # "ist bestätigt worden"
        finite, ends = _auxiliary(scan, reading.i, floor, BE), close
    else:
        dutch = not page.lexicon.capital_nouns and reading.passive  # "is door X bevestigd"
        wanted = PLAN if reading.cue_class == "no_commitment" else 0  # "wollte nicht bestätigen"
        finite = _auxiliary(scan, reading.i, floor, BE if dutch else wanted)
        if finite >= 0 and page.has(finite, MODAL) and page.has(ends, HAVE | BE):
            ends = close  # "soll bestätigt haben"
    german = page.lexicon.capital_nouns  # Dutch sets phrases behind: "heeft bevestigd aan"
    if finite < 0 or (german and not _ends_clause(scan, ends, limit)):
        return None
    opener = _opener(scan, reading.i, floor) if finite == reading.i - 1 else -1
    return Bracket(floor, limit, finite, ends, opener, closed=True)  # "zoals X heeft bevestigd"


def _governed(scan: Scan, reading: Reading, floor: int, limit: int) -> Bracket | None:
    """ "Sah sich gezwungen einzuräumen", "weigerte sich, den Angriff zuzugeben": the main verb of a
    sentence that says whether its infinitive was done.
    """
    page, i = scan.page, reading.i
    done = any(page.bits[k] & DONE for k in range(max(floor, i - GOVERNED_WORDS_MAX), i))
    if not (done or reading.group.has(DECLINE | FAIL)):
        return None
    for k in range(floor + 1, i):
        if page.mention[k] < 0 and (page.bits[k] & (VERBAL | GOVERNOR) or k in scan.verbs.finite):
            return Bracket(floor, limit, k, i + reading.size, -1, closed=True)
    return None


def _has_mark(scan: Scan, i: int) -> bool:
    """Whether "zu" or "te" makes the infinitive depend on a verb elsewhere: "zu bestätigen",
    "auszuschließen".
    """
    page = scan.page
    written = page.lexicon.capital_nouns and INSIDE.match(page.low[i]) is not None
    return page.has(i - 1, INFINITIVE_MARK) or written


def bounds(scan: Scan, i: int) -> Words:
    """The sentence around word `i`; inside a quotation the sentence within the marks."""
    page = scan.page
    sentence = page.sentences[page.sentence[i]]
    quote = scan.quotes.holding(i)
    if quote is None or not quote.is_speech:
        return sentence.first, sentence.last
    floor = max(sentence.first, quote.first + 1)
    limit = min(sentence.last, quote.last - quote.closed)
    before = (k + 1 for k in range(i - 1, floor - 1, -1) if ends_sentence(page, k))
    behind = (k for k in range(i, limit) if ends_sentence(page, k))
    return next(before, floor), next(behind, limit)


def _particle_at(scan: Scan, reading: Reading, limit: int) -> int:
    """Where the particle that the form leaves behind stands; -1 where it has none."""
    wanted = reading.form.particle
    if wanted is None:
        return -1
    page = scan.page
    for k in range(reading.i + reading.size, limit):
        extraposed = not page.lexicon.capital_nouns and page.has(k + 1, PREPOSITION)
        if page.low[k] == wanted and (extraposed or _ends_clause(scan, k + 1, limit)):
            return k
    return -1


def _ends_clause(scan: Scan, k: int, limit: int) -> bool:
    page = scan.page
    return (
        k >= limit
        or not page.low[k][0].isalnum()
        or page.bits[k] & (COORDINATOR | COMPLEMENTISER) != 0
        or (page.bits[k] & CLAUSE_OPENER != 0 and not page.bits[k] & DETERMINER)
    )


def _is_other_verb(scan: Scan, begin: int, limit: int) -> bool:
    """Whether a particle at the end of the clause makes it a verb of another meaning: "nahm ...
    fest", "meldete das Patent an".
    """
    page = scan.page
    last = next_mark(scan, begin, limit)
    return last > begin and page.bits[last - 1] & PARTICLE != 0 and not page.capital[last - 1]


def next_mark(scan: Scan, begin: int, limit: int) -> int:
    """The first mark outside quotations from `begin` on, or a conjunction before a verb."""
    page, at = scan.page, scan.quotes.at
    here = at[begin - 1] if begin else -1
    for k in range(begin, limit):
        if at[k] != here:
            continue
        passed = page.low[k] in PASSED or (page.low[k] == "." and k + 1 < limit)  # "am 3. Mai"
        if (not page.low[k][0].isalnum() and not passed) or _opens_complement(scan, k):
            return k
        if page.bits[k] & COORDINATOR and k + 1 in scan.verbs.finite and not page.capital[k + 1]:
            return k
    return limit


def _opens_complement(scan: Scan, k: int) -> bool:
    """Whether "dat" begins what is said: Dutch sets no comma before it."""
    page = scan.page
    if page.lexicon.capital_nouns or not page.bits[k] & COMPLEMENTISER:
        return False
    clause = scan.clause_at(k)
    return clause.first == k and clause.kind == "complement"


def _opener(scan: Scan, i: int, floor: int) -> int:
    """What opens the subordinate clause that ends with the verb at `i`; -1: it is no such clause.

    A clause that interrupts it ("wie der Minister, der gestern kam, mitteilte") is passed over.
    """
    page, at = scan.page, scan.quotes.at
    inner = scan.clause_at(i)
    if not page.lexicon.capital_nouns and inner.kind in INNER and inner.first > floor:
        return inner.first
    interrupted = i > floor and page.low[i - 1] == ","
    for k in range(i - 1, max(floor, i - MIDDLE_WORDS_MAX) - 1, -1):
        if at[k] != at[i]:
            continue
        if page.low[k] in STOPS:
            return -1
        begins = k + 1 if page.low[k] == "," else k if k == floor else -1
        if begins < 0 or begins >= i:
            continue
        found = _opening_word(scan, begins)
        if found >= 0 and not (interrupted and page.bits[found] & RELATIVE):
            return found
        if not interrupted:
            return -1
        interrupted = False
    return -1


def _opening_word(scan: Scan, k: int) -> int:
    """The conjunction or relative pronoun at word `k`, behind a preposition ("in der") or "und"."""
    page = scan.page
    if page.bits[k] & COORDINATOR:
        k += 1
    set_off = k > 0 and page.low[k - 1] == ","
    if page.bits[k] & CLAUSE_OPENER and (set_off or not page.bits[k] & DETERMINER):
        return k
    behind = page.bits[k] & PREPOSITION and page.has(k + 1, RELATIVE) and page.low[k - 1] == ","
    return k + 1 if behind else -1


def _auxiliary(scan: Scan, i: int, floor: int, more: int = 0) -> int:
    """The finite verb of the main clause that the participle or infinitive at `i` closes."""
    page, at = scan.page, scan.quotes.at
    for k in range(i - 1, max(floor, i - MIDDLE_WORDS_MAX) - 1, -1):
        if at[k] != at[i]:
            continue
        if page.bits[k] & (HAVE | MODAL | AUXILIARY | more) and page.mention[k] < 0:
            return k
        if page.low[k] in MARKS or _opens_here(scan, k):
            break
    return -1


def _opens_here(scan: Scan, k: int) -> bool:
    return scan.page.bits[k] & CLAUSE_OPENER != 0 and scan.page.low[k - 1] == ","
