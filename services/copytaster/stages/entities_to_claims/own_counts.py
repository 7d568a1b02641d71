"""The count of those of whom a second verb tells: "five fell ill, two of them died"."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.amounts import Amount
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.groups import is_adverb
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    COMPLEMENTISER,
    COORDINATOR,
    FUSED_PARTITIVE,
    OF,
    PARTITIVE,
    PREPOSITION,
    VERBAL,
)
from copytaster_schemas.claim import Quantity

CASUALTIES: Final = "casualties"
"""The slot of attacks, which counts things, too: a bare number there may be of targets."""

WORDS_TO_VERB_MAX: Final = 6
"""Words between such a count and its verb: "of them have already", "d'entre elles sont"."""

WORDS_BEFORE: Final = 8
"""Words between such a number and its verb: "zwei von ihnen sind am Montag gestorben"."""


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


def some_of_them(
    scan: Scan, event: Event, amounts: Sequence[Amount], found: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """The quantities of an event; where a few of those before are its own, they are its number.

    Other words may stand before the verb: "zwei von ihnen sind am Montag gestorben".
    """
    slot = event.predicate.slot
    few = [one for one in amounts if _is_few(scan, event, one)] if slot else []
    if not few:
        return tuple(found)
    number = quantity_of(scan, few[-1], slot, None, few[-1].last)
    return (number, *(one for one in found if one.slot != slot))


def quantity_of(scan: Scan, amount: Amount, slot: str, of: str | None, last: int) -> Quantity:
    """An amount without unit as the number of `slot`, shown up to word `last` (exclusive)."""
    return Quantity(
        slot=slot,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        comparator=amount.comparator,
        unit=None,
        of=of,
        text=scan.page.surface(amount.first, last),
    )


def _opens(scan: Scan, amount: Amount) -> bool:
    """Whether a comma, "and" or "that" stands before it."""
    before = amount.first - 1
    return scan.page.has(before, COORDINATOR | COMPLEMENTISER) or scan.page.low[before] == ","


def _leads_to(scan: Scan, amount: Amount, verb: int) -> bool:
    """Whether nothing but "of them", adverbs and auxiliaries stand between it and the verb."""
    page = scan.page
    between = range(amount.last, verb)
    passing = PARTITIVE | FUSED_PARTITIVE | PREPOSITION | VERBAL
    return len(between) <= WORDS_TO_VERB_MAX and all(
        page.bits[k] & passing or is_adverb(scan, k) for k in between
    )


def _has_verb(scan: Scan, first: int, last: int) -> bool:
    verbs = scan.verbs
    return any(
        scan.page.bits[k] & VERBAL or k in verbs.finite or k in verbs.certain or k in scan.events
        for k in range(first, last)
    )


def _is_few(scan: Scan, event: Event, amount: Amount) -> bool:
    """Whether "of them" follows the number, and no other verb stands before the event's own."""
    page, k, i = scan.page, amount.last, event.i
    if k + 1 >= len(page.low) or page.sentence[k] != page.sentence[i]:
        return False
    of_them = page.has(k, FUSED_PARTITIVE) or (page.has(k, OF) and page.has(k + 1, PARTITIVE))
    if not of_them or not 0 < i - k <= WORDS_BEFORE:
        return False
    return not any(n in scan.events or page.low[n] == "," for n in range(k, i))
