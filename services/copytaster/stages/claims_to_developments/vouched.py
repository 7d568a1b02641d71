"""assessment -> what of it a deciding voice vouches for: parties and numbers of the headline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from copytaster.stages.claims_to_developments.assess import Assessment
from copytaster.stages.claims_to_developments.cluster import specificity
from copytaster.stages.claims_to_developments.details import counted_as_one, told_as_one
from copytaster.stages.claims_to_developments.match import same_party
from copytaster.stages.claims_to_developments.measures import beside
from copytaster.stages.claims_to_developments.proposition import Key, Party
from copytaster.stages.claims_to_developments.quantities import facts_of
from copytaster.stages.claims_to_developments.rows import Row
from copytaster.stages.record import dataclass
from copytaster_schemas.development import Fact

BLAMING: Final = frozenset({"CRIME", "ASSAULT", "DEATH"})
"""Event types in which to name who did it is to blame."""

Side = Literal["actors", "recipients"]


@dataclass(frozen=True, slots=True)
class Vouched:
    """The profile and the numbers as the headline has them, and the statements they rest on.

    Of what is not confirmed, all that is said for it. `numbers`: those of all voices that tell of
    the same.
    """

    profile: Key
    facts: tuple[Fact, ...]
    rows: Sequence[Row]
    numbers: tuple[Fact, ...]


def vouched(assessment: Assessment) -> Vouched:
    """What is vouched for, by the statement that decides and not by all together.

    Police that confirm a killing do not thereby confirm whom outlets name as the killer, nor the
    toll that a passer-by gives or that of another killing they tell of elsewhere; and who was shot
    in one article and who shot in another may never have met.
    """
    decisive = _decisive(assessment)
    spoken = min(decisive, key=_fullest_first, default=None)  # says most, the first of these
    if spoken is None:
        supporting = assessment.supporting
        facts = facts_of(supporting, assessment.profile)
        return Vouched(assessment.profile, facts, supporting, facts)
    together = _with(spoken, assessment)
    counting = _counting(spoken, assessment)
    voices = {row.weighed.voice for row in decisive}
    ids = {row.statement.claim_id for row in decisive}
    return Vouched(
        _profile(assessment, spoken, together, decisive),
        facts_of([row for row in counting if row.weighed.voice in voices], assessment.profile),
        [row for row in together if row.statement.claim_id in ids],
        facts_of([row for row in counting if assessment.is_of_it(row)], assessment.profile),
    )


def _counting(spoken: Row, assessment: Assessment) -> list[Row]:
    """The statements whose numbers are of what the deciding one tells."""
    mine, article = spoken.statement.detail(spoken.places), spoken.statement.source.article_id
    return [
        row
        for row in assessment.rows
        if row.weighed.stance == "supports"
        and not row.weighed.withdrawn
        and (
            beside(spoken, row)
            if row.statement.source.article_id == article
            else counted_as_one(mine, row.statement.detail(row.places))
        )
    ]


def _profile(
    assessment: Assessment, spoken: Row, together: Sequence[Row], decisive: Sequence[Row]
) -> Key:
    profile, basis = assessment.profile, assessment.verdict.basis
    others = [row for row in together if row is not spoken]
    blames = profile.event_type in BLAMING
    culprits_left_open = not all(row.statement.key.actors for row in decisive)
    if blames and basis == "independent_reporting" and culprits_left_open:
        profile = replace(profile, actors=())
    alone = blames and basis in {"authority", "record"}
    if blames and basis == "admission":  # who owns up did it; who mourns does not say who did
        alone = spoken.weighed.standing == "adverse_party" and not _owns(spoken, profile)
    told = replace(
        profile,
        actors=_told("actors", profile, [spoken] if alone else [spoken, *others]),
        recipients=_told("recipients", profile, [spoken, *others]),
    )
    acting = {party.id for party in told.actors}
    befallen = tuple(one for one in told.recipients if one.id not in acting)
    told = replace(told, recipients=befallen)
    return told if told.is_somebodys else profile


def _owns(spoken: Row, profile: Key) -> bool:
    """Whether the voice is one of those who did it."""
    voice = {spoken.speaker.entity_id, spoken.speaker.organisation_id} - {""}
    country = spoken.speaker.country
    return any(
        party.id in voice or (party.level == "state" and party.country == country != "")
        for party in profile.actors
    )


def _decisive(assessment: Assessment) -> list[Row]:
    """The statements that a confirmation rests on; none where nothing is confirmed."""
    if assessment.verdict.status != "confirmed":
        return []
    ids = set(assessment.verdict.decisive)
    return [row for row in assessment.rows if row.statement.claim_id in ids]


def _fullest_first(row: Row) -> tuple[int, int, str]:
    statement = row.statement
    return -specificity(statement.key), row.weighed.at, statement.claim_id


def _with(spoken: Row, assessment: Assessment) -> list[Row]:
    """The statements, of any place, that tell what the deciding one tells, its article first."""
    mine, article = spoken.statement.detail(spoken.places), spoken.statement.source.article_id
    near = [
        row
        for row in assessment.rows
        if row.weighed.stance == "supports"
        and not row.weighed.withdrawn
        and (
            row.statement.source.article_id == article
            or told_as_one(mine, row.statement.detail(row.places))
        )
    ]
    return sorted(
        near, key=lambda row: (row.statement.source.article_id != article, *_fullest_first(row))
    )


def _told(side: Side, profile: Key, rows: Sequence[Row]) -> tuple[Party, ...]:
    """The parties of the first statement that names some of those that prevail."""
    known: tuple[Party, ...] = getattr(profile, side)
    for row in rows:
        found = _prevailing(known, getattr(row.statement.key, side))
        if found:
            return found
    return ()


def _prevailing(known: tuple[Party, ...], named: Iterable[Party]) -> tuple[Party, ...]:
    """Those of the profile that are meant: by id, else by name."""
    named = tuple(named)
    ids = {one.id for one in named}
    found = tuple(one for one in known if one.id in ids)
    alike = (
        one for one in known if any(one.level == it.level and same_party(one, it) for it in named)
    )
    return found or tuple(alike)
