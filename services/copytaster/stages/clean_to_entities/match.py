"""Folded text -> names of the knowledge base that count here: as words, in case and language."""

from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Sense
from copytaster.stages.clean_to_entities.names import UNSPACED_FROM, Spelling

DISTINCT_CHARS_MIN: Final = 4
"""Letters from which an unmistakable name counts in small letters ("to kyiv")."""
SURNAME_CHARS_MIN: Final = 6
"""Letters from which a surname counts in a text without capitals ("zelensky", not "trump")."""
GENITIVE_LANGUAGES: Final = frozenset({"de", "nl", "sv", "da", "no", "nb", "nn"})
RIVALS_MAX: Final = 32
"""Names that begin inside another name; one of eight words has at most 36 spans."""


class Hit(NamedTuple):
    """A name in the text with the meanings that count here."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def form(self) -> int:
        """The form of the first meaning; meanings of one name seldom differ in it."""
        return self.senses[0].form


def hits_of(document: Document, knowledge: KnowledgeBase) -> list[Hit]:
    """The names of the knowledge base in the document, from left to right, not overlapping.

    At each word the longest name that counts there.
    """
    found: list[Hit] = []
    genitive = document.language in GENITIVE_LANGUAGES
    spelled = knowledge.index.found(document.folded, genitive=genitive)
    last, floor = len(document.folded), 0
    for at, one in enumerate(spelled):
        if one.start < floor:
            continue
        end = _boundary(document, one.end, last)
        senses = counting(document, knowledge.senses(one.name), one.start, one.end) if end else ()
        if (
            not senses
            or _is_phrase(document, knowledge, senses, one.start)
            or _is_small_word(document, knowledge, senses, one.start, end)
        ):
            continue
        if _is_cut(document, knowledge, senses, end):
            floor = end
        elif rival := _rival(document, knowledge, senses, spelled, at):
            found.append(rival)
            floor = rival.end
        else:
            if end < last and document.text[end] == "." and document.text[end - 2] == ".":
                end += 1  # U.N.
            found.append(Hit(one.start, end, senses))
            floor = end
    return found


def _is_phrase(
    document: Document, knowledge: KnowledgeBase, senses: tuple[Sense, ...], start: int
) -> bool:
    """Whether the words only spell an outlet in small letters: "en todo [el país]", "dans [le
    monde]". Titles of outlets are made of such words and are never written so.
    """
    if not document.text[start].islower() or document.without_capitals:
        return False
    return all(
        sense.form == codes.NAME and knowledge.thing(sense.target).kind == "outlet"
        for sense in senses
    )


def _is_small_word(
    document: Document, knowledge: KnowledgeBase, senses: tuple[Sense, ...], start: int, end: int
) -> bool:
    """Whether an acronym in small letters but the first is a small word that opens a sentence:
    "Esa información", and not the space agency.
    """
    return (
        senses[0].form == codes.ACRONYM
        and not document.text[start:end].isupper()
        and document.folded[start:end] in knowledge.function.get(document.language, ())
    )


def _rival(
    document: Document, knowledge: KnowledgeBase, senses: tuple[Sense, ...],
    spelled: Sequence[Spelling], at: int,
) -> Hit | None:  # fmt: skip
    """A firm name that begins inside a doubtful one and goes beyond it: la [Unión Europea]."""
    stop = spelled[at].end
    if not all(sense.flags & codes.CONTEXT for sense in senses):
        return None
    for other in islice(spelled, at + 1, at + 1 + RIVALS_MAX):
        if other.start >= stop:
            return None
        end = _boundary(document, other.end, len(document.folded))
        if other.start > spelled[at].start and end > stop:
            rivals = counting(document, knowledge.senses(other.name), other.start, other.end)
            if rivals and not all(sense.flags & codes.CONTEXT for sense in rivals):
                return Hit(other.start, end, rivals)
    return None


def _is_cut(
    document: Document, knowledge: KnowledgeBase, senses: tuple[Sense, ...], end: int
) -> bool:
    """Whether a person's full name goes on behind a hyphen: Anna Berg-Larsen is not Anna Berg."""
    after = document.text[end : end + 2]
    return (
        after[:1] == "-"
        and after[1:].isupper()
        and senses[0].form == codes.NAME
        and knowledge.thing(senses[0].target).entity_type == "person"
    )


def _boundary(document: Document, end: int, last: int) -> int:
    """Where the name ends as a word, with its genitive; 0 inside a word."""
    folded = document.folded
    if end == last or not folded[end].isalnum():
        return end if document.text[end : end + 1] != "$" else 0  # US$
    if ord(folded[end - 1]) >= UNSPACED_FROM and folded[end - 1].isalpha():
        return end
    genitive = folded[end] == "s" and document.language in GENITIVE_LANGUAGES
    return end + 1 if genitive and not folded[end + 1 : end + 2].isalnum() else 0


def counting(
    document: Document, senses: tuple[Sense, ...], start: int, end: int
) -> tuple[Sense, ...]:
    """The meanings of a name that count where it stands, in its case and language."""
    surface = document.text[start:end]
    shape = codes.shape_of(surface)
    bits, anywhere = document.bits, end - start > DISTINCT_CHARS_MIN
    kept = tuple(
        [
            sense
            for sense in senses
            if sense.languages & bits or (anywhere and sense.flags & codes.DISTINCT)
            if (sense.shapes & shape and not sense.flags & codes.WORDLIKE)
            or _counts(document, sense, shape, start, end)
        ]
    )
    if len(kept) > 1 and any(sense.languages & bits for sense in kept):
        kept = tuple(sense for sense in kept if sense.languages & bits)
    return kept


def _counts(document: Document, sense: Sense, shape: int, start: int, end: int) -> bool:
    """Whether a meaning counts in this shape although the table does not say so plainly."""
    if codes.shape_of_uncased(document.text[start:end]):
        return True
    wordlike = sense.flags & codes.WORDLIKE
    if sense.shapes & shape:
        return not (wordlike and document.is_shouting(start))
    if wordlike:
        return False
    if shape == codes.UPPER:
        return sense.form != codes.ACRONYM and document.is_shouting(start)
    if shape in (codes.LOWER, codes.INNER):
        if document.without_capitals:
            return sense.form != codes.SURNAME or end - start >= SURNAME_CHARS_MIN
        return bool(sense.flags & codes.DISTINCT) and end - start >= DISTINCT_CHARS_MIN
    return False
