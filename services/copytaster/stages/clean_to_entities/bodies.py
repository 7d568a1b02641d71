"""A country and a body beside it -> the body of that country: "Ukrainian military intelligence"."""

from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.gaps import (
    gap,
    is_adjacent,
    is_country,
    is_of,
    is_owning,
    word_after,
)  # fmt: skip
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Thing
from copytaster_schemas.ids import EntityId

BODY_PRIOR: Final = 60
NOUN_FIRST: Final = frozenset({"it", "es", "fr", "pt"})


def name_bodies(document: Document, knowledge: KnowledgeBase, atoms: list[Atom]) -> None:
    """Turn bodies with a country into organisations, in place; the others stay as they are."""
    for at, atom in enumerate(atoms):
        if atom.role is not Role.BODY or _is_modifier(document, knowledge, atom):
            continue
        owner = _owner(document, knowledge, atoms, at)
        if owner is not None and owner.country is not None:
            atom.role = Role.ORGANISATION
            atom.thing = body_thing(knowledge, atom.label, owner.country)
    _repeat(document, atoms)


def body_thing(knowledge: KnowledgeBase, body: str, country: str) -> Thing:
    """The organisation that is this body of this country."""
    own = f"o-{country.lower()}-{body}"
    known = knowledge.thing_of(knowledge.body_same.get(own, own))
    if known is not None:
        return known
    place = knowledge.thing_of(f"c-{country.lower()}")
    label = body.replace("-", " ")
    name = f"{place.name} {label}" if place is not None else label
    kind = knowledge.body_kinds.get(body)
    return Thing(EntityId(own), "organisation", name, kind, None, country, (), None, BODY_PRIOR)


def _is_modifier(document: Document, knowledge: KnowledgeBase, atom: Atom) -> bool:
    after = word_after(document, atom.end)
    return after in knowledge.modified and document.language == "en"


def _owner(document: Document, knowledge: KnowledgeBase, atoms: list[Atom], at: int) -> Atom | None:
    atom = atoms[at]
    if at > 0:
        before = atoms[at - 1]
        if is_country(before) and is_owning(gap(document, before.end, atom.start)):
            return before
    if at + 1 == len(atoms):
        return None
    after = atoms[at + 1]
    between = gap(document, atom.end, after.start)
    if after.role is Role.ADJECTIVE and is_adjacent(between):
        if document.language in NOUN_FIRST:
            _take_tail(document, knowledge, atom, after.end)
            return after
        return None
    return after if is_country(after) and is_of(between) else None


def _take_tail(document: Document, knowledge: KnowledgeBase, atom: Atom, end: int) -> None:
    """Read "ministère ukrainien de la Défense" as the ministry of defence."""
    if atom.label != "ministry":
        return
    rest = document.folded[end : end + 48]
    for tail, office in knowledge.office_tails.get(document.language, ()):
        if rest.startswith(f" {tail}") and not rest[len(tail) + 1 : len(tail) + 2].isalnum():
            atom.label = office.removesuffix("_minister") + "-ministry"
            return


def _repeat(document: Document, atoms: list[Atom]) -> None:
    """A capitalised body without a country is the one of the text, where the text has one only."""
    named: dict[str, dict[str, Thing]] = {}
    for atom in atoms:
        if atom.role is Role.ORGANISATION and atom.label and atom.thing is not None:
            named.setdefault(atom.label, {})[atom.thing.entity_id] = atom.thing
    for atom in atoms:
        if atom.role is Role.BODY and document.text[atom.start].isupper():
            things = named.get(atom.label, {})
            if len(things) == 1:
                atom.role = Role.ORGANISATION
                atom.thing = next(iter(things.values()))
