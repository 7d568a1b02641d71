"""NewsQuant: quantities in single sentences of news."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import orjson

from copytaster.stages.entities_to_claims.numbers import Amount, amounts_of
from copytaster.stages.entities_to_claims.page import Page, read_page

from .attributions import f1, lexicons, share
from .gate import DATA, Measured, sha256_of
from .reading import read_article

FILE: Final = DATA / "dev/newsquant/data/formatted_test_set/NewsQuant.json"
NAME: Final = "NewsQuant"
COUNTED_WORDS_MAX: Final = 6
"""How far behind a number without a measure the noun it counts may stand."""

UNITS: Final = {
    "money:USD": "dollar", "money:EUR": "euro", "money:GBP": "pound sterling",
    "money:JPY": "japanese yen", "money:CNY": "chinese yuan", "money:INR": "indian rupee",
    "money:RUB": "russian rouble", "share:percent": "percentage", "distance:km": "kilometre",
    "distance:mi": "mile", "length:m": "metre", "length:ft": "foot", "mass:kg": "kilogram",
    "duration:year": "year", "duration:month": "month", "duration:week": "week",
    "duration:day": "day", "duration:hour": "hour", "duration:minute": "minute",
    "temperature:C": "celsius", "energy:MW": "megawatt", "area:ha": "hectare",
    "volume:bbl": "barrel", "mass:t": "tonne", "area:acre": "acre",
}  # fmt: skip
"""What our measures are called there; other units are looked for in the words behind the number."""


def newsquant() -> Iterator[Measured]:
    """F1 of values, and of values with their unit."""
    if not FILE.exists():
        return
    rows = orjson.loads(FILE.read_bytes())
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(_score(row))
    sha = sha256_of([FILE])
    for metric, right in (("value F1", "values"), ("value and unit F1", "units")):
        precision = share(counts[right], counts["found"])
        recall = share(counts[right], counts["gold"])
        target = 0.8 if right == "units" else None
        value = round(f1(precision, recall), 3)
        yield Measured("claims", NAME, sha, metric, value, counts["gold"], target)


def _score(row: dict[str, Any]) -> Counter[str]:
    lexicon = lexicons().of("en")
    assert lexicon is not None
    page = read_page(read_article(row["text"], "en"), lexicon)
    found = [amount for sentence in page.sentences for amount in amounts_of(page, sentence)]
    gold = [one for one in row["quantities"] if _number(one["value"]) is not None]
    score = Counter(gold=len(gold), found=len(found))
    for wanted in gold:
        value = _number(wanted["value"])
        hits = [one for one in found if one.value == value]
        if hits:
            best = max(hits, key=lambda one: _has_unit(page, one, wanted))
            found.remove(best)
            score["values"] += 1
            score["units"] += _has_unit(page, best, wanted)
    return score


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _has_unit(page: Page, amount: Amount, wanted: dict[str, str]) -> bool:
    unit = wanted["normalized_unit"]
    measure = amount.measure
    if measure is not None and measure.unit is not None:
        return UNITS.get(f"{measure.slot}:{measure.unit}") == unit
    behind = set(page.low[amount.last : amount.last + COUNTED_WORDS_MAX])
    return unit == "-" or any(word.lower() in behind for word in (unit, wanted.get("unit", "")))
