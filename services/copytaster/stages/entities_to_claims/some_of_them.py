"""Numbers that take a few from those counted before: "five fell ill, two of them died"."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.amounts import Amount
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import OF
from copytaster_schemas.claim import Quantity

OF_THEM: Final = frozenset({"davon", "ervan", "hiervan", "deles", "delas"})
"""Single words for it."""

THEM: Final = frozenset(
    {"them", "ihnen", "denen", "hen", "wie", "ellos", "ellas", "eux", "elles", "loro", "eles",
     "elas", "whom", "cui", "quienes"}
)  # fmt: skip
"""What "of" takes for those counted before."""

WORDS_BEFORE: Final = 8
"""Words between such a number and its verb: "zwei von ihnen sind am Montag gestorben"."""


def some_of_them(
    scan: Scan, event: Event, amounts: Sequence[Amount], found: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """The quantities of an event; where a few of those before are its own, they are its number."""
    slot = event.predicate.slot
    few = [one for one in amounts if _is_few(scan, event, one)] if slot else []
    if not few:
        return tuple(found)
    own = few[-1]
    text = scan.page.surface(own.first, own.last)
    number = Quantity(
        slot=slot,
        value=own.value,
        low=own.low,
        high=own.high,
        comparator=own.comparator,
        text=text,
    )
    return (number, *(one for one in found if one.slot != slot))


def _is_few(scan: Scan, event: Event, amount: Amount) -> bool:
    """Whether "of them" follows the number, and no other verb stands before the event's own."""
    page, k, i = scan.page, amount.last, event.i
    if k + 1 >= len(page.low) or page.sentence[k] != page.sentence[i]:
        return False
    of_them = page.low[k] in OF_THEM or (page.has(k, OF) and page.low[k + 1] in THEM)
    if not of_them or not 0 < i - k <= WORDS_BEFORE:
        return False
    return not any(n in scan.events or page.low[n] == "," for n in range(k, i))
