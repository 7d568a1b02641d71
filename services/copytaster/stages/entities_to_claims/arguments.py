"""An event verb -> the words that are its subject, and the noun a relative clause hangs on."""

from typing import Final

from copytaster.stages.entities_to_claims.clauses import Clause
from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.fields import ACCUSATIVE, field_of
from copytaster.stages.entities_to_claims.inflect import FINITE, GERUND, PARTICIPLE, PAST
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    HAVE,
    NEGATION,
    OF,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    VERBAL,
)
from copytaster.stages.record import dataclass

ANTECEDENT_WORDS_MAX: Final = 10
"""Words of the noun phrase before "who" or "which"."""

UNITS_BACK_MAX: Final = 4
"""Coordinated verbs that one subject may have: "came, saw and conquered"."""

SUBJECT_WORDS_MAX: Final = 40


OPENING: Final = frozenset({"ein", "einen", "einem", "den", "dem", "das", "een"})
"""German and Dutch articles that open a phrase and never go on with a genitive."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Word ranges. `fronted`: an object before its verb, as the noun of a relative clause is."""

    subject: tuple[Words, ...] = ()
    fronted: tuple[Words, ...] = ()

    def in_subject(self, i: int) -> bool:
        """Whether word `i` is part of the subject."""
        return any(first <= i < last for first, last in self.subject)

    def begins(self, i: int) -> list[int]:
        """Where the part of the subject or fronted object begins that word `i` stands in."""
        ranges = (*self.subject, *self.fronted)
        return [first for first, last in ranges if first <= i < last]

    def in_fronted(self, i: int) -> bool:
        """Whether word `i` is part of an object before the verb."""
        return any(first <= i < last for first, last in self.fronted)


NOTHING: Final = Arguments()


def arguments_of(scan: Scan, reading: EventReading) -> Arguments:
    """Where the subject of an event verb stands; nothing for an event noun."""
    if reading.form.noun:
        return NOTHING
    first = reading.group.first
    if not scan.page.lexicon.verb_last:  # an adverb before it may end the clause before
        first = max(first, scan.clause_at(reading.i).first)
    clause = scan.clause_at(first)
    before = _before(scan, first, clause)
    if clause.kind == "relative" and scan.clauses[scan.clause_of[first]].first in before[:1]:
        return _of_relative(scan, clause, before)
    if scan.page.lexicon.verb_last and not reading.bare:
        field = field_of(scan, before, passive=reading.undergoes or reading.form.middle)
        return Arguments(field.subject or _shared(scan, clause), field.objects)
    if reading.bare:
        return Arguments((_last_phrase(scan, before),)) if before else NOTHING
    if not before or _only_opens(scan, before) or _is_set_off(scan, before):
        return Arguments(_shared(scan, clause))
    return Arguments(_subject(scan, reading, before))


def _before(scan: Scan, first: int, clause: Clause) -> list[int]:
    """The words of the unit before its verb that the same voice says."""
    floor = max(scan.page.sentences[scan.page.sentence[first]].first, first - SUBJECT_WORDS_MAX)
    zone = scan.zone[first]
    words = [
        k for k in range(floor, first) if scan.clause_at(k).unit == clause.unit
        if scan.zone[k] == zone
    ]  # fmt: skip
    return _without_asides(scan, words) if scan.page.lexicon.verb_last else words


def _without_asides(scan: Scan, words: list[int]) -> list[int]:
    """The words of a field without those in parentheses: "Minister Jan Smit (Landbouw, D66)"."""
    low = scan.page.low
    if not any(low[k] == "(" for k in words):
        return words
    kept, inner = [], False
    for k in words:
        inner = inner or low[k] == "("
        if not inner:
            kept.append(k)
        inner = inner and low[k] != ")"
    return kept


def _only_opens(scan: Scan, before: list[int]) -> bool:
    """Whether nothing but conjunctions and adverbs stands before the verb."""
    page = scan.page
    opening = COORDINATOR | CONTRAST | COMPLEMENTISER | ADVERB | NEGATION | VERBAL
    return all(
        (page.bits[k] & opening and not page.bits[k] & PERSONAL) or not page.low[k][0].isalnum()
        for k in before
    )


def _is_set_off(scan: Scan, before: list[int]) -> bool:
    """Whether a comma parts it from the verb, where the subject may follow: "Iran, è morto X"."""
    page = scan.page
    commas = [k for k in before if page.low[k] == ","]
    return page.lexicon.free_inversion and commas == before[-1:]


def _subject(scan: Scan, reading: EventReading, before: list[int]) -> tuple[Words, ...]:
    """Of all words before the verb those that belong to its subject."""
    verbs = [k for k in before if is_finite(scan.page, scan.verbs, k)]
    if not verbs:
        return _ranges(before)
    bits = reading.form.bits
    finite = bool(bits & (FINITE | PAST)) and not bits & GERUND and not reading.group.infinitive
    behind = [k for k in before if k > verbs[-1]]
    if finite or (bits & PARTICIPLE and reading.group.has(HAVE)):
        return _ranges([] if _only_opens(scan, behind) else behind) or _ranges(
            [k for k in before if k < verbs[0]]
        )
    if reading.group.infinitive and _names_somebody(scan, behind):
        return _ranges(behind)
    return _ranges([k for k in before if k < verbs[0]])


