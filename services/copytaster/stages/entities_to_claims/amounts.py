"""Numbers -> amounts: with their unit, and with what makes them more, less or roughly so."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.lexicon import Measure
from copytaster.stages.entities_to_claims.no_amounts import is_label, is_sign_of_minus
from copytaster.stages.entities_to_claims.numbers import number_at
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.units import unit_at
from copytaster.stages.entities_to_claims.word_class import (
    AT_TIME,
    BETWEEN,
    COORDINATOR,
    IN,
    TO,
)
from copytaster.stages.record import dataclass
from copytaster_schemas.words import Comparator

COMPARATOR_WORDS_BACK: Final = 4
YEARS: Final = range(1900, 2100)
VAGUE_TIMES: Final = 10.0
"""An indefinite "thousands" may mean up to ten times a thousand less one step."""

SIGN_WORDS_MAX: Final = 2
"""Words of a sign of money before a number: "US $"."""

BETWEEN_BACK: Final = 4
"""Words between "between" and a number: a comparator, a sign of money."""

DASHES: Final = frozenset({"-", "–"})
NO_RANGE: Final = frozenset({"of", "di", "de", "on", "in", "at", "auf", "naar"})


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at words `first` to `last` (exclusive, comparator included). `measure` where a unit
    follows.
    """

    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    comparator: Comparator
    measure: Measure | None
    vague: bool
    bare_year: bool


def amounts_of(page: Page, sentence: Span) -> Iterator[Amount]:
    """Every amount of a sentence, in order. Dates, times, ordinals, scores and numbers in names are
    none.
    """
    i = sentence.first
    while i < sentence.last:
        read = number_at(page, i, sentence.last)
        if read is None:
            i += 1
            continue
        end, value, vague = read
        amount, after = _amount(page, sentence, i, end, value, vague=vague)
        if not is_label(page, sentence, i, end, measured=amount.measure is not None):
            yield amount
            end = max(end, after)
        i = end


def _amount(
    page: Page, sentence: Span, first: int, end: int, value: float, *, vague: bool
) -> tuple[Amount, int]:
    """The amount, and the word behind its last number."""
    begin, comparator = _comparator(page, sentence, first)
    bare_year = (
        end == first + 1 and value in YEARS and page.low[first].isdigit() and comparator == "="
    )
    low, high = _bounds(value, comparator, vague=vague)
    last = end
    ends = None if vague else _range(page, sentence, first, end, value)
    if ends is not None:
        (last, low, high), comparator = ends, "range"
    unit = unit_at(page, sentence, begin, last) or unit_at(page, sentence, begin, end)
    measure, behind = unit or (None, last)
    if vague and comparator == "=":
        comparator = ">="
    if comparator == "range":
        value = ((low or 0.0) + (high or 0.0)) / 2
    elif is_sign_of_minus(page, first):
        value = low = high = -value
    bare_year = bare_year and measure is None  # "2000 Stellen"
    found = Amount(
        begin, max(last, behind), value, low, high, comparator, measure, vague, bare_year
    )
    return found, last


def _bounds(
    value: float, comparator: Comparator, *, vague: bool
) -> tuple[float | None, float | None]:
    if vague:
        return value, value * VAGUE_TIMES
    if comparator == ">=":
        return value, None
    return (None, value) if comparator == "<=" else (value, value)


def _comparator(page: Page, sentence: Span, first: int) -> tuple[int, Comparator]:
    """The words before a number that make it a bound."""
    for back in range(COMPARATOR_WORDS_BACK, 0, -1):
        begin = first - back
        if begin < sentence.first:
            continue
        hit = page.lexicon.comparators.at(page.low, begin, first)
        if hit and begin + hit[0] == first:
            return begin, hit[1][0]
    return first, "="


def _range(
    page: Page, sentence: Span, first: int, end: int, value: float
) -> tuple[int, float, float] | None:
    """ "3,000 to 5,000", "10-12", "$160 million to $171 million", "four to five thousand": where it
    ends, and both ends. A change is none: "rose 8 percent to 99 yuan".
    """
    unit = unit_at(page, sentence, first, end)
    join = unit[1] if unit is not None else end
    if join >= sentence.last - 1 or not _joins(page, sentence, first, join):
        return None
    upper = join + 1
    if unit is not None:
        upper = _past_sign(page, sentence, upper)  # "$171 million"
    following = number_at(page, upper, sentence.last)
    if following is None:
        return None
    last, high, _ = following
    other = unit_at(page, sentence, upper, last)
    told = other is not None or join > end
    if unit is not None and told and (other is None or other[0] != unit[0]):
        return None
    scale = page.lexicon.numbers.get(page.low[last - 1])
    own = page.lexicon.numbers.get(page.low[end - 1])
    if scale is not None and scale.scale and value < high / scale.value:
        value = value if own is not None and own.scale else value * scale.value
    return (last, value, high) if high > value else None


def _past_sign(page: Page, sentence: Span, k: int) -> int:
    """The number behind a sign of money at word `k`."""
    limit = min(sentence.last, k + SIGN_WORDS_MAX + 1)
    return next((n for n in range(k, limit) if number_at(page, n, n + 1) is not None), k)


def _joins(page: Page, sentence: Span, first: int, k: int) -> bool:
    """Whether word `k` stands between the ends of a range."""
    word, bits = page.low[k], page.bits[k]
    if word in DASHES:
        return True
    if bits & COORDINATOR:
        before = range(max(sentence.first, first - BETWEEN_BACK), first)
        return any(page.bits[n] & BETWEEN for n in before)
    return bool(bits & (TO | AT_TIME | IN)) and word not in NO_RANGE
