"""An enriched article: the clean text of one revision, its entities and its outlet."""

from typing import Literal

from pydantic import Field

from copytaster_schemas.claim import Selector
from copytaster_schemas.ids import ArticleId, ClaimId, DocumentId, EntityId
from copytaster_schemas.message import Message, Part, Score, Utc
from copytaster_schemas.words import Comparator, DatePrecision, EntityType, PubStatus


class Language(Part):
    """BCP-47 code (`und` when not sure) with the confidence of the identification."""

    code: str
    confidence: Score


class Publisher(Part):
    """The outlet. `family` is its ownership or wire family; None means that nothing is known of it.

    `tier` is `wire` or `first` for publishers of the shipped table, else `other` or `unknown`.
    """

    id: str
    name: str
    domain: str | None = None
    family: str | None = None
    country: str | None = None
    tier: Literal["wire", "first", "other", "unknown"] = "unknown"


class WireOrigin(Part):
    """The agency or newsroom a text is credited to, and how that is known."""

    name: str
    family: str
    basis: Literal["rss_source", "byline", "dateline", "text_tag"]
    confidence: Score


class GeoPoint(Part):
    """WGS 84 degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class EntityMention(Part):
    """Where an entity is named. `office` is the role kept on the mention ("secretary_general")."""

    selector: Selector
    office: str | None = None
    organisation_id: EntityId | None = None


class Entity(Part):
    """A thing that the article names, under one id in any language.

    `uri` only where a data file with provenance gives one. `country` is ISO 3166-1 alpha-2.
    `within`: containing places, nearest first. `offices` are "office@organisation-or-country id".
    """

    id: EntityId
    type: EntityType
    name: str
    uri: str | None = None
    country: str | None = None
    within: tuple[EntityId, ...] = ()
    offices: tuple[str, ...] = ()
    geo: GeoPoint | None = None
    confidence: Score
    relevance: Score
    mentions: tuple[EntityMention, ...]


class WrittenQuantity(Part):
    """A number that the text gives in digits, in any language.

    `slot` and `unit` are named as in a claim's quantities ("money" and "EUR", "share" and
    "percent", "distance" and "km"); null where nothing that is measured follows. `value` has its
    scale ("2.5 million" is 2500000). `comparator` comes from a sign or a dash alone; `low` and
    `high` span what it allows. `selector.exact` is the quantity as written.
    """

    value: float
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="
    slot: str | None = None
    unit: str | None = None
    selector: Selector


class Quality(Part):
    """What a reader should know about the text itself.

    `boilerplate_ratio` is the share of code points of the raw body that were cut as furniture.
    """

    boilerplate_ratio: float = Field(ge=0, le=1)
    truncated: bool = False
    machine_translated: bool | None = None
    claims: Literal["full", "partial"] = "full"
    flags: tuple[str, ...] = ()


class EnrichedArticle(Message):
    """One revision of one document.

    `text` is the clean text: `title`, then (where both exist) two line feeds, then `body`. All
    offsets
    everywhere count its Unicode code points.
    """

    schema_version: Literal["1.0"] = "1.0"
    type: Literal["article.enriched"] = "article.enriched"
    article_id: ArticleId
    document_id: DocumentId
    source_id: str | None = None
    version: str
    url: str | None = None
    canonical_url: str | None = None
    title: str
    body: str
    text: str
    language: Language
    publisher: Publisher
    origin_publisher: str | None = None
    wire_origin: WireOrigin | None = None
    authors: tuple[str, ...] = ()
    pub_status: PubStatus
    published_at: Utc | None = None
    published_at_precision: DatePrecision = "unknown"
    published_at_source: Literal["meta", "text", "collected", "unknown"] = "unknown"
    updated_at: Utc | None = None
    first_seen_at: Utc
    content_hash: str
    entities: tuple[Entity, ...] = ()
    quantities: tuple[WrittenQuantity, ...] = ()
    claim_ids: tuple[ClaimId, ...] = ()
    claims_count: int
    quality: Quality
    pipeline_version: str
