"""Amounts: what a number is worth, in which unit, and which numbers count nothing."""

import pytest

from copytaster.stages.entities_to_claims.amounts import Amount, amounts_of
from copytaster.stages.entities_to_claims.page import read_page
from stages.entities_to_claims.articles import an_article
from stages.entities_to_claims.sentence_tables import lexicons


def amounts(text: str, language: str = "en") -> list[Amount]:
    """The amounts of a text that are no bare years."""
    lexicon = lexicons().of(language)
    assert lexicon is not None
    page = read_page(an_article(text, language=language), lexicon)
    found = (one for sentence in page.sentences for one in amounts_of(page, sentence))
    return [one for one in found if not one.bare_year]


def unit(amount: Amount) -> str:
    """ "slot:unit", or the slot alone, or nothing."""
    if amount.measure is None:
        return ""
    measure = amount.measure
    return f"{measure.slot}:{measure.unit}" if measure.unit else measure.slot


@pytest.mark.parametrize(
    ("text", "language", "value", "measured"),
    [
        ("It cost HK$3.7 billion.", "en", 3.7e9, "money:HKD"),
        ("It cost $1.762bn.", "en", 1.762e9, "money:USD"),
        ("It cost 7.5 million Australian dollars.", "en", 7.5e6, "money:AUD"),
        ("They paid a $3500 fine.", "en", 3500, "money:USD"),
        ("Oil traded at $58.24 per barrel.", "en", 58.24, "money:USD/bbl"),
        ("They pumped 800,000 barrels a day.", "en", 800_000, "volume:bbl/day"),
        ("They earned $6.8 billion a year earlier.", "en", 6.8e9, "money:USD"),
        ("Winds reached 140 km/h.", "en", 140, "speed:km/h"),
        ("The index fell 777 points.", "en", 777, "points"),
        ("The rate rose by 60 basis points.", "en", 60, "share:basis_point"),
        ("The tower is 37m long.", "en", 37, "length:m"),
        ("They sold 1.2m tons of it.", "en", 1.2e6, "mass:t"),
        ("The stock moved -1.3% on Monday.", "en", -1.3, "share:percent"),
        ("The rate is .001 per cent.", "en", 0.001, "share:percent"),
        ("He counted twenty-eight thousand students.", "en", 28_000, "people"),
        ("Il vento ha soffiato a 140 chilometri orari.", "it", 140, "speed:km/h"),
        ("Costa 3,5 milioni di dollari australiani.", "it", 3.5e6, "money:AUD"),
        ("El viento sopló a 140 kilómetros por hora.", "es", 140, "speed:km/h"),
        ("Il manque 12 kilomètres carrés.", "fr", 12, "area:km2"),
        ("Die Zinsen stiegen um 60 Basispunkte.", "de", 60, "share:basis_point"),
        ("A área tem 12 quilómetros quadrados.", "pt", 12, "area:km2"),
    ],
)
def test_a_number_has_its_value_and_unit(
    text: str, language: str, value: float, measured: str
) -> None:
    """Signs, scales, written numbers and rates are read in every language."""
    (found,) = amounts(text, language)
    assert (found.value, unit(found)) == (value, measured)


@pytest.mark.parametrize(
    ("text", "low", "high", "measured"),
    [
        ("It cost between $160 million and $171 million.", 160e6, 171e6, "money:USD"),
        ("It cost $10 to $15 billion.", 10e9, 15e9, "money:USD"),
        ("There were four to five thousand people.", 4000, 5000, "people"),
        ("It took 40 to 50 hours.", 40, 50, "duration:hour"),
        ("Tens of thousands of dollars were lost.", 10_000, 100_000, "money:USD"),
    ],
)
def test_a_range_has_both_its_ends(text: str, low: float, high: float, measured: str) -> None:
    """What follows the second number counts for both."""
    (found,) = amounts(text)
    assert (found.low, found.high, unit(found)) == (low, high, measured)


@pytest.mark.parametrize(
    "text",
    [
        "It opened on September 8 and closed on 14 May.",
        "It opens at 11 a.m. and closes at 5pm.",
        "The 22nd amendment dates from the 1970s.",
        "They won 2-1 at home.",
        "He sat in Section 427 with his iPhone 11 Pro.",
        "The S23 and a V-12 engine were shown.",
        "The S&P 500 rose on Monday.",
        "She took the same one again.",
    ],
)
def test_dates_times_scores_and_names_are_no_amounts(text: str) -> None:
    """They tell when, which one, or who won; nothing is counted."""
    assert amounts(text) == []


def test_a_change_is_no_range() -> None:
    """ "Rose 8 percent to 99 yuan" has two amounts, of two units."""
    found = amounts("The shares rose 8.1 percent to 99.20 yuan.")
    assert [(one.value, unit(one)) for one in found] == [
        (8.1, "share:percent"),
        (99.2, "money:CNY"),
    ]
