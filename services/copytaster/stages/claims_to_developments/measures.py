"""amounts of a happening -> those that can be its own: what is counted fits what happened."""

from collections.abc import Iterator, Sequence
from typing import Final

from copytaster.stages.claims_to_developments.details import SAME_SHARE
from copytaster.stages.claims_to_developments.proposition import THINGS, WHOSE_PEOPLE, Key
from copytaster.stages.claims_to_developments.rows import Row
from copytaster.stages.claims_to_developments.statement import Amount

LASTS: Final = "duration"
"""The measure of a sentence, a captivity, a search."""

VAGUE: Final = 10.0
"""From this span on words are no number: "several" is 3 to 30, "dozens" 12 to 100."""

FEW: Final = 10.0
"""A vague number below it says no more than "some"."""

Told = tuple[Row, Amount]


def own_amounts(rows: Sequence[Row], profile: Key) -> Iterator[Told]:
    """The amounts of the statements that can be of this happening.

    Where people are named whom it befell, the people that are counted are others: the six who died
    in the raid are no number of the leader's death. A vague number stands where none is exact.
    """
    told = [(row, one) for row in rows for one in row.statement.amounts if _fits(one, profile)]
    exact = {(one.slot, one.unit) for _, one in told if not _is_vague(one)}
    for row, one in told:
        if not _is_vague(one) or ((one.slot, one.unit) not in exact and one.value >= FEW):
            yield row, one


def beside(spoken: Row, row: Row) -> bool:
    """Whether the numbers of a statement of the same article may be of what the other one tells.

    An article that gives two numbers in two sentences tells of two happenings, unless one of them
    sums up in its title or lead.
    """
    one, other = spoken.statement, row.statement
    if one.start == other.start or one.sums_up or other.sums_up:
        return True
    told = {(x.slot, x.unit): x.value for x in one.amounts}
    return all(
        abs(told[slot] - x.value) <= SAME_SHARE * max(told[slot], x.value)
        for x in other.amounts
        if (slot := (x.slot, x.unit)) in told
    )


def _fits(amount: Amount, profile: Key) -> bool:
    if profile.predicate not in WHOSE_PEOPLE or amount.slot == LASTS:
        return True
    named = any(one.level == "person" for one in profile.recipients)
    return not named and amount.slot not in THINGS


def _is_vague(amount: Amount) -> bool:
    return bool(amount.low and amount.high) and (amount.high or 0) >= VAGUE * (amount.low or 1)
