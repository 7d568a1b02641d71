"""statements of one happening -> what they say together, by the voice of most documents."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.claims_to_developments.match import same_party
from copytaster.stages.claims_to_developments.proposition import Key, Party, interned
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster_schemas.ids import EntityId

PREVAILS: Final = 0.3
"""Share of documents from which a party or object is part of what is told: one misread sentence in
five copies is none.
"""


def profile_of(keys: Sequence[Key], statements: Sequence[Statement]) -> Key:
    """What all keys of a happening say together, by the voice of most documents."""
    first = min(keys)
    days = [key.day for key in keys if key.day]
    actors, recipients = _sides(statements)
    return Key(
        predicate=first.predicate,
        event_type=first.event_type,
        objects=_objects(statements),
        actors=actors,
        recipients=recipients,
        places=tuple(sorted({place for key in keys for place in key.places})),
        day=min(days, default=0),
        people=tuple(sorted({nation for key in keys for nation in key.people})),
    )


def filled(key: Key, profile: Key) -> Key:
    """What one statement says, and where it says nothing, what the others say."""
    if key.actors and key.recipients and key.places:
        return key
    acting = {party.id for party in key.actors}
    return interned(
        replace(
            key,
            actors=key.actors or _others(profile.actors, {party.id for party in key.recipients}),
            recipients=key.recipients or _others(profile.recipients, acting),
            places=key.places or profile.places,
        )
    )


def _others(parties: tuple[Party, ...], taken: set[EntityId]) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.id not in taken)


def _sides(statements: Sequence[Statement]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients; who is named as both is what more documents say, else recipient."""
    acting, receiving = _named(statements, "actors"), _named(statements, "recipients")
    for party in acting.keys() & receiving.keys():
        loser = acting if len(acting[party]) <= len(receiving[party]) else receiving
        del loser[party]
    return _parties(statements, acting), _parties(statements, receiving)


def _named(statements: Sequence[Statement], role: str) -> dict[str, set[str]]:
    """Party -> the documents that name it in a role."""
    documents: dict[str, set[str]] = {}
    for statement in statements:
        for party in getattr(statement.key, role):
            documents.setdefault(party.id, set()).add(statement.source.document_id)
    return documents


def _parties(
    statements: Sequence[Statement], documents: Mapping[str, set[str]]
) -> tuple[Party, ...]:
    """The parties that more than a few of the documents name, the most named first."""
    known: dict[str, Party] = {}
    for statement in statements:
        for party in (*statement.key.actors, *statement.key.recipients):
            known[party.id] = min(party, known.get(party.id, party))
    found = [known[party] for party in _prevailing(documents)]
    return tuple(one for one in found if not any(_is_short_for(one, other) for other in found))


def _is_short_for(one: Party, other: Party) -> bool:
    """Whether a person is another one by another name: "Weld" beside "Anna Weld"."""
    if not one.level == other.level == "person" or not same_party(one, other):
        return False
    return (_is_known(one), len(one.name), one.id) < (_is_known(other), len(other.name), other.id)


def _is_known(party: Party) -> bool:
    """Whether it is in the knowledge base, and its name written as there."""
    return not party.id.startswith("x-")


def _objects(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The objects that more than a few documents name, the most named first."""
    documents: dict[str, set[str]] = {}
    for statement in statements:
        for one in statement.key.objects:
            documents.setdefault(one, set()).add(statement.source.document_id)
    return tuple(_prevailing(documents))


def _prevailing(documents: Mapping[str, set[str]]) -> list[str]:
    """Those that at least PREVAILS of the documents name which name any, the most named first."""
    total = len(set().union(*documents.values()))
    ranked = sorted(documents, key=lambda one: (-len(documents[one]), one))
    return [one for one in ranked if len(documents[one]) >= PREVAILS * total]
