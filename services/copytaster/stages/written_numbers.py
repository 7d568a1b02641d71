"""Digits as a language groups them -> a number; dates, times and versions are none."""

import re
from typing import Final

BLANKS: Final = "\u00a0\u202f\u2009"
"""Blanks that do not break a line: in any language they only group."""

GROUPS_MAX: Final = 5
"""Groups of three behind the first: more digits are a serial number."""

_RUN: Final = r"\d+(?:[{blanks}]\d{{3}}(?!\d)){{0,{most}}}(?:[.,٫٬'’]\d+)*"
WITH_BLANKS: Final = re.compile(_RUN.format(blanks=f" {BLANKS}", most=GROUPS_MAX))
"""Where a plain blank groups digits, too: "12 500"."""

WITHOUT_BLANKS: Final = re.compile(_RUN.format(blanks=BLANKS, most=GROUPS_MAX))
HAS_BLANK: Final = re.compile(f"[ {BLANKS}]")
ONE_RUN: Final = re.compile(r"\d+(?:[.,٫٬'’]\d+)*")
GROUP_DIGITS: Final = 3

DIGITS_MAX: Final = 16
"""Digits of a quantity; more are a serial number."""

GROUP_ONLY: Final = re.compile(f"[ {BLANKS}'’٬]")
GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\D\d{3})+|[1-9]\d?(?:\D\d{2})+\D\d{3}")
"""Groups of three; behind lakhs and crores of two."""

FOREIGN_FRACTION_MAX: Final = 1
"""Digits behind a mark that is not the language's own, for it to be one of fractions all the same:
"4.5" in Polish. Two digits are an hour or a date there, unless a unit follows.
"""


def written_at(text: str, begin: int, end: int) -> str:
    """The digits at `begin`, of the run of digits and blanks up to `end`: "12 500", but of
    "2024 500" or of a row of numbers only the first.
    """
    run = text[begin:end]
    blank = HAS_BLANK.search(run)
    if blank is None:
        return run
    row = HAS_BLANK.match(text, end) is not None and text[end + 1 : end + 2].isdecimal()
    if blank.start() <= GROUP_DIGITS and not row:
        return run
    first = ONE_RUN.match(run)
    return first[0] if first is not None else run


def value_of(written: str, decimal: str | None, *, measured: bool) -> float | None:
    """The value of digits with separators; None where it may be a time, a date or a version.

    `decimal` is the mark of fractions (None: it is not known), `measured`: a unit follows.
    """
    bare = GROUP_ONLY.sub("", written).replace("٫", decimal or ".")
    if decimal is None:
        decimal = "," if bare.rfind(",") > bare.rfind(".") else "."
        if GROUPED.fullmatch(bare):
            return None  # "1.234": thousands here, fractions there
    other = "." if decimal == "," else ","
    whole, _, fraction = bare.partition(decimal)
    if decimal in fraction:
        if other in bare or not GROUPED.fullmatch(bare):
            return None
        whole, fraction = bare.replace(decimal, ""), ""  # "1,234,567" in a Polish text
    elif other in fraction:
        return None
    elif other in whole:
        if GROUPED.fullmatch(whole):
            whole = whole.replace(other, "")
        elif fraction or whole.count(other) > 1:
            return None
        else:
            whole, _, fraction = whole.partition(other)
            if not measured and len(fraction) > FOREIGN_FRACTION_MAX:
                return None
    if len(whole) + len(fraction) > DIGITS_MAX or (whole[:1] == "0" and len(whole) > 1):
        return None
    return float(f"{whole}.{fraction or 0}")
