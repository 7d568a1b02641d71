"""facts of an article -> the source of its statements."""

from copytaster.stages.claims_to_developments.voices import folded
from copytaster.stages.record import dataclass
from copytaster_schemas.digest import ArticleFacts


@dataclass(frozen=True, slots=True)
class Source:
    """The revision that carries a statement. Times are epoch seconds; `at` is publication, else
    sight.
    """

    document_id: str
    article_id: str
    url: str | None
    carrier: str
    publisher: str
    family: str | None
    tier: str
    wire: str | None
    language: str
    translated: bool
    title_only: bool
    published_at: int | None
    at: int

    @property
    def newsroom(self) -> str:
        """The family of the outlet; an unknown outlet is a family of its own."""
        return self.family or self.carrier

    @property
    def is_known(self) -> bool:
        """Whether the outlet is in the table of publishers, so that its owner is known."""
        return self.family is not None

    @property
    def names(self) -> tuple[str, ...]:
        """By what others credit it, folded."""
        return folded(self.publisher), folded(self.newsroom)


def source_of(facts: ArticleFacts) -> Source:
    """The source of an article's statements."""
    published = int(facts.published_at.timestamp()) if facts.published_at else None
    wire = facts.wire_origin.family if facts.wire_origin else facts.origin_publisher
    return Source(
        document_id=facts.document_id,
        article_id=facts.article_id,
        url=facts.url,
        carrier=facts.publisher.id,
        publisher=facts.publisher.name,
        family=facts.publisher.family,
        tier=facts.publisher.tier,
        wire=wire,
        language=facts.language,
        translated=bool(facts.machine_translated),
        title_only=facts.title_only,
        published_at=published,
        at=published if published is not None else int(facts.seen_at.timestamp()),
    )
