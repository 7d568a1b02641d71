"""Atoms -> everything that the text names: the rules in their order."""

from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role, atoms_of
from copytaster.stages.clean_to_entities.bodies import name_bodies
from copytaster.stages.clean_to_entities.classify import Verdict, classify
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import Found, How
from copytaster.stages.clean_to_entities.gaps import OF, is_owning
from copytaster.stages.clean_to_entities.identify import identity
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.names_of_bodies import long_organisations
from copytaster.stages.clean_to_entities.offices import GENERIC, OfficeGroup, office_groups
from copytaster.stages.clean_to_entities.people import (
    KNOWN_CONFIDENCE,
    SURNAME_CONFIDENCE,
    Surnames,
    accepts,
    groups_before,
    hold,
    known_owner,
    known_person,
    late_owner,
    title_after,
    title_before,
)  # fmt: skip
from copytaster.stages.clean_to_entities.places import place_found, regions_of
from copytaster.stages.clean_to_entities.ports import ProposedSpan
from copytaster.stages.clean_to_entities.propose import joined, proposed_runs
from copytaster.stages.clean_to_entities.runs import Run, runs_of

CURATED_CONFIDENCE: Final = 95
DESPIN_CONFIDENCE: Final = 40
ADJECTIVE_CONFIDENCE: Final = 95
REFERENCE_CONFIDENCE: Final = 60


