"""Whatever shape a producer uses, the same article comes out."""

from typing import Any

import orjson
import pytest

from copytaster.stages.raw_to_clean import read_raw
from support.cleaning import clean_bytes

from .shapes import BODY, FIRST, HTML, MORE, SECOND, SHAPES, TITLE, URL

WITH_BODY = [name for name in SHAPES if name != "GDELT"]


@pytest.mark.parametrize("name", WITH_BODY)
def test_title_and_body_are_found_in_every_shape(name: str) -> None:
    """Markup or plain text, the clean article is the same to the letter."""
    article = clean_bytes(orjson.dumps(SHAPES[name]))
    assert (article.title, article.body) == (TITLE, BODY)
    assert article.authors == ("Ida Marsh",)
    assert article.language.code == "en"


@pytest.mark.parametrize("name", SHAPES)
def test_one_address_makes_one_document_in_every_shape(name: str) -> None:
    """So that two producers of one article do not make two carriers of it."""
    article = clean_bytes(orjson.dumps(SHAPES[name]))
    assert article.url == URL
    assert article.document_id == clean_bytes(orjson.dumps({"url": URL, "body": BODY})).document_id


@pytest.mark.parametrize(
    ("name", "at", "precision"),
    [
        ("news-please", "2026-03-16T08:30:00+00:00", "second"),
        ("feedparser", "2026-03-16T08:30:00+00:00", "second"),
        ("schema.org", "2026-03-16T08:30:00+00:00", "second"),
        ("ninjs", "2026-03-16T08:30:00+00:00", "second"),
        ("JSON Feed", "2026-03-16T08:30:00+00:00", "second"),
        ("GDELT", "2026-03-16T08:30:00+00:00", "second"),
        ("trafilatura", "2026-03-16T00:00:00+00:00", "day"),
    ],
)
def test_the_date_is_found_in_every_shape(name: str, at: str, precision: str) -> None:
    """With the precision that the producer's spelling has."""
    article = clean_bytes(orjson.dumps(SHAPES[name]))
    assert article.published_at is not None
    assert (article.published_at.isoformat(), article.published_at_precision) == (at, precision)
    assert article.published_at_source == "meta"


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("news-please", "skelby-times.example"),
        ("feedparser", "skelby-times.example"),
        ("schema.org", "skelby-times.example"),
        ("ninjs", "skelby-times.example"),
        ("JSON Feed", "skelby-times.example"),
        ("GDELT", "skelby-times.example"),
        ("trafilatura", "skelby-times.example"),
    ],
)
def test_the_outlet_is_the_same_in_every_shape(name: str, publisher: str) -> None:
    """An outlet unknown to the table goes by its domain, named or not."""
    assert clean_bytes(orjson.dumps(SHAPES[name])).publisher.id == publisher


@pytest.mark.parametrize("name", MORE)
def test_shapes_of_news_services_are_read_too(name: str) -> None:
    """Nobody needs an adapter for them."""
    article = clean_bytes(orjson.dumps(MORE[name]))
    assert (article.title, article.body, article.url) == (TITLE, BODY, URL)
    assert article.publisher.id == "skelby-times.example"
    assert (article.authors, article.wire_origin) == (("Ida Marsh",), None)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-03-16T08:30:00+00:00"


def test_the_source_of_a_feed_entry_is_its_origin() -> None:
    """RSS `<source>` names who wrote it: a reprint is not independent."""
    article = clean_bytes(orjson.dumps(SHAPES["feedparser"]))
    assert article.origin_publisher == "Coast Wire"
    assert article.wire_origin is not None
    assert (article.wire_origin.name, article.wire_origin.basis) == ("Coast Wire", "rss_source")


def test_metadata_alone_is_read_from_its_description() -> None:
    """A line of a GDELT list has no body: its description stands in, and that is told."""
    article = clean_bytes(orjson.dumps(SHAPES["GDELT"]))
    assert (article.title, article.body) == (TITLE, SECOND)
    assert "body_from_summary" in article.flags


def test_a_title_alone_is_an_article() -> None:
    """A flash has no more than that."""
    article = clean_bytes(orjson.dumps({"url": URL, "title": TITLE}))
    assert (article.title, article.body, article.text) == (TITLE, "", TITLE)


@pytest.mark.parametrize(
    "record",
    [
        {"text": BODY, "maintext": None},
        {"maintext": "", "articleBody": BODY},
        {"content": BODY},
        {"content": [{"value": HTML}]},
        {"html": HTML},
        {"content_text": None, "content_html": HTML},
        {"bodies": [{"value": BODY}]},
        {"body": None, "summary": HTML},
    ],
)
def test_a_null_hides_no_body(record: dict[str, Any]) -> None:
    """The first key with a value wins, not the first key that is present."""
    article = clean_bytes(orjson.dumps({"url": URL, **record}))
    assert article.body == BODY


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Ida Marsh; Jon Reed", ("Ida Marsh", "Jon Reed")),
        (["Ida Marsh", "None", ""], ("Ida Marsh",)),
        ([{"name": "Ida Marsh"}, {"name": None}], ("Ida Marsh",)),
        ({"name": "Ida Marsh", "url": "x"}, ("Ida Marsh",)),
        (17, ()),
        ([["Ida"]], ()),
    ],
)
def test_authors_come_in_many_forms(given: object, names: tuple[str, ...]) -> None:
    """Strings, lists, objects; what is no name is left out."""
    raw = read_raw(orjson.dumps({"url": URL, "body": FIRST, "author": given}))
    assert raw.authors == names


def test_what_no_field_takes_is_kept_within_bounds() -> None:
    """Unknown keys go verbatim into `extra`; too much is cut, and that is told."""
    raw = read_raw(
        orjson.dumps({"url": URL, "body": FIRST, "score": {"a": [1]}, "big": "x" * 20_000})
    )
    assert raw.extra == {"score": {"a": [1]}}
    assert "extra_cut" in raw.flags


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_at", "03/04/2024"), ("published_at", "0001-01-01"), ("updated_at", [1]),
        ("published_at", "9999-12-31T00:00:00Z"), ("language", "not a language"),
        ("pub_status", "unheard of"), ("urgency", 12), ("publisher", 5), ("image_url", {"x": 1}),
        ("version", [2]), ("summary", {"a": 1}), ("collector", 3),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_read_is_dropped_and_named(field: str, value: object) -> None:
    """One bad optional field does not cost the article."""
    raw = read_raw(orjson.dumps({"url": URL, "body": FIRST, field: value}))
    assert f"dropped:{field}" in raw.flags


def test_a_date_is_not_taken_for_the_future_or_the_past_of_the_web() -> None:
    """A date that cannot be is flagged and left out, not believed."""
    article = clean_bytes(
        orjson.dumps({"url": URL, "body": FIRST, "published_at": "1970-01-01T00:00:01Z"})
    )
    assert article.published_at is None
    assert "implausible:published_at" in article.flags


def test_revisions_of_one_address_are_articles_of_one_document() -> None:
    """Other words at the same address are another article; the same words are the same."""
    first = clean_bytes(orjson.dumps({"url": URL, "body": FIRST}))
    again = clean_bytes(orjson.dumps({"url": f"{URL}/?utm_source=feed", "body": FIRST.upper()}))
    other = clean_bytes(orjson.dumps({"url": URL, "body": f"{FIRST} {SECOND}"}))
    assert first.document_id == again.document_id == other.document_id
    assert first.article_id == again.article_id
    assert first.article_id != other.article_id
