"""Dutch words of two kinds -> which one they are here: "zijn" (are, his), "als" (if, as)."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    BE,
    CLITIC,
    CONDITIONAL,
    COORDINATOR,
    DETERMINER,
    HIS,
    NEGATION,
    NEUTER,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    VERBAL,
)

BEHIND_IF: Final = DETERMINER | PERSONAL | NEUTER | ADVERB | NEGATION | CLITIC
"""What a clause of condition begins with in Dutch."""

ENGLISH_HEADS: Final = frozenset(
    {"academy", "bank", "board", "bureau", "chamber", "church", "college", "commissioner",
     "council", "court", "department", "duke", "house", "institute", "isle", "league",
     "ministry", "museum", "office", "prince", "school", "secretary", "state", "university"}
)  # fmt: skip
"""Nouns before "of" in English names that Dutch does not translate."""

BEHIND_ARE: Final = DETERMINER | PREPOSITION | PERSONAL | NEGATION | ADVERB | VERBAL
"""What follows the Dutch verb "zijn"."""


def tell_his(low: list[str], bits: list[int]) -> None:
    """Dutch "zijn" is "his" behind a preposition or an auxiliary, and "are" beside a plural, before
    a participle, an article or a preposition.
    """
    if "zijn" not in low:
        return
    for i, word in enumerate(low):
        if word != "zijn":
            continue
        before, behind = bits[i - 1] if i else 0, bits[i + 1] if i + 1 < len(low) else 0
        following = low[i + 1] if i + 1 < len(low) else "."
        plural = i > 0 and low[i - 1].endswith(("en", "s", "'s")) and not before & VERBAL
        owned = before & (PREPOSITION | VERBAL | COORDINATOR) and not before & NEGATION
        verb = behind & BEHIND_ARE or following.startswith("ge") or not following[0].isalpha()
        if owned or not (verb or plural or before & ADVERB):
            bits[i] &= ~BE
        else:
            bits[i] &= ~(DETERMINER | POSSESSIVE | HIS)


def tell_if(low: list[str], bits: list[int], capital: Sequence[bool]) -> None:
    """Dutch "als" is "if" before a subject with an article, pronoun or capital, else "as": "als
    reactie", "als gevolg van".
    """
    if "als" not in low:
        return
    for i, word in enumerate(low[:-1]):
        if word == "als" and not (bits[i + 1] & BEHIND_IF or capital[i + 1]):
            bits[i] &= ~CONDITIONAL


def tell_or(low: list[str], bits: list[int], capital: Sequence[bool]) -> None:
    """English "of" inside a name that Dutch leaves as it is ("Bank of England") is no "whether" and
    no "or"; but "Jan of Piet".
    """
    if "of" not in low:
        return
    for i in range(1, len(low) - 1):
        if low[i] == "of" and low[i - 1] in ENGLISH_HEADS and capital[i - 1] and capital[i + 1]:
            bits[i] = 0
