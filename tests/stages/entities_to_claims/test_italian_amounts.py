"""Italian numbers and days beside a happening."""

from datetime import UTC, datetime

import pytest

from copytaster.stages.entities_to_claims import entities_to_claims
from copytaster_schemas.claim import Proposition
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import lexicons

KHARKIV: dict[str, Named | str] = {"Kharkiv": ("geo-kharkiv", "place", "city", "ua")}
MONDAY = datetime(2024, 10, 28, 12, 0, tzinfo=UTC)


def told(text: str, predicate: str) -> Proposition:
    """The one proposition about a happening that a sentence gives."""
    article = an_article(text, language="it", names=KHARKIV, published_at=MONDAY)
    claims = entities_to_claims(article, lexicons=lexicons()).claims
    (found,) = [
        c.proposition for c in claims if c.proposition and c.proposition.predicate == predicate
    ]
    return found


@pytest.mark.parametrize(
    ("words", "comparator", "value"),
    [
        ("Tremila soldati sono stati uccisi", "=", 3_000),
        ("3.000 soldati sono stati uccisi", "=", 3_000),
        ("Circa 10mila soldati sono stati uccisi", "~", 10_000),
        ("Almeno duecentocinquanta persone sono state uccise", ">=", 250),
        ("Oltre 600.000 soldati sono stati uccisi", ">=", 600_000),
        ("Più di 1,5 milioni di persone sono state uccise", ">=", 1_500_000),
        ("Fino a venti civili sono stati uccisi", "<=", 20),
        ("Una ventina di persone sono state uccise", ">=", 20),
        ("Decine di civili sono stati uccisi", ">=", 10),
        ("Un centinaio di soldati sono stati uccisi", ">=", 100),
        ("Ventitré persone sono state uccise", "=", 23),
        ("Dodici morti e quaranta feriti", "=", 12),
    ],
)
def test_amount_counts_the_dead(words: str, comparator: str, value: float) -> None:
    """Digits, compounds, bounds and vague amounts end up in the slot of the happening."""
    quantities = told(f"{words} a Kharkiv.", "kill").quantities
    assert [(q.slot, q.comparator, q.value) for q in quantities] == [("killed", comparator, value)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ieri", (10, 27)),
        ("stamattina", (10, 28)),
        ("domenica", (10, 27)),
        ("lunedì scorso", (10, 21)),
        ("il 22 ottobre", (10, 22)),
        ("lo scorso 3 settembre", (9, 3)),
        ("il 1° ottobre", (10, 1)),
    ],
)
def test_day_is_counted_from_publication(words: str, day: tuple[int, int]) -> None:
    """Relative days, weekdays and dates give the day on which it happened."""
    occurred = told(f"Tre civili sono stati uccisi a Kharkiv {words}.", "kill").occurred
    assert occurred is not None
    assert (occurred.start.month, occurred.start.day) == day
