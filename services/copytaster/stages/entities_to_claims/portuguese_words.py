"""Portuguese words of two kinds -> which one they are here: "se" (if, and the pronoun)."""

from typing import Final

from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    COMPLEMENTISER,
    CONDITIONAL,
    DETERMINER,
    INTERROGATIVE,
    NEGATION,
    PERSONAL,
    RELATIVE,
    SUBORDINATOR,
    WHETHER,
)

DRAWS_PRONOUN: Final = COMPLEMENTISER | RELATIVE | SUBORDINATOR | NEGATION | ADVERB | INTERROGATIVE
"""What pulls the pronoun in front of its verb: "disse que se demitiu", "já se demitiu"."""

BEHIND_IF: Final = DETERMINER | PERSONAL | NEGATION
"""What a clause of condition begins with: "também se o governo cair"."""


def tell_se(low: list[str], bits: list[int]) -> None:
    """Portuguese "se" is the pronoun of a reflexive verb right behind "que", a negation or an
    adverb, unless a subject follows; else it is "if".
    """
    if "se" not in low:
        return
    for i, word in enumerate(low[:-1]):
        if word != "se" or not i or not bits[i - 1] & DRAWS_PRONOUN:
            continue
        if low[i + 1][0].isalpha() and not bits[i + 1] & BEHIND_IF:
            bits[i] &= ~(CONDITIONAL | COMPLEMENTISER | WHETHER)
