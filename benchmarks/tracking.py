"""Articles a second through tracking: many small stories, and one that everybody writes about."""

import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.digest import FiledArticle
from copytaster_schemas.ids import StoryId
from copytaster_schemas.words import CueClass
from support.claims import a_claim, a_known_publisher, a_proposition, an_article, filed
from support.speakers import KREMLIN, KYIV_SPIES, RUTTE, SEOUL_SPIES, UNNAMED, WHITE_HOUSE

from .row import Row

START = datetime(2026, 1, 1, tzinfo=UTC)
SPEAKERS = (None, RUTTE, WHITE_HOUSE, KREMLIN, KYIV_SPIES, SEOUL_SPIES, UNNAMED)
CUES: tuple[CueClass, ...] = ("report", "report", "report", "confirm", "deny")
PREDICATES = ("deploy", "attack", "kill", "visit", "sign", "announce", "ban", "arrest")
CLAIMS = 20
"""Attributions of an average article (DESIGN.md)."""

PROPOSITIONS = 0.4
"""Share of claims with a typed event: .35 over the texts of ECB+."""


def articles(stories: int, count: int, seed: int) -> list[FiledArticle]:
    """Articles of 20 claims each, most of them on the few things their story is about."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        story = chance.randrange(stories)
        claims = []
        for _ in range(CLAIMS):
            predicate = PREDICATES[min(int(chance.expovariate(0.7)), len(PREDICATES) - 1)]
            speaker = chance.choice(SPEAKERS)
            claim = a_claim(speaker, chance.choice(CUES), a_proposition(predicate))
            if chance.random() > PROPOSITIONS:
                claim = claim.model_copy(update={"proposition": None})
            section = chance.choice(["lead", "body", "body", "body"])
            claims.append(claim.model_copy(update={"section": section}))
        publisher = a_known_publisher(f"outlet-{chance.randrange(300)}")
        article = an_article(f"{seed}-{number}", *claims, publisher=publisher)
        made.append(filed(article, story=StoryId(f"sto-{seed}-{story}")))
    return made


def run(count: int = 3_000, one_story: int = 5_000) -> dict[str, float]:
    """Feed many stories, then one; sizes are of the state records written."""
    many = _measured(articles(max(1, count // 4), count, 1))
    one = _measured(articles(1, one_story, 2))
    return {
        "articles_per_s": many[0],
        "state_bytes_per_article": many[1],
        "one_story_articles_per_s": one[0],
        "one_story_last_articles_per_s": one[2],
        "one_story_state_bytes_per_article": one[1],
    }


def rows() -> Iterator[Row]:
    """The figures of tracking."""
    found = run()
    many, one = f"stories of 4 articles, {CLAIMS} claims each", "one story of 5,000 articles"
    for name, key, conditions in (
        ("tracking", "articles_per_s", many),
        ("tracking, one story", "one_story_articles_per_s", one),
        ("tracking, one story, last fifth", "one_story_last_articles_per_s", one),
    ):
        rate = found[key]
        yield Row(name, round(rate, 1), "articles/s", 500.0, 0.0, conditions)
        yield Row(f"{name}, per article", round(1_000 / rate, 3), "ms", 2.0, 0.0, conditions)
    for name, key, conditions in (
        ("tracking, state per article", "state_bytes_per_article", many),
        ("tracking, state per article, one story", "one_story_state_bytes_per_article", one),
    ):
        yield Row(name, round(found[key]), "bytes", 20_480.0, 0.0, conditions)


def _measured(filed_articles: list[FiledArticle]) -> tuple[float, float, float]:
    tracking, written = Tracking(pipeline_version="bench"), 0
    began = late = time.process_time()
    for number, article in enumerate(filed_articles):
        if number == len(filed_articles) * 4 // 5:
            late = time.process_time()
        list(tracking.apply(article, START + timedelta(milliseconds=20 * number)))
        written += sum(len(value or b"") for value in tracking.changed().values())
    ended = time.process_time()
    count = len(filed_articles)
    return count / (ended - began), written / count, count / 5 / (ended - late)