class Reading:
    """One text being read: its atoms, and what was found so far. Lives for one article."""

    def __init__(
        self,
        document: Document,
        knowledge: KnowledgeBase,
        proposals: tuple[ProposedSpan, ...] | None,
    ) -> None:
        self.document = document
        self.knowledge = knowledge
        self.atoms = atoms_of(document, knowledge)
        self.found: list[Found] = []
        self.countries: frozenset[str] = frozenset()
        self.surnames = Surnames(knowledge.family_first)
        self._proposals = proposals

    def read(self) -> list[Found]:
        """Everything that the text names, not overlapping, in text order."""
        name_bodies(self.document, self.knowledge, self.atoms)
        taken = long_organisations(self.document, self.knowledge, self.atoms)
        self.found += taken
        self.atoms = _outside(self.atoms, taken)
        regions = regions_of(self.document, self.knowledge, self.atoms)
        self.found += regions
        self.atoms = _outside(self.atoms, regions)
        self.countries = frozenset(
            atom.country for atom in self.atoms if atom.country and atom.role is not Role.TOWN
        )
        self._groups = office_groups(self.document, self.knowledge, self.atoms)
        self._ends = groups_before(self._groups)
        self.atoms = [atom for atom in self.atoms if not self._is_tail(atom)]
        judged = self._judged_runs()
        in_run = {
            id(atom)
            for run, verdict in judged
            if len(run.atoms) > 1 or verdict is not None
            for atom in run.atoms
        }
        self._starts = frozenset(
            [run.start for run, _ in judged]
            + [a.start for a in self.atoms if a.role in (Role.PERSON, Role.SURNAME)]
        )
        towns = self._read_known(in_run)
        waiting = self._read_runs(judged)
        self._read_towns(towns)
        self._read_single(waiting)
        self._read_offices()
        return _without_overlap(self.found)

    def _read_known(self, in_run: set[int]) -> list[tuple[Atom, Found | None]]:
        """What the knowledge base knows; gives the towns, which may be surnames of the text."""
        before: Found | None = None
        towns: list[tuple[Atom, Found | None]] = []
        for atom in self.atoms:
            if id(atom) in in_run or atom.thing is None:
                continue
            if atom.role in (Role.PLACE, Role.TOWN):
                found = place_found(self.document, self.knowledge, atom, before)
                before = found
                if atom.role is Role.TOWN:
                    towns.append((atom, found))
                    continue
            elif atom.role in (Role.PERSON, Role.SURNAME):
                found = self._known(atom)
            else:
                found = _plain(atom)
            if found is not None:
                self.found.append(found)
        return towns

    def _read_towns(self, towns: list[tuple[Atom, Found | None]]) -> None:
        """A town's name that is also the surname of somebody in the text means that person."""
        for atom, town in towns:
            name = self.document.text[atom.start : atom.end]
            person = self.surnames.find(name)
            if person is not None:
                found = Found(atom.start, atom.end, "person", "surname", name=name)
                self._give_title(found)
                _become(found, person)
                self.found.append(found)
            elif town is not None:
                self.found.append(town)

    def _known(self, atom: Atom) -> Found:
        how: How = "name" if atom.role is Role.PERSON else "surname"
        found = Found(atom.start, atom.end, "person", how, atom.thing, KNOWN_CONFIDENCE)
        found.name = self.document.text[atom.start : atom.end]
        self._give_title(found)
        if atom.thing is not None:
            self.surnames.learn(found, atom.thing.name, atom.thing.entity_id)
            if atom.role is Role.PERSON:
                self.surnames.learn(found, found.name, atom.thing.entity_id)
        return found

    def _give_title(self, found: Found) -> OfficeGroup | None:
        group = title_before(self.document, self._ends, found.start)
        if group is not None and not accepts(self.knowledge, self.document, group, found):
            group = None
        if group is None and found.how == "name":
            group = title_after(self.document, self._groups, self._starts, found.end)
        hold(found, group)
        if group is not None:
            late_owner(self.document, self.atoms, found)
            known_owner(self.knowledge, found)
        return group

    def _is_tail(self, atom: Atom) -> bool:
        """Whether an atom is a word of a title, as Défense in "ministre ukrainien de la
        Défense".
        """
        return atom.role in (Role.TOWN, Role.PLACE, Role.WORD) and any(
            group.start < atom.start < group.end and group.owner is not atom
            for group in self._groups
        )

    def _judged_runs(self) -> list[tuple[Run, Verdict | None]]:
        """Runs of unknown capitalised words, and what rules and tagger take them for."""
        document = self.document
        proposed = []
        if self._proposals is not None:
            proposed = proposed_runs(document, self.knowledge, self.atoms, self._proposals)
        runs = [
            run
            for run in runs_of(document, self.knowledge, self.atoms)
            if len(run.atoms) > 1 or run.atoms[0].role is Role.WORD
        ]
        judged = [
            (run, classify(document, self.knowledge, run, titled=self._is_titled(run)))
            for run in runs
        ]
        return judged if self._proposals is None else joined(judged, proposed)

    def _read_runs(
        self, judged: list[tuple[Run, Verdict | None]]
    ) -> list[tuple[Run, Verdict | None]]:
        """Names of the unknown; gives the runs that only the rest of the text can explain."""
        waiting: list[tuple[Run, Verdict | None]] = []
        people: list[tuple[Run, Verdict]] = []
        for run, verdict in judged:
            if verdict is None or (len(run.parts) == 1 and not self._is_titled(run)):
                waiting.append((run, verdict))
            elif verdict.type == "person":
                people.append((run, verdict))
            else:
                self._add(run, verdict)
        self._own()
        for run, verdict in people:
            self._add(run, verdict)
        return waiting

    def _own(self) -> None:
        """Titles of organisations that the knowledge base does not know: "Acme Ltd. chief
        executive".
        """
        ends = {one.end: one for one in self.found if one.type == "organisation"}
        starts = {one.start: one for one in self.found if one.type == "organisation"}
        for group in self._groups:
            if group.owner_id is not None:
                continue
            rest = self.document.text[group.end : group.end + 12]
            link = OF.match(rest.lower())
            after = starts.get(group.end + link.end()) if link is not None else None
            before = next((ends[at] for at in range(group.start - 3, group.start) if at in ends
                           and is_owning(self.document.text[at : group.start].lstrip("."))), None)  # fmt: skip
            owner = before or after
            if owner is not None:
                group.local_owner = identity(owner, self.knowledge)
                group.start = min(group.start, owner.start)
                group.end = max(group.end, owner.end)
        self._ends = groups_before(self._groups)

    def _is_titled(self, run: Run) -> bool:
        group = title_before(self.document, self._ends, run.start)
        if group is None:
            return False
        one = Found(run.start, run.end, "person", name=self.document.text[run.start : run.end])
        return accepts(self.knowledge, self.document, group, one)

    def _add(self, run: Run, verdict: Verdict) -> None:
        name = self.document.text[run.start : run.end]
        found = Found(run.start, run.end, verdict.type, confidence=verdict.confidence, name=name)
        if verdict.type == "person":
            self._give_title(found)
            self._recognise(found, run)
        self.found.append(found)

    def _recognise(self, found: Found, run: Run) -> None:
        """Link a person to who is known, or remember the name for bare surnames to come."""
        countries = self.countries
        if found.owner_country:
            countries |= {found.owner_country}
        known = known_person(self.knowledge, found, found.name, countries)
        if known is not None:
            found.thing, found.confidence = known
        if len(run.parts) > 1:
            key = known[0].entity_id if known is not None else found.name.casefold()
            self.surnames.learn(found, found.name, key)

    def _read_single(self, waiting: list[tuple[Run, Verdict | None]]) -> None:
        """Words that are a surname of the text, or whose kind the rules could tell."""
        for run, verdict in waiting:
            name = self.document.text[run.start : run.end]
            person = self.surnames.find(name) if len(run.parts) <= 2 else None
            if person is not None:
                self._refer(run, person)
            elif verdict is not None and not self.surnames.knows(name):
                self._add(run, verdict)
        for found in self.found:
            if found.type == "person" and found.thing is None and " " not in found.name:
                person = self.surnames.find(found.name)
                if person is not None and person is not found:
                    _become(found, person)

    def _refer(self, run: Run, person: Found) -> None:
        name = self.document.text[run.start : run.end]
        found = Found(run.start, run.end, "person", "surname", name=name)
        self._give_title(found)
        _become(found, person)
        self.found.append(found)

    def _read_offices(self) -> None:
        """Titles without a name, where one person of the text holds them."""
        holders: dict[str, dict[str, list[Found]]] = {}
        for found in self.found:
            if found.type == "person" and found.office and found.office not in GENERIC:
                by_owner = holders.setdefault(found.office, {})
                by_owner.setdefault(found.owner or "", []).append(found)
        named = {(found.start, found.end) for found in self.found}
        for group in self._groups:
            if group.past or group.office not in holders or self._is_named(group):
                continue
            person = _holder(holders[group.office], group.owner_id)
            if person is not None and (group.atom.start, group.atom.end) not in named:
                found = Found(group.atom.start, group.atom.end, "person", "office",
                              confidence=REFERENCE_CONFIDENCE)  # fmt: skip
                hold(found, group)
                _become(found, person)
                found.confidence = REFERENCE_CONFIDENCE
                self.found.append(found)

    def _is_named(self, group: OfficeGroup) -> bool:
        """Whether the person's name stands right behind or before the title."""
        if any(group.end + step in self._starts for step in (1, 2, 3)):
            return True
        return any(
            0 < group.start - found.end < 24 and found.type == "person" and found.office == group.office
            for found in self.found
        )  # fmt: skip


