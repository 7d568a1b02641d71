"""Capitalised words side by side -> runs, the spans that may be names of the unknown."""

from dataclasses import dataclass
from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.gaps import ADJACENT, gap
from copytaster.stages.clean_to_entities.german import (
    is_german_noun,
    is_german_surname,
    is_noun_before,
    opens_name,
)
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase

ABBREVIATED: Final = frozenset({"st", "dr", "jr", "sr", "mt", "gen", "sen", "gov", "col", "lt"})
ELIDING: Final = frozenset({"fr", "it"})
ARTICLES: Final = frozenset({"der", "den", "des", "dem", "las", "los", "le", "la"})
"""Articles that stand in a name only after a particle: van der, de la."""
RUN_WORDS_MAX: Final = 8
"""Words of a name that is not in the knowledge base; longer runs are headlines or lists."""
PARTICLES_MAX: Final = 3
LEAD_CHARS: Final = 4
"""Where the character before "al-" stands, counted back from the name."""
HYPHENATED_CHARS: Final = range(2, 6)
"""Letters of the second part of a Korean given name (un, jong, won, hyeon)."""
SMALL_ADJECTIVES: Final = frozenset({"it", "es", "pt"})
"""Languages that write adjectives and names of inhabitants with small letters."""
SURNAME_PARTICLES: Final = frozenset({"lo", "la", "de", "di", "del", "da", "do", "dos"})
ROMANCE: Final = frozenset({"it", "es", "pt", "fr"})
"""Languages in which "al" before a name is mostly a word of their own."""
SAINTS: Final = frozenset({"sant"})
"""What elides its vowel before a name and belongs to it: Sant'Agata."""

SPLITTING: Final = frozenset({"de", "en"})
"""Languages whose common words also take capitals inside a sentence (nouns, title case)."""


@dataclass(slots=True, eq=False)
class Run:
    """A run of atoms that may be one name. `parts` are its folded words."""

    atoms: list[Atom]
    start: int
    end: int
    parts: tuple[str, ...]


def runs_of(document: Document, knowledge: KnowledgeBase, atoms: list[Atom]) -> list[Run]:
    """All runs of unknown capitalised words, without the common words at their edges."""
    runs: list[Run] = []
    current: list[Atom] = []
    for atom in atoms:
        if current and _continues(document, knowledge, current, atom):
            current.append(atom)
            continue
        if current:
            runs += _cut(document, knowledge, current)
        current = [atom] if atom.role in (Role.WORD, Role.TOWN, Role.SURNAME) or _is_given(
            document, knowledge, atom) else []  # fmt: skip
    if current:
        runs += _cut(document, knowledge, current)
    return runs


def _is_given(document: Document, knowledge: KnowledgeBase, atom: Atom) -> bool:
    """A place that is also a given name may open a person's name: Paris, Sydney, Florence."""
    return atom.role is Role.PLACE and (
        document.folded[atom.start : atom.end] in knowledge.given_names
    )


def _continues(
    document: Document, knowledge: KnowledgeBase, current: list[Atom], atom: Atom
) -> bool:
    last = current[-1]
    if len(current) >= RUN_WORDS_MAX or not _joins(document, knowledge, last, atom):
        return False
    if atom.role is Role.PLACE:
        kind = atom.thing.kind if atom.thing is not None else None
        return kind in ("city", "capital", "region") and (
            document.folded[last.start : last.end] in knowledge.given_names
        )
    if atom.role is Role.ADJECTIVE:
        return _is_surname(document, knowledge, last, atom)
    if atom.role is Role.ORGANISATION:
        return _is_namesake(document, knowledge, last, atom)
    if last.role is Role.SURNAME:
        return atom.role is Role.WORD and _opens_korean_or_chinese(document, knowledge, current)
    return atom.role in (Role.WORD, Role.TOWN, Role.SURNAME)


def _opens_korean_or_chinese(
    document: Document, knowledge: KnowledgeBase, current: list[Atom]
) -> bool:
    """Whether a known leader's surname may be another person's family name: Xi Zhongxun."""
    first = document.folded[current[0].start : current[0].end]
    return len(current) == 1 and first in knowledge.family_first


def _is_surname(document: Document, knowledge: KnowledgeBase, last: Atom, atom: Atom) -> bool:
    """Whether an adjective is a surname here: where such words are small, a capital says so."""
    return (
        document.language in SMALL_ADJECTIVES
        and document.text[atom.start].isupper()
        and not document.is_headline(atom.start)
        and last.role is Role.WORD
        and document.folded[last.start : last.end] in knowledge.given_names | SURNAME_PARTICLES
    )


def _is_namesake(document: Document, knowledge: KnowledgeBase, last: Atom, atom: Atom) -> bool:
    """Whether a given name makes the name of a firm or paper a surname: "Anne Spiegel"."""
    name = document.text[atom.start : atom.end]
    given = last.role is Role.WORD and (
        document.folded[last.start : last.end] in knowledge.given_names
    )
    return given and not atom.acronym and name.isalpha() and not name.isupper()


