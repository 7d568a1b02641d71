"""What statements tell of a happening beyond its kind, and whether two tell the same details.

A town has more than one bombing a month. Two texts that agree on no more than "a bombing, in this
country" are no two witnesses of one; a name, a number or a town with its day makes them that.
"""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.claims_to_developments.match import DAYS_APART_MAX
from copytaster.stages.claims_to_developments.proposition import COUNTRY_PREFIX, Key, Place
from copytaster.stages.record import dataclass
from copytaster_schemas.words import EventType

DAILY: Final = frozenset[EventType]({"ASSAULT", "CRIME", "DEATH", "ACCIDENT"})
"""Event types of which a country has several a day: the kind and the country say little. Of 50
alerts of ordinary news ten told of two happenings in one, all of these types (half A).
"""

TELLING_MIN: Final = 2
"""The least number that two texts do not share by chance: half of all tolls are one."""

COUNTS_APART: Final = 2.0
"""Times by which two counts of one toll differ on one day at most, and grow in a day. In half A,
where they were more apart in one town (6 and 13 in Baghdad), they were two bombs.
"""

GROWN_MAX: Final = 10.0
"""Times by which a toll grows at all: beyond an order of magnitude it is another thing's
(status-model 4.7).
"""

COUNTING_DAYS: Final = 7
"""Days over which the dead of one place are counted: rescuers dig for a week."""

SAME_SHARE: Final = 0.1
"""Numbers within 10 % are one number, rounded."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Names, narrow places, numbers and day that one statement gives; `at`: epoch seconds."""

    names: frozenset[str]
    places: frozenset[str]
    numbers: tuple[tuple[str, float], ...]
    day: int
    at: int


def detail_of(
    key: Key, places: Sequence[Place], numbers: Sequence[tuple[str, float]], at: int
) -> Detail | None:
    """The details of a statement; None for a kind of happening that is told apart by its parties.

    Of two states the pair is a name: one of them alone is all that happens to it in a week.
    """
    if key.event_type not in DAILY:
        return None
    parties = (*key.actors, *key.recipients)
    names = {str(one.id) for one in parties if not one.id.startswith(COUNTRY_PREFIX)}
    names |= {f"{one.id}>{other.id}" for one in key.actors for other in key.recipients}
    narrow = frozenset(str(one.id) for one in places if not one.is_country)
    return Detail(frozenset(names), narrow, tuple(numbers), key.day, at)


def told_as_one(one: Detail | None, other: Detail | None) -> bool:
    """Whether two statements of one kind of happening can be told to be of the same one."""
    if one is None or other is None:
        return True
    if _numbers_differ(one, other):
        return False
    if one.names & other.names or _one_number(one, other):
        return True
    return bool(one.places & other.places) and _one_day(one, other)


def counted_as_one(one: Detail | None, other: Detail | None) -> bool:
    """Whether numbers of two statements can be two counts of one thing: 20 at first, then 25."""
    if one is None or other is None or told_as_one(one, other):
        return True
    first, later = (one, other) if one.at <= other.at else (other, one)
    days = (later.at - first.at) / 86_400
    grown = min(GROWN_MAX, COUNTS_APART ** (1 + days))
    told = dict(later.numbers)
    alike = all(
        value <= COUNTS_APART * told[slot] and told[slot] <= grown * value
        for slot, value in first.numbers
        if slot in told
    )
    one_day = _one_day(one, other) if one.day and other.day else days <= COUNTING_DAYS
    return alike and (bool(one.places & other.places and one_day) or bool(one.names & other.names))


def _numbers_differ(one: Detail, other: Detail) -> bool:
    """Whether they count the same, and not as a toll that grew: 14 first and 2 later."""
    first, later = (one, other) if one.at <= other.at else (other, one)
    told = dict(later.numbers)
    return any(
        slot in told and told[slot] < value * (1 - SAME_SHARE) for slot, value in first.numbers
    )


def _one_number(one: Detail, other: Detail) -> bool:
    told = dict(other.numbers)
    return any(
        value >= TELLING_MIN and abs(told[slot] - value) <= SAME_SHARE * value
        for slot, value in one.numbers
        if slot in told
    )


def _one_day(one: Detail, other: Detail) -> bool:
    """Whether they may be of one day: by what they say, else by when they say it."""
    if one.day and other.day:
        return abs(one.day - other.day) <= 1
    return abs(one.at - other.at) <= DAYS_APART_MAX * 86_400
