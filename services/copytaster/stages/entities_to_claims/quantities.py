"""Amounts beside an event -> quantities with the slot they fill and what they count."""

from collections.abc import Sequence
from typing import Final

from copytaster.limits import QUANTITIES_MAX
from copytaster.stages.entities_to_claims.amounts import Amount
from copytaster.stages.entities_to_claims.arguments import Arguments
from copytaster.stages.entities_to_claims.bare_amounts import counts_nothing
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.groups import is_adverb
from copytaster.stages.entities_to_claims.inflect import GERUND
from copytaster.stages.entities_to_claims.numbers import is_counted, is_numbered
from copytaster.stages.entities_to_claims.own_counts import (
    CASUALTIES,
    own_count,
    quantity_of,
    some_of_them,
)
from copytaster.stages.entities_to_claims.rising import rises_to
from copytaster.stages.entities_to_claims.scan import ObjectHit, Scan
from copytaster.stages.entities_to_claims.word_class import (
    CLAUSE_OPENER,
    COORDINATOR,
    DETERMINER,
    IN,
    OF,
    PREPOSITION,
    TIME_WORD,
    TO,
    VERBAL,
    WITH,
)
from copytaster_schemas.claim import Quantity

COUNTED_WORDS_MAX: Final = 6
"""Words between a number and the noun it counts: "3,000 well trained North Korean troops"."""

PEOPLE: Final = frozenset({"people", "troops", "civilians", "children", "workers", "jobs"})
SKIPPED: Final = frozenset(
    {"duration", "distance", "length", "age", "data", "frequency", "power", "consumption", "points"}
)
"""Measures that say how far and how long; they are no facts of a happening by themselves."""

JOINED_WORDS_MIN: Final = 2
JOINED_WORDS_MAX: Final = 4
"""Words from one count of persons to the next: a noun with its adjective, and "and"."""

NOUN_PHRASE_WORDS: Final = 6
"""How far behind an event noun its number may stand: "deaths of at least 12 people"."""


def quantities_of(
    scan: Scan,
    event: Event,
    arguments: Arguments,
    amounts: Sequence[Amount],
    things: Sequence[ObjectHit],
) -> tuple[Quantity, ...]:
    """The amounts that belong to an event, at most QUANTITIES_MAX."""
    found: list[Quantity] = []
    own = own_count(scan, event, amounts)
    if own is not None:
        return (quantity_of(scan, own, event.predicate.slot, None, own.last),)
    earlier: Amount | None = None
    for amount in amounts:
        before, earlier = earlier, amount
        if amount.bare_year and not any(hit.i == amount.last for hit in event.things):
            continue  # 2024; but "2000 Stellen"
        if counts_nothing(scan.page, amount):
            continue
        if not _near(scan, event, arguments, amount):
            continue
        quantity = _quantity(scan, event, arguments, amount, things)
        if quantity is None:
            continue
        if before is not None and _is_summed(scan, event, before, amount, quantity):
            found = [one for one in found if one.slot != quantity.slot]
            quantity = _sum(before, quantity)
        found.append(quantity)
        if len(found) == QUANTITIES_MAX:
            break
    return some_of_them(scan, event, amounts, found)


def _is_summed(
    scan: Scan, event: Event, before: Amount, amount: Amount, quantity: Quantity
) -> bool:
    """ "Two women and one man died": two counts of persons that one happening befell."""
    page, first = scan.page, amount.first
    apart = first - before.last + (before.measure is not None)
    if quantity.slot != event.predicate.slot or not page.has(first - 1, COORDINATOR):
        return False
    if not JOINED_WORDS_MIN <= apart <= JOINED_WORDS_MAX or _is_unit(before) or _is_unit(amount):
        return False
    bare = amount.measure is None and page.has(amount.last, VERBAL)  # "and five were hurt"
    if bare or before.bare_year or not scan.together(before.last - 1, first):
        return False
    nearby = range(max(0, before.first - JOINED_WORDS_MAX), first)
    if _counts_others(scan, event, range(before.last, first)):
        return False
    verbs = (k for k in nearby if k in scan.events and not page.has(k - 1, DETERMINER))
    return all(
        any(form.noun or form.predicate is event.predicate for form in scan.events[k][1])
        for k in verbs
    )


def _counts_others(scan: Scan, event: Event, between: range) -> bool:
    """ "Three dead and ten injured": the first number counts another happening's victims."""
    forms = [form for k in between if k in scan.events for form in scan.events[k][1] if form.noun]
    return bool(forms) and all(form.predicate is not event.predicate for form in forms)


def _is_unit(amount: Amount) -> bool:
    """Whether something else than persons is counted: euros, kilometres, houses."""
    return amount.measure is not None and amount.measure.slot not in PEOPLE


def _sum(before: Amount, quantity: Quantity) -> Quantity:
    """Both counts together, as loose as the first."""
    added = {
        "value": before.value + quantity.value,
        "low": None if quantity.low is None else quantity.low + (before.low or before.value),
        "high": None if quantity.high is None else quantity.high + (before.high or before.value),
        "comparator": before.comparator,
        "of": None,
    }
    return quantity.model_copy(update=added)


def _near(scan: Scan, event: Event, arguments: Arguments, amount: Amount) -> bool:
    last = amount.last - 1  # "more than" may stand outside what is said
    return scan.together(event.i, last) or arguments.in_subject(last)


