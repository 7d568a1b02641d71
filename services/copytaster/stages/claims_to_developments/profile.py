"""statements of one happening -> what they say together, by the voice of most documents."""

from collections.abc import Mapping, Sequence
from typing import Final

from copytaster.stages.claims_to_developments.proposition import Key, Party
from copytaster.stages.claims_to_developments.statement import Statement

PREVAILS: Final = 0.3
"""Share of documents from which a party or object is part of what is told: one misread sentence in
five copies is none.
"""


def profile_of(keys: Sequence[Key], statements: Sequence[Statement]) -> Key:
    """What all keys of a happening say together, by the voice of most documents."""
    first = min(keys)
    days = [key.day for key in keys if key.day]
    return Key(
        predicate=first.predicate,
        event_type=first.event_type,
        objects=_objects(statements),
        actors=_parties(statements, "actors"),
        recipients=_parties(statements, "recipients"),
        places=tuple(sorted({place for key in keys for place in key.places})),
        day=min(days, default=0),
    )


def _parties(statements: Sequence[Statement], role: str) -> tuple[Party, ...]:
    """The parties in a role that more than a few documents name, the most named first."""
    named: dict[str, Party] = {}
    documents: dict[str, set[str]] = {}
    for statement in statements:
        for party in getattr(statement.key, role):
            named[party.id] = min(party, named.get(party.id, party))
            documents.setdefault(party.id, set()).add(statement.source.document_id)
    return tuple(named[party] for party in _prevailing(documents))


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
