"""claimed article -> enriched article: the same facts in the words of the subscribers' message."""

from collections.abc import Iterable
from typing import Final

from copytaster.stages.article import ClaimedArticle, CleanArticle, LinkedEntity, Mention
from copytaster.stages.measures import LanguageMeasures, Measures
from copytaster.stages.written_quantities import quantities_in
from copytaster_schemas.claim import Selector
from copytaster_schemas.enriched_article import (
    EnrichedArticle,
    Entity,
    EntityMention,
    Quality,
    WrittenQuantity,
)

CONTEXT_CHARS: Final = 32
"""Code points of `prefix` and `suffix`, as W3C Web Annotation examples and Hypothesis use them."""


def enriched_from(
    claimed: ClaimedArticle, *, measures: Measures, pipeline_version: str
) -> EnrichedArticle:
    """The message that subscribers read; claims travel on their own topic, here only their ids."""
    clean = claimed.tagged.clean
    return EnrichedArticle(
        article_id=clean.article_id,
        document_id=clean.document_id,
        source_id=clean.source_id,
        version=clean.version,
        url=clean.url,
        canonical_url=clean.canonical_url,
        title=clean.title,
        body=clean.body,
        text=clean.text,
        language=clean.language,
        publisher=clean.publisher,
        origin_publisher=clean.origin_publisher,
        wire_origin=clean.wire_origin,
        authors=clean.authors,
        pub_status=clean.pub_status,
        published_at=clean.published_at,
        published_at_precision=clean.published_at_precision,
        published_at_source=clean.published_at_source,
        updated_at=clean.updated_at,
        first_seen_at=clean.first_seen_at,
        content_hash=clean.content_hash,
        entities=tuple(_entities(claimed)),
        quantities=tuple(_quantities(clean.text, measures.of(clean.language.code))),
        claim_ids=tuple(claim.claim_id for claim in claimed.claims),
        claims_count=len(claimed.claims),
        quality=Quality(
            boilerplate_ratio=clean.boilerplate_ratio,
            machine_translated=clean.machine_translated,
            claims="partial" if claimed.partial else "full",
            flags=clean.flags,
        ),
        pipeline_version=pipeline_version,
    )


def selector_at(text: str, start: int, end: int) -> Selector:
    """Select `text[start:end]` with its surroundings; offsets are code points."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_CHARS) : start],
        suffix=text[end : end + CONTEXT_CHARS],
        start=start,
        end=end,
    )


def _quantities(text: str, measures: LanguageMeasures) -> Iterable[WrittenQuantity]:
    for one in quantities_in(text, measures):
        slot, _, unit = one.measure.partition(":")
        yield WrittenQuantity(
            value=one.value,
            low=one.low,
            high=one.high,
            comparator=one.comparator,
            slot=slot or None,
            unit=unit or None,
            selector=selector_at(text, one.start, one.end),
        )


def _entities(claimed: ClaimedArticle) -> Iterable[Entity]:
    mentions: dict[str, list[Mention]] = {}
    for mention in claimed.tagged.mentions:
        mentions.setdefault(mention.entity_id, []).append(mention)
    for entity in claimed.tagged.entities:
        found = mentions.get(entity.entity_id, [])
        yield _entity(entity, [_mention(claimed.tagged.clean, mention) for mention in found])


def _entity(entity: LinkedEntity, mentions: list[EntityMention]) -> Entity:
    return Entity(
        id=entity.entity_id,
        type=entity.entity_type,
        name=entity.name,
        uri=entity.uri,
        country=entity.country,
        within=entity.within,
        offices=tuple(f"{office}@{body}" for office, body in entity.offices),
        geo=entity.geo,
        confidence=entity.confidence,
        relevance=entity.relevance,
        mentions=tuple(mentions),
    )


def _mention(clean: CleanArticle, mention: Mention) -> EntityMention:
    return EntityMention(
        selector=selector_at(clean.text, mention.start, mention.end),
        office=mention.office,
        organisation_id=mention.organisation_id,
    )
