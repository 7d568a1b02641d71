"""A development: one proposition about the world, with its status and the evidence for and against
it.
"""

from typing import Literal

from copytaster_schemas.claim import Occurred, Participant, PlaceRef
from copytaster_schemas.ids import ArticleId, ClaimId, DevelopmentId, StoryId
from copytaster_schemas.message import Message, Part, Score, Utc
from copytaster_schemas.words import Basis, EventType, Mode, Stance, Standing, Status, Tense

NotCountedReason = Literal[
    "same_origin", "same_family", "same_voice", "syndicated", "near_copy", "wider_place", "guarded",
    "no_commitment", "plan", "low_confidence", "withdrawn", "superseded", "headline", "background",
]  # fmt: skip


class Voice(Part):
    """The ultimate speaker or document behind a statement."""

    id: str
    name: str
    role: str | None = None
    standing: Standing


class Evidence(Part):
    """One statement for or against. `counted` is false where it adds no independent weight.

    `exact` is the verbatim passage in its own language; `origin` the id of the unit of
    independence. `via` names voices between the outlet and the ultimate voice, outermost first.
    """

    claim_id: ClaimId
    article_id: ArticleId
    url: str | None = None
    publisher: str
    publisher_family: str | None = None
    origin: str
    exact: str
    start: int
    end: int
    language: str
    mode: Mode
    published_at: Utc | None = None
    voice: Voice
    via: tuple[str, ...] = ()
    cue: str
    stance: Stance
    factuality: str
    place: str | None = None
    counted: bool
    not_counted_reason: NotCountedReason | None = None
    flags: tuple[str, ...] = ()


class Corroboration(Part):
    """Three counts that are never merged into one, and the rule that judged them."""

    carriers: int
    newsrooms: int
    voices: int
    origins: int
    article_count: int
    rule: str


class FactValue(Part):
    """What one voice says of a quantity."""

    value: float
    low: float | None = None
    high: float | None = None
    comparator: str
    voice: str
    claim_ids: tuple[ClaimId, ...]
    as_of: Utc | None = None


class Fact(Part):
    """A quantity slot with every voice's value, never averaged."""

    slot: str
    unit: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    values: tuple[FactValue, ...]
    agreement: Literal["single", "agreed", "ranging", "conflicting"]


class Related(Part):
    """A link to another development of the same story."""

    relation: Literal["sub_event_of", "follows", "about_same_topic", "merged_into", "merged_from"]
    id: DevelopmentId


class News(Part):
    """Whether a transition of this development may sound an alert, and what it waits for if not.

    `waits_for` holds bounded codes: "second_carrier_or_known_publisher", "main_assertion",
    "recent".
    """

    is_news: bool
    waits_for: tuple[str, ...] = ()


class Development(Message):
    """The full current state of one development, and (in `changes`) every version of it.

    `version` counts every change, `transition_seq` only changes of `status`. `since` is the moment
    of the statement that decided the status, never the moment of processing.
    """

    schema_version: Literal["1.0"] = "1.0"
    type: Literal["development"] = "development"
    development_id: DevelopmentId
    story_id: StoryId
    version: int
    transition_seq: int
    status: Status
    previous_status: Status | None = None
    status_reason: str
    since: Utc | None = None
    basis: Basis | None = None
    rule_version: str
    decisive_evidence: tuple[ClaimId, ...] = ()
    decided_by: tuple[Voice, ...] = ()
    contested_by: tuple[Voice, ...] = ()
    flags: tuple[str, ...] = ()
    headline: str
    event_type: EventType
    predicate: str
    objects: tuple[str, ...] = ()
    tense: Tense
    participants: tuple[Participant, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    occurred: Occurred | None = None
    languages: tuple[str, ...] = ()
    first_seen_at: Utc
    confirmed_at: Utc | None = None
    updated_at: Utc
    corroboration: Corroboration
    confidence: Score
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_total: int
    related: tuple[Related, ...] = ()
    news: News
    changes: tuple[str, ...] = ()
    pipeline_version: str
