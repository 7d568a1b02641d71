"""What the text stages hand to one another: an article that grows from clean text to claims."""

from datetime import datetime
from typing import Literal

from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Claim
from copytaster_schemas.enriched_article import GeoPoint, Language, Publisher, WireOrigin
from copytaster_schemas.ids import ArticleId, DocumentId, EntityId
from copytaster_schemas.words import DatePrecision, EntityType, PubStatus, Section


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean text: `text[start:end]`, code points, no surrounding white space.

    `paragraph` counts from 0 over the whole text (the title is paragraph 0 where there is one).
    """

    start: int
    end: int
    paragraph: int
    section: Section


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """One revision as text: furniture gone, NFC, split into sentences.

    `text` is `title`, two line feeds and `body` (or the one that exists); all offsets count its
    code points.
    """

    article_id: ArticleId
    document_id: DocumentId
    source_id: str | None
    version: str
    url: str | None
    canonical_url: str | None
    title: str
    body: str
    text: str
    sentences: tuple[Sentence, ...]
    language: Language
    publisher: Publisher
    origin_publisher: str | None
    wire_origin: WireOrigin | None
    authors: tuple[str, ...]
    pub_status: PubStatus
    published_at: datetime | None
    published_at_precision: DatePrecision
    published_at_source: Literal["meta", "text", "collected", "unknown"]
    updated_at: datetime | None
    first_seen_at: datetime
    content_hash: str
    boilerplate_ratio: float
    machine_translated: bool | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or reference in the clean text that stands for an entity of the article.

    `how` tells names from references: `name` (Mark Rutte), `surname` (Rutte), `acronym`,
    `adjective`
    (North Korean), `office` (the Secretary General of NATO), `capital` (Moscow standing for
    Russia's government;
    `stands_for` then holds the country's id). `office` is a language-neutral office id from a
    title next to
    the name; `organisation_id` what the office belongs to.
    """

    start: int
    end: int
    entity_id: EntityId
    how: Literal["name", "surname", "acronym", "adjective", "office", "capital"]
    office: str | None = None
    organisation_id: EntityId | None = None
    stands_for: EntityId | None = None


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """A thing the article names. Ids of the knowledge base, or stable local ids (`x-per:`,
    `x-org:`, `x-loc:`).

    `country`: ISO 3166-1 alpha-2 of a place, organisation or (through an office or adjective)
    person.
    `kind` refines the type where known: country, region, city, capital, alliance, government,
    ministry,
    intelligence, military, police, court, health, regulator, agency, company, outlet, party, ngo,
    ...
    """

    entity_id: EntityId
    entity_type: EntityType
    name: str
    kind: str | None
    uri: str | None
    country: str | None
    within: tuple[EntityId, ...]
    offices: tuple[tuple[str, EntityId], ...]
    geo: GeoPoint | None
    confidence: int
    relevance: int


@dataclass(frozen=True, slots=True)
class TaggedArticle:
    """A clean article with mentions (by start, not overlapping) and entities (by relevance)."""

    clean: CleanArticle
    mentions: tuple[Mention, ...]
    entities: tuple[LinkedEntity, ...]


@dataclass(frozen=True, slots=True)
class ClaimedArticle:
    """A tagged article with its claims, in text order; `partial`: no claim rules for it."""

    tagged: TaggedArticle
    claims: tuple[Claim, ...]
    partial: bool