def _joins(document: Document, knowledge: KnowledgeBase, left: Atom, right: Atom) -> bool:
    between = gap(document, left.end, right.start)
    if between in ADJACENT:
        return True
    length = left.end - left.start
    if between in ("'", "’"):
        first = document.text[left.start : left.end]
        if document.folded[left.start : left.end] in SAINTS:
            return True
        return length == 1 and not (first == "L" and document.language in ELIDING)
    if between in (". ", "."):
        return length == 1 or document.folded[left.start : left.end] in ABBREVIATED
    words = document.folded[left.end : right.start].split()
    return (
        0 < len(words) <= PARTICLES_MAX
        and between.strip(" -'’").replace(" ", "").replace("-", "").isalpha()
        and _are_particles(document, knowledge, left, words)
        and between[0] in " -"
    )


def _are_particles(
    document: Document, knowledge: KnowledgeBase, left: Atom, words: list[str]
) -> bool:
    """Whether small words join a name: "van der"; not an article, nor "von" after a German noun."""
    if words[0] == "al" and document.language in {"it", "es"}:
        return False  # "ha ceduto Zagor al Real Cantera"
    if words[0] in ARTICLES or not all(word in knowledge.particles for word in words):
        return False
    return document.language != "de" or (
        document.folded[left.start : left.end] in knowledge.given_names
    )


def _cut(document: Document, knowledge: KnowledgeBase, atoms: list[Atom]) -> list[Run]:
    """Drop common words: at the front always, inside where the language capitalises them anyway."""
    headline = document.is_headline(atoms[0].start)
    inside = document.language == "de" or (headline and document.language in SPLITTING)
    pieces: list[list[Atom]] = [[]]
    for at, atom in enumerate(atoms):
        opening = not pieces[-1] and (at == 0 and document.is_opening(atom.start))
        firmly, at_front = inside or opening, not pieces[-1]
        if (
            (inside or at_front)
            and _is_common(document, knowledge, atom, firmly=firmly, at_front=at_front)
            and not is_german_surname(document, knowledge, pieces[-1], atom)
        ):
            pieces.append([])
            continue
        if (
            at_front
            and at + 1 < len(atoms)
            and is_noun_before(document, knowledge, atom, atoms[at + 1])
        ):
            continue
        if opens_name(document, knowledge, pieces[-1], atom):
            pieces.append([])
        pieces[-1].append(atom)
    return [
        run_of(document, knowledge, part)
        for piece in pieces
        if piece
        for part in _without_person(document, knowledge, piece)
    ]


def _without_person(
    document: Document, knowledge: KnowledgeBase, atoms: list[Atom]
) -> list[list[Atom]]:
    """Cut a person off who stands right behind an organisation: Atletico Calvera | Marco Rossi."""
    words = [document.folded[atom.start : atom.end] for atom in atoms]
    if words[0] in knowledge.organisation_first:
        for at in range(2, len(words) - 1):
            if words[at] in knowledge.given_names:
                return [atoms[:at], atoms[at:]]
    return [atoms]


def _is_common(
    document: Document, knowledge: KnowledgeBase, atom: Atom, *, firmly: bool, at_front: bool
) -> bool:
    if atom.role is not Role.WORD:
        return False
    folded = document.folded[atom.start : atom.end]
    if at_front and folded in knowledge.function.get(document.language, ()):
        return True
    if not firmly:
        return False
    goes_on = document.text[atom.end : atom.end + 1] == "-" and not at_front
    if goes_on and _hyphenated(document, knowledge, atom.end) > atom.end:
        return False  # Choi Sang-mok
    if folded in knowledge.given_names:
        return False
    return (
        knowledge.is_common(folded, document.language)
        or folded in document.small_letters
        or (document.language == "de" and is_german_noun(knowledge, folded))
    )


def run_of(document: Document, knowledge: KnowledgeBase, atoms: list[Atom]) -> Run:
    """The run of these atoms, with "al-" before it and "-won" behind it."""
    start, end = atoms[0].start, atoms[-1].end
    lead = document.text[max(0, start - 3) : start]
    arabic = ("al-", "el-") if document.language in ROMANCE else ("al-", "el-", "al ")
    if lead.lower() in arabic and (
        start < LEAD_CHARS or not document.text[start - LEAD_CHARS].isalnum()
    ):
        start -= 3
    if atoms[-1].end < len(document.text) and document.text[end] == "-":
        end = _hyphenated(document, knowledge, end)
    return Run(atoms, start, end, tuple(document.folded[start:end].split()))


def _hyphenated(document: Document, knowledge: KnowledgeBase, end: int) -> int:
    """Where a name ends whose second part has small letters: Jang-won, not Moscow-based."""
    stop = end + 1
    while stop < len(document.text) and document.text[stop].isalpha():
        stop += 1
    tail = document.text[end + 1 : stop]
    is_part = len(tail) in HYPHENATED_CHARS and tail.islower()
    return stop if is_part and tail not in knowledge.behind_hyphen else end
