"""Titles without a name -> the one person of the text who holds the office."""

from typing import Final

from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.offices import GENERIC, OfficeGroup
from copytaster.stages.clean_to_entities.people import APPOSITION_CHARS_MAX, hold
from copytaster.stages.clean_to_entities.reading import Reading, become

REFERENCE_CONFIDENCE: Final = 60
NAME_STEPS: Final = (1, 2, 3)
"""Characters between a title and the name it belongs to."""
BEFORE_STEPS: Final = range(1, APPOSITION_CHARS_MAX)

Holders = dict[str, list[Found]]
"""Owner of an office ("" where the title names none) -> who is said to hold it."""


def read_offices(reading: Reading) -> None:
    """Titles that stand alone, where one person of the text holds them."""
    holders: dict[str, Holders] = {}
    titled: set[tuple[int, str]] = set()
    for found in reading.found:
        if found.type == "person" and found.office:
            titled.add((found.end, found.office))
            if found.office not in GENERIC:
                holders.setdefault(found.office, {}).setdefault(found.owner or "", []).append(found)
    named = {(found.start, found.end) for found in reading.found}
    answers: dict[tuple[str, str | None], Found | None] = {}
    for group in reading.groups:
        if group.past or group.office not in holders or _is_named(reading, group, titled):
            continue
        asked = (group.office, group.owner_id)
        if asked not in answers:
            answers[asked] = _holder(holders[group.office], group.owner_id)
        person = answers[asked]
        if person is not None and (group.atom.start, group.atom.end) not in named:
            found = Found(group.atom.start, group.atom.end, "person", "office")
            hold(found, group)
            become(found, person)
            found.confidence = REFERENCE_CONFIDENCE
            reading.found.append(found)


def _is_named(reading: Reading, group: OfficeGroup, titled: set[tuple[int, str]]) -> bool:
    """Whether the person's name stands right behind or before the title."""
    if any(group.end + step in reading.starts for step in NAME_STEPS):
        return True
    return any((group.start - step, group.office) in titled for step in BEFORE_STEPS)


def _holder(by_owner: Holders, owner: str | None) -> Found | None:
    """The one person of the text who holds an office; of that owner, where the title names one."""
    if owner is not None:
        people = by_owner.get(owner, []) or by_owner.get("", [])
    else:
        people = [person for held in by_owner.values() for person in held]
    identities = {person.thing.entity_id if person.thing else person.key or person.name
                  for person in people}  # fmt: skip
    return people[0] if len(identities) == 1 else None
