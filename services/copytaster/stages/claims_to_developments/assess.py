"""statements of one happening -> assessment: status at its place, counts, and what did not
count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from copytaster.stages.claims_to_developments.newsrooms import newsrooms_of
from copytaster.stages.claims_to_developments.places import (
    Level,
    depth,
    levels_of,
    opposes_level,
    places_of_rows,
    supports_level,
)
from copytaster.stages.claims_to_developments.profile import filled, profile_of
from copytaster.stages.claims_to_developments.proposition import Key, Place
from copytaster.stages.claims_to_developments.standing import Case, standing_of
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.claims_to_developments.status import CONFIRMING, status_of
from copytaster.stages.claims_to_developments.voices import (
    SpeakerFacts,
    completed,
    voice_of,
)
from copytaster.stages.claims_to_developments.weighed import Verdict, Weighed
from copytaster_schemas.development import NotCountedReason
from copytaster_schemas.words import CueClass, Standing, Status

RANKS: Final[dict[Status | None, int]] = {
    "confirmed": 6, "disputed": 5, "corroborated": 4, "reported": 3, "denied": 2, "retracted": 1,
    None: 0,
}  # fmt: skip
"""Which level of place speaks for the development: the narrowest of the highest rank."""

TOP_TIERS: Final = frozenset({"wire", "first"})
WIDER: Final = 3
"""Where a statement of a wider place stands among the evidence: behind support and denial."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the story tells about voices and carriers.

    `rows` are those of the last assessment, with what each was made of: most are so again.
    """

    bodies: Mapping[str, SpeakerFacts]
    hostile: frozenset[frozenset[str]]
    copies: Mapping[str, frozenset[str]]
    rows: dict[str, tuple[tuple[object, ...], "Row"]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with everything that was made of it."""

    statement: Statement
    speaker: SpeakerFacts
    places: tuple[Place, ...]
    weighed: Weighed
    not_counted: NotCountedReason | None = None

    @property
    def origin(self) -> str:
        """The unit of independence: the utterance of a voice, or the text of a newsroom."""
        if self.weighed.standing == "newsroom_own_voice":
            return f"newsroom:{self.weighed.newsroom}"
        return f"voice:{self.weighed.voice}"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A happening as the evidence has it. `rows` are all statements, the live ones first."""

    profile: Key
    level: Level
    verdict: Verdict
    rows: tuple[Row, ...]

    @property
    def supporting(self) -> list[Row]:
        """The live statements that speak for it at its level."""
        return [
            row
            for row in self.rows
            if row.weighed.stance == "supports"
            and not row.weighed.withdrawn
            and supports_level(row.places, self.level)
        ]


def assess(
    keys: Sequence[Key], evidence: Sequence[tuple[Statement, bool]], context: Context
) -> Assessment:
    """Judge one happening; `evidence` pairs each statement with whether it was withdrawn."""
    statements = [statement for statement, _ in evidence]
    profile = profile_of(keys, statements)
    newsrooms = newsrooms_of(statements, context.copies)
    places = places_of_rows(statements)
    stands = _Stands(profile, context)
    rows = [
        _row(statement, stands, places[statement.claim_id], newsrooms, withdrawn=withdrawn)
        for statement, withdrawn in evidence
    ]
    somebodys = profile.is_somebodys or any(one.counts_people for one in statements)
    level, verdict = _judged(rows) if somebodys else (None, Verdict(None))
    return Assessment(profile, level, verdict, _accounted(rows, level, verdict))


class _Stands:
    """The standing of voices for one happening, each looked up once."""

    def __init__(self, profile: Key, context: Context) -> None:
        self._profile, self._context = profile, context
        self.rows = context.rows
        self._known: dict[tuple[SpeakerFacts, CueClass, Key], tuple[SpeakerFacts, Standing]] = {}

    def of(self, statement: Statement) -> tuple[SpeakerFacts, Standing]:
        """The speaker with what is known of its office, and its standing for what it says."""
        speaker, cue, key = statement.speaker, statement.cue, statement.key
        known = self._known.get((speaker, cue, key))
        if known is None:
            full = completed(speaker, self._context.bodies)
            said = filled(key, self._profile)
            case = Case(
                full,
                said,
                cue,
                self._context.hostile,
                blames=bool(key.actors),
                names_what=bool(key.recipients or key.objects or key.places),
            )
            known = self._known[speaker, cue, key] = (full, standing_of(case))
        return known


def _row(
    statement: Statement,
    stands: _Stands,
    places: tuple[Place, ...],
    newsrooms: Mapping[str, str],
    *,
    withdrawn: bool,
) -> Row:
    speaker, standing = stands.of(statement)
    newsroom = newsrooms[statement.claim_id]
    made_of = (statement, speaker, standing, places, newsroom, withdrawn)
    known = stands.rows.get(statement.claim_id)
    if known is None or any(a is not b and a != b for a, b in zip(known[0], made_of, strict=True)):
        known = stands.rows[statement.claim_id] = (made_of, _made(*made_of))
    return known[1]


def _made(
    statement: Statement,
    speaker: SpeakerFacts,
    standing: Standing,
    places: tuple[Place, ...],
    newsroom: str,
    withdrawn: bool,  # noqa: FBT001 - one of the parts
) -> Row:
    source = statement.source
    weighed = Weighed(
        claim_id=statement.claim_id,
        voice=voice_of(speaker, source.newsroom, known=source.is_known),
        standing=standing,
        carrier=source.carrier,
        newsroom=newsroom,
        stance=statement.stance,
        certainty=statement.certainty,
        cue=statement.cue,
        at=source.at,
        decides=statement.decides,
        completed=statement.tense != "future",
        on_record=statement.on_record,
        known=source.is_known,
        top_tier=source.tier in TOP_TIERS,
        author_certain=statement.author_certain,
        verified=_verified(statement, standing),
        adopts=statement.adopts,
        presupposed=statement.presupposed,
        record=statement.is_record,
        translated=source.translated,
        withdrawn=withdrawn,
        headline=statement.sums_up,
    )
    return Row(statement, speaker, places, weighed)


def _verified(statement: Statement, standing: Standing) -> bool:
    """Whether the outlet says that it checked for itself."""
    return standing == "newsroom_own_voice" and statement.cue in {"confirm", "factive"}


def _judged(rows: Sequence[Row]) -> tuple[Level, Verdict]:
    """The status at every level of place; the narrowest of the highest rank speaks."""
    levels = levels_of(row.places for row in rows if row.weighed.stance == "supports")
    best: tuple[tuple[int, int, int], Level, Verdict] | None = None
    for level in levels:
        held = _held(rows, level)
        there = [row.weighed for row in rows if _bears_on(row, level, held)]
        verdict = status_of(there)
        rank = (RANKS[verdict.status], depth(level), len(there))
        if best is None or rank > best[0]:
            best = (rank, level, verdict)
    assert best is not None, "the level of wherever it was is always there"
    return best[1], best[2]


def _held(rows: Sequence[Row], level: Level) -> frozenset[tuple[Place, ...]]:
    """Where those are whose support makes up a level."""
    return frozenset(
        row.places
        for row in rows
        if row.weighed.stance == "supports"
        and not row.weighed.withdrawn
        and supports_level(row.places, level)
    )


def _bears_on(row: Row, level: Level, held: frozenset[tuple[Place, ...]]) -> bool:
    """Whether a statement says something of a level.

    A denial of a narrower place does where all support comes from there: nobody else says more.
    """
    if row.weighed.stance != "contradicts":
        return supports_level(row.places, level)
    if opposes_level(row.places, level):
        return True
    located = [places for places in held if places]
    return bool(located) and all(
        any(opposes_level(row.places, place) for place in places) for places in located
    )


def _accounted(rows: Sequence[Row], level: Level, verdict: Verdict) -> tuple[Row, ...]:
    """The rows in order of weight, each with the reason why it adds nothing, if so."""
    ranked = sorted(rows, key=lambda row: _importance(row, level, verdict))
    seen: set[tuple[str, str]] = set()
    held = _held(rows, level)
    accounted = []
    for row in ranked:
        reason = _reason(row, level, held)
        if reason is None:
            unit = (row.weighed.stance, row.origin)
            if unit in seen:
                reason = "same_voice" if row.origin.startswith("voice:") else "same_origin"
            seen.add(unit)
        accounted.append(
            Row(row.statement, row.speaker, row.places, row.weighed, reason) if reason else row
        )
    return tuple(accounted)


def _reason(row: Row, level: Level, held: frozenset[tuple[Place, ...]]) -> NotCountedReason | None:
    statement = row.statement
    if row.weighed.withdrawn:
        return "withdrawn"
    if statement.stance == "neutral":
        return _uncommitted(statement)
    if not _bears_on(row, level, held):
        return "wider_place"
    if statement.sums_up:
        return "headline"
    if statement.guards:
        return "guarded"
    return None


def _uncommitted(statement: Statement) -> NotCountedReason:
    if statement.cue == "no_commitment":
        return "no_commitment"
    future = statement.tense == "future" or statement.cue in {"plan", "predict"}
    return "plan" if future or "plan" in statement.guards else "guarded"


def _importance(row: Row, level: Level, verdict: Verdict) -> tuple[int, int, int, int, str]:
    """Sort key: decisive first, then denials, then support; quotes before paraphrase, early
    first.
    """
    statement, weighed = row.statement, row.weighed
    if statement.claim_id in verdict.decisive:
        group = 0
    elif weighed.stance == "contradicts":
        group = 2
    elif weighed.stance == "supports":
        group = 1 if supports_level(row.places, level) else WIDER
    else:
        group = 4
    direct = 0 if statement.mode in {"direct", "mixed", "pull_quote"} else 1
    if group == WIDER:  # of a wider place: who confirmed it before who mentioned it
        direct = 0 if weighed.cue in CONFIRMING else 1
    return (group + 5 * weighed.withdrawn, direct, 0 if row.statement.decides else 1,
            weighed.at, statement.claim_id)  # fmt: skip
