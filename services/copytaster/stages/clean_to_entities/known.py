"""Atoms of the knowledge base -> what they name here."""

from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.found import Found, How
from copytaster.stages.clean_to_entities.gaps import word_before
from copytaster.stages.clean_to_entities.people import KNOWN_CONFIDENCE
from copytaster.stages.clean_to_entities.places import place_found
from copytaster.stages.clean_to_entities.reading import Reading

CURATED_CONFIDENCE: Final = 95
DESPIN_CONFIDENCE: Final = 40
ADJECTIVE_CONFIDENCE: Final = 95

AND: Final = frozenset({"and", "e", "ed", "y", "et", "und", "that", "che", "que", "dass"})
"""Small words that stand before people as often as before countries."""

Town = tuple[Atom, Found | None]


def read_known(reading: Reading, in_run: set[int]) -> list[Town]:
    """Name what is known, outside of runs; also towns and firms that may be surnames."""
    before: Found | None = None
    towns: list[Town] = []
    for atom in reading.atoms:
        if id(atom) in in_run or atom.thing is None:
            continue
        if atom.role in (Role.PLACE, Role.TOWN):
            found = place_found(reading.document, reading.knowledge, atom, before)
            before = found
            if atom.role is Role.TOWN or (found is not None and _may_be_person(reading, found)):
                towns.append((atom, found))
                continue
        elif atom.role in (Role.PERSON, Role.SURNAME):
            found = _person(reading, atom)
        else:
            found = _plain(atom)
            if _may_be_surname(reading, atom):
                towns.append((atom, found))
                continue
        if found is not None:
            reading.found.append(found)
    return towns


def _may_be_surname(reading: Reading, atom: Atom) -> bool:
    """Whether a firm or paper has a name of one plain word, as persons of the text may bear."""
    name = reading.document.text[atom.start : atom.end]
    plain = atom.role is Role.ORGANISATION and not atom.acronym
    return plain and name.isalpha() and not name.isupper()


def read_towns(reading: Reading, towns: list[Town]) -> None:
    """A town or firm named like the surname of somebody in the text means that person."""
    for atom, town in towns:
        person = reading.surnames.find(reading.document.text[atom.start : atom.end])
        if person is not None:
            reading.refer(atom.start, atom.end, person)
        elif town is not None:
            reading.found.append(town)


def _may_be_person(reading: Reading, found: Found) -> bool:
    """Whether a known place is not said to be where something is, so that somebody may bear it.

    A country with an article or any other small word before it is the country: "o Montenegro".
    """
    kind = found.thing.kind if found.thing is not None else None
    before = word_before(reading.document, found.start)
    if before in reading.knowledge.locative or found.how == "acronym":
        return False
    if kind == "country":
        function = reading.knowledge.function.get(reading.document.language, ())
        return before not in function or before in AND
    return kind in ("city", "capital", "region")


def _person(reading: Reading, atom: Atom) -> Found:
    how: How = "name" if atom.role is Role.PERSON else "surname"
    found = Found(atom.start, atom.end, "person", how, atom.thing, KNOWN_CONFIDENCE)
    found.name = reading.document.text[atom.start : atom.end]
    reading.give_title(found)
    if atom.thing is not None:
        reading.surnames.learn(found, atom.thing.name, atom.thing.entity_id)
        if atom.role is Role.PERSON:
            reading.surnames.learn(found, found.name, atom.thing.entity_id)
    return found


def _plain(atom: Atom) -> Found | None:
    if atom.role is Role.ADJECTIVE:
        return Found(atom.start, atom.end, "place", "adjective", atom.thing, ADJECTIVE_CONFIDENCE)
    if atom.role is Role.ORGANISATION:
        confidence = DESPIN_CONFIDENCE if atom.despin else CURATED_CONFIDENCE
        how: How = "acronym" if atom.acronym else "name"
        return Found(atom.start, atom.end, "organisation", how, atom.thing, confidence)
    return None
