"""The topic table: names, keys and dead letters."""

import re
from pathlib import Path
from typing import Any

import pytest

from copytaster_schemas import export, topics
from copytaster_schemas.topics import Topic

NAME = re.compile(r"news\.[a-z]+(?:[.-][a-z]+)*\.v[1-9][0-9]*")
DOCS = Path(__file__).parents[2] / "docs" / "messages.md"


def ids(topic: Topic[Any]) -> str:
    """The name shown for a case."""
    return topic.name


def test_names_are_unique_and_well_formed() -> None:
    """Lower case, dots and hyphens, a version: `.` and `_` would meet in metric names."""
    names = [topic.name for topic in topics.TOPICS]
    assert len(set(names)) == len(names)
    assert [name for name in names if not NAME.fullmatch(name)] == []


def test_table_lists_every_topic_of_the_module() -> None:
    """A topic that is defined but not in the table would never be created."""
    defined = {value.name for value in vars(topics).values() if isinstance(value, Topic)}
    assert defined == {topic.name for topic in topics.TOPICS}


@pytest.mark.parametrize("topic", topics.TOPICS, ids=ids)
def test_key_is_a_field_of_all_that_the_topic_carries(topic: Topic[Any]) -> None:
    """`keyed_by` exists on every carried type, as a field or a property."""
    if topic.keyed_by is None:
        assert topic is topics.RAW_ARTICLES
        return
    for model in topic.carries:
        assert topic.keyed_by in model.model_fields or hasattr(model, topic.keyed_by), model


@pytest.mark.parametrize("topic", topics.TOPICS, ids=ids)
def test_dead_letters_pair_with_their_topic(topic: Topic[Any]) -> None:
    """A dead-letter topic is named after its topic and keeps no shorter than the topic we read."""
    assert topic.dlq == f"{topic.name}.dlq"
    assert topic.dlq not in {other.name for other in topics.TOPICS}
    read_for = topics.RAW_ARTICLES.kept_for
    assert read_for is not None
    assert read_for <= topics.DLQ_KEPT_FOR


@pytest.mark.parametrize("topic", topics.TOPICS, ids=ids)
def test_only_current_state_is_kept_for_ever(topic: Topic[Any]) -> None:
    """Compaction and eternity go together; everything else has a bound."""
    assert (topic.cleanup == "compact") == (topic.kept_for is None)


def test_filing_is_the_one_serial_step() -> None:
    """DESIGN: digests go through one partition, everything else scales with partitions."""
    assert [topic.name for topic in topics.TOPICS if topic.partitions == 1] == [topics.DIGESTS.name]


def test_public_messages_have_a_version_and_a_type() -> None:
    """Sinks and webhooks drop headers: version and type stand inside the body."""
    for topic in topics.TOPICS:
        if not topic.internal:
            for model in topic.carries:
                assert export.version_of(model) != export.INTERNAL, model
                assert "type" in model.model_fields, model


@pytest.mark.parametrize("topic", topics.TOPICS, ids=ids)
def test_subscribers_can_read_about_every_topic(topic: Topic[Any]) -> None:
    """docs/messages.md names every topic, and every field of the messages that are a promise."""
    text = DOCS.read_text("utf-8")
    assert f"`{topic.name}`" in text
    if not topic.internal:
        for model in topic.carries:
            missing = [name for name in model.model_fields if f"`{name}`" not in text]
            assert missing == [], model
