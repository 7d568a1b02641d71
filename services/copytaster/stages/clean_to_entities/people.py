"""Names and titles -> people with their offices, and later bare surnames back to full names."""

from bisect import bisect_left
from collections import defaultdict
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.fold import fold_name, sound_of
from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.gaps import (
    gap,
    is_apposition,
    is_country,
    is_of,
)
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Thing
from copytaster.stages.clean_to_entities.offices import GENERIC, OfficeGroup

TITLE_GAPS: Final = frozenset({" ", "\u00a0", ". ", ", ", "-", " – ", " - ", ": "})
BRACKET_CHARS_MAX: Final = 60
APPOSITION_CHARS_MAX: Final = 24
FAMILY_FIRST_PARTS: Final = 3
SHORT_FAMILY_CHARS: Final = 4
NAME_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
NO_TITLE: Final = frozenset({"honorific"})
KNOWN_CONFIDENCE: Final = 95
SURNAME_CONFIDENCE: Final = 85
SPELLING_CONFIDENCE: Final = 70


def groups_before(groups: list[OfficeGroup]) -> dict[int, OfficeGroup]:
    """Title groups by their end, so that a name can look up the title that stands before it."""
    return {group.end: group for group in groups}


def title_before(
    document: Document, ends: dict[int, OfficeGroup], start: int
) -> OfficeGroup | None:
    """The title directly before a name: "Secretary General of NATO, Mark Rutte"."""
    if document.text[start - 3 : start] == "), ":
        return _skip_bracket(document, ends, start)
    for length in (1, 2, 3):
        group = ends.get(start - length)
        if group is not None and document.text[group.end : start] in TITLE_GAPS:
            return group
    return None


def _skip_bracket(
    document: Document, ends: dict[int, OfficeGroup], start: int
) -> OfficeGroup | None:
    """The title before a bracket before a name: "secretary general of X (also known as Y), Z"."""
    head = document.text[max(0, start - BRACKET_CHARS_MAX) : start]
    if not head.endswith("), ") or " (" not in head:
        return None
    return ends.get(start - len(head) + head.rindex(" ("))


def accepts(knowledge: KnowledgeBase, document: Document, group: OfficeGroup, found: Found) -> bool:
    """Whether a title before a comma belongs to the name after it, and not to somebody else."""
    if not document.text[group.end : found.start].endswith(", "):
        return True
    if found.how == "surname" or " " not in found.name:
        return False
    if group.office in GENERIC and group.owner_id is None:
        return False
    held = knowledge.held_by(found.thing.entity_id) if found.thing is not None else ()
    return not held or any(holding.office == group.office for holding in held)


def title_after(
    document: Document, groups: list[OfficeGroup], name_starts: frozenset[int], end: int
) -> OfficeGroup | None:
    """The title after a name: "X, Ukraine's foreign minister"; not the next person's title."""
    at = bisect_left(groups, end, key=lambda group: group.start)
    if at == len(groups):
        return None
    group = groups[at]
    if group.start - end > APPOSITION_CHARS_MAX or not is_apposition(
        gap(document, end, group.start)
    ):
        return None
    follows = any(group.end + step in name_starts for step in (1, 2))
    if follows and document.text[group.end : group.end + 1] in (" ", "."):
        return None
    return group


def known_owner(knowledge: KnowledgeBase, found: Found) -> None:
    """Where a title stands without its owner, take the one that the known person held it for."""
    if found.office is None or found.owner is not None or found.thing is None:
        return
    owners = {h.owner for h in knowledge.held_by(found.thing.entity_id) if h.office == found.office}
    if len(owners) == 1:
        owner = knowledge.thing_of(owners.pop())
        assert owner is not None, "the build checks the owners of offices"
        found.owner, found.owner_country = owner.entity_id, owner.country


def hold(found: Found, group: OfficeGroup | None) -> None:
    """Put a title on a person's mention, unless it is a former one or a mere form of address."""
    if group is None or group.past or group.office in NO_TITLE:
        return
    found.office = group.office
    found.owner = group.owner_id
    found.owner_country = group.owner_country


def late_owner(document: Document, atoms: list[Atom], found: Found) -> None:
    """Read the owner after the name: "il ministro della Difesa Umerov dell'Ucraina"."""
    if found.office is None or found.owner is not None:
        return
    at = bisect_left(atoms, found.end, key=lambda atom: atom.start)
    if at < len(atoms):
        atom = atoms[at]
        if is_country(atom) and is_of(gap(document, found.end, atom.start)):
            found.owner = atom.thing.entity_id if atom.thing is not None else None
            found.owner_country = atom.country


def known_person(
    knowledge: KnowledgeBase, found: Found, name: str, countries: frozenset[str]
) -> tuple[Thing, int] | None:
    """The known person a name means: in another spelling only where office or country agrees."""
    if " " in name or "-" in name:
        thing = knowledge.person_sounding(name)
        if thing is not None and thing.country in countries:
            return thing, SPELLING_CONFIDENCE
        return None
    if found.office is None:
        return None
    able = {
        holding.person
        for holding in knowledge.holders_of(found.office)
        if found.owner is None or holding.owner == found.owner
    }
    people = [thing for thing in knowledge.people_with(name) if thing.entity_id in able]
    if found.owner is None:
        people = [thing for thing in people if thing.country in countries]
    return (people[0], SPELLING_CONFIDENCE) if len(people) == 1 else None


def is_family_first(parts: tuple[str, ...], family_first: frozenset[str]) -> bool:
    """Whether a name opens with a family name, as in Korea, China and Vietnam."""
    if len(parts) < FAMILY_FIRST_PARTS and len(parts[0]) > SHORT_FAMILY_CHARS:
        return False
    return len(parts) <= FAMILY_FIRST_PARTS and parts[0] in family_first


class Surnames:
    """The people named in full in one text, by the parts of their names that may stand alone."""

    def __init__(self, family_first: frozenset[str]) -> None:
        self._people: dict[str, dict[str, Found]] = defaultdict(dict)
        self._family_first = family_first

    def learn(self, found: Found, name: str, key: str) -> None:
        """Remember a full name; `key` identifies the person."""
        parts = tuple(part for part in fold_name(name).split() if part not in NAME_SUFFIXES)
        if len(parts) == 1 or not parts:
            self._people[sound_of(name)].setdefault(key, found)
            return
        alone = {parts[-1], " ".join(parts[-2:])}
        if is_family_first(parts, self._family_first):
            alone = {parts[0]}
        for part in alone:
            if len(part) > 1:
                self._people[sound_of(part)].setdefault(key, found)

    def find(self, name: str) -> Found | None:
        """The person whose surname this is; None where it could be two people's."""
        people = self._people.get(sound_of(name), {})
        if not people and name.endswith("s"):
            people = self._people.get(sound_of(name[:-1]), {})  # Selenskyjs
        return next(iter(people.values())) if len(people) == 1 else None

    def knows(self, name: str) -> bool:
        """Whether anybody of the text has this surname."""
        return sound_of(name) in self._people
