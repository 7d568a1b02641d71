"""A date as producers spell it -> an aware moment in UTC with its precision."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import parsedate_to_datetime
from typing import Final

from copytaster_schemas.words import DatePrecision

MOMENT_CHARS_MAX: Final = 64
"""The longest spelling taken: RFC 2822 with a zone comment has about 45 characters."""

EPOCH_MS_MIN: Final = 10_000_000_000
"""Numbers from here on are milliseconds: as seconds they would lie after the year 2286."""

_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_WRITTEN = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(?:(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? "
    r"|(?P<us_month>[A-Za-z]{3,9})\.? (?P<us_day>\d{1,2}),? )(?P<year>\d{4})"
)
_ZONE = re.compile(r"\s?(?:\+0000 )?(?:UTC|GMT|[zZ])$")
MONTHS_IN_YEAR: Final = 12
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)Z?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in UTC. `zone_known` is False where UTC was assumed for want of a zone."""

    at: datetime
    precision: DatePrecision
    zone_known: bool


def read_moment(value: object) -> Moment | None:
    """RFC 3339, RFC 2822, a date alone, a compact date or Unix time; None for anything else.

    Never guesses: numbers such as 03/04/2024 are nobody's date, and 28/10/2024 can only be one.
    """
    try:
        if isinstance(value, datetime):
            return _moment(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _from_epoch(float(value))
        if isinstance(value, str) and len(value) <= MOMENT_CHARS_MAX:
            return _from_text(value.strip())
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None
    return None


def _from_text(text: str) -> Moment | None:
    if match := _DATE.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _COMPACT.fullmatch(text):
        year, month, day, *clock = match.groups()
        if clock[0] is None:
            return _day(int(year), int(month), int(day))
        moment = datetime(int(year), int(month), int(day), *map(int, clock), tzinfo=UTC)  # type: ignore[misc,arg-type] # three numbers of the clock
        return _moment(moment)
    if re.fullmatch(r"\d{9,13}(?:\.\d{1,6})?", text):
        return _from_epoch(float(text))
    if match := _NUMERIC.fullmatch(text):
        return _numeric_day(int(match[1]), int(match[3]), int(match[4]))
    if match := _WRITTEN.fullmatch(text):
        month = (match["month"] or match["us_month"])[:3].lower()
        day = int(match["day"] or match["us_day"])
        return _day(int(match["year"]), _MONTHS.index(month) + 1, day)
    if text[:4].isdigit():
        return _moment(datetime.fromisoformat(_ZONE.sub("+00:00", text)))
    return _moment(parsedate_to_datetime(text))


def _numeric_day(first: int, second: int, year: int) -> Moment | None:
    """The day where only one order is possible: there is no thirteenth month."""
    if first > MONTHS_IN_YEAR or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > MONTHS_IN_YEAR else None


def _from_epoch(seconds: float) -> Moment | None:
    if not seconds > 0:
        return None
    return _moment(
        datetime.fromtimestamp(seconds / 1000 if seconds >= EPOCH_MS_MIN else seconds, UTC)
    )


def _day(year: int, month: int, day: int) -> Moment:
    return Moment(datetime(year, month, day, tzinfo=UTC), "day", zone_known=False)


def _moment(at: datetime) -> Moment:
    if at.tzinfo is None:
        midnight = at.time() == time.min  # crawlers fill a date alone up with noughts
        return Moment(at.replace(tzinfo=UTC), "day" if midnight else "second", zone_known=False)
    return Moment(at.astimezone(UTC), "second", zone_known=True)
