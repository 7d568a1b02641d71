"""The five pages through two workers on Apache Kafka, fed twice: every point of the acceptance.

The points are those of `tests/acceptance`, asked again of what a subscriber reads off the broker.
"""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from acceptance.five_pages import PAGES, EnrichedPage, Outcome, enriched_pages
from acceptance.test_five_pages import (  # collected here again, over the fixtures below
    test_a_copy_is_one_origin,
    test_denials_and_silence_are_what_they_are,
    test_every_offset_reproduces_its_text,
    test_figures_are_attributed,
    test_names_meet_in_one_entity_across_languages,
    test_nested_voice_is_no_further_voice,
    test_no_furniture_anywhere,
    test_nothing_else_is_confirmed,
    test_the_confirmation_rests_on_the_authority_of_one_voice,
    test_the_wider_confirmation_is_evidence_and_decides_nothing,
)
from copytaster.adapters.files import records_in
from copytaster_schemas import topics
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import Digest
from copytaster_schemas.enriched_article import EnrichedArticle
from end_to_end.on_a_broker import Found, through_workers
from support.brokers import settings_for

__all__ = [
    "test_a_copy_is_one_origin",
    "test_denials_and_silence_are_what_they_are",
    "test_every_offset_reproduces_its_text",
    "test_figures_are_attributed",
    "test_names_meet_in_one_entity_across_languages",
    "test_nested_voice_is_no_further_voice",
    "test_no_furniture_anywhere",
    "test_nothing_else_is_confirmed",
    "test_the_confirmation_rests_on_the_authority_of_one_voice",
    "test_the_wider_confirmation_is_evidence_and_decides_nothing",
]

pytestmark = [
    pytest.mark.kafka,
    pytest.mark.slow,
    pytest.mark.skipif(len(PAGES) != 5, reason="the five pages are not here: see tests/acceptance"),
]


@pytest.fixture(scope="module")
def found(kafka: str) -> Found:
    """What lies on the broker when all five pages, each twice, have gone through."""
    settings = settings_for(kafka, partitions=4, log_level="ERROR")
    records = [record for _, record in records_in(PAGES)]
    return asyncio.run(through_workers(settings, records + records, workers=2))


@pytest.fixture(scope="module")
def pages(found: Found) -> tuple[EnrichedPage, ...]:
    """The pages as subscribers read them, under the names of their files."""
    names = {page.article.article_id: page.name for page in enriched_pages()}
    digests = {
        digest.fingerprint.article_id: digest
        for digest in (Digest.model_validate_json(raw) for raw in values(found, topics.DIGESTS))
    }
    articles = {
        article.article_id: article
        for article in map(
            EnrichedArticle.model_validate_json, values(found, topics.ENRICHED_ARTICLES)
        )
    }
    return tuple(
        EnrichedPage(name, articles[number], digests[number]) for number, name in names.items()
    )


@pytest.fixture(scope="module")
def outcome(found: Found) -> Outcome:
    """What subscribers read of claims, developments (the newest state) and alerts."""
    outcome = Outcome()
    for raw in values(found, topics.CLAIMS):
        claim = Claim.model_validate_json(raw)
        outcome.claims[claim.claim_id] = claim
    for raw in values(found, topics.DEVELOPMENTS):
        development = Development.model_validate_json(raw)
        known = outcome.developments.setdefault(development.development_id, development)
        if development.version > known.version:
            outcome.developments[development.development_id] = development
    outcome.alerts += map(Alert.model_validate_json, values(found, topics.ALERTS))
    return outcome


def values(found: Found, topic: topics.Topic[Any]) -> Iterator[bytes]:
    """The values of one topic, tombstones left out."""
    return (record.value for record in found.on(topic) if record.value is not None)


def test_one_alert_and_no_more(found: Found, outcome: Outcome) -> None:
    """Point 1: one confirmed alert in all, though every page came twice; nothing was refused."""
    assert [alert.type for alert in outcome.alerts] == ["development.confirmed"]
    assert found.dead == []
    assert len(found.on(topics.ENRICHED_ARTICLES)) == 2 * len(PAGES)
