"""A place in the text -> the person whom the sentence before is about, for "he" and "she"."""

from typing import Final

from copytaster.stages.article import LinkedEntity
from copytaster.stages.entities_to_claims.objects import object_hits
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import GENITIVE, HE, PREPOSITION, SHE

SENTENCES_BACK: Final = 3
OPENING_WORDS: Final = 10
"""Words in which a sentence names whom it is about: country, office, name."""

SOMEBODY: Final = frozenset({"people", "person_group", "official", "militants", "police_officers"})
"""Nouns beside which "he" may be somebody without a name: "police arrested a man"."""


def person_before(scan: Scan, i: int) -> LinkedEntity | None:
    """The only person that "he" or "she" before word `i` can mean; None where nobody is sure."""
    page, number = scan.page, scan.page.sentence[i]
    own = page.sentences[number]
    if any(_names_person(page, k) for k in range(own.first, i)) or _unnamed(scan, number):
        return None
    for back in range(number - 1, max(-1, number - 1 - SENTENCES_BACK), -1):
        sentence = page.sentences[back]
        if _unnamed(scan, back):
            return None
        people = {
            entity.entity_id: entity
            for k in range(sentence.first, sentence.last)
            if (entity := page.entity_at(k)) is not None and entity.entity_type == "person"
        }
        if people:
            return _opener(page, sentence) if len(people) == 1 else None
        if not page.has(sentence.first, HE | SHE):
            return None
    return None


def _names_person(page: Page, k: int) -> bool:
    entity = page.entity_at(k)
    return entity is not None and entity.entity_type == "person"


def _unnamed(scan: Scan, number: int) -> bool:
    """Whether a sentence speaks of somebody without a name."""
    return any(hit.name in SOMEBODY and not _is_title(scan, hit.i + hit.size)
               for hit in object_hits(scan, number))  # fmt: skip


def _is_title(scan: Scan, k: int) -> bool:
    """Whether a person's name stands right behind a noun: "former prime minister X"."""
    return _names_person(scan.page, k)


def _opener(page: Page, sentence: Span) -> LinkedEntity | None:
    """The person that the sentence begins with, as its subject."""
    for k in range(sentence.first, min(sentence.last, sentence.first + OPENING_WORDS)):
        if not _names_person(page, k):
            continue
        last = k
        while last < sentence.last and page.mention[last] == page.mention[k]:
            last += 1
        governed = any(page.bits[n] & PREPOSITION for n in range(sentence.first, k))
        return None if governed or page.has(last, GENITIVE) else page.entity_at(k)
    return None
