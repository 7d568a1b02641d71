"""Digits that count nothing: parts of words, dates, times, scores, years, labels."""

from typing import Final

from copytaster.stages.measures import TOKEN, LanguageMeasures, after_gap, fold
from copytaster.stages.record import dataclass

YEARS: Final = range(1900, 2100)
YEAR_DIGITS: Final = 4
DAYS_MAX: Final = 31
SHORT_WORD_MAX: Final = 3
"""Letters of a word between the day and its month: "5 de mayo", "5th of May"."""


DASHES: Final = "-–—‑−"
LABELS: Final = frozenset("#№§@_\\=*^")
"""Signs whose number says which one is meant."""

PARTING: Final = frozenset(":/.,")
"""Between digits they make a time, a score, a date or a fraction."""

YEAR: Final = "duration:year"
DAY: Final = "duration:day"


@dataclass(frozen=True, slots=True)
class Number:
    """Digits with their scale and unit, and where they stand."""

    start: int
    end: int
    value: float
    scale: float
    measure: str


def is_part(text: str, begin: int, digits: int, end: int, measures: LanguageMeasures) -> bool:
    """Whether the digits belong to a word, a time, a date, a score or an address."""
    before, behind = text[begin - 1 : begin] if begin else "", text[end : end + 1]
    if before in LABELS and before:
        return True
    if before.isalnum() and begin == digits and not (measures.unspaced and not before.isascii()):
        return True
    earlier = text[begin - 2 : begin - 1] if begin > 1 else ""
    if before and before in DASHES and earlier.isalnum():
        return True
    if before and before in PARTING and (earlier.isalnum() or before in ".,"):
        return True
    if behind.isalnum() and not measures.unspaced:
        return True
    following = text[end + 1 : end + 2]
    if behind in DASHES and behind and following.isalpha():
        return True  # "20-årig"
    return bool(behind) and behind in PARTING | {"_"} and following.isalnum()


def is_label(text: str, number: Number) -> bool:
    """Whether a bare number is a year, an ordinal or one of a row of numbers."""
    if is_year(number):
        return True
    start, end = number.start, number.end
    if start > 1 and text[start - 1].isspace() and text[start - 2].isdigit():
        return True
    if text[end : end + 1].isspace() and text[end + 1 : end + 2].isdigit():
        return True
    return text[end : end + 1] == "." and text[after_gap(text, end + 1) :][:1].islower()


def is_year(number: Number) -> bool:
    """Whether it may be the number of a year."""
    plain = number.scale == 1 and number.value in YEARS
    return plain and number.measure in {"", YEAR}


def is_date(text: str, number: Number, measures: LanguageMeasures) -> bool:
    """Whether a month stands beside a day, or what closes the numbers of a date behind it."""
    if number.scale != 1 or number.value != int(number.value):
        return False
    digits = number.end - number.start
    year = number.value in YEARS and digits >= YEAR_DIGITS
    if year and number.measure == YEAR:
        return True
    behind = _behind_digits(text, number.start)
    mark = _mark(text, behind, measures)
    if mark and (year or mark not in measures.units.entries):
        return True
    if mark and measures.unspaced and measures.units.entries[mark] == DAY:
        return True
    if not 0 < number.value <= DAYS_MAX:
        return False
    if _names_month(text, behind, measures):
        return True
    return not number.measure and _month_before(text, number.start, measures)


def _behind_digits(text: str, at: int) -> int:
    while text[at : at + 1].isdigit():
        at += 1
    return at


def _mark(text: str, at: int, measures: LanguageMeasures) -> str:
    if measures.unspaced:
        return text[at] if text[at : at + 1] in measures.date_marks else ""
    token = TOKEN.match(text, after_gap(text, at))
    return fold(token[0]) if token and fold(token[0]) in measures.date_marks else ""


def _names_month(text: str, at: int, measures: LanguageMeasures) -> bool:
    """ "5 maja", "5. maj", "5 de mayo"."""
    at = after_gap(text, at + (text[at : at + 1] == "."))
    for _ in range(2):
        token = TOKEN.match(text, at)
        if token is None:
            return False
        if fold(token[0]) in measures.months:
            return True
        if len(token[0]) > SHORT_WORD_MAX:
            return False
        at = after_gap(text, token.end())
    return False


def _month_before(text: str, start: int, measures: LanguageMeasures) -> bool:
    """ "május 5.", "tháng 5"."""
    words = TOKEN.findall(text[max(0, start - 20) : start])
    return bool(words) and text[start - 1].isspace() and fold(words[-1]) in measures.months
