"""claims of an article -> statements: the rows of evidence that tracking keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from copytaster.limits import STATEMENT_CHARS_MAX, STATEMENTS_MAX
from copytaster.stages.claims_to_developments.certainty import certainty_of
from copytaster.stages.claims_to_developments.details import DAILY, Detail, detail_of
from copytaster.stages.claims_to_developments.editions import NUMBERED, edition_of
from copytaster.stages.claims_to_developments.proposition import Key, Place, interned, key_of
from copytaster.stages.claims_to_developments.public_acts import enacts
from copytaster.stages.claims_to_developments.source import Source
from copytaster.stages.claims_to_developments.voices import SpeakerFacts, folded
from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Claim, Proposition, Speaker
from copytaster_schemas.words import CueClass, Stance

UNCOMMITTED: Final = frozenset[CueClass]({"no_commitment", "plan", "predict", "direct"})
UNSAID: Final = frozenset(
    {"negated_cue", "conditional", "future", "question", "plan", "other_sense", "no_commitment"}
)
"""Guards under which the proposition is not asserted at all."""

ACTS: Final = frozenset({"assert", "deny"})
"""Speech acts that say how the world is; a call, a promise or a question does not."""

HARMS: Final = frozenset({"ASSAULT", "CRIME", "DEATH", "ACCIDENT", "DISASTER"})
OWNING: Final = frozenset[CueClass]({"admit", "deny", "plan", "direct"})
OPENINGS: Final = frozenset({"title", "lead"})
SPOKESPERSON: Final = "spokesperson"
THEIR_OWN: Final = frozenset({"APPOINTMENT"})
"""What a spokesman may do himself: leave."""

ARMED: Final = frozenset(
    {"government", "ministry", "military", "presidency", "armed_group", "police", "country"}
)
"""Kinds of bodies that tell of harm they did themselves."""

HEADLINES: Final = frozenset({"title", "subhead"})
CREDITED: Final = frozenset({"outlet", "organisation"})
"""Kinds of speakers under which another outlet hides."""

WEAK_CUES: Final = frozenset[CueClass]({"hearsay", "suggest", "allege"})
CONFIDENCE_MIN: Final = 60
"""Below this a claim rests on an unsafe reading (an anaphor resolved over a sentence) and decides
nothing.
"""

PEOPLE_SLOTS: Final = frozenset(
    {"killed", "injured", "released", "rescued", "arrested", "evacuated", "abducted", "missing",
     "hospitalised", "jobs"}
)  # fmt: skip
LEADING_CHARS: Final = 100
"""Code points before the content that are shown of a sentence too long to show."""

RECORD_BODIES: Final = frozenset(
    {"court", "regulator", "exchange", "registry", "government", "seismic", "electoral",
     "central_bank", "gazette"}
)  # fmt: skip
"""Bodies whose documents are records (K4): filings, dockets, gazettes, catalogues, notices."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a statement."""

    slot: str
    value: float
    low: float | None
    high: float | None
    comparator: str
    unit: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One voice on one proposition in one revision. `certainty` is 0 where nothing is
    committed to. `enacts`: the outlet itself tells of a public act of the body that did it.
    """

    claim_id: str
    source: Source
    key: Key
    speaker: SpeakerFacts
    via: tuple[str, ...]
    stance: Stance
    certainty: int
    author_certain: bool
    value: str
    cue: CueClass
    cue_surface: str
    mode: str
    section: str
    main: bool
    on_record: bool
    tense: str
    guards: tuple[str, ...]
    adopts: bool
    presupposed: bool
    confidence: int
    quote: str
    amounts: tuple[Amount, ...]
    occurred: tuple[int, int] | None
    exact: str
    start: int
    end: int
    enacts: bool = False

    @property
    def decides(self) -> bool:
        """Whether nothing stands against its deciding a status.

        What a relative clause or an aside mentions is not what the voice vouches for.
        """
        return (
            self.main
            and not self.guards
            and not self.sums_up
            and self.confidence >= CONFIDENCE_MIN
            and self.cue not in WEAK_CUES
        )

    @property
    def opens(self) -> bool:
        """Whether it stands in the title or the lead of its article."""
        return self.section in OPENINGS

    @property
    def sums_up(self) -> bool:
        """Whether it is a headline over a body, which may say more than the body does."""
        headline = self.section in HEADLINES or self.mode == "headline"
        return headline and not self.source.title_only

    @property
    def counts_people(self) -> bool:
        """Whether it says of how many: eleven sailors are somebody, if nobody by name."""
        return any(amount.slot in PEOPLE_SLOTS for amount in self.amounts)

    def detail(self, places: Sequence[Place]) -> Detail | None:
        """What it tells beyond the kind of happening; `places`: where, as the story knows them."""
        if self.key.event_type not in DAILY:
            return None
        numbers = [(one.slot, one.value) for one in self.amounts]
        return detail_of(self.key, places, numbers, self.source.at)

    @property
    def credited(self) -> tuple[str, ...]:
        """Everybody through whom the outlet has it, folded: another outlet may be among them."""
        told = (*self.via, self.speaker.name) if self.speaker.kind in CREDITED else self.via
        return tuple(folded(name) for name in told)

    @property
    def is_record(self) -> bool:
        """Whether a primary record speaks (K4)."""
        body = self.speaker.organisation_kind in RECORD_BODIES
        return self.speaker.kind == "document" and body

    @property
    def identity(self) -> tuple[Key, SpeakerFacts, Stance]:
        """What a later revision must repeat for the statement to stand."""
        return (self.key, self.speaker, self.stance)


def statements_of(source: Source, claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements of one revision, the weightiest first, at most STATEMENTS_MAX."""
    found = [
        _statement(source, claim, claim.proposition)
        for claim in claims
        if claim.proposition is not None
    ]
    found.sort(key=lambda row: (-_weight(row), row.start, row.claim_id))
    return tuple(found[:STATEMENTS_MAX])


