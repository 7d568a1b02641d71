"""The count of those of whom a second verb tells: "Five fell ill, two of them have died"."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.amounts import Amount
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.groups import is_adverb
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    COMPLEMENTISER,
    COORDINATOR,
    PARTITIVE,
    PREPOSITION,
    VERBAL,
)

CASUALTIES: Final = "casualties"
"""The slot of attacks, which counts things, too: a bare number there may be of targets."""

WORDS_TO_VERB_MAX: Final = 6
"""Words between such a count and its verb: "of them have already", "d'entre elles sont"."""


def own_count(scan: Scan, event: Event, amounts: Sequence[Amount]) -> Amount | None:
    """The bare number before the verb of `event` that opens a clause of its own, behind another.

    What was counted before another verb counts those whom that verb tells of.
    """
    if event.predicate.slot in {"", CASUALTIES} or event.reading.form.noun:
        return None
    before = [one for one in amounts if one.last <= event.i]
    if not before or before[-1].measure is not None:
        return None
    *others, own = before
    if not _opens(scan, own) or not _leads_to(scan, own, event.i):
        return None
    return own if any(_has_verb(scan, one.last, own.first) for one in others) else None


def _opens(scan: Scan, amount: Amount) -> bool:
    """Whether a comma, "and" or "that" stands before it."""
    before = amount.first - 1
    return scan.page.has(before, COORDINATOR | COMPLEMENTISER) or scan.page.low[before] == ","


def _leads_to(scan: Scan, amount: Amount, verb: int) -> bool:
    """Whether nothing but "of them", adverbs and auxiliaries stand between it and the verb."""
    page = scan.page
    between = range(amount.last, verb)
    passing = PARTITIVE | PREPOSITION | VERBAL
    return len(between) <= WORDS_TO_VERB_MAX and all(
        page.bits[k] & passing or is_adverb(scan, k) for k in between
    )


def _has_verb(scan: Scan, first: int, last: int) -> bool:
    verbs = scan.verbs
    return any(
        scan.page.bits[k] & VERBAL or k in verbs.finite or k in verbs.certain or k in scan.events
        for k in range(first, last)
    )
