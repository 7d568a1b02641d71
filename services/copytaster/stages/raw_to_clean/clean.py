"""A raw article -> a clean one: furniture gone, split into sentences, its outlet and date known."""

from datetime import datetime
from functools import partial
from typing import Final

from copytaster.stages.article import CleanArticle
from copytaster.stages.raw_to_clean.facts import (
    identity_of,
    machine_translated,
    origin_of,
    plausible,
    published,
    publisher_of,
)
from copytaster.stages.raw_to_clean.language import language_of
from copytaster.stages.raw_to_clean.layout import Label
from copytaster.stages.raw_to_clean.notices import Notice, notices_in
from copytaster.stages.raw_to_clean.origin import dateline_end
from copytaster.stages.raw_to_clean.parts import Parts, parts_of
from copytaster.stages.raw_to_clean.sentences import sentences_of
from copytaster.stages.raw_to_clean.text import compose
from copytaster.stages.raw_to_clean.tools import CleaningTools
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.ids import article_id_of, digest_of
from copytaster_schemas.raw_article import RawArticle
from copytaster_schemas.words import PubStatus

HEADS_MAX: Final = 10
"""Lines above the text in which an agency may speak of its message."""


def raw_to_clean(raw: RawArticle, *, first_seen_at: datetime, tools: CleaningTools) -> CleanArticle:
    """The clean article of a raw one that arrived at `first_seen_at`.

    Raises RefusedError: invalid_url, body_too_long, no_text.
    """
    parts = parts_of(raw, tools)
    notices = _notices_of(raw, parts)
    pub_status: PubStatus = "canceled" if "kill" in notices else raw.pub_status
    language = language_of(parts, raw.language or parts.page.language, tools.identify_language)
    clean = compose(
        parts.title,
        parts.paragraphs,
        dateline=dateline_end(_first_paragraph(parts), tools.agencies),
        split=partial(sentences_of, language=language.code, known=tools.abbreviations),
    )
    if not clean.text and pub_status != "canceled":
        raise RefusedError("no_text", "nothing is left when the furniture is gone")
    publisher = publisher_of(raw, parts, tools)
    url, canonical_url, document_id = identity_of(raw, parts, publisher, tools)
    flags = [*raw.flags, *parts.flags, *notices]
    at, precision, source = published(raw, parts, first_seen_at, tools, flags)
    updated_at = plausible(raw.updated_at, first_seen_at, "updated_at", flags)
    version = raw.version or (raw.updated_at.isoformat() if raw.updated_at else "1")
    content_hash = _content_hash(parts.title, clean.body, pub_status)
    return CleanArticle(
        article_id=article_id_of(document_id, version, content_hash),
        document_id=document_id,
        source_id=raw.id,
        version=version,
        url=url,
        canonical_url=canonical_url,
        title=parts.title,
        body=clean.body,
        text=clean.text,
        sentences=clean.sentences,
        language=language,
        publisher=publisher,
        origin_publisher=raw.origin_publisher.name if raw.origin_publisher else None,
        wire_origin=origin_of(raw, parts, publisher, tools),
        authors=raw.authors,
        pub_status=pub_status,
        published_at=at,
        published_at_precision=precision,
        published_at_source=source,
        updated_at=updated_at,
        first_seen_at=first_seen_at,
        content_hash=content_hash,
        boilerplate_ratio=parts.boilerplate_ratio,
        machine_translated=machine_translated(raw, parts, tools),
        flags=tuple(dict.fromkeys(flags)),
    )


def _notices_of(raw: RawArticle, parts: Parts) -> tuple[Notice, ...]:
    texts = [text for text, _ in parts.paragraphs]
    heads = (raw.title or parts.title, *parts.above[:HEADS_MAX], *texts[:1])
    return notices_in(heads, "\n".join(texts))


def _first_paragraph(parts: Parts) -> str:
    return next((text for text, label in parts.paragraphs if label is Label.BODY), "")


def _content_hash(title: str, body: str, pub_status: PubStatus) -> str:
    """The same words give the same hash, whatever the case and spacing."""
    return digest_of(*(" ".join(text.casefold().split()) for text in (title, body)), pub_status)