def _names_somebody(scan: Scan, words: list[int]) -> bool:
    """ "Urged Russia to withdraw": an object right behind the verb is the subject of the next."""
    page = scan.page
    if not words or page.bits[words[0]] & PREPOSITION:
        return False
    return any(page.mention[k] >= 0 for k in words)


def _last_phrase(scan: Scan, before: list[int]) -> Words:
    """The noun phrase that ends right before a participle: "units deployed in"."""
    page = scan.page
    last = before[-1] + 1
    k = before[-1]
    while k > before[0] and k - 1 in before:
        bits = page.bits[k - 1]
        if bits & (PREPOSITION & ~OF) or is_finite(page, scan.verbs, k - 1):
            break
        if not page.low[k - 1][0].isalnum() or bits & CLAUSE_OPENER:
            break
        k -= 1
    return k, last


def _of_relative(scan: Scan, clause: Clause, before: list[int]) -> Arguments:
    """ "X, who attacked": the noun is the subject; "X, which Y attacked": it is the object."""
    page = scan.page
    noun = antecedent(scan, clause.first)
    ranges = (noun,) if noun else ()
    if page.lexicon.verb_last:
        return _of_german_relative(scan, clause, before, ranges)
    own = [
        k
        for k in before
        if not page.bits[k] & (RELATIVE | ADVERB | NEGATION | VERBAL) and page.low[k][0].isalnum()
    ]
    if own:
        return Arguments(_ranges(own), ranges)
    return Arguments(ranges)


def _of_german_relative(
    scan: Scan, clause: Clause, before: list[int], noun: tuple[Words, ...]
) -> Arguments:
    """ "Die Soldaten, die den Minister": a phrase that an article marks as object leaves the noun
    the subject; so does a pronoun that only a subject has.
    """
    pronoun = scan.page.low[clause.first]
    field = field_of(scan, [k for k in before if k != clause.first], passive=False)
    if pronoun in ACCUSATIVE and field.subject:
        return Arguments(field.subject, noun)
    return Arguments(noun, field.subject + field.objects)


def antecedent(scan: Scan, first: int) -> Words | None:
    """The noun phrase before a relative clause that begins at word `first`."""
    page = scan.page
    floor = page.sentences[page.sentence[first]].first
    last = first
    while last > floor and page.low[last - 1] in {",", "(", "–", "—"}:
        last -= 1
    k = last
    while k > max(floor, last - ANTECEDENT_WORDS_MAX):
        bits = page.bits[k - 1]
        if not page.low[k - 1][0].isalnum() or bits & (CLAUSE_OPENER & ~DETERMINER | COORDINATOR):
            break
        if bits & (PREPOSITION & ~OF) or is_finite(page, scan.verbs, k - 1):
            break
        k -= 1
        if page.low[k] in OPENING and page.lexicon.verb_last:
            break  # "nahm in Halle einen Mann fest, der"
    return _nearest_person(scan, k, last) if last > k else None


def _nearest_person(scan: Scan, first: int, last: int) -> Words:
    """ "The death of its leader X, who": a person named last is meant alone."""
    page = scan.page
    entity = page.entity_at(last - 1)
    if entity is None or entity.entity_type != "person":
        return first, last
    of = [k for k in range(first, last) if page.bits[k] & OF]
    return (of[-1] + 1 if of else first), last


def _shared(scan: Scan, clause: Clause) -> tuple[Words, ...]:
    """The subject of the clause that this one is coordinated with."""
    page = scan.page
    unit = clause.before
    for _ in range(UNITS_BACK_MAX):
        if unit < 0:
            return ()
        parts = [one for one in scan.clauses_of_unit(unit) if one.last <= clause.first]
        words = [k for one in parts for k in range(one.first, one.last)]
        verb = next((k for k in words if is_finite(page, scan.verbs, k)), -1)
        subject = [k for k in words if k < verb]
        if subject and not _only_opens(scan, subject):
            if parts[0].kind == "relative" and _only_pronoun(scan, subject):
                noun = antecedent(scan, parts[0].first)
                return (noun,) if noun else ()
            return _ranges(subject)
        unit = parts[0].before if parts else -1
    return ()


def _only_pronoun(scan: Scan, words: list[int]) -> bool:
    page = scan.page
    return all(page.bits[k] & (RELATIVE | ADVERB) or not page.low[k][0].isalnum() for k in words)


def _ranges(words: list[int]) -> tuple[Words, ...]:
    """Runs of neighbouring words."""
    found: list[Words] = []
    for k in words:
        if found and found[-1][1] == k:
            found[-1] = (found[-1][0], k + 1)
        else:
            found.append((k, k + 1))
    return tuple(found)
