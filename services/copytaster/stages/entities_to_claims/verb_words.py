"""Words -> which of them can be the verb that a clause is built on."""

from collections.abc import Set as AbstractSet
from typing import Final

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    GENITIVE,
    INFINITIVE_MARK,
    PREPOSITION,
    RELATIVE,
    VERBAL,
)
from copytaster.stages.record import dataclass

COORDINATED_WORDS: Final = 8
"""How far behind "and" a verb may be for it to begin a clause: a subject of a few words stands
between.
"""

PAST_ENDING: Final = "ed"
"""What an English verb that no list knows ends with; in other languages too many nouns end so."""

PAST_CHARS_MIN: Final = 5


PRONOUN_WORDS_BACK: Final = 4
"""Words between "si" and the participle: "si è già ufficialmente dimesso"."""

REFLEXIVES: Final = frozenset(
    {"si", "s'", "se", "sich", "zich", "mi", "me", "m'", "mich", "ci", "nos", "essersi", "haberse"}
)


@dataclass(frozen=True, slots=True)
class Verbs:
    """Positions of words with a finite form, of those that can be nothing else, and of cues.

    `certain` leaves out what may also be a participle ("deployed").
    """

    finite: AbstractSet[int]
    certain: AbstractSet[int]
    cues: AbstractSet[int]

    def next_after(self, page: Page, i: int) -> int:
        """The verb behind the conjunction at `i`, before the next mark or conjunction; or -1."""
        for k in range(i + 1, min(i + 1 + COORDINATED_WORDS, len(page.low))):
            word, bits = page.low[k], page.bits[k]
            if not word[0].isalnum() or bits & (COORDINATOR | CONTRAST):
                return -1
            if bits & CLAUSE_OPENER:
                return -1
            if is_finite(page, self, k):
                return k
        return -1


def is_finite(page: Page, verbs: Verbs, i: int) -> bool:
    """Whether a word can be the verb of its clause: an auxiliary, a known or likely finite form."""
    bits = page.bits[i]
    if bits & VERBAL:
        return page.mention[i] < 0
    if i not in verbs.finite and not _looks_past(page, i):
        return False
    if bits & PREPOSITION and not bits & ADVERB:
        return False  # Spanish "entre", "para", "sobre" are verb forms too
    before = page.bits[i - 1] if i else 0
    after_article = before & (DETERMINER | GENITIVE) and not before & RELATIVE
    return not (after_article or (before & PREPOSITION and not before & ADVERB))


def _looks_past(page: Page, i: int) -> bool:
    word = page.low[i]
    if not word.endswith(PAST_ENDING) or page.lexicon.language != "en":
        return False
    if len(word) < PAST_CHARS_MIN:
        return False
    if page.mention[i] >= 0 or page.capital[i]:
        return False
    return _object_follows(page, i)


def _object_follows(page: Page, i: int) -> bool:
    """Whether an article, name or number follows: what stands behind a finite verb."""
    if i + 1 >= len(page.low):
        return False
    following = page.bits[i + 1]
    return bool(following & DETERMINER or page.mention[i + 1] >= 0 or page.low[i + 1][0].isdigit())


def begins_clause(page: Page, verbs: Verbs, i: int) -> bool:
    """Whether a word is surely a finite verb: an auxiliary, or a form that takes an object here."""
    if page.bits[i] & VERBAL:
        return page.mention[i] < 0 and not page.bits[i] & INFINITIVE_MARK
    if not is_finite(page, verbs, i):
        return False
    return i in verbs.certain or _object_follows(page, i)


def is_reflexive(page: Page, i: int, size: int) -> bool:
    """Whether a pronoun like "si" stands beside a verb of `size` words."""
    near = range(max(0, i - PRONOUN_WORDS_BACK), min(len(page.low), i + size + 1))
    return any(page.low[k] in REFLEXIVES for k in near)
