"""Cue forms of Romance languages that look like another voice or mood than they are."""

from typing import Final

from copytaster.stages.entities_to_claims.groups import Group
from copytaster.stages.entities_to_claims.inflect import FINITE, PARTICIPLE, SUBJUNCTIVE
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BE,
    COMPLEMENTISER,
    DETERMINER,
    PREPOSITION,
)

PERFECT: Final = frozenset({"avoir", "être", "haber", "aver", "avere"})
"""Auxiliaries of infinitives; Portuguese "ter" stands behind nouns too."""

ONESELF: Final = frozenset({"si", "s'", "se", "mi"})


def opens_elliptic(scan: Scan, i: int, size: int, bits: int, group: Group) -> bool:
    """Whether a participle opens its sentence before what it is said of: "Smentite le voci di"."""
    page = scan.page
    if not page.lexicon.free_inversion or not bits & PARTICIPLE or group.first != i:
        return False
    first = page.sentences[page.sentence[i]].first
    opens = i == first or page.low[i - 1] == ":"
    return opens and page.has(i + size, DETERMINER)


def speaks_of_itself(scan: Scan, i: int, size: int, group: Group) -> bool:
    """ "Si è detto soddisfatto": who says so is the subject; but nobody in "si è detto che"."""
    page = scan.page
    if not page.lexicon.free_inversion or not group.has(BE):
        return False
    if not any(page.low[k] in ONESELF for k in range(group.first, i)):
        return False
    k = i + size
    while page.has(k, ADVERB):
        k += 1
    described = k < len(page.low) and page.low[k].isalpha()
    return described and not page.has(k, COMPLEMENTISER | PREPOSITION)  # "s'est déclarée à Lyon"


def takes_infinitive(page: Page, behind: int) -> bool:
    """ "Nie avoir avoué", "niega haber confirmado": only a verb takes a perfect infinitive."""
    return behind < len(page.low) and page.low[behind] in PERFECT


def is_stray_subjunctive(scan: Scan, i: int, bits: int) -> bool:
    """Whether a form is a subjunctive only and stands in a main clause: a noun ("i testimoni")."""
    if not scan.page.lexicon.free_inversion or bits != FINITE | SUBJUNCTIVE:
        return False
    return scan.clause_at(i).kind == "main"
