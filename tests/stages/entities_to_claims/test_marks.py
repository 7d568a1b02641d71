"""Marks tell in one look which tables a word is in, and forget nothing that matters."""

from copytaster.stages.entities_to_claims import marks
from copytaster.stages.entities_to_claims.marks import CUE, ED, EVENT, EVENT_TAIL, SIGN, Marks

TABLES = {CUE: {"said"}, EVENT: {"strike", "said"}}


def test_a_mark_names_every_table() -> None:
    """A word may be in several, or in none."""
    found = Marks(TABLES, {})
    assert found["said"] == CUE | EVENT
    assert found["strike"] == EVENT
    assert found["table"] == 0


def test_signs_and_likely_past_tenses_are_told() -> None:
    """What is no word of letters alone may bound a clause; "-ed" may be its verb."""
    found = Marks(TABLES, {})
    assert [found[word] for word in ("1,000", "-", "co-op", "walked")] == [SIGN, SIGN, SIGN, ED]


def test_the_last_part_of_a_compound_counts() -> None:
    """ "Lokführerstreik" is a strike where the table says so."""
    found = Marks(TABLES, {EVENT_TAIL: {"-streik": ()}})
    assert found["lokführerstreik"] == EVENT_TAIL


def test_the_memory_is_bounded() -> None:
    """When it is full it begins anew, and what it tells stays the same."""
    found = Marks(TABLES, {})
    for number in range(marks.WORDS_KEPT + 10):
        assert found[f"w{number}"] == SIGN
    assert len(found) <= marks.WORDS_KEPT
    assert found["said"] == CUE | EVENT
