"""assessment -> what of it the deciding voices vouch for: parties and numbers of the headline."""

from dataclasses import replace
from typing import Final

from copytaster.stages.claims_to_developments.assess import Assessment
from copytaster.stages.claims_to_developments.proposition import Key, Party
from copytaster_schemas.development import Fact
from copytaster_schemas.ids import EntityId

BLAMING: Final = frozenset({"CRIME", "ASSAULT", "DEATH"})
"""Event types in which to name who did it is to blame."""


def vouched(assessment: Assessment) -> Key:
    """The profile as the headline has it: by what the deciding voices say, where they say it.

    Police that confirm a killing do not thereby confirm whom outlets name as the killer.
    """
    profile, verdict = assessment.profile, assessment.verdict
    if verdict.status != "confirmed":
        return profile
    decisive = set(verdict.decisive)
    rows = [row for row in assessment.rows if row.statement.claim_id in decisive]
    deciding = {row.weighed.voice for row in rows}
    keys = [row.statement.key for row in assessment.rows if row.weighed.voice in deciding]
    actors = {party.id for key in keys for party in key.actors}
    befallen = {party.id for key in keys for party in key.recipients}
    blames = profile.event_type in BLAMING and verdict.basis in {"authority", "record"}
    told = replace(
        profile,
        actors=_told(profile.actors, actors, strict=blames),
        recipients=_told(profile.recipients, befallen, strict=False),
    )
    return told if told.is_somebodys else profile


def vouched_facts(facts: tuple[Fact, ...], assessment: Assessment) -> tuple[Fact, ...]:
    """The numbers as the headline has them: of what is confirmed, those of who confirmed it.

    Police that confirm a collision do not thereby confirm the toll that a passer-by gives.
    """
    verdict = assessment.verdict
    if verdict.status != "confirmed":
        return facts
    decisive = set(verdict.decisive)
    deciding = {row.weighed.voice for row in assessment.rows if row.statement.claim_id in decisive}
    return tuple(
        fact
        for fact in facts
        if any(one.value == fact.best and one.voice in deciding for one in fact.values)
    )


def _told(parties: tuple[Party, ...], named: set[EntityId], *, strict: bool) -> tuple[Party, ...]:
    """Those that are named; all of them where none is, unless only named ones may be told."""
    found = tuple(one for one in parties if one.id in named)
    return found if found or strict else parties
