"""claimed article -> what tracking must know of the article behind the claims."""

from collections.abc import Iterable

from copytaster.stages.article import ClaimedArticle
from copytaster.stages.claims_to_digests.sketch import (
    TEXT_GRAM,
    Parted,
    skeleton_grams,
    sketch_of,
    word_grams,
)
from copytaster_schemas.digest import ArticleFacts
from copytaster_schemas.ids import EntityId


def facts_of(claimed: ClaimedArticle, parted: Parted) -> ArticleFacts:
    """The facts of one revision, with sketches by which copies are found."""
    tagged, clean = claimed.tagged, claimed.tagged.clean
    text = sketch_of(word_grams(parted.plain, TEXT_GRAM))
    quoted = sketch_of(parted.quoted)
    skeleton = sketch_of(skeleton_grams(tagged))
    return ArticleFacts(
        article_id=clean.article_id,
        document_id=clean.document_id,
        url=clean.url,
        title=clean.title,
        language=clean.language.code,
        publisher=clean.publisher,
        origin_publisher=clean.origin_publisher,
        wire_origin=clean.wire_origin,
        pub_status=clean.pub_status,
        published_at=clean.published_at,
        seen_at=clean.first_seen_at,
        text_sketch=text.hashes,
        text_size=text.size,
        quote_sketch=quoted.hashes,
        quote_size=quoted.size,
        skeleton=skeleton.hashes,
        skeleton_size=skeleton.size,
        title_only=not clean.body,
        names=tuple(_names(claimed)),
        machine_translated=clean.machine_translated,
    )


def _names(claimed: ClaimedArticle) -> Iterable[tuple[EntityId, str]]:
    """Names of what speakers speak for, and of countries: a reader wants "of NATO", not an id."""
    spoken_for = {
        link.organisation_id for claim in claimed.claims for link in claim.attribution.chain
    }
    for entity in claimed.tagged.entities:
        if entity.entity_id in spoken_for or entity.kind == "country":
            yield entity.entity_id, entity.name
