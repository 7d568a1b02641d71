"""an accident and the deaths told of it -> whether who heard of a death has heard of it as well."""

from collections.abc import Iterable

from copytaster.stages.claims_to_developments.head import Head
from copytaster_schemas.development import Fact
from copytaster_schemas.ids import DevelopmentId
from copytaster_schemas.words import EventType


def is_heard(
    whole: DevelopmentId,
    event_type: EventType,
    facts: Iterable[Fact],
    heads: Iterable[Head],
) -> bool:
    """Whether an accident is no more than how somebody died who was told of by name before.

    Only where it counts no more dead than those: else it is the greater news of the two.
    """
    if event_type != "ACCIDENT":
        return False
    dead = max((_named_dead(head, whole) for head in heads), default=0)
    killed = max((fact.best or 0 for fact in facts if fact.slot == "killed"), default=0)
    return dead > 0 and killed <= dead


def names_its_dead(head: Head) -> bool:
    """Whether a development is the death of somebody by name, as a part of something else."""
    return _victims(head) > 0 and any(relation == "sub_event_of" for relation, _ in head.links)


def _named_dead(head: Head, whole: DevelopmentId) -> int:
    told = head.status == "confirmed" and head.was_news and not head.merged_into
    is_part = any(link == ["sub_event_of", whole] for link in head.links)
    return _victims(head) if told and is_part else 0


def _victims(head: Head) -> int:
    key = head.founder
    if key.event_type != "DEATH":
        return 0
    return sum(party.level == "person" for party in key.recipients)
