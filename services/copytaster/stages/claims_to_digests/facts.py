"""tagged article -> what tracking must know of the article behind the claims."""

from copytaster.stages.article import TaggedArticle
from copytaster.stages.claims_to_digests.sketch import (
    QUOTE_GRAM,
    TEXT_GRAM,
    parted,
    skeleton_grams,
    sketch_of,
    word_grams,
)
from copytaster_schemas.digest import ArticleFacts


def facts_of(tagged: TaggedArticle) -> ArticleFacts:
    """The facts of one revision, with sketches by which copies are found."""
    clean = tagged.clean
    plain, quotes = parted(clean.text)
    text = sketch_of(word_grams(plain, TEXT_GRAM))
    quoted = sketch_of(gram for quote in quotes for gram in word_grams(quote, QUOTE_GRAM))
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
        machine_translated=clean.machine_translated,
    )
