"""The whole path on both brokers: nothing lost, nothing doubled, and as the stages alone say."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest

from acceptance.five_pages import PAGES
from copytaster.adapters.files import records_in
from copytaster.settings import Settings, load_settings
from copytaster_schemas import topics
from end_to_end.on_a_broker import Found, outcome_on_broker, replayed, through_workers
from support.brokers import settings_for
from support.stories import SEEDS, STORIES, stories_in

pytestmark = pytest.mark.slow

ALL = (*stories_in(SEEDS), *stories_in(STORIES))


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.kafka)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An instance of its own with four partitions, on each broker."""
    if request.param == "apache":
        address = request.getfixturevalue("kafka")
        return settings_for(address, partitions=4, log_level="ERROR")
    return load_settings(broker=f"embedded://{tmp_path}/broker", partitions=4, log_level="ERROR")


async def test_two_workers_say_what_the_stages_say(settings: Settings) -> None:
    """All stories mixed, a tenth of the articles twice: each once, the same alerts and ids."""
    draw = random.Random(3)
    articles = [article for story in ALL for article in story.articles]
    articles += draw.sample(articles, len(articles) // 10)
    draw.shuffle(articles)

    found = await through_workers(settings, articles, workers=2)

    assert Counter(record.value for record in found.on(topics.RAW_ARTICLES)) == Counter(articles)
    assert found.dead == []
    assert_nothing_lost_or_doubled(found, len(articles))
    assert outcome_on_broker(found) == replayed(found)


@pytest.mark.skipif(len(PAGES) != 5, reason="the five pages are not here: see tests/acceptance")
@pytest.mark.parametrize("seed", range(3))
async def test_the_five_pages_make_one_alert(seed: int, tmp_path: Path) -> None:
    """In three orders, on four partitions and two workers, as in memory."""
    settings = load_settings(
        broker=f"embedded://{tmp_path}/broker", partitions=4, log_level="ERROR"
    )
    pages = [record for _, record in records_in(PAGES)]
    random.Random(seed).shuffle(pages)

    found = await through_workers(settings, pages, workers=2)

    assert_nothing_lost_or_doubled(found, len(pages))
    outcome = outcome_on_broker(found)
    assert [alert[1] for alert in outcome.alerts] == ["development.confirmed"]
    assert outcome == replayed(found)


def assert_nothing_lost_or_doubled(found: Found, articles: int) -> None:
    """One enriched article and one digest for each raw one, and no alert twice.

    What filing makes of the digests is for `replayed` to say: a kill may wait for its article.
    """
    raw_ids = [record.header("ce_causationid") for record in found.on(topics.ENRICHED_ARTICLES)]
    digests = [record.header("ce_causationid") for record in found.on(topics.DIGESTS)]
    assert (len(raw_ids), len(digests)) == (articles, articles)
    assert Counter(raw_ids) == Counter(digests)
    alerts = Counter(alert["alert_id"] for alert in _values(found, topics.ALERTS))
    assert set(alerts.values()) <= {1}
    newest: dict[str, int] = {}
    for state in _values(found, topics.DEVELOPMENTS):
        known = newest.get(state["development_id"], 0)
        assert state["version"] >= known, "the compacted topic keeps what comes last"
        newest[state["development_id"]] = state["version"]


def _values(found: Found, topic: topics.Topic[Any]) -> list[dict[str, Any]]:
    return [orjson.loads(record.value) for record in found.on(topic) if record.value]
