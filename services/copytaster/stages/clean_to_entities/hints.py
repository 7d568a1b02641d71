"""What rules and knowledge take each piece of a text for -> hints that a tagger may weigh.

The codes are the same in every language: what a tagger learns about them in one holds in another
(stacked generalisation, Wolpert 1992).
"""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.ports import Hint
from copytaster.stages.clean_to_entities.propose import Judged
from copytaster.stages.clean_to_entities.reading import Reading

WELL_KNOWN_PRIOR: Final = 28
"""Prior of a city of a hundred thousand people (tools/build_knowledge/cities.py)."""
CONFIDENCE_STEP: Final = 20
"""Verdicts of the rules are 40, 65 or 80 sure, or a little less: the step keeps these apart."""


def hints_of(reading: Reading, ruled: Judged) -> tuple[Hint, ...]:
    """What is found, every atom, every title, every judged run and every word with a capital."""
    visible = reading.document.visible
    return tuple(
        [
            Hint(visible.offset(start), visible.end(end), code)
            for start, end, code in _pieces(reading, ruled)
            if end > start
        ]
    )


def _pieces(reading: Reading, ruled: Judged) -> Iterator[tuple[int, int, str]]:
    for found in reading.found:
        yield found.start, found.end, f"f{found.type[0]}"
    for group in reading.groups:
        yield group.start, group.end, "t"
    for run, verdict in ruled:
        sure = f"{verdict.type[0]}{verdict.confidence // CONFIDENCE_STEP}" if verdict else "-"
        yield run.start, run.end, f"r{sure}"
    for atom in reading.atoms:
        if atom.role is not Role.WORD:
            yield atom.start, atom.end, f"a{_atom_code(atom)}"
    document, knowledge = reading.document, reading.knowledge
    for start, end in document.capitalised:
        yield start, end, f"w{_word_code(document, knowledge, start, end)}"


def _atom_code(atom: Atom) -> str:
    kind, thing = "", atom.thing
    if thing is not None and atom.role in (Role.PLACE, Role.TOWN):
        kind = (thing.kind or "")[:3]
        if kind == "cit" and thing.prior >= WELL_KNOWN_PRIOR:
            kind = "big"
    return f"{atom.role.name[:3]}{kind}{'a' if atom.acronym else ''}{'d' if atom.despin else ''}"


def _word_code(document: Document, knowledge: KnowledgeBase, start: int, end: int) -> str:
    """Common in its language, also in small letters here, given name, opening, in a headline."""
    folded = document.folded[start:end]
    return "".join(
        [
            "c" if knowledge.is_common(folded, document.language) else "",
            "s" if folded in document.small_letters else "",
            "g" if folded in knowledge.given_names else "",
            "o" if document.is_opening(start) else "",
            "h" if document.is_headline(start) else "",
        ]
    )
