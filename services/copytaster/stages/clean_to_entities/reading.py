"""One text being read: its pieces, and what was found so far."""

from dataclasses import dataclass, field

from copytaster.stages.clean_to_entities.atoms import Atom, atoms_of
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.offices import OfficeGroup
from copytaster.stages.clean_to_entities.people import (
    SURNAME_CONFIDENCE,
    Surnames,
    accepts,
    groups_before,
    hold,
    known_owner,
    late_owner,
    title_after,
    title_before,
)  # fmt: skip


@dataclass
class Reading:
    """Lives for one article. `starts`: where names of people start; `ends`: titles by their end."""

    document: Document
    knowledge: KnowledgeBase
    atoms: list[Atom]
    surnames: Surnames
    found: list[Found] = field(default_factory=list)
    countries: frozenset[str] = frozenset()
    groups: list[OfficeGroup] = field(default_factory=list)
    ends: dict[int, OfficeGroup] = field(default_factory=dict)
    starts: frozenset[int] = frozenset()

    @classmethod
    def of(cls, document: Document, knowledge: KnowledgeBase) -> "Reading":
        """A text of which nothing is read yet."""
        return cls(
            document, knowledge, atoms_of(document, knowledge), Surnames(knowledge.family_first)
        )

    def take(self, found: list[Found]) -> None:
        """Keep what was found, and drop the atoms that it covers."""
        if found:
            self.found += found
            covered = {at for one in found for at in range(one.start, one.end)}
            self.atoms = [atom for atom in self.atoms if atom.start not in covered]

    def set_groups(self, groups: list[OfficeGroup]) -> None:
        """Take the titles of the text, so that names can look them up."""
        self.groups = groups
        self.ends = groups_before(groups)

    def give_title(self, found: Found) -> None:
        """Put the title before or after a person's name on the mention."""
        group = title_before(self.document, self.ends, found.start)
        if group is not None and not accepts(self.knowledge, self.document, group, found):
            group = None
        if group is None and found.how == "name":
            group = title_after(self.document, self.groups, self.starts, found.end)
        hold(found, group)
        if group is not None:
            late_owner(self.document, self.atoms, found)
            known_owner(self.knowledge, found)

    def refer(self, start: int, end: int, person: Found) -> None:
        """Add a bare surname that means a person named elsewhere in the text."""
        name = self.document.text[start:end]
        found = Found(start, end, "person", "surname", name=name)
        self.give_title(found)
        become(found, person)
        self.found.append(found)


def become(found: Found, person: Found) -> None:
    """Let a mention mean the same person as another; an office of its own stays."""
    found.thing = person.thing
    found.key = person.key or person.name
    found.type = "person"
    found.confidence = min(SURNAME_CONFIDENCE, person.confidence)
    if found.how != "office":
        found.how = "surname"