def _counts_victims(scan: Scan, event: Event, arguments: Arguments, amount: Amount) -> bool:
    """Whether a number stands where those acted on stand, so that it counts them."""
    i = amount.first
    if event.predicate.slot and rises_to(scan, amount):
        return not _counts_others(scan, event, range(amount.last, amount.last + 1))
    if event.reading.form.noun:
        return _beside_noun(scan, event, amount)
    if event.reading.undergoes:
        inside = arguments.in_subject(i)
        return inside and not scan.page.has(i - 1, PREPOSITION & ~(WITH | OF))
    if arguments.in_fronted(i):
        return True
    behind = range(event.i + event.size, i)
    return i > event.i and not any(
        (
            scan.page.bits[k] & (PREPOSITION | VERBAL | CLAUSE_OPENER)
            and not scan.page.bits[k] & DETERMINER
        )
        or k in scan.verbs.certain
        or _is_another_deed(scan, event, k)
        for k in behind
    )


def _is_another_deed(scan: Scan, event: Event, k: int) -> bool:
    """ "Killing nine and wounding nearly 30 others": what stands behind another verb is its own."""
    forms = scan.events[k][1] if k in scan.events else ()
    gerund = bool(forms) and all(one.bits & GERUND and not one.noun for one in forms)
    return gerund and all(one.predicate is not event.predicate for one in forms)


def _beside_noun(scan: Scan, event: Event, amount: Amount) -> bool:
    """ "The deaths of 12", "12 deaths", "the death toll rose to 12"."""
    page, end = scan.page, event.i + event.size
    gap = amount.last == event.i - 1 and is_counted(page, event.i)  # "dozens of dead"
    if amount.last + gap == event.i:
        counted = event.reading.form.counted
        return counted or event.predicate.event_type != "ASSAULT"  # "three attacks" are no victims
    if amount.first < end:
        return False
    if is_numbered(page, end) and amount.first - end <= 1:
        return True
    followed = amount.last < len(page.low) and page.low[amount.last].isalpha()
    counts_else = followed and not page.bits[amount.last] & (PREPOSITION | VERBAL | COORDINATOR)
    governed = page.bits[amount.first - 1]
    if amount.first - end <= NOUN_PHRASE_WORDS and governed & OF:
        return not any(page.bits[k] & VERBAL for k in range(end, amount.first))
    return bool(governed & (TO | IN)) and not counts_else and event.predicate.slot != ""


def _quantity(
    scan: Scan,
    event: Event,
    arguments: Arguments,
    amount: Amount,
    things: Sequence[ObjectHit],
) -> Quantity | None:
    counted = _counted(scan, amount, things, event.things)
    if counted is not None and event.reading.form.counted and counted.i == event.i:
        counted = None
    measure = amount.measure
    slot, unit, of = "", None, None
    if measure is not None:
        slot, unit = measure.slot, measure.unit
        of = measure.slot if unit is None else None
    if counted is not None:
        of = counted.name
    if event.predicate.name == "earthquake" and "temperature" in {slot, of}:
        slot, unit, of = "magnitude", None, None  # "un sismo de 7,4 grados"
    if slot in SKIPPED:
        return None
    victims = event.predicate.slot
    in_place = _counts_victims(scan, event, arguments, amount)
    struck = victims == CASUALTIES and of not in PEOPLE  # "struck 150 targets"
    if not in_place and counted is not None and _is_next_subject(scan, event, amount, counted):
        return None
    if (
        victims
        and not unit
        and not struck
        and (in_place or (of in PEOPLE and counted in event.things))
    ):
        slot = victims
    elif of and not unit:
        slot = of
    if not slot or (not unit and not in_place and counted not in event.things):
        return None
    made = quantity_of(scan, amount, slot, of, _end(amount, counted))
    return made.model_copy(update={"unit": unit}) if unit else made


def _is_next_subject(scan: Scan, event: Event, amount: Amount, counted: ObjectHit) -> bool:
    """ "Two men died, ten people were hurt": a comma, and a verb behind what is counted."""
    page = scan.page
    behind = counted.i + counted.size
    parted = any(page.low[k] == "," for k in range(event.i + event.size, amount.first))
    if not parted:
        return False
    while behind < len(page.low) and is_adverb(scan, behind):
        behind += 1
    forms = scan.events[behind][1] if behind in scan.events else ()
    others = bool(forms) and all(one.predicate is not event.predicate for one in forms)
    return others or page.has(behind, VERBAL)


def _end(amount: Amount, counted: ObjectHit | None) -> int:
    return max(amount.last, counted.i + counted.size) if counted else amount.last


def _counted(
    scan: Scan, amount: Amount, things: Sequence[ObjectHit], same: Sequence[ObjectHit]
) -> ObjectHit | None:
    """The first object noun behind the number, in its phrase; of two readings that in `same`."""
    page = scan.page
    for hit in things:
        if hit.i <= amount.first or hit.i - amount.last > COUNTED_WORDS_MAX:
            continue
        between = range(amount.last, hit.i)
        if any(
            page.bits[k] & (VERBAL | TIME_WORD)
            or (page.bits[k] & PREPOSITION and not page.bits[k] & OF)
            or page.low[k] in {",", "."}
            or k in scan.verbs.finite
            for k in between
        ):
            return None
        return next((one for one in same if one.i == hit.i), hit)
    return None
