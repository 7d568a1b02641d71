"""The topics, in data order: what each carries, its key and how long it is kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, Literal, TypeVar

from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import Digest, FiledArticle, StoryMerged, StoryMoved
from copytaster_schemas.enriched_article import EnrichedArticle
from copytaster_schemas.held_article import HeldArticle
from copytaster_schemas.message import Message
from copytaster_schemas.raw_article import RawArticle

Carried = TypeVar("Carried", bound=Message)


@dataclass(frozen=True, slots=True)
class Topic(Generic[Carried]):
    """One topic. `keyed_by` names the field that is the record key (None: the producer's choice).

    `kept_for` None means for ever. `partitions` None means as many as the operator sets.
    """

    name: str
    carries: tuple[type[Carried], ...]
    keyed_by: str | None
    kept_for: timedelta | None
    cleanup: Literal["delete", "compact"] = "delete"
    partitions: int | None = None
    internal: bool = False

    @property
    def dlq(self) -> str:
        """Where messages of this topic go that no retry can save."""
        return f"{self.name}.dlq"


RAW_ARTICLES = Topic("news.articles.raw.v1", (RawArticle,), None, timedelta(days=7))
ENRICHED_ARTICLES = Topic(
    "news.articles.enriched.v1", (EnrichedArticle,), "article_id", timedelta(days=30)
)
HELD_ARTICLES = Topic(
    "news.articles.held.v1", (HeldArticle,), "document_id", timedelta(days=30), internal=True
)
DIGESTS = Topic(
    "news.articles.digests.v1",
    (Digest,),
    "document_id",
    timedelta(days=7),
    partitions=1,
    internal=True,
)
FILED_ARTICLES: Topic[FiledArticle | StoryMerged | StoryMoved] = Topic(
    "news.articles.filed.v1",
    (FiledArticle, StoryMerged, StoryMoved),
    "story_id",
    timedelta(days=7),
    internal=True,
)
CLAIMS = Topic("news.claims.v1", (Claim,), "story_id", timedelta(days=30))
DEVELOPMENTS = Topic(
    "news.developments.v1", (Development,), "development_id", None, cleanup="compact"
)
DEVELOPMENT_CHANGES = Topic(
    "news.developments.changes.v1", (Development,), "development_id", timedelta(days=90)
)
ALERTS = Topic("news.alerts.v1", (Alert,), "development_id", timedelta(days=30))

TOPICS: tuple[Topic[Any], ...] = (
    RAW_ARTICLES,
    HELD_ARTICLES,
    ENRICHED_ARTICLES,
    DIGESTS,
    FILED_ARTICLES,
    CLAIMS,
    DEVELOPMENTS,
    DEVELOPMENT_CHANGES,
    ALERTS,
)
"""Every topic that is a contract or crosses a hop, in data order."""

DLQ_KEPT_FOR = timedelta(days=30)
