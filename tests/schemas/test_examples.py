"""The example files: one folder a topic, readable by the model and by a JSON Schema validator."""

import base64
import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

from copytaster_schemas import export, topics
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.dead_letter import DeadLetter, RefusalCode
from copytaster_schemas.development import Development
from copytaster_schemas.enriched_article import EnrichedArticle
from copytaster_schemas.message import Message
from copytaster_schemas.raw_article import RawArticle

FOLDER = Path(export.__file__).parent / "examples"
BY_NAME = {topic.name: topic for topic in topics.TOPICS}
FILES = sorted(path for path in FOLDER.glob("*/*.json") if path.parent.name in BY_NAME)
SHAPES = [path for path in FILES if path.stem.startswith("shape-") or path.stem == "kill"]
NORMAL = [path for path in FILES if path not in SHAPES]
ALERT_BYTES_MAX = 20_000
"""The budget of an alert (messages.md 4.5): webhooks and chat services cut above it."""


def ids(path: Path) -> str:
    """The name shown for a case."""
    return f"{path.parent.name}/{path.stem}"


def model_of(path: Path) -> type[Message]:
    """The model of an example; where a topic carries several, the file is named after it."""
    carried = BY_NAME[path.parent.name].carries
    named = [model for model in carried if export.name_of(model) == path.stem]
    return named[0] if named else carried[0]


def read(name: str, model: type[Message]) -> Any:
    """An example as a message of the type that the caller expects."""
    return model.model_validate_json((FOLDER / name).read_bytes())


@pytest.mark.parametrize("path", NORMAL, ids=ids)
def test_example_satisfies_model_and_schema(path: Path) -> None:
    """A subscriber who validates with the JSON Schema file accepts what the model accepts."""
    value = json.loads(path.read_text("utf-8"))
    model = model_of(path)
    model.model_validate(value, strict=False)
    schema = json.loads((export.FOLDER / export.file_name_of(model)).read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize("path", NORMAL, ids=ids)
def test_example_survives_the_wire(path: Path) -> None:
    """Reading and writing an example changes nothing."""
    message = model_of(path).model_validate_json(path.read_bytes())
    again = type(message).model_validate_json(message.model_dump_json())
    assert again == message


@pytest.mark.parametrize("path", NORMAL, ids=ids)
def test_a_field_of_a_newer_version_is_ignored_by_a_reader(path: Path) -> None:
    """Closed when built, lenient when read (the raw article keeps what it does not know)."""
    value = {**json.loads(path.read_text("utf-8")), "field_of_tomorrow": 1}
    model = model_of(path)
    model.model_validate(value, extra="ignore")
    if model is not RawArticle:
        with pytest.raises(ValidationError):
            model.model_validate(value)


@pytest.mark.parametrize("path", SHAPES, ids=ids)
def test_shape_of_a_producer_is_read_and_its_normal_form_satisfies_the_schema(path: Path) -> None:
    """The raw topic is lenient: any known shape becomes the article that the schema describes."""
    article = RawArticle.model_validate_json(path.read_bytes())
    schema = json.loads((export.FOLDER / "raw_article.v1.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(article.model_dump_json()), schema)
    assert article.url == "https://harbourcourier.example/business/2024/10/22/castellane-boatyard"
    if path.stem == "kill":
        assert article.pub_status == "canceled"
    else:
        assert article.title == "Lindqvist Marine confirms purchase of the Castellane boatyard"


def test_every_topic_has_an_example_for_all_it_carries() -> None:
    """No message without an example, and no example without a topic."""
    shown = {(path.parent.name, model_of(path)) for path in NORMAL}
    carried = {(topic.name, model) for topic in topics.TOPICS for model in topic.carries}
    assert shown == carried
    dead_letters = {topics.RAW_ARTICLES.dlq}
    assert {path.name for path in FOLDER.iterdir()} == set(BY_NAME) | dead_letters


def test_examples_tell_one_story() -> None:
    """The ids of the examples fit together, from the article to the alert."""
    article = read("news.articles.enriched.v1/article.json", EnrichedArticle)
    claim = read("news.claims.v1/claim.json", Claim)
    development = read("news.developments.v1/development.json", Development)
    alert = read("news.alerts.v1/confirmed.json", Alert)
    assert claim.claim_id in article.claim_ids
    assert claim.article_id == article.article_id
    assert development.decisive_evidence == (claim.claim_id,)
    assert development.story_id == claim.story_id
    assert alert.development_id == alert.dedup_key == development.development_id


def test_offsets_of_the_examples_reproduce_the_text() -> None:
    """All offsets count code points of the clean text."""
    article = read("news.articles.enriched.v1/article.json", EnrichedArticle)
    claim = read("news.claims.v1/claim.json", Claim)
    selectors = [m.selector for entity in article.entities for m in entity.mentions]
    selectors += [quantity.selector for quantity in article.quantities]
    for selector in [*selectors, claim.selector]:
        assert article.text[selector.start : selector.end] == selector.exact
        assert article.text[: selector.start].endswith(selector.prefix)
        assert article.text[selector.end :].startswith(selector.suffix)


def test_alert_keeps_its_budget() -> None:
    """An alert fits a webhook, its short text the shortest of the chat services."""
    path = FOLDER / "news.alerts.v1/confirmed.json"
    alert = read("news.alerts.v1/confirmed.json", Alert)
    assert len(path.read_bytes()) <= ALERT_BYTES_MAX
    assert len(alert.headline) <= 160
    assert len(alert.summary) <= 600
    assert len(alert.text_short) <= 380


def test_dead_letter_example_has_the_headers_that_we_write() -> None:
    """The header names are those of the code, and the value is the original bytes."""
    example = json.loads((FOLDER / "news.articles.raw.v1.dlq/dead_letter.json").read_text("utf-8"))
    headers = example["headers"]
    letter = DeadLetter(
        code=TypeAdapter(RefusalCode).validate_python(headers["__streams.errors.exception"]),
        message=headers["__streams.errors.message"],
        topic=headers["__streams.errors.topic"],
        partition=int(headers["__streams.errors.partition"]),
        offset=int(headers["__streams.errors.offset"]),
        stage=headers["dlq.stage"],
        app_version=headers["dlq.app-version"],
        attempts=int(headers["dlq.attempts"]),
    )
    assert {name: value.decode() for name, value in letter.headers()} == headers
    with pytest.raises(ValidationError, match="a title or body is text"):
        RawArticle.model_validate_json(base64.b64decode(example["value_base64"]))


def test_every_refusal_code_can_be_a_header() -> None:
    """Codes are metric labels and header values: lower case and underscores only."""
    for code in get_args(RefusalCode):
        assert code == code.lower()
        assert code.replace("_", "").isalpha()
