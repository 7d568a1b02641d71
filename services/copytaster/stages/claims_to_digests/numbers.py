"""text -> the numbers in it that can tell one happening from another, as text."""

import re
from collections.abc import Iterator
from typing import Final

NUMBER: Final = re.compile(
    r"\d(?<!\d\d)\d{0,2}(?: \d{3}){1,3}(?!\d)"
    r"|\d{1,15}(?:[.,\u066b\u066c'\u2019\u00a0\u202f]\d{1,6}){0,4}"
)
SCORE: Final = re.compile(r"(\d(?<![\d.,-]\d)\d{0,2}) ?[-\u2013:] ?(\d{1,3})(?![\d.,-])")
"""Two numbers that belong together: a score, a vote, a record, a time of day.

It begins with a digit and looks back from there: the other way round every letter is looked at.
"""

GROUPED: Final = re.compile(r"\d{1,3}(?:[^\d]\d{3})+")
"""Thousands, whatever a language parts them by."""

NUMBER_MIN: Final = 10
"""Smaller whole numbers are in every text; the 12th and the 13th package are not the same."""


def numbers(text: str) -> Iterator[str]:
    """The numbers and scores of a text in order, alike in every script and language."""
    for score in SCORE.finditer(text):
        yield f"{int(score[1])}-{int(score[2])}"
    for found in NUMBER.findall(text):
        if GROUPED.fullmatch(found):
            yield str(int(re.sub(r"\D", "", found)))
        elif found.isdigit():
            if int(found) >= NUMBER_MIN:
                yield str(int(found))
        else:
            yield ".".join(str(int(part)) for part in re.split(r"\D", found) if part)
