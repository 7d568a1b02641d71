"""The noun before an unknown name -> what bears the name: "the airline Velmora", "storm Boris"."""

from typing import Final, Literal

from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.gaps import word_after
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.runs import Run

BEFORE_CHARS: Final = 40
LINKS: Final = frozenset({"of", "di", "de", "d", "von", "da", "do"})
"""Words between "town" and its name."""

Bearer = Literal["organisation", "place", "thing"]


def bearer_of(document: Document, knowledge: KnowledgeBase, run: Run) -> Bearer | None:
    """What the noun beside a name, or one word further before it, says that it names."""
    if len(run.parts) > 1 and run.parts[0] in knowledge.things:
        return "thing"  # Hurricane Milton
    if document.language == "en" and word_after(document, run.end) in knowledge.sites:
        return "organisation"
    return _by_noun_before(document, knowledge, run)


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
        if word in knowledge.things:
            return "thing"
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
