"""Amounts that count nothing beside a happening: dates, ages, numbers inside a word."""

from typing import Final

from copytaster.stages.entities_to_claims.amounts import Amount
from copytaster.stages.entities_to_claims.page import Page

AGE_MAX: Final = 120
"""Years of a person."""


def counts_nothing(page: Page, amount: Amount) -> bool:
    """Whether an amount is a date, somebody's age or a part of a word."""
    return _is_date(page, amount) or _is_age(page, amount) or _is_glued(page, amount)


def _is_date(page: Page, amount: Amount) -> bool:
    around = (amount.first - 1, amount.last)
    return any(
        0 <= k < len(page.low) and (page.low[k] in page.lexicon.months or page.low[k] == "h")
        for k in around
    )


def _is_glued(page: Page, amount: Amount) -> bool:
    """ "A 16-year-old boy", "a 300-page report": a number inside a word counts nothing here."""
    k = amount.last
    if k + 1 >= len(page.low) or page.low[k] not in {"-", "‑"}:
        return False
    return page.starts[k] == page.ends[k - 1] and page.low[k + 1].replace("-", "").isalpha()


def _is_age(page: Page, amount: Amount) -> bool:
    """ "Gary Gomes, 35, was arrested": a number between commas behind a name."""
    i = amount.first
    return (
        i > 1
        and amount.last < len(page.low)
        and page.low[i - 1] == ","
        and page.low[amount.last] in {",", ".", ")", "("}
        and amount.measure is None
        and 0 < amount.value <= AGE_MAX
        and page.surface(i - 2, i - 1)[:1].isupper()
    )
