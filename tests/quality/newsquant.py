"""NewsQuant: quantities in single sentences of news."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import orjson

from copytaster.stages.entities_to_claims.amounts import Amount, amounts_of
from copytaster.stages.entities_to_claims.lexicon import Measure
from copytaster.stages.entities_to_claims.page import Page, read_page

from .attributions import f1, lexicons, share
from .gate import DATA, Measured, sha256_of
from .reading import read_article

FILE: Final = DATA / "dev/newsquant/data/formatted_test_set/NewsQuant.json"
NAME: Final = "NewsQuant"
RANGE: Final = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
COUNTED_WORDS_MAX: Final = 6
"""How far behind a number without a measure the noun it counts may stand."""

UNITS: Final = {
    "money:USD": "dollar", "money:EUR": "euro", "money:GBP": "pound sterling",
    "money:JPY": "japanese yen", "money:CNY": "chinese yuan", "money:INR": "indian rupee",
    "money:RUB": "russian rouble", "money:AUD": "australian dollar", "money:CAD": "canadian dollar",
    "money:HKD": "hong kong dollar", "money:NZD": "new zealand dollar",
    "money:SGD": "singaporean dollar", "money:MYR": "malaysian ringgit", "money:ILS": "shekel",
    "money:DKK": "danish krone", "money:cent": "cent", "share:percent": "percentage",
    "share:point": "percentage point", "share:basis_point": "basis point", "points": "point",
    "distance:km": "kilometre", "distance:mi": "mile", "length:m": "metre", "length:cm":
    "centimetre", "length:mm": "millimetre", "length:um": "micrometre", "length:ft": "foot",
    "length:in": "inch", "length:yd": "yard", "mass:kg": "kilogram", "mass:g": "gram",
    "mass:mg": "milligram", "mass:lb": "pound-mass", "mass:t": "ton", "mass:oz": "ounce",
    "duration:year": "year", "duration:month": "month", "duration:week": "week",
    "duration:day": "day", "duration:hour": "hour", "duration:minute": "minute",
    "duration:second": "second", "age:year": "year of age", "temperature:C": "celsius",
    "temperature:F": "fahrenheit", "temperature:degree": "degree", "energy:MW": "megawatt",
    "power:kW": "kilowatt", "power:GW": "gigawatt", "power:W": "watt", "power:hp": "horsepower",
    "area:ha": "hectare", "area:acre": "acre", "area:m2": "square metre",
    "area:ft2": "square foot", "area:mi2": "square mile", "area:km2": "square kilometre",
    "volume:bbl": "barrel", "volume:l": "litre", "volume:ml": "millilitre",
    "volume:gal": "gallon", "volume:ft3": "cubic foot", "volume:m3": "cubic metre",
    "speed:mph": "mile per hour", "speed:km/h": "kilometre per hour",
    "speed:m/s": "metre per second", "data:GB": "gigabyte", "data:MP": "megapixel",
    "data:Mbps": "megabit per second", "frequency:Hz": "hertz", "frequency:kHz": "kilohertz",
    "frequency:GHz": "gigahertz",
    "energy:kWh": "kilowatt hour",
    "consumption:mpg": "mile per gallon", "concentration:ppm": "part per million",
    "concentration:ppb": "parts-per-billion",
}  # fmt: skip
"""What our measures are called there; other units are looked for in the words behind the number."""

ALIKE: Final = {
    "brake horsepower": "horsepower",
    "tonne": "ton",
    "metric ton": "ton",
    "square feet": "square foot",
}
"""Units of the set that our measures do not tell apart."""


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
    found = [
        amount
        for sentence in page.sentences
        for amount in amounts_of(page, sentence)
        if not amount.bare_year  # a date, which `quantities` passes over
    ]
    gold = [one for one in row["quantities"] if _bounds(one["value"]) is not None]
    score = Counter(gold=len(gold), found=len(found))
    for wanted in gold:
        bounds = _bounds(wanted["value"])
        hits = [one for one in found if _ends(one) == bounds]
        if hits:
            best = max(hits, key=lambda one: _has_unit(page, one, wanted))
            found.remove(best)
            score["values"] += 1
            score["units"] += _has_unit(page, best, wanted)
    return score


def _bounds(value: str) -> tuple[float, float] | None:
    """A number as a range of itself; a range is written "3.0-5.0", as is "dozens" ("12-120")."""
    try:
        return float(value), float(value)
    except ValueError:
        parts = RANGE.fullmatch(value)
        return (float(parts[1]), float(parts[2])) if parts else None


def _ends(amount: Amount) -> tuple[float, float]:
    ranged = amount.comparator == "range" or amount.vague
    if ranged and amount.low is not None and amount.high is not None:
        return amount.low, amount.high
    return amount.value, amount.value


def _has_unit(page: Page, amount: Amount, wanted: dict[str, str]) -> bool:
    unit = ALIKE.get(wanted["normalized_unit"], wanted["normalized_unit"])
    measure = amount.measure
    if measure is not None and (named := _name(measure)) is not None:
        return named == unit
    if unit == "-":
        return True
    behind = page.low[amount.first : amount.last + COUNTED_WORDS_MAX]
    heads = {unit.split()[-1].lower(), *wanted.get("unit", "").lower().split()[-1:]}
    return any(word in heads for word in behind)


def _name(measure: Measure) -> str | None:
    """The unit in the words of the set; None where we only say what is counted."""
    if measure.unit is None:
        return UNITS.get(measure.slot)
    unit, per, other = measure.unit.partition("/")
    whole = f"{measure.slot}:{measure.unit}"
    if not per or whole in UNITS:
        return UNITS.get(whole, whole)
    counted = next((name for key, name in UNITS.items() if key.endswith(f":{other}")), other)
    return f"{UNITS.get(f'{measure.slot}:{unit}', unit)} per {counted}"
