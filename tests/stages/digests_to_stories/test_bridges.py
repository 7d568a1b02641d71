"""How much alike two stories must be that an article fits both."""

from datetime import UTC, datetime

import numpy as np
import pytest

from copytaster.stages.digests_to_stories.bridges import AGAIN_MIN, MERGE_MIN, likeness_needed
from copytaster.stages.digests_to_stories.records import held_in, record_of
from copytaster.stages.digests_to_stories.shelf import Shelf, language_bit
from copytaster_schemas.ids import StoryId

EN, IT = language_bit("en"), language_bit("it")
NOON = int(datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp())


def a_shelf(*languages: int, articles: int = 1) -> Shelf:
    """Stories of so many articles, one in each of the languages."""
    shelf = Shelf()
    for slot, language in enumerate(languages):
        row = shelf.take(StoryId(f"sto-{slot}"), slot)
        shelf.languages[row], shelf.articles[row] = np.uint64(language), articles
        shelf.last_at[row] = NOON
    return shelf


@pytest.mark.parametrize("joined", [0, 1])
def test_a_second_bridge_between_languages_counts_with_the_first(joined: int) -> None:
    """Whichever of the two stories the first one joined: the order of arrival decides that."""
    shelf = a_shelf(EN, IT)
    assert likeness_needed(shelf, (0, 1), 0.19, EN) == MERGE_MIN
    shelf.note_rival(joined, 1 - joined, 0.19)
    assert likeness_needed(shelf, (0, 1), 0.19, EN) == AGAIN_MIN
    assert likeness_needed(shelf, (1, 0), 0.19, EN) == AGAIN_MIN


def test_in_one_language_each_article_speaks_for_itself() -> None:
    """Two events of one kind are bridged by many an article that compares them."""
    shelf = a_shelf(EN, EN)
    shelf.note_rival(0, 1, 0.19)
    assert likeness_needed(shelf, (0, 1), 0.19, EN) == MERGE_MIN
    assert likeness_needed(shelf, (0, 1), 0.19, IT) == AGAIN_MIN  # a translation of both


def test_of_large_stories_a_few_bridges_say_nothing() -> None:
    """A war and an election share an article now and then."""
    shelf = a_shelf(EN, IT, articles=40)
    shelf.note_rival(0, 1, 0.19)
    assert likeness_needed(shelf, (0, 1), 0.19, EN) == pytest.approx(MERGE_MIN)


def test_another_rival_begins_anew() -> None:
    """A bond is to the last story that an article fitted too."""
    shelf = a_shelf(EN, IT, IT)
    shelf.note_rival(0, 1, 0.19)
    shelf.note_rival(0, 2, 0.16)
    assert shelf.bond(0, 1) == 0.0
    assert shelf.bond(2, 0) == pytest.approx(0.16)


def test_the_bond_survives_a_change_of_owner() -> None:
    """What was noted decides as before, to the last bit."""
    shelf = a_shelf(EN, IT)
    shelf.note_rival(1, 0, 0.17)
    other = Shelf()
    for row in (0, 1):
        other.restore(StoryId(f"sto-{row}"), held_in(record_of(shelf.held(row))))
    assert other.bond(0, 1) == shelf.bond(0, 1) > 0
    assert other.held(0).rival is None


def test_a_row_that_is_used_again_has_no_rival() -> None:
    """What a forgotten story fitted is nothing to the next one in its place."""
    shelf = a_shelf(EN, IT)
    shelf.note_rival(0, 1, 0.19)
    shelf.drop(0)
    shelf.recycle()
    row = shelf.take(StoryId("sto-9"), 9)
    assert row == 0
    assert shelf.bond(row, 1) == 0.0
