"""The noun before an unknown name -> what bears the name: "the airline Velmora", "storm Boris"."""

import re
from typing import Final, Literal

from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.gaps import word_after
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.runs import Run

BEFORE_CHARS: Final = 40
LINKS: Final = frozenset({"of", "di", "de", "d", "von", "da", "do"})
"""Words between "town" and its name."""

APPOSITION: Final = re.compile(r"(?:a|an|un|una|uno|une|ein|eine|um|uma) ")
"""Indefinite articles only: definite ones open relative clauses and "the company said"."""
APPOSITION_CHARS: Final = 60
APPOSITION_WORDS: Final = 5
"""Words among which "firm" must come: "a privately held Spanish shipping firm"."""
BEHIND_COMPANY: Final = frozenset(
    {"of", "in", "based", "that", "which", "with", "from", "aus", "mit", "die", "das", "von"}
)
"""What may follow the noun; any other word makes it part of another: "a company director"."""

NOUN_FIRST: Final = frozenset({"it", "es", "fr", "pt"})
"""Languages in which what follows the noun describes it."""

Bearer = Literal["organisation", "place", "thing"]


def bearer_of(document: Document, knowledge: KnowledgeBase, run: Run) -> Bearer | None:
    """What the noun beside a name, or one word further before it, says that it names."""
    if len(run.parts) > 1 and run.parts[0] in knowledge.things:
        return "thing"  # Hurricane Milton
    if document.language == "en" and word_after(document, run.end) in knowledge.sites:
        return "organisation"
    if _is_called_company(document, knowledge, run.end):
        return "organisation"
    return _by_noun_before(document, knowledge, run)


def _is_called_company(document: Document, knowledge: KnowledgeBase, end: int) -> bool:
    """Whether an apposition says so: "Altamar, a Spanish shipping firm, ..."."""
    if document.text[end : end + 2] != ", ":
        return False
    head = APPOSITION.match(document.folded, end + 2, end + 2 + APPOSITION_CHARS)
    if head is None:
        return False
    words = document.folded[head.end() : end + 2 + APPOSITION_CHARS].split(" ")
    at = head.end()
    for word in words[:APPOSITION_WORDS]:
        stop = at + len(word)
        if knowledge.is_company(word, document.language):
            behind = document.folded[stop + 1 : end + 2 + APPOSITION_CHARS].partition(" ")[0]
            return document.language in NOUN_FIRST or not behind or behind in BEHIND_COMPANY
        if not word:
            return False  # punctuation ends the apposition
        at = stop + 1
    return False


def _by_noun_before(document: Document, knowledge: KnowledgeBase, run: Run) -> Bearer | None:
    head = document.text[max(0, run.start - BEFORE_CHARS) : run.start]
    if not head.endswith((" ", "'", "’", "\u00a0", "“", "«", '"', "„")):
        return None
    tail = head.rstrip(" \u00a0'’“«\"„")
    if not tail[-1:].isalpha():
        return None  # punctuation stands between
    folded = document.folded[run.start - len(head) : run.start]
    words = folded[: len(tail)].split(" ")[-2:]
    noun = words[-1]
    if noun in LINKS and words[0] in knowledge.town:
        return "place"
    for word in (noun, words[0]) if _describes(document, knowledge, tail, noun) else (noun,):
        if word in knowledge.things and len(word) > 1:
            return "thing"  # the U of a U-boat is a preposition elsewhere
        if knowledge.is_company(word, document.language):
            return "organisation"
    return None


def _describes(document: Document, knowledge: KnowledgeBase, tail: str, word: str) -> bool:
    """Whether the last word may be an adjective behind the noun: compagnie aérienne X."""
    small = tail[-len(word) :].islower()
    spaced = tail[-len(word) - 1 : -len(word)] == " "
    return (
        small and spaced and document.language in ("it", "es", "fr", "pt")
        and word not in knowledge.function.get(document.language, ())
    )  # fmt: skip
