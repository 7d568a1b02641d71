"""Gate of tracking and alerting: our own stories, each by itself."""

import random
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from support.stories import LATER, SEEDS, STORIES, UNSEEN, Story, matches, stories_in
from support.story_check import Outputs, check
from support.story_run import outputs_of

from .gate import Measure, Measured, sha256_of

FOLDERS: Final = {
    "samples": SEEDS,
    "stories": STORIES,
    "stories, outside author": UNSEEN,
    "stories, outside author, later": LATER,
}


@cache
def _run(articles: tuple[bytes, ...]) -> Outputs:
    return Outputs(outputs_of(articles))


def _outputs(story: Story) -> Outputs:
    return _run(story.articles)


def developments() -> Iterable[Measured]:
    """Confirmations found and right, nothing confirmed that must not be, order, whole stories."""
    for name, folder in FOLDERS.items():
        stories = stories_in(folder)
        sha = sha256_of(folder.glob("*/*"))
        expected = sum(len(story.expected.confirmed) for story in stories)
        found = sum(_found(story) for story in stories)
        alerts = [right for story in stories for right in _judged(story)]
        never = sum(len(story.expected.never_confirmed) for story in stories)
        kept = never - sum(_broken(story) for story in stories)
        whole = sum(not check(story.expected, _outputs(story).messages) for story in stories)
        agreed = [_agrees(story) for story in stories]
        for metric, value, n, target in (
            ("confirmations found", found / max(1, expected), expected, 0.9),
            ("confirmed alerts right", sum(alerts) / max(1, len(alerts)), len(alerts), 0.95),
            ("tempting ones not confirmed", kept / max(1, never), never, 1.0),
            ("stories wholly right", whole / len(stories), len(stories), None),
            ("order makes no difference", sum(agreed) / len(agreed), len(agreed), 0.98),
        ):
            yield Measured("stories", name, sha, metric, round(value, 4), n, target)


def _found(story: Story) -> int:
    """How many of the expected confirmations were alerted."""
    states = [_state(story, alert) for alert in _outputs(story).confirmed]
    return sum(
        any(matches(entry.described, state) for state in states)
        for entry in story.expected.confirmed
    )


def _judged(story: Story) -> list[bool]:
    """For each confirmed alert whether it is one that was expected."""
    return [
        any(
            matches(entry.described, _state(story, alert)) and alert["basis"] in entry.basis
            for entry in story.expected.confirmed
        )
        for alert in _outputs(story).confirmed
    ]


def _broken(story: Story) -> int:
    """How many of the things that must never be confirmed were confirmed at any time.

    A denial, or a row that commits to nothing, stands under a confirmed development as what it is.
    """
    states = [
        {**one, "evidence": [row for row in one["evidence"] if row["stance"] == "supports"]}
        for one in _outputs(story).versions
        if one["status"] == "confirmed"
    ]
    return sum(
        any(matches(described, state) for state in states)
        for described in story.expected.never_confirmed
    )


def _agrees(story: Story) -> bool:
    """Whether another order, fed twice, ends in the same confirmed developments."""
    articles = list(story.articles)
    random.Random(story.name).shuffle(articles)
    other = Outputs(outputs_of([*articles, *articles]))
    return _confirmed(other) == _confirmed(_outputs(story))


def _confirmed(out: Outputs) -> list[tuple[str, str | None, int]]:
    return sorted(
        (state["headline"], state["basis"], state["corroboration"]["carriers"])
        for state in out.final.values()
        if state["status"] == "confirmed" and "merged" not in state["flags"]
    )


def _state(story: Story, alert: Mapping[str, Any]) -> Mapping[str, Any]:
    return _outputs(story).final[alert["development_id"]]


MEASURES: tuple[Measure, ...] = (developments,)
