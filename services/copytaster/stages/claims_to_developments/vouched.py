"""assessment -> what of it a deciding voice vouches for: parties and numbers of the headline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from copytaster.stages.claims_to_developments.assess import Assessment
from copytaster.stages.claims_to_developments.cluster import specificity
from copytaster.stages.claims_to_developments.details import Detail, detail_of, told_as_one
from copytaster.stages.claims_to_developments.match import same_party
from copytaster.stages.claims_to_developments.proposition import Key, Party
from copytaster.stages.claims_to_developments.quantities import facts_of
from copytaster.stages.claims_to_developments.rows import Row
from copytaster_schemas.development import Fact

BLAMING: Final = frozenset({"CRIME", "ASSAULT", "DEATH"})
"""Event types in which to name who did it is to blame."""

Side = Literal["actors", "recipients"]


def vouched(assessment: Assessment) -> Key:
    """The profile as the headline has it: by the statement that decides, and not by all together.

    Police that confirm a killing do not thereby confirm whom outlets name as the killer; and who
    was shot in one article and who shot in another may never have met.
    """
    profile, verdict = assessment.profile, assessment.verdict
    spoken = _spoken(assessment)
    if spoken is None:
        return profile
    blames = profile.event_type in BLAMING and verdict.basis in {"authority", "record"}
    if _is_blamed_by_some(assessment):
        profile = replace(profile, actors=())
    others = [row for row in _with(spoken, assessment) if row is not spoken]
    told = replace(
        profile,
        actors=_told("actors", profile, [spoken] if blames else [spoken, *others]),
        recipients=_told("recipients", profile, [spoken, *others]),
    )
    acting = {party.id for party in told.actors}
    befallen = tuple(one for one in told.recipients if one.id not in acting)
    told = replace(told, recipients=befallen)
    return told if told.is_somebodys else profile


def _is_blamed_by_some(assessment: Assessment) -> bool:
    """Whether newsrooms decide that it happened, and not all of them say who did it."""
    if assessment.profile.event_type not in BLAMING:
        return False
    by_newsrooms = assessment.verdict.basis == "independent_reporting"
    return by_newsrooms and not all(row.statement.key.actors for row in _decisive(assessment))


def vouched_facts(facts: tuple[Fact, ...], assessment: Assessment) -> tuple[Fact, ...]:
    """The numbers as the headline has them: of what is confirmed, those of who confirmed it.

    Police that confirm a collision do not thereby confirm the toll that a passer-by gives, nor that
    of another collision they tell of elsewhere.
    """
    spoken = _spoken(assessment)
    if spoken is None:
        return facts
    deciding = {row.weighed.voice for row in _decisive(assessment)}
    return facts_of([row for row in _with(spoken, assessment) if row.weighed.voice in deciding])


def deciding_rows(assessment: Assessment) -> list[Row]:
    """The statements that a confirmation rests on and that tell of the same; else all for it."""
    spoken = _spoken(assessment)
    if spoken is None:
        return assessment.supporting
    decisive = {row.statement.claim_id for row in _decisive(assessment)}
    together = _with(spoken, assessment)
    return [row for row in together if row.statement.claim_id in decisive]


def _decisive(assessment: Assessment) -> list[Row]:
    ids = set(assessment.verdict.decisive)
    return [row for row in assessment.rows if row.statement.claim_id in ids]


def _spoken(assessment: Assessment) -> Row | None:
    """The deciding statement that says most, the first of these; None where none decides."""
    if assessment.verdict.status != "confirmed":
        return None
    return min(_decisive(assessment), key=_fullest_first, default=None)


def _fullest_first(row: Row) -> tuple[int, int, str]:
    statement = row.statement
    return -specificity(statement.key), row.weighed.at, statement.claim_id


def _with(spoken: Row, assessment: Assessment) -> list[Row]:
    """The statements, of any place, that tell what the deciding one tells, its article first."""
    mine, article = _detail(spoken), spoken.statement.source.article_id
    near = [
        row
        for row in assessment.rows
        if row.weighed.stance == "supports"
        and not row.weighed.withdrawn
        and (row.statement.source.article_id == article or told_as_one(mine, _detail(row)))
    ]
    return sorted(
        near, key=lambda row: (row.statement.source.article_id != article, *_fullest_first(row))
    )


def _detail(row: Row) -> Detail | None:
    statement = row.statement
    numbers = [(one.slot, one.value) for one in statement.amounts]
    return detail_of(statement.key, row.places, numbers, statement.source.at)


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
