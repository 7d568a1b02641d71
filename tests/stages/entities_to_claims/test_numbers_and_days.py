"""Numbers and days: what they are worth, what they count, when something happened."""

from datetime import UTC, datetime

import pytest

from copytaster.stages.entities_to_claims import entities_to_claims
from copytaster.stages.entities_to_claims.numbers import compound, parsed
from copytaster_schemas.claim import Proposition
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import claims_of, lexicons

NAMES: dict[str, Named | str] = {
    "Iran": ("c-ir", "place", "country", "IR"),
    "Kenya": ("c-ke", "place", "country", "KE"),
    "Boeing": ("o-boeing", "organisation", "company", "US"),
}


def proposition(text: str, predicate: str) -> Proposition:
    """The proposition of that predicate in an English text."""
    claims = claims_of(text, names=NAMES)
    return next(
        c.proposition for c in claims if c.proposition and c.proposition.predicate == predicate
    )


@pytest.mark.parametrize(
    ("digits", "decimal_comma", "value"),
    [
        ("3,000", False, 3000),
        ("3.000", False, 3000),
        ("3.5", False, 3.5),
        ("1,234,567", False, 1_234_567),
        ("0.125", False, 0.125),
        ("3.000", True, 3000),
        ("3,5", True, 3.5),
        ("1.234,5", True, 1234.5),
        ("12’000", False, 12_000),
        ("12:30", False, None),
        ("1" * 17, False, None),
    ],
)
def test_digits_are_read_by_the_habits_of_the_language(
    digits: str,
    decimal_comma: bool,
    value: float | None,
) -> None:
    """Separators group or divide; times of day and serial numbers are no amounts."""
    assert parsed(digits, decimal_comma=decimal_comma) == value


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("dreihundert", "de", 300),
        ("zweiundzwanzig", "de", 22),
        ("viertausend", "de", 4000),
        ("tremila", "it", 3000),
        ("Haus", "de", None),
        ("threehundred", "en", None),
    ],
)
def test_compound_number_words_add_up(word: str, language: str, value: float | None) -> None:
    """German and Italian write numbers as one word."""
    lexicon = lexicons().of(language)
    assert lexicon is not None
    assert compound(word.lower(), lexicon) == value


@pytest.mark.parametrize(
    ("text", "predicate", "slot", "low", "high", "comparator"),
    [
        ("At least 12 people were killed in Kenya.", "kill", "killed", 12, None, ">="),
        ("Up to 300 people were injured in Kenya.", "injure", "injured", None, 300, "<="),
        ("About forty people were killed in Kenya.", "kill", "killed", 40, 40, "~"),
        ("Dozens of people were killed in Kenya.", "kill", "killed", 12, 120, ">="),
        ("Iran sent 3,000 to 5,000 troops to Kenya.", "deploy", "troops", 3000, 5000, "range"),
        ("Two and a half thousand troops were sent to Kenya.", "deploy", "troops", 2500, 2500, "="),
        ("The number of people killed in Kenya has risen to seven.", "kill", "killed", 7, 7, "="),
        ("The crash killed 14 and injured 30 in Kenya.", "kill", "killed", 14, 14, "="),
    ],
)
def test_numbers_count_what_they_stand_beside(
    text: str, predicate: str, slot: str, low: float | None, high: float | None, comparator: str
) -> None:
    """Value, bounds and slot follow from the words around the number."""
    found = proposition(text, predicate).quantities
    assert (found[0].slot, found[0].low, found[0].high, found[0].comparator) == (
        slot, low, high, comparator,
    )  # fmt: skip


def test_each_verb_has_its_own_number() -> None:
    """ "Killed 14 and injured 30": neither number belongs to both."""
    text = "The crash killed 14 and injured 30 in Kenya."
    assert [q.value for q in proposition(text, "injure").quantities] == [30]
    assert [q.value for q in proposition(text, "kill").quantities] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "Iran attacked Kenya in 2019.",
        "Iran attacked Kenya at 12:30.",
        "Iran attacked Kenya on 3 May.",
        "Iran attacked Kenya after three days.",
        "Iran has carried out three attacks on Kenya.",
    ],
)
def test_years_times_and_counts_of_attacks_are_no_victims(text: str) -> None:
    """Only what counts persons or things is a quantity of the happening."""
    assert proposition(text, "attack").quantities == ()


def test_an_age_behind_a_name_counts_nobody() -> None:
    """Newspapers set the age between commas."""
    text = "Gary Gomes, 35, was arrested on Monday, police said."
    assert proposition(text, "arrest").quantities == ()


def test_money_keeps_its_unit() -> None:
    """An amount with a currency is money, beside any verb."""
    (found,) = proposition("Boeing sold the bank for $4.5 billion.", "sell").quantities
    assert (found.slot, found.unit, found.value) == ("money", "USD", 4.5e9)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Iran attacked Kenya on Monday.", (2024, 10, 28), (2024, 10, 29)),
        ("Iran attacked Kenya last Monday.", (2024, 10, 21), (2024, 10, 22)),
        ("Iran attacked Kenya on Friday.", (2024, 10, 25), (2024, 10, 26)),
        ("Iran attacked Kenya yesterday.", (2024, 10, 27), (2024, 10, 28)),
        ("Iran attacked Kenya on 12 August 2023.", (2023, 8, 12), (2023, 8, 13)),
        ("Iran attacked Kenya in August.", (2024, 8, 1), (2024, 9, 1)),
        ("Iran attacked Kenya in December.", (2023, 12, 1), (2024, 1, 1)),
    ],
)
def test_day_is_counted_from_publication(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    """Weekdays lie behind us, a month that is still to come was last year's (28 October 2024)."""
    occurred = proposition(text, "attack").occurred
    assert occurred is not None
    assert (occurred.start, occurred.end) == (
        datetime(*start, tzinfo=UTC),
        datetime(*end, tzinfo=UTC),
    )


def test_relative_day_needs_a_publication_time() -> None:
    """Without the moment of publication "Monday" is no date, "12 August 2023" is one."""

    def day(text: str) -> object:
        article = an_article(text, names=NAMES, published_at=None)
        claims = entities_to_claims(article, lexicons=lexicons()).claims
        return claims[0].proposition and claims[0].proposition.occurred

    assert day("Iran attacked Kenya on Monday.") is None
    assert day("Iran attacked Kenya on 12 August 2023.") is not None
