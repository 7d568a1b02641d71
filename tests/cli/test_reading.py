"""Messages as a person reads them at a terminal."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from copytaster.cli.reading import as_text, wrapped
from copytaster_schemas import topics

EXAMPLES = Path(topics.__file__).parent / "examples"
SHOWN = (topics.ALERTS, topics.DEVELOPMENTS, topics.CLAIMS, topics.ENRICHED_ARTICLES)


@pytest.mark.parametrize("topic", SHOWN, ids=lambda topic: topic.name)
def test_every_topic_of_subscribers_is_readable(topic: topics.Topic[Any]) -> None:
    """Its example is text with its headline, name or words, and no JSON."""
    for example in sorted((EXAMPLES / topic.name).glob("*.json")):
        text = as_text(topic.name, example.read_bytes())
        assert not text.startswith("{")
        value = orjson.loads(example.read_bytes())
        head = value.get("headline") or value.get("title") or value["selector"]["exact"]
        assert head[:40] in text


def test_one_is_not_many() -> None:
    """One carrier is no carriers."""
    (example,) = (EXAMPLES / topics.DEVELOPMENTS.name).glob("*.json")
    value = orjson.loads(example.read_bytes())
    value["corroboration"] = {**value["corroboration"], "carriers": 1, "newsrooms": 2, "voices": 1}
    text = as_text(topics.DEVELOPMENTS.name, orjson.dumps(value))
    assert "[1 carrier, 2 newsrooms, 1 voice]" in text


def test_what_is_no_such_message_is_shown_as_it_is() -> None:
    """Somebody else's bytes on a topic do not end the command."""
    assert as_text(topics.ALERTS.name, b'{"a": 1}') == '{"a": 1}'
    assert as_text("theirs", b"\xff") == "�"


def test_long_lines_are_broken_below_their_beginning() -> None:
    """Between words, never inside one; addresses stay whole."""
    text = "  one two three\nhttps://example.org/a-very-long-address\n\nend"
    assert wrapped(text, 10) == (
        "  one two\n  three\nhttps://example.org/a-very-long-address\n\nend"
    )
