"""Tracking alone over our stories: filed as one story each, the order makes no difference."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import pytest

from copytaster.adapters.relations import load_relations
from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.refusal import RefusedError
from copytaster.wiring import Enriching
from copytaster_schemas.development import Development
from copytaster_schemas.digest import Digest, FiledArticle
from copytaster_schemas.ids import StoryId
from support.stories import SEEDS, STORIES, Story, stories_in

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
ORDERS = 2


@lru_cache(maxsize=1)
def _enriching() -> Enriching:
    return Enriching.load()


def _digests(story: Story) -> list[Digest]:
    found = []
    for number, article in enumerate(story.articles):
        try:
            made = list(_enriching()(article, BEGIN + timedelta(minutes=number)))
        except RefusedError:
            continue
        found += [each for each in made if isinstance(each, Digest)]
    return found


def _ends(digests: Sequence[Digest]) -> list[tuple[object, ...]]:
    """What stands in the end, whatever it is called."""
    tracking, last = Tracking(pipeline_version="t", relations=load_relations()), {}
    for number, digest in enumerate(digests):
        filed = FiledArticle(
            story_id=StoryId("one"), fingerprint=digest.fingerprint, blob=digest.blob
        )
        for message in tracking.apply(filed, BEGIN + timedelta(minutes=number)):
            if isinstance(message, Development):
                last[message.development_id] = message
    return sorted(
        (one.headline, one.status, one.basis or "", one.corroboration.model_dump_json(),
         one.evidence_total, tuple(sorted(one.decisive_evidence)))
        for one in last.values()
        if "merged" not in one.flags and one.status_reason != "denial_withdrawn"
    )  # fmt: skip


@pytest.mark.parametrize(
    "story", [*stories_in(SEEDS), *stories_in(STORIES)], ids=lambda story: story.name
)
def test_in_one_story_the_order_makes_no_difference(story: Story) -> None:
    """Any order, and every article twice, ends in exactly the same developments."""
    digests = _digests(story)
    expected = _ends(digests)
    for seed in range(ORDERS):
        shuffled = [*digests, *digests]
        random.Random(seed).shuffle(shuffled)
        assert _ends(shuffled) == expected
