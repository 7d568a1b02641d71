"""Gates of filing: stories of ECB+, of the ITN corpus and of our own, each as one stream."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from copytaster.stages.digests_to_stories import Filing
from copytaster.stages.refusal import RefusedError
from copytaster.wiring import Enriching
from copytaster_schemas.digest import Digest, FiledArticle
from support.stories import SEEDS, STORIES, Story, matches, stories_in
from support.story_check import Outputs
from support.story_run import outputs_of

from . import ecbplus, itn
from .gate import Measure, Measured, sha256_of
from .log_time import BEGIN, MINUTE

SHUFFLES: Final = 4
"""Orders in which the articles of a set are streamed; the figure is their mean."""

Rows = Sequence[tuple[str, Digest]]
"""Articles with the story that each belongs to."""


def topics() -> Iterable[Measured]:
    """B-cubed of the stories of ECB+: half of them were made to be confused with the others."""
    if files := ecbplus.paths():
        rows = _digests((text.story, text.raw) for text in ecbplus.texts())
        yield from _figures("ECB+ topics 1-35", sha256_of(files), rows, 0.92)


def blurbs() -> Iterable[Measured]:
    """B-cubed of the stories of the ITN corpus: one-sentence news in 46 languages, all mixed."""
    if itn.CORPUS.exists():
        rows = _digests((blurb.story, blurb.raw) for blurb in itn.blurbs())
        yield from _figures("ITN, all languages", sha256_of([itn.CORPUS]), rows, 0.60)


def own() -> Iterable[Measured]:
    """All stories of our own as one stream: what is torn, and what that costs in confirmations."""
    stories = [story for folder in (SEEDS, STORIES) for story in stories_in(folder)]
    sha = sha256_of(path for folder in (SEEDS, STORIES) for path in folder.glob("*/*"))
    rows = _digests((story.name, raw) for story in stories for raw in story.articles)
    yield from _figures("own stories, one stream", sha, rows, None)
    yield from _confirmations(stories, sha)


def _confirmations(stories: Sequence[Story], sha: str) -> Iterator[Measured]:
    """Whether the expected confirmations still come when all stories arrive mixed."""
    articles = [raw for story in stories for raw in story.articles]
    expected = [entry for story in stories for entry in story.expected.confirmed]
    shares = []
    for seed in range(SHUFFLES):
        random.Random(seed).shuffle(articles)
        out = Outputs(outputs_of(articles))
        states = [out.final[alert["development_id"]] for alert in out.confirmed]
        found = sum(any(matches(one.described, state) for state in states) for one in expected)
        shares.append(found / len(expected))
    name, metric = "own stories, one stream", "confirmations found"
    value = round(sum(shares) / SHUFFLES, 4)
    yield Measured("filing", name, sha, metric, value, len(expected), 0.98)


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


def filed(rows: Rows, seed: int) -> list[tuple[str, str]]:
    """Each article's gold story and the story that it is in at the end, merges followed."""
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


@cache
def _enriching() -> Enriching:
    return Enriching.load()


def _digests(articles: Iterable[tuple[str, bytes]]) -> Rows:
    """The digests of raw articles; what is refused (no text is left) is left out."""
    rows: list[tuple[str, Digest]] = []
    for story, raw in articles:
        try:
            made = list(_enriching()(raw, BEGIN))
        except RefusedError:
            continue
        rows += [(story, one) for one in made if isinstance(one, Digest)]
    return rows


def _figures(name: str, sha: str, rows: Rows, target: float | None) -> Iterator[Measured]:
    figures = [b_cubed(filed(rows, seed)) for seed in range(SHUFFLES)]
    for place, metric in enumerate(("B3 precision", "B3 recall", "B3 F1")):
        value = round(sum(figure[place] for figure in figures) / SHUFFLES, 4)
        wanted = target if metric == "B3 F1" else None
        yield Measured("filing", name, sha, metric, value, len(rows), wanted)


MEASURES: tuple[Measure, ...] = (topics, blurbs, own)
