"""Words -> amounts: digits and number words, with what makes them more, less or roughly so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copytaster.stages.entities_to_claims.lexicon import Lexicon, Measure, NumberWord
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.word_class import (
    AT_TIME,
    BE,
    COORDINATOR,
    DETERMINER,
    IN,
    OF,
    TO,
)
from copytaster_schemas.words import Comparator

DIGITS: Final = re.compile(r"\d+(?:[.,:'’\u00a0\u202f]\d+)*")
VALUE_MAX: Final = 1e15
"""Above this no quantity of news is meant; it is a serial number."""

NUMBERED_WORDS_MAX: Final = 4
"""Words between "are" and the number: "are at least 12"."""

NUMBER_WORDS_MAX: Final = 8
THOUSAND: Final = 1_000
GROUP_DIGITS: Final = 3
DIGITS_MAX: Final = 16
"""Digits of a quantity; more are a serial number."""

COMPOUND_CHARS: Final = range(6, 41)
"""Letters of a number written as one word: "dreißig" is a plain entry."""

HALF: Final = 0.5
HALF_WORDS: Final = 3
"""Words of "and a half"."""

COMPARATOR_WORDS_BACK: Final = 4
YEARS: Final = range(1900, 2100)
VAGUE_TIMES: Final = 10.0
"""An indefinite "thousands" may mean up to ten times a thousand less one step."""


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
    """Every amount of a sentence, in order."""
    i = sentence.first
    while i < sentence.last:
        read = _number(page, i, sentence.last)
        if read is None:
            i += 1
            continue
        end, value, vague = read
        yield _amount(page, sentence, i, end, value, vague=vague)
        i = end


def _number(page: Page, i: int, end: int) -> tuple[int, float, bool] | None:
    """A number at word `i`: where it ends, its value, whether it is indefinite."""
    first = page.low[i]
    if not first[0].isdigit() and first not in page.lexicon.numbers:
        found = compound(first, page.lexicon)
        return (i + 1, found, False) if found is not None else None
    total = current = 0.0
    vague = seen = False
    k = i
    while k < min(end, i + NUMBER_WORDS_MAX):
        word = page.low[k]
        if word[0].isdigit():
            value = parsed(word, decimal_comma=page.lexicon.decimal_comma)
            if seen or value is None:
                break
            current, seen, k = value, True, k + 1
            continue
        entry = page.lexicon.numbers.get(word)
        if entry is None:
            if seen and page.bits[k] & COORDINATOR and _goes_on(page, k + 1, end, total):
                k += 1
                continue
            if seen and _is_half(page, k, end):
                current, k = current + HALF, k + HALF_WORDS
                continue
            break
        if not entry.scale and seen and page.low[k - 1][0].isdigit():
            break
        total, current, vague = _joined(entry, total, current, vague=vague)
        seen, k = True, k + 1
    value = total + current
    return (k, value, vague) if seen and 0 <= value <= VALUE_MAX else None


def _goes_on(page: Page, k: int, end: int, total: float) -> bool:
    """ "two hundred and five": a conjunction inside a number."""
    entry = page.lexicon.numbers.get(page.low[k]) if k < end else None
    return entry is not None and not entry.scale and not entry.vague and total >= entry.value > 0


def _is_half(page: Page, k: int, end: int) -> bool:
    """ "two and a half years"."""
    if k + HALF_WORDS > end or not page.bits[k] & COORDINATOR:
        return False
    entry = page.lexicon.numbers.get(page.low[k + HALF_WORDS - 1])
    return entry is not None and entry.value == HALF and page.has(k + 1, DETERMINER)


def _joined(
    entry: NumberWord, total: float, current: float, *, vague: bool
) -> tuple[float, float, bool]:
    if entry.scale:
        return (*_scaled(entry, total, current), vague)
    if entry.vague:
        return total, max(current, 1.0) * entry.value, True
    return total, current + entry.value, vague


def _scaled(entry: NumberWord, total: float, current: float) -> tuple[float, float]:
    """Total and current after a scale: "three hundred" may grow, "three thousand" is complete."""
    scaled = max(current, 1.0) * entry.value
    return (total + scaled, 0.0) if entry.value >= THOUSAND else (total, scaled)


def parsed(word: str, *, decimal_comma: bool) -> float | None:
    """The value of digits with separators, by the habits of the language; None for times and
    dates.
    """
    if ":" in word or not DIGITS.fullmatch(word):
        return None
    plain = re.sub(r"['’\u00a0\u202f]", "", word)
    group, point = (".", ",") if decimal_comma else (",", ".")
    whole, _, fraction = plain.partition(point)
    if point in fraction or group in fraction:
        whole, fraction = plain.replace(point, ""), ""  # "1.234.567" in an English text
    elif _is_thousands(whole, fraction, group, decimal_comma=decimal_comma):
        whole, fraction = whole + fraction, ""
    digits = whole.replace(group, "")
    if not digits or len(digits) > DIGITS_MAX:
        return None
    return float(f"{digits}.{fraction}") if fraction else float(digits)


def _is_thousands(whole: str, fraction: str, group: str, *, decimal_comma: bool) -> bool:
    """ "3.000" in an English text, "3,000" in an Italian one: three digits are thousands."""
    if len(fraction) != GROUP_DIGITS or group in whole or whole == "0":
        return False
    return decimal_comma or len(whole) <= GROUP_DIGITS


def compound(word: str, lexicon: Lexicon) -> float | None:
    """A number written as one word: "dreihundert", "tremila", "zweiundzwanzig"."""
    if lexicon.language not in {"de", "it"} or len(word) not in COMPOUND_CHARS:
        return None
    total = current = 0.0
    rest = word
    while rest:
        entry_word = _longest(rest, lexicon)
        if entry_word is None:
            return None
        entry = lexicon.numbers[entry_word]
        if entry.scale:
            total, current = _scaled(entry, total, current)
        else:
            current += entry.value
        rest = rest[len(entry_word) :].removeprefix("und")
    return total + current


def _longest(rest: str, lexicon: Lexicon) -> str | None:
    for size in range(min(len(rest), 12), 2, -1):
        entry = lexicon.numbers.get(rest[:size])
        if entry is not None and not entry.vague:
            return rest[:size]
    return None


def _amount(
    page: Page, sentence: Span, first: int, end: int, value: float, *, vague: bool
) -> Amount:
    begin, comparator = _comparator(page, sentence, first)
    bare_year = (
        end == first + 1 and value in YEARS and page.low[first].isdigit() and comparator == "="
    )
    low, high = _bounds(value, comparator, vague=vague)
    last, upper = _range(page, sentence, end)
    if upper is not None and upper > value:
        low, high, comparator = value, upper, "range"
    measure_at = _measure(page, sentence, begin, last)
    measure, last = measure_at or (None, last)
    if vague and comparator == "=":
        comparator = ">="
    if comparator == "range":
        value = (value + (high or value)) / 2
    bare_year = bare_year and measure is None  # "2000 Stellen"
    return Amount(begin, last, value, low, high, comparator, measure, vague, bare_year)


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


def _range(page: Page, sentence: Span, end: int) -> tuple[int, float | None]:
    """ "3,000 to 5,000", "10-12"."""
    if end + 1 >= sentence.last:
        return end, None
    joins = page.bits[end] & (TO | AT_TIME | IN) and page.low[end] not in {"of", "di", "de"}
    if not joins and page.low[end] not in {"-", "–"}:
        return end, None
    following = _number(page, end + 1, sentence.last)
    if following is None:
        return end, None
    return following[0], following[1]


def _measure(page: Page, sentence: Span, begin: int, last: int) -> tuple[Measure, int] | None:
    """The unit behind a number ("%", "million euros", "people") or right before it ("$")."""
    k = last
    if k + 1 < sentence.last and page.bits[k] & OF:
        k += 1
    elif k + 1 < sentence.last and page.bits[k] & COORDINATOR and page.low[k + 1].isdigit():
        k += 2  # "aged 83 and 88 years"
    for ahead in range(k, min(k + 2, sentence.last)):
        hit = page.lexicon.measures.at(page.low, ahead, sentence.last)
        if hit:
            return hit[1][0], ahead + hit[0]
        if not page.low[ahead].isalpha():
            break
    for before in (begin - 1, last - 2):
        if before >= sentence.first:
            hit = page.lexicon.measures.at(page.low, before, last)
            if hit and hit[1][0].unit and not page.low[before].isalpha():
                return hit[1][0], last
    return None


def is_counted(page: Page, i: int) -> bool:
    """Whether a number stands right before word `i`: "five dead", "tremila morti", "dozens of"."""
    k = i - 1
    article = page.lexicon.free_inversion and page.has(k, DETERMINER)  # "cinquanta i morti"
    if k > 0 and (page.bits[k] & OF or article) and page.low[k] not in page.lexicon.numbers:
        k -= 1
    if k < 0 or page.sentence[k] != page.sentence[i]:
        return False
    word = page.low[k]
    known = word[0].isdigit() or word in page.lexicon.numbers
    return known or compound(word, page.lexicon) is not None


def is_numbered(page: Page, i: int) -> bool:
    """Whether a number says how many word `i` are: "i morti sono almeno 12"."""
    if i >= len(page.low) or not page.has(i, BE):
        return False
    ahead = range(i + 1, min(i + 1 + NUMBERED_WORDS_MAX, len(page.low) - 1))
    return any(is_counted(page, k + 1) for k in ahead if page.sentence[k] == page.sentence[i])
