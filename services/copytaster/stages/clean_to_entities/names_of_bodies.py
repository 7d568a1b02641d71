"""Atoms in a row with University, Bank or the like at an end -> one organisation."""

import re
from itertools import pairwise
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.classify import LIKELY
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import Found
from copytaster.stages.clean_to_entities.gaps import ADJACENT, gap
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase

LINKS: Final = re.compile(
    r" (?:of|of the|for|and|&|for the|di|della|del|dei|delle|degli|dell['’]|per la|per il|per i|de"
    r"|de la|de los|de las|du|des|de l['’]|d['’]|pour la|pour le|der|für|für die|da|do|das|dos"
    r"|para a|para o) ?"
)
PARTS_MIN: Final = 2
PARTS_MAX: Final = 8
CARRIERS: Final = frozenset({"airlines", "airways", "railways", "telecom", "petroleum", "steel"})
"""Firms that bear the name of their country in front: Azerbaijan Airlines."""
PARTS: Final = frozenset({Role.WORD, Role.TOWN, Role.PLACE, Role.BODY, Role.ADJECTIVE})


def long_organisations(
    document: Document, knowledge: KnowledgeBase, atoms: list[Atom]
) -> list[Found]:
    """Organisations whose names hold names of places or link words."""
    found: list[Found] = []
    at = 0
    while at < len(atoms):
        stop = _row(document, atoms, at)
        if stop - at > 1:
            name = _name(document, knowledge, atoms[at:stop])
            if name is not None:
                found.append(name)
        at = max(stop, at + 1)
    return found


def _row(document: Document, atoms: list[Atom], at: int) -> int:
    """The end of the row of capitalised atoms that begins at `at`."""
    stop = at
    while stop < len(atoms) and stop - at < PARTS_MAX:
        atom = atoms[stop]
        if atom.role not in PARTS or not document.text[atom.start].isupper():
            break
        if stop > at:
            between = gap(document, atoms[stop - 1].end, atom.start)
            if between not in ADJACENT and LINKS.fullmatch(between) is None:
                break
        stop += 1
    return stop


def _name(document: Document, knowledge: KnowledgeBase, row: list[Atom]) -> Found | None:
    function = knowledge.function.get(document.language, frozenset())
    while row and (
        row[0].role in (Role.ADJECTIVE, Role.BODY)
        or document.folded[row[0].start : row[0].end] in function
    ):
        row = row[1:]
    if len(row) < PARTS_MIN:
        return None
    if all(atom.role is Role.WORD for atom in row) and not _is_linked(document, row):
        return None  # a plain run: the rules for runs look at it
    first = document.folded[row[0].start : row[0].end]
    last = document.folded[row[-1].start : row[-1].end]
    opens = row[0].role in (Role.WORD, Role.TOWN) and first in knowledge.organisation_first
    closes = (
        row[-1].role in (Role.WORD, Role.BODY)
        and last in knowledge.organisation_last
        and not _is_linked(document, row)
        and row[0].role is not Role.ADJECTIVE
        and (last in CARRIERS or row[0].thing is None or row[0].thing.kind != "country")
    )
    if not (opens or closes) or document.is_headline(row[0].start):
        return None
    start, end = row[0].start, row[-1].end
    return Found(start, end, "organisation", confidence=LIKELY, name=document.text[start:end])


def _is_linked(document: Document, row: list[Atom]) -> bool:
    return any(
        gap(document, left.end, right.start) not in ADJACENT for left, right in pairwise(row)
    )
