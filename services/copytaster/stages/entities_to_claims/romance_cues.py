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
    INFINITIVE_MARK,
    PREPOSITION,
)

PERFECT: Final = frozenset({"avoir", "être", "haber", "aver", "avere"})
"""Auxiliaries of infinitives; Portuguese "ter" stands behind nouns too."""

ONESELF: Final = frozenset({"si", "s'", "se", "mi"})

FORESEE: Final = frozenset({"prevedere", "prever", "prévoir"})
"""Verbs that foresee something, or plan it where an infinitive follows."""


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


def foresees_own_act(scan: Scan, i: int, lemma: str) -> bool:
    """Whether an infinitive follows: "prevede di sopprimere", "prevé despedir"."""
    page = scan.page
    if lemma not in FORESEE:
        return False
    k = i + scan.cues[i][0]
    k += k < len(page.low) and bool(page.bits[k] & INFINITIVE_MARK)
    if k >= len(page.low) or page.bits[k] & DETERMINER or page.capital[k]:
        return False
    return page.low[k].endswith(page.lexicon.romance.infinitive_endings)


def is_wished(scan: Scan, i: int) -> bool:
    """Whether a French indicative is none by its clause: "Il faut que le maire confirme"."""
    page = scan.page
    wishing = page.lexicon.romance.wishing
    if not wishing:
        return False
    first = page.sentences[page.sentence[i]].first
    opener = next((k for k in range(i - 1, first, -1) if page.bits[k] & COMPLEMENTISER), first)
    return opener > first and page.low[opener - 1] in wishing
