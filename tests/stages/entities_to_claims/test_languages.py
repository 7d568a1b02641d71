"""News sentences, a table a language: who says what, how, and what is no confirmation."""

from typing import Final

import pytest

from stages.entities_to_claims.sentence_tables import Row, Table, confirmed, differences, table

TABLES: Final = (
    table("it", "italian.toml"),
    table("fr", "french.toml"),
    table("de", "german.toml"),
    table("es", "spanish.toml"),
    table("pt", "portuguese.toml"),
    table("nl", "dutch.toml"),
)
ROWS: Final = [
    pytest.param(each, row, id=f"{each.language}-{row}") for each in TABLES for row in each.rows
]


@pytest.mark.parametrize(("within", "row"), ROWS)
def test_sentence_gives_its_claim(within: Table, row: Row) -> None:
    """Voice, cue class, polarity, guards and participants are those of the table."""
    assert differences(row, within.claims(row)) == []


@pytest.mark.parametrize(("within", "row"), ROWS)
def test_sentence_confirms_nothing_else(within: Table, row: Row) -> None:
    """Only what the table says is confirmed is confirmed: guards hold."""
    assert confirmed(within.claims(row)) == row.confirmed
