"""statements of one happening -> assessment: status at its place, counts, and what did not
count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from copytaster.stages.claims_to_developments.accounting import accounted
from copytaster.stages.claims_to_developments.case import Case
from copytaster.stages.claims_to_developments.happenings import Happening
from copytaster.stages.claims_to_developments.newsrooms import newsrooms_of
from copytaster.stages.claims_to_developments.places import (
    Level,
    depth,
    levels_of,
    places_of_rows,
    supports_level,
)
from copytaster.stages.claims_to_developments.profile import filled, profile_of
from copytaster.stages.claims_to_developments.proposition import Key, Place, interned
from copytaster.stages.claims_to_developments.rows import Row, bears_on, held_of
from copytaster.stages.claims_to_developments.standing import standing_of
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.claims_to_developments.status import status_of
from copytaster.stages.claims_to_developments.voices import (
    SpeakerFacts,
    completed,
    voice_of,
)
from copytaster.stages.claims_to_developments.weighed import CERTAIN, Verdict, Weighed
from copytaster_schemas.words import CueClass, Standing, Status

RANKS: Final[dict[Status | None, int]] = {
    "confirmed": 6, "disputed": 5, "corroborated": 4, "reported": 3, "denied": 2, "retracted": 1,
    None: 0,
}  # fmt: skip
"""Which level of place speaks for the development: the narrowest of the highest rank."""

TOP_TIERS: Final = frozenset({"wire", "first"})

FOUNDING: Final = frozenset[Standing]({"competent_authority", "performer", "adverse_party"})
"""Voices of which a bare happening is a development: they establish it, did it, or own up to it."""

STANDINGS_MAX: Final = 8_192
"""Standings that a story remembers; of 400 propositions with 20 speakers each."""


class Standings:
    """The standings of voices that were worked out under the same bodies and hostilities.

    Others are other standings, whatever they hold: to have them is to know under what.
    """

    __slots__ = ("known",)

    def __init__(self) -> None:
        self.known: dict[
            tuple[SpeakerFacts, CueClass, Key, bool, bool], tuple[SpeakerFacts, Standing]
        ] = {}


MadeOf = tuple[Statement, Key, Standings, tuple[Place, ...], str, bool]
"""Statement, what it says when it is filled up, the standings, where, newsroom, withdrawn."""

Rows = dict[str, tuple[MadeOf, Row]]
"""Claim id -> its row, with what that was made of."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the story tells about voices and carriers.

    `rows` are those of the last assessment, with what each was made of: most are so again.
    """

    bodies: Mapping[str, SpeakerFacts]
    hostile: frozenset[frozenset[str]]
    copies: Mapping[str, frozenset[str]]
    rows: Rows = field(default_factory=dict, compare=False)
    standings: Standings = field(default_factory=Standings, compare=False)


@dataclass(frozen=True)
class Assessment:
    """A happening as the evidence has it. `rows` are all statements, the live ones first."""

    profile: Key
    level: Level
    verdict: Verdict
    rows: tuple[Row, ...]

    @cached_property
    def supporting(self) -> list[Row]:
        """The live statements that speak for it at its level."""
        return [row for row in self.rows if row.is_standing and self.is_of_it(row)]

    def is_of_it(self, row: Row) -> bool:
        """Whether what a supporting statement says is thereby said of its level."""
        return supports_level(row.places, self.level)


def assess(
    happening: Happening, evidence: Sequence[tuple[Statement, bool]], context: Context
) -> Assessment:
    """Judge one happening; `evidence` pairs each statement with whether it was withdrawn.

    Who gives its toll says that it happened, and nothing of who did it.
    """
    tolls = frozenset(happening.tolls)
    # what nobody commits to of a toll says nothing of what it would be the toll of
    evidence = [one for one in evidence if one[0].stance != "neutral" or one[0].key not in tolls]
    statements = [statement for statement, _ in evidence]
    profile = profile_of(happening.keys, [x for x in statements if x.key in happening.keys])
    newsrooms = newsrooms_of(statements, context.copies)
    places = places_of_rows(statements)
    stands = _Stands(profile, context, tolls)
    rows = [
        _row(statement, stands, places[statement.claim_id], newsrooms, withdrawn=withdrawn)
        for statement, withdrawn in evidence
    ]
    told = profile.is_somebodys or bool(profile.people)
    somebodys = told or any(one.counts_people for one in statements)
    founded = somebodys or any(_founds(row) for row in rows)
    level, verdict = _judged(rows) if founded else (None, Verdict(None))
    return Assessment(profile, level, verdict, accounted(rows, level, verdict, context.copies))


class _Stands:
    """The standing of voices for one happening, each looked up once."""

    def __init__(self, profile: Key, context: Context, tolls: frozenset[Key]) -> None:
        self._profile, self._context, self._tolls = profile, context, tolls
        self._said: dict[Key, Key] = {}
        self.rows, self.standings = context.rows, context.standings

    def said(self, key: Key) -> Key:
        """What a voice says, filled up with what others say of the same; of a toll, the place."""
        said = self._said.get(key)
        if said is None:
            if key not in self._tolls:
                said = filled(key, self._profile)
            elif key.places:
                said = key
            else:
                said = interned(replace(key, places=self._profile.places))
            self._said[key] = said
        return said

    def of(self, statement: Statement, said: Key) -> tuple[SpeakerFacts, Standing]:
        """The speaker with what is known of its office, and its standing for what it says."""
        key, standings = statement.key, self.standings.known
        names_what = bool(key.recipients or key.objects or key.places)
        unit = (statement.speaker, statement.cue, said, bool(key.actors), names_what)
        known = standings.get(unit)
        if known is None:
            full = completed(statement.speaker, self._context.bodies)
            case = Case(full, said, statement.cue, self._context.hostile, unit[3], names_what)
            known = (full, standing_of(case))
            if len(standings) >= STANDINGS_MAX:
                standings.clear()
            standings[unit] = known
        return known


def _founds(row: Row) -> bool:
    """Whether somebody who knows leads an article with it, though of people and places unnamed.

    "A man was arrested, the police said" is no less news for who he is; the story tells which one.
    """
    statement = row.statement
    led = statement.opens and statement.decides and statement.on_record
    certain = row.weighed.stance == "supports" and row.weighed.certainty >= CERTAIN
    knows = row.weighed.standing in FOUNDING or (row.weighed.enacts and row.weighed.known)
    return led and certain and knows


def _row(
    statement: Statement,
    stands: _Stands,
    places: tuple[Place, ...],
    newsrooms: Mapping[str, str],
    *,
    withdrawn: bool,
) -> Row:
    claim, said = statement.claim_id, stands.said(statement.key)
    made_of = (statement, said, stands.standings, places, newsrooms[claim], withdrawn)
    known = stands.rows.get(claim)
    if known is None or known[0] != made_of:
        speaker, standing = stands.of(statement, said)
        row = _made(statement, speaker, standing, places, newsrooms[claim], withdrawn)
        known = stands.rows[claim] = (made_of, row)
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
        enacts=statement.enacts,
        detail=statement.detail(places) if statement.author_certain else None,
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
        held = held_of(rows, level)
        there = [row.weighed for row in rows if bears_on(row, level, held)]
        verdict = status_of(there)
        rank = (RANKS[verdict.status], depth(level), len(there))
        if best is None or rank > best[0]:
            best = (rank, level, verdict)
    assert best is not None, "the level of wherever it was is always there"
    return best[1], best[2]
