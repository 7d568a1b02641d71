"""The words beside an unknown name -> whether they say that it is a place."""

from collections.abc import Iterable
from typing import Final

from copytaster.stages.clean_to_entities.classify import Verdict
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.gaps import word_after, word_before
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.places import REGION_LINKS
from copytaster.stages.clean_to_entities.runs import Run

BEFORE_CHARS: Final = 48
FROM: Final = frozenset({"from", "dal", "dalla", "desde"})
"""Words behind which a distance counts: "12 km from X"."""
STRONG: Final = {
    "en": frozenset({"in"}), "es": frozenset({"en"}), "pt": frozenset({"em"}),
    "de": frozenset({"in", "aus"}), "nl": frozenset({"in", "uit"}), "it": frozenset({"in"}),
    "sv": frozenset({"i"}), "da": frozenset({"i"}), "no": frozenset({"i"}),
    "nb": frozenset({"i"}), "hr": frozenset({"u"}), "pl": frozenset({"w", "we"}),
}  # fmt: skip
"""Prepositions that stand before places and hardly ever before people."""
FRENCH_TO: Final = " à "
"""Before places, and before people that something is said or given to."""
PARTICIPLES: Final = ("é", "és", "ée", "ées", "er", "it", "u", "is")
"""How French verbs end behind which "à" is to somebody: confié à, dit à, demander à."""

Parts = tuple[str, ...]


def is_said_place(document: Document, knowledge: KnowledgeBase, run: Run) -> bool:
    """Whether a noun beside the name says so: "quartiere di X", "suroeste de X", "the X region"."""
    if _is_behind_noun(document, knowledge, run.start):
        return True
    after = word_after(document, run.end)
    return (
        after in knowledge.region_after
        and document.text[run.end + 1].islower()
        and run.parts[0] not in knowledge.given_names
    )


def _is_behind_noun(document: Document, knowledge: KnowledgeBase, start: int) -> bool:
    head = document.text[max(0, start - BEFORE_CHARS) : start]
    if not head or head[-1] not in " '’\u00a0":
        return False
    words = document.folded[start - len(head) : start - 1].replace("’", "'").split(" ")
    if words[-1] not in REGION_LINKS and words[-1] not in FROM:
        return document.language == "de" and words[-1] in knowledge.region_before
    nouns = words[-2:-1]
    if len(words) > 2 and knowledge.is_adjective(words[-2]):  # noqa: PLR2004 - a noun before it
        nouns = words[-3:-2]
    if not nouns:
        return False
    noun = nouns[0].rpartition("'")[2]
    if words[-1] in FROM:
        return noun in knowledge.directions
    return noun in knowledge.town or noun in knowledge.region_before or noun in knowledge.directions


def only_places(
    document: Document, knowledge: KnowledgeBase, judged: Iterable[tuple[Run, Verdict | None]]
) -> frozenset[Parts]:
    """Names of which the text says where something is, and never that somebody bears them.

    A preposition tells more than the form of a word: "in Toxteth", "el parque en Vilar do Sado".
    """
    runs = list(judged)
    surnames = {
        run.parts[-1]
        for run, verdict in runs
        if verdict is not None and verdict.type == "person" and len(run.parts) > 1
    }
    return frozenset(
        run.parts
        for run, _ in runs
        if run.parts
        and run.parts[0] not in knowledge.given_names
        and not (len(run.parts) == 1 and run.parts[0] in surnames)
        and _is_where(document, run)
    )


def _is_where(document: Document, run: Run) -> bool:
    start = run.start
    if document.language == "fr":
        verb = document.text[max(0, start - BEFORE_CHARS) : start - len(FRENCH_TO)]
        return document.text[max(0, start - len(FRENCH_TO)) : start] == FRENCH_TO and not (
            verb.endswith(PARTICIPLES)
        )
    strong = STRONG.get(document.language, frozenset())
    return word_before(document, start) in strong and document.text[start - 2].islower()
