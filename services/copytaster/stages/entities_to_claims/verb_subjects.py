"""A subject inside its verb group, one that has a verb of its own, and who speaks behind a verb."""

from typing import Final

from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.groups import is_inverted_subject
from copytaster.stages.entities_to_claims.infinitives import Subject
from copytaster.stages.entities_to_claims.inflect import PARTICIPLE
from copytaster.stages.entities_to_claims.inversion import subject_behind
from copytaster.stages.entities_to_claims.pointing import is_what
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    BE,
    DETERMINER,
    HAVE,
    PREPOSITION,
    RELATIVE,
    VERBAL,
)

WORDS_BEHIND: Final = 3
"""Words behind a cue among which whoever speaks begins: an article, an adjective, the noun."""


def subject_inside(scan: Scan, reading: Reading) -> Subject | None:
    """The pronoun between an auxiliary and its participle: "a-t-elle précisé"."""
    for k in range(reading.group.first + 1, reading.i):
        if is_inverted_subject(scan.page, k):
            return (k, k + 1), True, False
    return None


def speaks_behind(scan: Scan, begin: int) -> bool:
    """Whether a name or a noun for one who speaks stands right behind the cue."""
    page = scan.page
    if page.has(begin, PREPOSITION) and not page.has(begin, DETERMINER):
        return False  # "informó al alcalde"
    near = range(begin, min(begin + WORDS_BEHIND, len(page.low)))
    return any(page.mention[k] >= 0 or page.is_role(k) for k in near)


def has_its_verb(scan: Scan, left: Words, before: int) -> bool:
    """Whether a verb of its own stands between a subject and the comma before the cue: "X, the
    mayor, was arrested, confirmed the police", but not "X, who was arrested, confirmed".
    """
    page = scan.page
    if not page.lexicon.free_inversion or page.low[before] != ",":
        return False
    between = range(left[1], before)
    if any(page.bits[k] & RELATIVE for k in between):
        return False
    if any(page.bits[k] & VERBAL and page.mention[k] < 0 for k in between):
        return True
    first = page.sentences[page.sentence[before]].first  # "seis hombres murieron en X, informó Y"
    return any(is_finite(page, scan.verbs, k) for k in range(first, left[1]))


def behind_what(scan: Scan, reading: Reading) -> Subject | None:
    """ "C'est ce qu'a annoncé mardi [le ministre]", "es lo que dijo [X]": "que" stands for it."""
    if is_what(scan, reading.group.first) < 0:
        return None
    behind = subject_behind(scan, reading.i + reading.size - 1)
    return (behind, True, False) if behind is not None else None


def is_predicate(scan: Scan, words: Words, floor: int) -> bool:
    """Whether a phrase is the rest of another verb: "deux hommes ont été [arrêtés à X], dont un
    mineur, a annoncé le procureur".
    """
    page, first = scan.page, words[0]
    if not page.lexicon.free_inversion or first <= floor or page.mention[first] >= 0:
        return False
    verb = first in scan.events and any(one.bits & PARTICIPLE for one in scan.events[first][1])
    return verb and page.bits[first - 1] & (BE | HAVE) != 0
