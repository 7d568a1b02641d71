"""Gates of filing, tracking and alerting: our own stories, and the stories of ECB+."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from copytaster.stages.digests_to_stories import Filing
from copytaster.wiring import Enriching
from copytaster_schemas.digest import Digest, FiledArticle
from support.stories import SEEDS, STORIES, Story, matches, stories_in
from support.story_check import Outputs, check
from support.story_run import outputs_of

from .ecbplus import paths, texts
from .gate import Measure, Measured, sha256_of
from .log_time import BEGIN, MINUTE

SHUFFLES: Final = 4
"""Orders in which the texts of ECB+ are streamed; the figure is their mean."""

FOLDERS: Final = {"samples": SEEDS, "stories": STORIES}


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


def filing() -> Iterable[Measured]:
    """B-cubed of the stories of ECB+, its texts streamed in several orders."""
    files = paths()
    if not files:
        return
    enrich = Enriching.load()
    rows: list[tuple[str, Digest]] = []
    for text in texts():
        digests = (one for one in enrich(text.raw, BEGIN) if isinstance(one, Digest))
        rows += [(text.story, digest) for digest in digests]
    figures = [b_cubed(_filed(rows, seed)) for seed in range(SHUFFLES)]
    sha = sha256_of(files)
    for place, metric in enumerate(("B3 precision", "B3 recall", "B3 F1")):
        value = sum(figure[place] for figure in figures) / SHUFFLES
        target = 0.92 if metric == "B3 F1" else None
        yield Measured(
            "filing", "ECB+ topics 1-35", sha, metric, round(value, 4), len(rows), target
        )


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (gold, found) pairs (Bagga & Baldwin 1998)."""
    gold: dict[str, set[int]] = defaultdict(set)
    found: dict[str, set[int]] = defaultdict(set)
    for number, (right, ours) in enumerate(pairs):
        gold[right].add(number)
        found[ours].add(number)
    both = [len(gold[right] & found[ours]) for right, ours in pairs]
    precision = sum(n / len(found[o]) for n, (_, o) in zip(both, pairs, strict=True)) / len(pairs)
    recall = sum(n / len(gold[r]) for n, (r, _) in zip(both, pairs, strict=True)) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _filed(rows: Sequence[tuple[str, Digest]], seed: int) -> list[tuple[str, str]]:
    """Each text's gold story and the story that it is in at the end, merges followed."""
    order = list(rows)
    random.Random(seed).shuffle(order)
    desk, placed, winners = Filing(), list[tuple[str, str]](), dict[str, str]()
    for number, (gold, digest) in enumerate(order):
        for message in desk.apply(digest, BEGIN + number * MINUTE):
            if isinstance(message, FiledArticle):
                placed.append((gold, message.story_id))
            else:
                winners[message.story_id] = message.winner
    return [(gold, _last(story, winners)) for gold, story in placed]


def _last(story: str, winners: dict[str, str]) -> str:
    while story in winners:
        story = winners[story]
    return story


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
    """How many of the things that must never be confirmed were confirmed at any time."""
    states = [one for one in _outputs(story).versions if one["status"] == "confirmed"]
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


MEASURES: tuple[Measure, ...] = (developments, filing)
