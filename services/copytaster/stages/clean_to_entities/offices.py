"""Titles with what they belong to -> office groups: "NATO Secretary General"."""

from dataclasses import dataclass
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.bodies import NOUN_FIRST
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.gaps import (
    POSSESSIVE,
    gap,
    is_adjacent,
    is_of,
    is_owning,
    word_before,
)  # fmt: skip
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase

OWNERS: Final = frozenset({Role.ADJECTIVE, Role.PLACE, Role.ORGANISATION})
TOWN_OFFICES: Final = frozenset(
    {"mayor", "governor", "prefect", "police_chief", "prosecutor", "legislator"}
)
REGION_OFFICES: Final = TOWN_OFFICES | {"prime_minister", "president", "vice_president"}
"""What the heads of Bavaria, Catalonia or Lombardy are called, too."""
PAST_CHARS: Final = 8
"""Characters before a title in which "ex-" must stand."""
ORGANISATION_OFFICES: Final = frozenset({"ceo", "director_general", "founder", "chair"})
"""Offices that only organisations have: an unknown name behind their "of" is one."""
GENERIC: Final = frozenset(
    {"honorific", "chief", "director", "head_of_state", "commander", "professor", "journalist",
     "minister", "lawyer", "judge", "prosecutor", "legislator", "athlete", "candidate", "adviser",
     "ambassador", "bishop", "founder", "spokesperson", "chair", "commissioner",
     "deputy_director", "governor", "mayor", "monarch"}
)  # fmt: skip
"""Offices that many hold at once, or whose word means many things: alone they name nobody."""


@dataclass(slots=True, eq=False)
class OfficeGroup:
    """A title: `atom` is its word, `owner` what it belongs to; `first` to `last` atom,
    inclusive.
    """

    atom: Atom
    office: str
    owner: Atom | None
    first: int
    last: int
    start: int
    end: int
    past: bool
    person_country: str | None = None
    local_owner: str | None = None

    @property
    def owner_id(self) -> str | None:
        """The entity it belongs to: an organisation, or a country."""
        if self.owner is not None and self.owner.thing is not None:
            return self.owner.thing.entity_id
        if self.person_country is not None:
            return f"c-{self.person_country.lower()}"
        return self.local_owner

    @property
    def owner_country(self) -> str | None:
        """The country of that entity."""
        return self.owner.country if self.owner is not None else self.person_country


def office_groups(
    document: Document, knowledge: KnowledgeBase, atoms: list[Atom]
) -> list[OfficeGroup]:
    """The titles of the text, from left to right."""
    groups: list[OfficeGroup] = []
    for at, atom in enumerate(atoms):
        if atom.role is Role.OFFICE:
            group = OfficeGroup(atom, atom.label, None, at, at, atom.start, atom.end, past=False)
            _look_left(document, atoms, group, groups)
            _look_right(document, knowledge, atoms, group)
            group.past = _is_past(document, knowledge, group)
            groups.append(group)
    return groups


def _is_past(document: Document, knowledge: KnowledgeBase, group: OfficeGroup) -> bool:
    """Whether "former" or "ex-" stands before a title."""
    before = document.folded[max(0, group.start - PAST_CHARS) : group.start].split()
    return word_before(document, group.start) in knowledge.past or (
        document.text[group.start - 1 : group.start] == "-" and before[-1:] == ["ex"]
    )


def _look_left(
    document: Document, atoms: list[Atom], group: OfficeGroup, groups: list[OfficeGroup]
) -> None:
    if group.first == 0:
        return
    before = atoms[group.first - 1]
    between = gap(document, before.end, group.start)
    if not is_owning(between):
        return
    if before.role is Role.OFFICE and between in POSSESSIVE and groups:
        group.owner = groups[-1].owner  # "the Ukrainian president's chief of staff"
        group.first, group.start = groups[-1].first, groups[-1].start
        return
    if (
        before.role in (Role.PERSON, Role.SURNAME)
        and before.country
        and between in POSSESSIVE | {" "}
    ):
        group.person_country = before.country  # "Zelensky's chief of staff"
        return
    is_town = before.role is Role.TOWN and group.office in TOWN_OFFICES
    if before.role in OWNERS or is_town:
        group.owner = before
        group.first -= 1
        group.start = before.start


def _look_right(
    document: Document, knowledge: KnowledgeBase, atoms: list[Atom], group: OfficeGroup
) -> None:
    after = _next(atoms, group)
    if (
        after is not None
        and after.role is Role.ADJECTIVE
        and document.language in NOUN_FIRST
        and is_adjacent(gap(document, group.end, after.start))
    ):
        _take(group, after)
        after = _next(atoms, group)
    if group.office == "minister":
        _take_tail(document, knowledge, group)
        while after is not None and after.start < group.end:
            group.last += 1
            after = _next(atoms, group)
    if (
        after is not None
        and (after.role in OWNERS or after.role is Role.TOWN)
        and is_of(gap(document, group.end, after.start))
        and _may_own(group, after)
    ):
        _take(group, after)
        if after.role is Role.ADJECTIVE:
            inner = _next(atoms, group)
            if (
                inner is not None
                and inner.role is Role.ORGANISATION
                and (is_adjacent(gap(document, group.end, inner.start)))
            ):
                _take(group, inner)


def _may_own(group: OfficeGroup, atom: Atom) -> bool:
    """A town has mayors, a region governors; other offices are a country's or organisation's."""
    kind = atom.thing.kind if atom.thing is not None else None
    if kind == "region":
        return group.office in REGION_OFFICES
    return kind not in ("city", "capital") or group.office in TOWN_OFFICES


def _next(atoms: list[Atom], group: OfficeGroup) -> Atom | None:
    return atoms[group.last + 1] if group.last + 1 < len(atoms) else None


def _take(group: OfficeGroup, after: Atom) -> None:
    if group.owner is None or after.role is Role.ORGANISATION:
        group.owner = after
    group.last += 1
    group.end = after.end


def _take_tail(document: Document, knowledge: KnowledgeBase, group: OfficeGroup) -> None:
    rest = document.folded[group.end : group.end + 48]
    for tail, office in knowledge.office_tails.get(document.language, ()):
        if rest.startswith(f" {tail}") and not rest[len(tail) + 1 : len(tail) + 2].isalnum():
            group.office = office
            group.end += len(tail) + 1
            return
