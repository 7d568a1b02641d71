"""A line of page furniture -> the day it names, in six languages.

Numbers that could be read two ways are nobody's date.
"""

import re
from datetime import UTC, datetime
from typing import Final

from copytaster.stages.raw_to_clean.tools import Calendar

DATE_LINE_CHARS_MAX: Final = 120
"""A line that is a date, with place, author and clock, has up to about 100 characters."""

WORDS_BESIDE_MAX: Final = 3
"""Words of a date line that are neither date nor filler: a city of up to three words."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_HALF_DAY = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def day_in(line: str, calendar: Calendar) -> datetime | None:
    """The one day that a line names; None where it names none, or might mean two."""
    if match := _ISO.search(line):
        return _day(*map(int, match.groups()))
    if match := _NUMERIC.search(line):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 or first == second:  # noqa: PLR2004 - there is no thirteenth month
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None  # noqa: PLR2004
    return _written_day(line, calendar)


def is_date_line(line: str, calendar: Calendar) -> bool:
    """Whether a line says when (and perhaps where), and nothing else."""
    if len(line) > DATE_LINE_CHARS_MAX:
        return False
    tokens = [token.casefold() for token in _TOKEN.findall(line)]
    if not any(token.isdigit() for token in tokens):
        return False
    known = calendar.months.keys() | calendar.weekdays
    beside = [t for t in tokens if not (t.isdigit() or t in known or t in calendar.fillers)]
    if not (known & set(tokens) or _ISO.search(line) or _NUMERIC.search(line)):
        return not beside and _CLOCK.search(line) is not None
    ended = _HALF_DAY.sub("", line.rstrip()).endswith((".", "!", "?"))
    return len(beside) <= WORDS_BESIDE_MAX and not ended


def _written_day(line: str, calendar: Calendar) -> datetime | None:
    """`28 October 2024`, `October 28, 2024`, `28 de octubre de 2024`, `28. Oktober 2024`."""
    tokens = [token.casefold() for token in _TOKEN.findall(line[:DATE_LINE_CHARS_MAX])]
    for at, token in enumerate(tokens):
        month = calendar.months.get(token)
        if month is None:
            continue
        numbers = [t for t in tokens[max(0, at - 2) : at] if t.isdigit()]
        after = [t for t in tokens[at + 1 : at + 5] if t.isdigit()]
        day = numbers[-1] if numbers else (after.pop(0) if after else None)
        year = next((t for t in after[:2] if _YEAR.fullmatch(t)), None)
        if day is not None and year is not None and len(day) <= 2:  # noqa: PLR2004 - digits of a day
            return _day(int(year), month, int(day))
    return None


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