def _weight(row: Statement) -> int:
    section = {"title": 2, "lead": 2}.get(row.section, 0)
    committed = 2 * (row.stance != "neutral")
    return committed + section + 2 * row.main + 3 * (row.cue in {"confirm", "admit", "deny"})


def _statement(source: Source, claim: Claim, proposition: Proposition) -> Statement:
    values = {one.holder: one.value for one in claim.factuality}
    chain = claim.attribution.chain
    author = values.get("author", "Uu")
    value = values.get("source", author) if chain else author
    stance, certainty = _stance(claim, value, proposition)
    occurred = proposition.occurred
    exact, start = _passage(claim)
    key = _without_teller(key_of(proposition), chain[-1] if chain else None, claim.cue.cue_class)
    if key.predicate in NUMBERED:
        key = replace(key, edition=edition_of(claim.text))
    return Statement(
        claim_id=claim.claim_id,
        source=source,
        key=interned(key),
        speaker=SpeakerFacts.of(chain[-1]) if chain else SpeakerFacts(),
        via=tuple(link.name or link.surface for link in chain[:-1]),
        stance=stance,
        certainty=certainty,
        author_certain=author == "CT+",
        value=value,
        cue=claim.cue.cue_class,
        cue_surface=claim.cue.surface,
        mode=claim.attribution.mode,
        section=claim.section,
        main=claim.main,
        on_record=claim.attribution.on_record,
        tense=proposition.tense,
        guards=claim.guards,
        adopts=claim.adopts_report,
        presupposed=claim.presupposed,
        confidence=claim.confidence,
        quote=claim.quote_hash or "",
        amounts=tuple(
            Amount(one.slot, one.value, one.low, one.high, one.comparator, one.unit, one.of)
            for one in proposition.quantities
        ),
        occurred=(int(occurred.start.timestamp()), int(occurred.end.timestamp()))
        if occurred
        else None,
        exact=exact,
        start=start,
        end=start + len(exact),
        enacts=enacts(claim, proposition),
    )


def _passage(claim: Claim) -> tuple[str, int]:
    """The sentence that a reader understands, where it holds the content; else the content."""
    selector = claim.selector
    place = claim.text.find(selector.exact)
    while place >= 0 and not _goes_on(selector.prefix, claim.text[:place]):
        place = claim.text.find(selector.exact, place + 1)
    if place < 0 or not selector.exact:
        return selector.exact[:STATEMENT_CHARS_MAX], selector.start
    # of a sentence without end, what leads to the content and as much of it as there is room for
    start = 0
    if place + len(selector.exact) > STATEMENT_CHARS_MAX:
        start = claim.text.rfind(" ", 0, max(1, place - LEADING_CHARS)) + 1
    return claim.text[start : start + STATEMENT_CHARS_MAX], selector.start - place + start


def _goes_on(prefix: str, before: str) -> bool:
    """Whether two accounts of what stands before a passage agree."""
    return prefix.endswith(before) or before.endswith(prefix)


def _without_teller(key: Key, speaker: Speaker | None, cue: CueClass) -> Key:
    """The proposition without its teller among those who did harm, unless the teller owns up.

    Who tells of a crime did not do it, whatever the sentence seems to say; a state or an army may
    tell of its own attack. A spokesman's "we have arrested two" is said for a body, and no act of
    his.
    """
    if speaker is None:
        return key
    if speaker.office == SPOKESPERSON and key.event_type not in THEIR_OWN:
        return _without_actors(key, {speaker.entity_id})
    if key.event_type not in HARMS or cue in OWNING:
        return key
    if speaker.organisation_kind in ARMED and speaker.kind != "named_person":
        return key
    return _without_actors(key, {speaker.entity_id, speaker.organisation_id})


def _without_actors(key: Key, names: set[str | None]) -> Key:
    actors = tuple(one for one in key.actors if one.id not in names)
    return key if actors == key.actors else replace(key, actors=actors)


def _stance(claim: Claim, value: str, proposition: Proposition) -> tuple[Stance, int]:
    """For, against or neither, and how firmly."""
    uncommitted = claim.cue.cue_class in UNCOMMITTED or claim.speech_act not in ACTS
    if uncommitted or proposition.tense == "future" or UNSAID & set(claim.guards):
        return "neutral", 0
    certainty = certainty_of(value, claim.cue.cue_class, claim.guards)
    if certainty == 0:
        return "neutral", 0
    return ("supports" if value.endswith("+") else "contradicts"), certainty
