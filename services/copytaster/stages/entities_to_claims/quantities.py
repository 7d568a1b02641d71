"""Amounts beside an event -> quantities with the slot they fill and what they count."""

from collections.abc import Iterator, Sequence
from typing import Final

from copytaster.limits import QUANTITIES_MAX
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.numbers import Amount
from copytaster.stages.entities_to_claims.objects import ObjectHit
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import TIME_WORD, VERBAL
from copytaster_schemas.claim import Quantity

COUNTED_WORDS_MAX: Final = 6
"""Words between a number and the noun it counts: "3,000 well trained North Korean troops"."""

PEOPLE: Final = frozenset({"people", "troops", "civilians", "children", "workers"})
SKIPPED: Final = frozenset({"duration", "distance", "length"})
"""Measures that say how far and how long; they are no facts of a happening by themselves."""


def quantities_of(
    scan: Scan, event: Event, amounts: Sequence[Amount], things: Sequence[ObjectHit]
) -> tuple[Quantity, ...]:
    """The amounts in the window of an event, at most QUANTITIES_MAX."""
    begin, end = event.reading.window
    found: list[Quantity] = []
    for amount in amounts:
        if amount.last <= begin or amount.first >= end or amount.bare_year:
            continue
        if _is_date(scan, amount):
            continue
        quantity = _quantity(scan, event, amount, things)
        if quantity is not None:
            found.append(quantity)
        if len(found) == QUANTITIES_MAX:
            break
    return tuple(found)


def _is_date(scan: Scan, amount: Amount) -> bool:
    page = scan.page
    around = (amount.first - 1, amount.last)
    return any(
        0 <= k < len(page.low) and (page.low[k] in page.lexicon.months or page.low[k] in {":", "h"})
        for k in around
    )


def _quantity(
    scan: Scan, event: Event, amount: Amount, things: Sequence[ObjectHit]
) -> Quantity | None:
    page = scan.page
    counted = _counted(scan, amount, things)
    measure = amount.measure
    slot, unit, of = "", None, None
    if measure is not None:
        slot, unit = measure.slot, measure.unit
        of = measure.slot if unit is None else None
    if counted is not None:
        of = counted.name
    if slot in SKIPPED:
        return None
    predicate = event.predicate
    if predicate.slot and (of in PEOPLE or slot in PEOPLE or (not slot and not of)):
        slot = predicate.slot
    elif of and not unit:
        slot = of
    if not slot:
        slot = event.predicate.slot or "count"
        if amount.vague or not event.predicate.slot:
            return None
    return Quantity(
        slot=slot,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        comparator=amount.comparator,
        unit=unit,
        of=of,
        text=page.surface(amount.first, _end(amount, counted)),
    )


def _end(amount: Amount, counted: ObjectHit | None) -> int:
    return max(amount.last, counted.i + counted.size) if counted else amount.last


def _counted(scan: Scan, amount: Amount, things: Sequence[ObjectHit]) -> ObjectHit | None:
    """The first object noun behind the number, before a verb."""
    page = scan.page
    for hit in things:
        if hit.i < amount.last or hit.i - amount.last > COUNTED_WORDS_MAX:
            continue
        between = range(amount.last, hit.i)
        if any(page.bits[k] & (VERBAL | TIME_WORD) or page.low[k] in {",", "."} for k in between):
            return None
        return hit
    return None


def loose(scan: Scan, amounts: Sequence[Amount]) -> Iterator[Quantity]:
    """Amounts with a unit, without an event: what other languages and plain attributions give."""
    for amount in amounts:
        if amount.measure is None or amount.bare_year:
            continue
        yield Quantity(
            slot=amount.measure.slot,
            value=amount.value,
            low=amount.low,
            high=amount.high,
            comparator=amount.comparator,
            unit=amount.measure.unit,
            of=None,
            text=scan.page.surface(amount.first, amount.last),
        )
