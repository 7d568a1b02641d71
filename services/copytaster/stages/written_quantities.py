"""clean text -> the quantities written in it with digits, in any language, with their places.

Nothing is read into a number: words like "more than" are the claims' business, here only signs
make a bound. What may be a date, a time, a score, a name or a label is left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from copytaster.limits import WRITTEN_QUANTITIES_MAX
from copytaster.stages.measures import (
    LanguageMeasures,
    after_gap,
    scale_at,
    sign_before,
    unit_at,
)
from copytaster.stages.record import dataclass
from copytaster.stages.uncounted_numbers import (
    DASHES,
    Number,
    is_date,
    is_label,
    is_part,
    is_year,
)
from copytaster.stages.written_numbers import (
    ONE_RUN,
    WITH_BLANKS,
    WITHOUT_BLANKS,
    value_of,
    written_at,
)
from copytaster_schemas.words import Comparator

RANGE: Final = re.compile("[ \u00a0\u202f]?[-–—‑−~〜～][ \u00a0\u202f]?(?=\\d)")
COMPARATORS: Final[dict[str, Comparator]] = {
    ">": ">=", "≥": ">=", "<": "<=", "≤": "<=", "~": "~", "≈": "~",
}  # fmt: skip
SCALES_MAX: Final = 3
"""Numbers with a scale that add up: 3億5000万."""

VALUE_MAX: Final = 1e18


@dataclass(frozen=True, slots=True)
class WrittenQuantity:
    """`text[start:end]` with the value it gives. `measure` is "slot:unit", "" for a bare number."""

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    comparator: Comparator
    measure: str


def quantities_in(text: str, measures: LanguageMeasures) -> tuple[WrittenQuantity, ...]:
    """The quantities of a text in order, at most WRITTEN_QUANTITIES_MAX, never overlapping."""
    found: list[WrittenQuantity] = []
    for one in _quantities(text, measures):
        if len(found) == WRITTEN_QUANTITIES_MAX:
            break
        found.append(one)
    return tuple(found)


def _quantities(text: str, measures: LanguageMeasures) -> Iterator[WrittenQuantity]:
    pattern = WITH_BLANKS if measures.blank_groups else WITHOUT_BLANKS
    at = floor = 0
    while match := pattern.search(text, at):
        begin = match.start()
        written = written_at(text, begin, match.end())
        at = begin + len(written)
        sign, start = sign_before(text, begin, floor, measures)
        first = _number(text, begin, written, sign, measures)
        if first is None or is_part(text, start, begin, first.end, measures):
            continue
        joint = RANGE.match(text, first.end)
        if joint is None:
            made = _single(text, start, floor, first, measures)
        else:
            made = _range(text, start, first, pattern.match(text, joint.end()), measures)
        if made is not None:
            at = floor = made.end
            yield made


def _number(
    text: str, begin: int, written: str, sign: str, measures: LanguageMeasures
) -> Number | None:
    """Digits with what stands behind them; `sign` is the measure told before."""
    end, scale, added = begin + len(written), 1.0, 0.0
    scaled = scale_at(text, end, measures)
    if scaled is not None:
        scale, end = scaled
        added, end = _more_scales(text, end, measures) if measures.unspaced else (0.0, end)
    unit = unit_at(text, end, measures)
    measure = sign or (unit[0] if unit else "")
    if unit is not None and unit[0] == measure:
        end = unit[1]
    value = value_of(written, measures.decimal, measured=bool(measure or scaled))
    if value is None or value * scale > VALUE_MAX:
        return None
    return Number(begin, end, _product(value, scale) + added, scale, measure)


def _more_scales(text: str, at: int, measures: LanguageMeasures) -> tuple[float, int]:
    """ "3億5000万": what the numbers right behind a scale add, and where the last ends."""
    added = 0.0
    for _ in range(SCALES_MAX):
        match = ONE_RUN.match(text, after_gap(text, at))
        scaled = scale_at(text, match.end(), measures) if match else None
        value = value_of(match[0], measures.decimal, measured=True) if match else None
        if scaled is None or value is None:
            break
        added, at = added + _product(value, scaled[0]), scaled[1]
    return added, at


def _product(value: float, scale: float) -> float:
    """A scaled value without the dust of binary fractions: 2.3 million is 2,300,000."""
    return value if scale == 1 else float(f"{value * scale:.15g}")


def _single(
    text: str, begin: int, floor: int, number: Number, measures: LanguageMeasures
) -> WrittenQuantity | None:
    value, end, measure = number.value, number.end, number.measure
    minus = begin > floor and text[begin - 1] in DASHES
    if minus and not measure:
        return None
    if not measure and number.scale == 1 and is_label(text, number):
        return None
    if is_date(text, number, measures):
        return None
    if minus:
        begin, value = begin - 1, -value
    begin, comparator = _comparator(text, begin, floor)
    if comparator == "=" and text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum():
        end, comparator = end + 1, ">="
    low = None if comparator in {"<=", "~"} else value
    high = None if comparator in {">=", "~"} else value
    return WrittenQuantity(begin, end, value, low, high, comparator, measure)


def _range(
    text: str,
    begin: int,
    first: Number,
    behind: re.Match[str] | None,
    measures: LanguageMeasures,
) -> WrittenQuantity | None:
    """ "10–12 %", "3,5-4 млн": only with a unit or scale; else it may be a score, years, a name."""
    if behind is None:
        return None
    written = written_at(text, behind.start(), behind.end())
    second = _number(text, behind.start(), written, first.measure, measures)
    if second is None or not (second.measure or second.scale > 1):
        return None
    if first.measure not in {"", second.measure} or RANGE.match(text, second.end):
        return None
    low = first.value if first.scale > 1 else _product(first.value, second.scale)
    if low >= second.value:
        low = first.value
    if low >= second.value or is_year(second) or is_date(text, second, measures):
        return None
    mean = (low + second.value) / 2
    return WrittenQuantity(begin, second.end, mean, low, second.value, "range", second.measure)


def _comparator(text: str, begin: int, floor: int) -> tuple[int, Comparator]:
    """The sign of a bound before a number."""
    at = begin - 1
    if at > floor and text[at] in " \u00a0":
        at -= 1
    sign = COMPARATORS.get(text[at]) if at >= floor else None
    return (at, sign) if sign is not None else (begin, "=")
