"""Digest and filed article: what filing reads of an article, and what it makes of it. Internal."""

from typing import Annotated, Literal

from pydantic import Field

from copytaster_schemas.claim import Claim
from copytaster_schemas.enriched_article import Publisher, WireOrigin
from copytaster_schemas.ids import ArticleId, DocumentId, EntityId, StoryId
from copytaster_schemas.message import BytesMessage, Message, Part, Score, Utc
from copytaster_schemas.words import PubStatus

Hash32 = Annotated[int, Field(ge=0, lt=2**32)]


class Fingerprint(Part):
    """At most 2 KB of JSON: all that filing looks at.

    `pairs`: hashes of unordered linked-entity pairs that share a sentence, most frequent first;
    `entities`: (id, weight), most relevant first, with surnames of persons as `n-SURNAME`;
    `quotes`: hashes of direct quotes; `numbers`: of numbers and scores; `names`: of the consonants
    of words that may be names (spellings meet across scripts); `concepts`: of predicate and object
    concepts; `stems`: of folded stems of the text (cognates meet across languages).
    """

    sketch_version: int
    document_id: DocumentId
    article_id: ArticleId
    version: str
    updated_at: Utc | None
    content_hash: str
    pub_status: PubStatus
    published_at: Utc | None
    seen_at: Utc
    language: str
    publisher_id: str
    pairs: tuple[Hash32, ...] = ()
    entities: tuple[tuple[EntityId, Score], ...] = ()
    quotes: tuple[Hash32, ...] = ()
    numbers: tuple[Hash32, ...] = ()
    names: tuple[Hash32, ...] = ()
    concepts: tuple[Hash32, ...] = ()
    stems: tuple[Hash32, ...] = ()


class Digest(BytesMessage):
    """A fingerprint for filing, and a blob that filing passes on unread (see `ClaimsBlob`)."""

    type: Literal["article.digest"] = "article.digest"
    fingerprint: Fingerprint
    blob: bytes

    @property
    def document_id(self) -> DocumentId:
        """The key of the record: revisions of one document stay in order."""
        return self.fingerprint.document_id


class FiledArticle(BytesMessage):
    """An article with the story it belongs to. The blob is empty when a kill outran its article."""

    type: Literal["article.filed"] = "article.filed"
    story_id: StoryId
    fingerprint: Fingerprint
    blob: bytes


class StoryMerged(Message):
    """Two stories turned out to be one. Keyed by the loser; the winner is the one filed first."""

    type: Literal["story.merged"] = "story.merged"
    story_id: StoryId
    winner: StoryId
    seq: int


class StoryMoved(BytesMessage):
    """One part of a story that was merged, on its way to the winner, by which it is keyed.

    `part`: a document with its statements, or the history of a development, as a state record; the
    part `end` comes last, and only then does what has come count.
    """

    type: Literal["story.moved"] = "story.moved"
    story_id: StoryId
    origin: StoryId
    part: Literal["document", "history", "end"]
    name: str
    state: bytes


class ArticleFacts(Part):
    """What tracking must know of the article behind the claims.

    `text_sketch`: the smallest hashes of folded word trigrams outside quotation marks, at most 96,
    sorted (a bottom-k sketch), for near copies; `quote_sketch` the same for word 4-grams inside
    quotation marks, `skeleton` for trigrams of the entities and numbers in text order (no words, no
    language). The `_size` fields say how many different hashes there were. `title_only`: there was
    no body. `names`: names of the entities that speakers speak for, and of countries.
    """

    article_id: ArticleId
    document_id: DocumentId
    url: str | None
    title: str
    language: str
    publisher: Publisher
    origin_publisher: str | None
    wire_origin: WireOrigin | None
    pub_status: PubStatus
    published_at: Utc | None
    seen_at: Utc
    text_sketch: tuple[Hash32, ...] = ()
    text_size: int = 0
    quote_sketch: tuple[Hash32, ...] = ()
    quote_size: int = 0
    skeleton: tuple[Hash32, ...] = ()
    skeleton_size: int = 0
    title_only: bool = False
    names: tuple[tuple[EntityId, str], ...] = ()
    machine_translated: bool | None = None


class ClaimsBlob(Part):
    """What a digest's `blob` holds, as zstd-compressed JSON: an article's facts and its claims."""

    facts: ArticleFacts
    claims: tuple[Claim, ...]
