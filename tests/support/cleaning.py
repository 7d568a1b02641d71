"""Raw articles for tests of cleaning, and cleaning with the shipped tools, loaded once."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson

from copytaster.adapters.cleaning import cleaning_tools
from copytaster.stages.article import CleanArticle
from copytaster.stages.raw_to_clean import CleaningTools, raw_to_clean, read_raw

SEEN_AT = datetime(2026, 3, 20, 12, tzinfo=UTC)


@cache
def tools() -> CleaningTools:
    """The tools as the service has them."""
    return cleaning_tools()


def clean_bytes(value: bytes) -> CleanArticle:
    """One record of the raw topic, cleaned."""
    return raw_to_clean(read_raw(value), first_seen_at=SEEN_AT, tools=tools())


def clean(body: str = "", **fields: Any) -> CleanArticle:
    """A raw article with this body and these fields, cleaned."""
    return clean_bytes(orjson.dumps({"id": "test:1", "body": body, **fields}))


def texts(article: CleanArticle, *sections: str) -> list[str]:
    """The sentences of some sections (of all, where none is named), in order."""
    return [
        article.text[sentence.start : sentence.end]
        for sentence in article.sentences
        if not sections or sentence.section in sections
    ]
