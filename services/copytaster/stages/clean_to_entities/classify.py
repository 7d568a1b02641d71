"""A run of capitalised words -> person, organisation or place, by its words and those around it."""

import re
from typing import Final, NamedTuple

from copytaster.stages.clean_to_entities.atoms import Role
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.gaps import word_before
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.runs import Run

ACRONYM_CHARS: Final = (2, 6)
PLACE_PREPOSITIONS: Final = {
    "en": frozenset({"in", "near"}), "it": frozenset({"a", "ad"}), "es": frozenset({"en"}),
    "fr": frozenset({"a"}), "pt": frozenset({"em"}),
}  # fmt: skip
"""Prepositions (folded) after which an unknown single name is mostly a place."""
PERSON_WORDS_MAX: Final = 5
GUESSED_WORDS_MAX: Final = 3
"""Words of a run that is taken for a person without any evidence; longer ones are seldom people."""
FAMILY_FIRST_PARTS: Final = 3
PLACE_CHARS_MIN: Final = 4
_AGE: Final = re.compile(r",? \(?\d{2}\)?(?:,|\)| anni| años| ans| Jahre| anos)")

CERTAIN: Final = 80
LIKELY: Final = 65
WEAK: Final = 40


class Verdict(NamedTuple):
    """What a run is taken for, and how sure that is."""

    type: FoundType
    confidence: int


def classify(
    document: Document, knowledge: KnowledgeBase, run: Run, *, titled: bool
) -> Verdict | None:
    """What a run names; None where nothing says that it is a name."""
    parts = run.parts
    if not parts or any(part in knowledge.nonperson for part in parts):
        return None
    if len(parts) > 1:
        return _of_many(document, knowledge, run, titled=titled)
    return _of_one(document, knowledge, run, titled=titled)


def _of_many(
    document: Document, knowledge: KnowledgeBase, run: Run, *, titled: bool
) -> Verdict | None:
    parts = run.parts
    if titled and len(parts) <= PERSON_WORDS_MAX and parts[-1] not in knowledge.organisation_last:
        return Verdict("person", CERTAIN)
    named = _by_head(knowledge, parts)
    if named is not None:
        return named
    if _is_person(document, knowledge, run):
        return Verdict("person", LIKELY)
    if len(parts) > GUESSED_WORDS_MAX or any(
        knowledge.is_common(part, document.language) or part.isdigit() for part in parts
    ):  # fmt: skip
        return None
    if (
        document.is_headline(run.start)
        or document.language == "de"
        or any(len(part) == 1 for part in parts)
    ):
        return None
    if word_before(document, run.start) in PLACE_PREPOSITIONS.get(document.language, ()):
        return Verdict("place", WEAK)
    return Verdict("person", WEAK)


def _by_head(knowledge: KnowledgeBase, parts: tuple[str, ...]) -> Verdict | None:
    named = parts[0] in knowledge.given_names
    if parts[-1] in knowledge.organisation_last and not named:
        return Verdict("organisation", LIKELY)
    if parts[0] in knowledge.organisation_first:
        return Verdict("organisation", LIKELY)
    if (parts[-1] in knowledge.place_last and not named) or parts[0] in knowledge.place_first:
        return Verdict("place", LIKELY)
    return None


def _is_person(document: Document, knowledge: KnowledgeBase, run: Run) -> bool:
    parts, text, language = run.parts, document.text, document.language
    if len(parts) > PERSON_WORDS_MAX:
        return False
    if any(atom.role is Role.SURNAME for atom in run.atoms) or (
        parts[0] in knowledge.given_names
        or (knowledge.is_given_name(parts[0]) and not knowledge.is_common(parts[0], language))
    ):
        return True
    if len(parts) >= FAMILY_FIRST_PARTS and parts[0] + "-" + parts[1] in knowledge.given_names:
        return True
    surface = text[run.start : run.end]
    if parts[0] in knowledge.family_first and (
        ("-" in surface and surface.rpartition("-")[2].islower())
        or len(parts) == FAMILY_FIRST_PARTS
    ):
        return True
    if any(len(part) == 1 and "." in surface for part in parts[:-1]):
        return True
    if any(part in knowledge.particles for part in parts[1:-1]):
        return len(parts) < PERSON_WORDS_MAX and not knowledge.is_common(
            parts[0], document.language
        )
    return _AGE.match(text, run.end) is not None


def _of_one(
    document: Document, knowledge: KnowledgeBase, run: Run, *, titled: bool
) -> Verdict | None:
    part = run.parts[0]
    surface = document.text[run.start : run.end]
    if titled and len(part) > 1 and not knowledge.is_common(part, document.language):
        return Verdict("person", CERTAIN)
    if surface.isupper() and surface.isalpha() and surface.isascii():
        low, high = ACRONYM_CHARS
        if (
            low <= len(surface) <= high
            and not document.is_headline(run.start)
            and part not in knowledge.abbreviations
        ):
            return Verdict("organisation", WEAK)
        return None
    if (
        document.is_headline(run.start)
        or len(part) < PLACE_CHARS_MIN
        or part in knowledge.given_names
    ):
        return None
    before = word_before(document, run.start)
    if before in PLACE_PREPOSITIONS.get(document.language, ()) and not (
        knowledge.is_common(part, document.language) or part in document.small_letters
    ):
        return Verdict("place", WEAK)
    return None
