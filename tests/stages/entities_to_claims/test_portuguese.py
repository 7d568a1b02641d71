"""Portuguese news sentences: who says what, how, and what is no confirmation."""

import pytest

from stages.entities_to_claims.sentence_tables import Row, confirmed, differences, table

TABLE = table("pt", "portuguese.toml")


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_sentence_gives_its_claim(row: Row) -> None:
    """Voice, cue class, polarity, guards and participants are those of the table."""
    assert differences(row, TABLE.claims(row)) == []


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_sentence_confirms_nothing_else(row: Row) -> None:
    """Only what the table says is confirmed is confirmed: guards hold."""
    assert confirmed(TABLE.claims(row)) == row.confirmed
