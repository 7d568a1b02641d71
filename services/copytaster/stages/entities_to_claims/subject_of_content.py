"""A pronoun behind what is said -> whom that begins with: "Bressuet has recalled ..., it said"."""

from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS
from copytaster.stages.entities_to_claims.speakers import speaker_of
from copytaster.stages.entities_to_claims.word_class import (
    DETERMINER,
    HE,
    NEUTER,
    PERSONAL,
    PREPOSITION,
    SHE,
    VERBAL,
)
from copytaster_schemas.claim import Speaker

SUBJECT_WORDS_MAX: Final = 12
"""Words of a subject with its office and what it is of."""

PERSONS: Final = frozenset({"official", "named_person"})


def subject_of_content(page: Page, one: Attribution, pronoun: int) -> Speaker | None:
    """The subject of an indirect content that stands before its pronoun in the same sentence.

    In English "he" takes a person and "it" a body; where nouns have a gender either takes both.
    """
    if one.source is None or not one.content:
        return None
    first, last = one.content[0]
    if page.sentence[first] != one.sentence or one.source[0] < last:
        return None
    opening = page.bits[first]
    pronoun_opens = opening & (PERSONAL | NEUTER) and not opening & DETERMINER  # "l'" may be either
    if page.low[first] in QUOTE_MARKS or opening & PREPOSITION or pronoun_opens:
        return None
    end = _end_of_subject(page, first, min(last, first + SUBJECT_WORDS_MAX))
    speaker = speaker_of(page, (first, end)) if end > first else None
    if speaker is None or speaker.kind == "unknown":
        return None  # "two bridges were destroyed, she said"
    if page.lexicon.language == "en" and pronoun & (HE | SHE | NEUTER):
        return speaker if (speaker.kind in PERSONS) == bool(pronoun & (HE | SHE)) else None
    return speaker


def _end_of_subject(page: Page, first: int, last: int) -> int:
    """Where the verb stands; where none is known, behind the first name."""
    for k in range(first, last):
        if page.mention[k] < 0 and (page.bits[k] & VERBAL or (k > first and _is_verb(page, k))):
            return k
        if page.low[k] == ",":
            return k
    named = next((k for k in range(first, last) if page.mention[k] >= 0), None)
    return first if named is None else page.name_end(named, last)


def _is_verb(page: Page, k: int) -> bool:
    """Whether word `k` is a verb that tells of a happening."""
    forms = page.lexicon.events.table.get(page.low[k], ())
    return any(not form.noun for rest, meanings in forms if not rest for form in meanings)
