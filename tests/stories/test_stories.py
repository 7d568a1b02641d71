"""The whole path over small stories of our own: what must come comes, whatever the order."""

import random

import pytest

from support.stories import STORIES, Story, stories_in
from support.story_check import check
from support.story_run import outputs_of

ALL = stories_in(STORIES)


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_story_gives_what_is_expected(story: Story) -> None:
    """Alerts, statuses, bases, voices, carriers and texts are those of `expected.toml`."""
    assert check(story.expected, outputs_of(story.articles)) == []


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_order_and_repetition_do_not_matter(story: Story) -> None:
    """Fed in another order, and twice, the same is confirmed, and nothing else."""
    articles = list(story.articles)
    random.Random(story.name).shuffle(articles)
    assert check(story.expected, outputs_of([*articles, *articles])) == []
