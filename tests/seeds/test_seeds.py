"""The sample stories: each gives what is expected of it, alone and among the others."""

import random

import pytest

from support.stories import SEEDS, Story, stories_in, together
from support.story_check import check
from support.story_run import outputs_of

ALL = stories_in(SEEDS)
EVERYTHING = tuple(article for story in ALL for article in story.articles)


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_story_gives_what_is_expected(story: Story) -> None:
    """Alerts, statuses, bases, voices, carriers and texts are those of `expected.toml`."""
    assert check(story.expected, outputs_of(story.articles)) == []


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
@pytest.mark.parametrize("seed", range(3))
def test_order_and_repetition_do_not_matter(story: Story, seed: int) -> None:
    """Fed in another order, and twice, the same is confirmed, and nothing else."""
    articles = list(story.articles)
    random.Random(seed).shuffle(articles)
    assert check(story.expected, outputs_of([*articles, *articles])) == []


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_disturb_one_another(seed: int) -> None:
    """All stories at once, mixed, as `make run` feeds them: the sum of what each gives alone."""
    articles = list(EVERYTHING)
    random.Random(seed).shuffle(articles)
    assert check(together(ALL), outputs_of(articles)) == []
