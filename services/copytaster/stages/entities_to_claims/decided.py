"""An event in the infinitive -> whether its actors have decided it, and it is done by that."""

from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.inflect import BASE, INFINITIVE
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    COMPLEMENTISER,
    CONDITIONAL,
    DECIDED,
    DETERMINER,
    FUTURE,
    MODAL,
    NEGATION,
    RELATIVE,
    SUBORDINATOR,
)

DECIDING_WORDS_MAX: Final = 14
"""Words between "decided" and what was decided: a day, in German the object."""

GROUP_WORDS: Final = 3
"""Words before "decided" that may take it back: "has not yet decided", "would have decided"."""

BREAKS: Final = COMPLEMENTISER | CONDITIONAL | RELATIVE | SUBORDINATOR
OPEN: Final = NEGATION | MODAL | FUTURE | CONDITIONAL


def decision_of(scan: Scan, reading: EventReading) -> int:
    """The word by which it was decided; -1 where none does.

    Of predicates that are done by deciding them (`decided` in the concept files): a bank that has
    decided to keep its rates keeps them. What only prepares an act does not count.
    """
    form = reading.form
    if form.noun or not form.predicate.decided or not form.bits & (INFINITIVE | BASE):
        return -1
    page = scan.page
    first = page.sentences[page.sentence[reading.i]].first
    for k in range(reading.i - 1, max(first - 1, reading.i - DECIDING_WORDS_MAX), -1):
        if page.bits[k] & DECIDED:
            before = range(max(first, k - GROUP_WORDS), k)
            return -1 if any(page.bits[n] & OPEN for n in before) else k
        if page.bits[k] & BREAKS and not page.bits[k] & DETERMINER:
            return -1
    return -1


def leads_to_decided(scan: Scan, i: int) -> bool:
    """Whether the word at `i` tells a decision by which something behind it was done."""
    page = scan.page
    if not page.bits[i] & DECIDED:
        return False
    last = min(page.sentences[page.sentence[i]].last, i + DECIDING_WORDS_MAX)
    return any(
        form.predicate.decided and form.bits & (INFINITIVE | BASE)
        for k in range(i + 1, last)
        if k in scan.events
        for form in scan.events[k][1]
    )
