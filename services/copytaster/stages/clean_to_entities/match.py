"""Folded text -> names of the knowledge base that count here: as words, in case and language."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Sense

DISTINCT_CHARS_MIN: Final = 4
"""Letters from which an unmistakable name counts in small letters ("to kyiv")."""
SURNAME_CHARS_MIN: Final = 6
"""Letters from which a surname counts in a text without capitals ("zelensky", not "trump")."""
UNSPACED_FROM: Final = 0x0E00
"""First character of Thai; from there on most scripts have no spaces between words."""
GENITIVE_LANGUAGES: Final = frozenset({"de", "nl", "sv", "da", "no", "nb", "nn"})
SPAN_WORDS_MAX: Final = 8
"""Words of a name that is looked for again inside a match that did not count."""


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
    """The names of the knowledge base in the document, from left to right, not overlapping."""
    found: list[Hit] = []
    folded = document.folded
    last = len(folded)
    floor = 0
    for start, stop, name in knowledge.hits(folded):
        if start < floor:
            continue
        end = _boundary(document, stop, last)
        senses = _counting(document, knowledge.senses(name), start, stop) if end else ()
        if senses and (rival := _rival(document, knowledge, senses, (start, stop))):
            found.append(rival)
            floor = rival.end
        elif senses and _is_cut(document, knowledge, senses, end):
            continue
        elif senses:
            if end < last and document.text[end] == "." and document.text[end - 2] == ".":
                end += 1  # U.N.
            found.append(Hit(start, end, senses))
            floor = end
        elif " " in folded[start:stop]:
            for hit in _inside(document, knowledge, start, stop):
                found.append(hit)
                floor = hit.end
    return found


def _rival(
    document: Document, knowledge: KnowledgeBase, senses: tuple[Sense, ...], span: tuple[int, int]
) -> Hit | None:
    """A firm name that begins inside a doubtful one and goes beyond it: la [Unión Europea]."""
    start, stop = span
    space = document.folded.find(" ", start, stop)
    if space < 0 or not all(sense.flags & codes.CONTEXT for sense in senses):
        return None
    for hit in _inside(document, knowledge, space + 1, stop):
        if hit.end > stop and not all(sense.flags & codes.CONTEXT for sense in hit.senses):
            return hit
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


def _inside(document: Document, knowledge: KnowledgeBase, start: int, end: int) -> Iterator[Hit]:
    """Names that begin inside a match that did not count, longest first at each word."""
    folded = document.folded
    at = start
    while at < end:
        for cut in reversed(_word_ends(folded, at)):
            name = knowledge.name_at(folded[at:cut])
            if name is not None and (
                senses := _counting(document, knowledge.senses(name), at, cut)
            ):
                yield Hit(at, cut, senses)
                at = cut
                break
        space = folded.find(" ", at, end)
        if space < 0:
            return
        at = space + 1


def _word_ends(folded: str, at: int) -> list[int]:
    """Where the first words from an offset on end."""
    ends: list[int] = []
    while len(ends) < SPAN_WORDS_MAX and at < len(folded):
        space = folded.find(" ", at)
        stop = space if space >= 0 else len(folded)
        if stop > at:
            ends.append(stop)
        at = stop + 1
    return ends


def _counting(
    document: Document, senses: tuple[Sense, ...], start: int, end: int
) -> tuple[Sense, ...]:
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
