"""A development: one proposition about the world, with its status and the evidence for and against
it.
"""

from typing import Literal

from copytaster_schemas.claim import Occurred, Participant, PlaceRef
from copytaster_schemas.ids import ArticleId, ClaimId, DevelopmentId, StoryId
from copytaster_schemas.message import Message, Part, Score, Utc
from copytaster_schemas.words import (
    Basis,
    CueClass,
    EventType,
    Mode,
    Stance,
    Standing,
    Status,
    Tense,
)

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
    `newsroom` is whose reporting it goes back to. `counted_with` is the statement that counts in
    the place of one that does not. `flags` hold guards and what else the status looked at (see
    docs/messages.md): with them the status can be worked out again from the message alone.
    """

    claim_id: ClaimId
    article_id: ArticleId
    url: str | None = None
    publisher: str
    publisher_family: str | None = None
    origin: str
    newsroom: str = ""
    exact: str
    start: int
    end: int
    language: str
    mode: Mode
    published_at: Utc | None = None
    voice: Voice
    via: tuple[str, ...] = ()
    cue: str
    cue_class: CueClass = "none"
    stance: Stance
    factuality: str
    place: str | None = None
    counted: bool
    not_counted_reason: NotCountedReason | None = None
    counted_with: ClaimId | None = None
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
    """A quantity slot with every voice's value, never averaged.

    `as_of` is when the best value was published, `official` whether it is that of an authority or
    of a party that answers for it, `cumulative` whether it can only grow, unless it is corrected.
    """

    slot: str
    unit: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    values: tuple[FactValue, ...]
    agreement: Literal["single", "agreed", "ranging", "conflicting"]
    as_of: Utc | None = None
    official: bool = False
    cumulative: bool = False


class Related(Part):
    """A link to another development of the same story, with what that one tells."""

    relation: Literal["sub_event_of", "follows", "about_same_topic", "merged_into", "merged_from"]
    id: DevelopmentId
    headline: str = ""


class News(Part):
    """Whether a transition of this development may sound an alert, and what it waits for if not.

    `waits_for` holds bounded codes: "second_carrier_or_known_publisher", "main_assertion",
    "recent". `asked_by` names the watchlists that ask for it, whatever its status.
    """

    is_news: bool
    waits_for: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()


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
