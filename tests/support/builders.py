"""Smallest objects of the stages, made by hand."""

import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from copytaster.adapters.cleaning import abbreviations_of
from copytaster.stages.article import CleanArticle, Sentence
from copytaster.stages.raw_to_clean.sentences import sentences_of
from copytaster.stages.raw_to_clean.tools import Abbreviations
from copytaster_schemas.enriched_article import Language, Publisher
from copytaster_schemas.ids import article_id_of, digest_of, document_id_of
from copytaster_schemas.words import Section

FIRST_SEEN = datetime(2024, 10, 28, 12, tzinfo=UTC)
LEAD_SENTENCES = 2


def a_clean_article(
    text: str = "", *, title: str = "", language: str = "en", url: str | None = None, **changes: Any
) -> CleanArticle:
    """A clean article with this body and title; `changes` replace any of its fields."""
    body = text.strip()
    whole = f"{title}\n\n{body}" if title and body else title or body
    content_hash = digest_of(title, body)
    document_id = document_id_of(url or f"test:{content_hash}")
    article = CleanArticle(
        article_id=article_id_of(document_id, "1", content_hash), document_id=document_id,
        source_id=None, version="1", url=url, canonical_url=url, title=title, body=body, text=whole,
        sentences=_sections_of(whole, title, language),
        language=Language(code=language, confidence=99),
        publisher=Publisher(id="unknown", name="unknown"), origin_publisher=None, wire_origin=None,
        authors=(), pub_status="usable", published_at=None, published_at_precision="unknown",
        published_at_source="unknown", updated_at=None, first_seen_at=FIRST_SEEN,
        content_hash=content_hash, boilerplate_ratio=0.0, machine_translated=None, flags=(),
    )  # fmt: skip
    return replace(article, **changes) if changes else article


def _sections_of(text: str, title: str, language: str) -> tuple[Sentence, ...]:
    """Sentences paragraph by paragraph, as the clean stage cuts them."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(re.finditer(r"[^\n]+", text)):
        spans = sentences_of(paragraph.group(), language, _abbreviations())
        for start, end in ((paragraph.start() + at, paragraph.start() + to) for at, to in spans):
            if end > start and re.search(r"\w", text[start:end]):
                section: Section = "title" if title and number == 0 else "body"
                body = [one for one in sentences if one.section != "title"]
                if section == "body" and len(body) < LEAD_SENTENCES:
                    section = "lead"
                sentences.append(Sentence(start, end, number, section))
    return tuple(sentences)


@cache
def _abbreviations() -> Abbreviations:
    table = files("copytaster") / "resources" / "cleaning" / "abbreviations.toml"
    return abbreviations_of(tomllib.loads(table.read_text("utf-8")))
