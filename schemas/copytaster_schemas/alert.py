"""An alert: the message that one transition of one development makes."""

from typing import Literal

from copytaster_schemas.claim import PlaceRef
from copytaster_schemas.development import Corroboration, Evidence, Fact, Related, Voice
from copytaster_schemas.ids import AlertId, DevelopmentId, StoryId
from copytaster_schemas.message import Message, Part, Score, Utc
from copytaster_schemas.words import AlertType, Basis, EventType, Status


class Original(Part):
    """The decisive passage in the language it was printed in."""

    text: str
    language: str


class AlertEntity(Part):
    """An entity of the development, for routing."""

    id: str
    name: str
    role: str


class Alert(Message):
    """What an integration gets. `dedup_key` is the development id; replaying the log gives the
    same ids.

    `text_short` has at most 380 characters, `headline` 160, `summary` 600. `certainty`, `msg_type`,
    `references` and `message_status` follow CAP 1.2; `references` are earlier alert ids, oldest
    first. `supersedes` names the alerts that are carried on under another development, `goes_on_as`
    that development. `sounds` is false for a message that brings a display up to date and need not
    wake anybody. `watchlists` are those that asked for this development, now or earlier, so that a
    cancellation reaches everybody who got the original.
    """

    schema_version: Literal["1.0"] = "1.0"
    alert_id: AlertId
    type: AlertType
    msg_type: Literal["alert", "update", "cancel", "error"]
    message_status: Literal["actual", "exercise", "test"]
    references: tuple[AlertId, ...] = ()
    supersedes: tuple[AlertId, ...] = ()
    goes_on_as: DevelopmentId | None = None
    sounds: bool = True
    watchlists: tuple[str, ...] = ()
    development_id: DevelopmentId
    development_version: int
    transition_seq: int
    story_id: StoryId
    development_status: Status
    previous_status: Status | None = None
    basis: Basis | None = None
    dedup_key: str
    headline: str
    summary: str
    language: Literal["en"] = "en"
    original: Original | None = None
    text_short: str
    text_long: str = ""
    severity: Literal["info", "warning", "error", "critical"]
    urgency: int
    certainty: Literal["observed", "likely", "possible", "unlikely", "unknown"]
    confidence: Score
    event_type: EventType
    decided_by: tuple[Voice, ...] = ()
    contested_by: tuple[Voice, ...] = ()
    corroboration: Corroboration
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    earlier_reports: tuple[Evidence, ...] = ()
    denials: tuple[Evidence, ...] = ()
    related: tuple[Related, ...] = ()
    entities: tuple[AlertEntity, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    since: Utc | None = None
    sent_at: Utc
    pipeline_version: str
