"""Stories whose articles bridge languages end alike in whatever order they come."""

from itertools import permutations

import pytest

from support.stories import STORIES, read_story
from support.story_run import outputs_of


@pytest.mark.parametrize("name", ["hacked_clinic"])
def test_a_translation_that_fits_two_stories_makes_them_one(name: str) -> None:
    """Two English articles that share few names are one story once the Italian one fits both."""
    articles = read_story(STORIES / name).articles
    ends = set()
    for order in permutations(articles):
        last = {
            one["value"]["development_id"]: one["value"]
            for one in outputs_of(order)
            if one["topic"].endswith("developments.v1") and one["value"]
        }
        ends.add(
            tuple(
                sorted(
                    (one["headline"], one["status"], one["corroboration"]["carriers"])
                    for one in last.values()
                    if one["status"] == "confirmed" and "merged" not in one["flags"]
                )
            )
        )
    assert len(ends) == 1
