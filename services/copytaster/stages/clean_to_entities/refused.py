"""A span that a tagger proposes -> whether its words say that it is no name."""

import re
from typing import Final

from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.gaps import word_before
from copytaster.stages.clean_to_entities.german import is_german_noun
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.runs import Run

_OF_MANY: Final = {
    "it": frozenset({"dei", "degli", "delle", "agli", "alle", "dai", "dagli", "dalle", "nelle"}),
    "fr": frozenset({"des", "les", "aux"}),
}
"""Articles in the plural, behind which nobody is named: Coppa delle Valli."""
_ROAD: Final = re.compile(r"[A-Z]{1,2}[ -]?\d{1,4}")
"""Roads, aircraft and the like: A1, IP2, E45. Bodies written so (G7) are in the base."""
_PARTICIPLE: Final = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]{3,}[éi]e?s?")
"""How French sentences open: "Interrogée par l'AFP", "Malmenée en Bourse"."""


def is_no_name(document: Document, knowledge: KnowledgeBase, run: Run, kind: FoundType) -> bool:
    """Whether a word of the run, or what stands before it, says that nobody is named."""
    if kind == "person" and (_ends_small(document, run) or knowledge.portfolios & set(run.parts)):
        return True
    if (kind == "person" or len(run.parts) == 1) and knowledge.nonperson & set(run.parts):
        return not (kind == "person" and _opens_with_given_name(knowledge, run))
    if _ROAD.fullmatch(document.text, run.start, run.end):
        return True
    if _is_word(document, knowledge, run, kind):
        return True
    many = _OF_MANY.get(document.language, frozenset())
    return kind == "person" and word_before(document, run.start) in many


def _ends_small(document: Document, run: Run) -> bool:
    """Whether a verb or noun follows a word with a capital: "Habría muerto"."""
    text = document.text[run.start : run.end]
    return text[:1].isupper() and text.rpartition(" ")[2].islower()


def _opens_with_given_name(knowledge: KnowledgeBase, run: Run) -> bool:
    """Whether a name and not a thing is meant: Bill Gottlieb and Alexander Pope, no Farm Bill."""
    return len(run.parts) > 1 and run.parts[0] in knowledge.given_names


def _is_word(document: Document, knowledge: KnowledgeBase, run: Run, kind: FoundType) -> bool:
    """Whether a single word is a common one that has its capital from where it stands, or from
    German, which writes all nouns so.
    """
    surface = document.text[run.start : run.end]
    if " " in surface:
        return False
    part, last = run.parts[0], run.parts[-1]
    if last in knowledge.abbreviations:
        return True
    if part in knowledge.given_names or kind == "organisation":
        return False  # bodies are called by common words: Governo, Parlamento, Hacienda
    if document.language == "de":
        return knowledge.is_common(last, "de") or is_german_noun(knowledge, last)
    opened = len(run.parts) == 1 and _is_opened(document, knowledge, run)
    return opened and part not in _elsewhere(document)


def _is_opened(document: Document, knowledge: KnowledgeBase, run: Run) -> bool:
    if not document.is_opening(run.start) or document.is_shouting(run.start):
        return False
    surface = document.text[run.start : run.end]
    return knowledge.is_common(run.parts[0], document.language) or (
        document.language == "fr" and _PARTICIPLE.fullmatch(surface) is not None
    )


def _elsewhere(document: Document) -> frozenset[str]:
    """Words that have a capital inside a sentence of the text."""
    return frozenset(
        document.folded[start:end]
        for start, end in document.capitalised
        if not document.is_opening(start) and not document.is_headline(start)
    )
