"""German writes every noun with a capital: which words beside a name are nouns, which are names."""

from typing import Final

from copytaster.stages.clean_to_entities.atoms import Atom, Role
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase

NOUN_ENDINGS: Final = (
    "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "ismus", "tät", "chen", "nis",
)  # fmt: skip
"""Endings that nouns have and names do not."""
BEFORE_NAME_ENDINGS: Final = (
    "er", "erin", "ist", "istin", "ent", "entin", "ant", "fall", "chef", "chefin", "mann", "frau",
    "rat", "tod", "sieg", "besuch", "gegner", "lager",
)  # fmt: skip
BEFORE_NAME_CHARS_MIN: Final = 8
"""Nouns for people and happenings end so, longer than first names; surnames do, too (Tessendorfer),
so that it is asked only of the word before a known name."""


def is_german_noun(knowledge: KnowledgeBase, folded: str) -> bool:
    """Whether a capitalised word is a noun by its ending or as the noun before a name."""
    return (
        folded.endswith(NOUN_ENDINGS)
        or folded in knowledge.things
        or folded in knowledge.town
        or knowledge.is_company(folded, "de")
    )


def is_noun_before(document: Document, knowledge: KnowledgeBase, first: Atom, second: Atom) -> bool:
    """Whether a noun stands before somebody's name: "Oppositioneller Nawalny", "Herzanfall
    Putins".
    """
    if document.language != "de" or first.role is not Role.WORD:
        return False
    noun = document.folded[first.start : first.end]
    if noun in knowledge.given_names:
        return False
    if is_german_noun(knowledge, noun) or knowledge.is_common(noun, "de"):
        return True
    known = second.role in (Role.SURNAME, Role.PERSON)
    return known and len(noun) >= BEFORE_NAME_CHARS_MIN and noun.endswith(BEFORE_NAME_ENDINGS)


def opens_name(
    document: Document, knowledge: KnowledgeBase, before: list[Atom], atom: Atom
) -> bool:
    """Whether a given name follows German nouns: "Stadtkämmerer Volkmar Tessendorf"."""
    names = knowledge.given_names
    return (
        document.language == "de"
        and document.folded[atom.start : atom.end] in names
        and not any(document.folded[one.start : one.end] in names for one in before)
    )


def is_german_surname(
    document: Document, knowledge: KnowledgeBase, before: list[Atom], atom: Atom
) -> bool:
    """Whether a first name stands alone before a German word: Andreas Starke, Manuela Richter."""
    return (
        document.language == "de"
        and len(before) == 1
        and document.text[before[0].end : atom.start] == " "
        and document.folded[before[0].start : before[0].end] in knowledge.given_names
    )
