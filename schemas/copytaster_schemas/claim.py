"""A claim: who asserts what, how firmly, in which article, at which offsets."""

from typing import Annotated, Literal

from pydantic import Field

from copytaster_schemas.ids import ArticleId, ClaimId, DocumentId, EntityId, StoryId
from copytaster_schemas.message import Message, Part, Score, Utc
from copytaster_schemas.words import (
    Comparator,
    CueClass,
    DatePrecision,
    EventType,
    FactualityValue,
    Modality,
    Mode,
    ParticipantRole,
    Polarity,
    Section,
    SpeakerKind,
    SpeechAct,
    Tense,
)

Offset = Annotated[int, Field(ge=0)]
Range = tuple[Offset, Offset]
"""From (inclusive) and to (exclusive), in Unicode code points of the article's clean `text`."""


class Selector(Part):
    """Where a passage stands, in the manner of W3C Web Annotation.

    `exact` is `text[start:end]` of the clean article, in Unicode code points; `prefix` and `suffix`
    (up to 32 code points each) let a consumer that counts UTF-16 units find it again.
    """

    exact: str
    prefix: str
    suffix: str
    start: Offset
    end: Offset


class Spans(Part):
    """The parts of an attribution (source, cue, content as in PARC and PolNeAR), each in order.

    `event`: the words that the proposition is read from ("shot down", "the takeover"), where it is
    typed; with a content that only points back they stand in an earlier sentence.
    """

    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    quotes: tuple[Range, ...] = ()
    event: tuple[Range, ...] = ()


class Speaker(Part):
    """One link of an attribution chain.

    `organisation_id` and `country` (ISO 3166-1 alpha-2) are those the speaker speaks for, when
    known.
    `office` is a language-neutral office id ("secretary_general", "president", "spokesperson",
    ...);
    `organisation_kind` what sort of body speaks ("government", "alliance", "police", "company",
    ...).
    """

    entity_id: EntityId | None = None
    surface: str
    name: str
    kind: SpeakerKind
    office: str | None = None
    organisation_id: EntityId | None = None
    organisation_kind: str | None = None
    country: str | None = None


class Attribution(Part):
    """Who says it. `chain` runs from the outermost voice to the innermost, the ultimate voice last.

    An empty chain is the outlet's own voice. `on_record` is false for anonymous voices.
    """

    chain: tuple[Speaker, ...] = ()
    mode: Mode
    on_record: bool


class Cue(Part):
    """The word that carries the attribution; `surface` is empty in the outlet's own voice."""

    surface: str
    lemma: str
    language: str
    cue_class: CueClass


class Factuality(Part):
    """How certain one holder is: `author`, or `source` (the innermost voice)."""

    holder: Literal["author", "source"]
    value: FactualityValue


class Participant(Part):
    """An entity with its part in the event."""

    role: ParticipantRole
    entity_id: EntityId
    name: str
    kind: str | None = None
    country: str | None = None


class PlaceRef(Part):
    """A place, with everything that contains it, nearest first (Kursk Oblast -> Russia)."""

    entity_id: EntityId
    name: str
    country: str | None = None
    within: tuple[EntityId, ...] = ()


class Occurred(Part):
    """When it happened, as far as the text says; `end` is exclusive."""

    start: Utc
    end: Utc
    precision: DatePrecision
    text: str


class Quantity(Part):
    """A number with what it counts. `low`/`high` span the values that the words allow.

    `slot` is a language-neutral measure id ("troops", "killed", "wounded", "money", ...).
    """

    slot: str
    value: float
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "="
    unit: str | None = None
    of: str | None = None
    text: str


class Proposition(Part):
    """What is asserted, as far as it could be typed, without the language it was said in.

    `predicate` is a concept id of the concept lexicon ("deploy", "resign", "acquire", ...),
    `event_type`
    its category. `objects` are concept ids of what the predicate acts on ("troops", "missiles",
    ...) and
    tell apart what the same actors do. `participants`, `places`: linked entities, in text order.
    The
    proposition is the positive one: a denial or negation of it shows in the claim's factuality.
    `concepts` are all other concept ids met in the content; `stems` folded cognate stems of its
    words. `acting_body` is the kind of body that acts where a common noun tells it ("police",
    "court"), whether or not a name among the participants does.
    """

    predicate: str
    event_type: EventType
    objects: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    tense: Tense = "unknown"
    occurred: Occurred | None = None
    quantities: tuple[Quantity, ...] = ()
    concepts: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    acting_body: str | None = None


class Claim(Message):
    """One statement of one proposition in one revision of one article.

    `text` is the sentence, verbatim; `selector` points to the content. `adopts_report` is true
    when the
    words themselves presuppose an earlier report ("confirmed reports that ..."); `presupposed`
    when a
    first-person institutional "I can confirm" does. `guards` names the guards that fired
    ("negated_cue",
    "conditional", "future", "scope", "hearsay", "question", "adverb", "plan", "headline", ...): a
    claim
    with a guard never counts as a confirmation. `main` tells the main assertion of its sentence
    from a
    subordinate or background mention.
    """

    schema_version: Literal["1.0"] = "1.0"
    type: Literal["claim"] = "claim"
    claim_id: ClaimId
    story_id: StoryId | None = None
    article_id: ArticleId
    document_id: DocumentId
    url: str | None = None
    publisher_id: str
    publisher_family: str | None = None
    wire_origin: str | None = None
    language: str
    published_at: Utc | None = None
    text: str
    selector: Selector
    spans: Spans
    section: Section
    main: bool
    attribution: Attribution
    cue: Cue
    speech_act: SpeechAct
    polarity: Polarity
    factuality: tuple[Factuality, ...]
    modality: Modality
    guards: tuple[str, ...] = ()
    adopts_report: bool = False
    presupposed: bool = False
    proposition: Proposition | None = None
    quote_hash: str | None = None
    confidence: Score
    extractor: str