def _outside(atoms: list[Atom], found: list[Found]) -> list[Atom]:
    """The atoms that no found span covers."""
    if not found:
        return atoms
    covered = {at for one in found for at in range(one.start, one.end)}
    return [atom for atom in atoms if atom.start not in covered]


def _plain(atom: Atom) -> Found | None:
    if atom.role is Role.ADJECTIVE:
        return Found(atom.start, atom.end, "place", "adjective", atom.thing, ADJECTIVE_CONFIDENCE)
    if atom.role is Role.ORGANISATION:
        confidence = DESPIN_CONFIDENCE if atom.despin else CURATED_CONFIDENCE
        how: How = "acronym" if atom.acronym else "name"
        return Found(atom.start, atom.end, "organisation", how, atom.thing, confidence)
    return None


def _holder(by_owner: dict[str, list[Found]], owner: str | None) -> Found | None:
    """The one person of the text who holds an office; of that owner, where the title names one."""
    if owner is not None:
        people = by_owner.get(owner, []) or by_owner.get("", [])
    else:
        people = [person for held in by_owner.values() for person in held]
    identities = {person.thing.entity_id if person.thing else person.key or person.name
                  for person in people}  # fmt: skip
    return people[0] if len(identities) == 1 else None


def _become(found: Found, person: Found) -> None:
    """Let a mention mean the same person as another; an office of its own stays."""
    found.thing = person.thing
    found.key = person.key or person.name
    found.type = "person"
    found.confidence = min(SURNAME_CONFIDENCE, person.confidence)
    if found.how != "office":
        found.how = "surname"


def _without_overlap(found: list[Found]) -> list[Found]:
    """In text order; of two that overlap, the longer of the more confident."""
    found.sort(key=lambda f: (f.start, -f.end))
    kept: list[Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
