"""Negation that stands beside a verb and not in its group: "no troops were sent", "né X né Y"."""

from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.scan import TAKEN, Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    NEGATION,
)

NOBODY: Final = frozenset({
    "neither", "none", "nobody", "né", "nessuno", "nessuna", "ni", "nadie", "ninguno", "ninguna",
    "aucun", "aucune", "personne", "weder", "niemand", "nem", "ninguém", "nenhum", "nenhuma",
})  # fmt: skip
"""Negative words that are subjects, or open one, without being articles."""


def denies_its_arguments(scan: Scan, reading: EventReading) -> bool:
    """Whether the subject or the object is a negative one."""
    behind = reading.i + reading.size
    return _is_negative(scan, behind) or _opens_negative(scan, reading)


def is_nobody(scan: Scan, first: int) -> bool:
    """Whether a source that begins at word `first` is nobody: "no official", "ningún portavoz"."""
    return _is_negative(scan, first)


AMBIGUOUS: Final = frozenset({"plus", "personne", "sans", "sin", "senza", "sem", "ohne"})
"""Words that deny something else than their clause, or nothing: "plus de vingt", "sans abri"."""

ONLY: Final = frozenset({
    "only", "just", "merely", "solo", "soltanto", "solamente", "sólo", "seulement", "uniquement",
    "nur", "bloß", "apenas", "somente", "só", "longer",
})  # fmt: skip
"""Behind a negation these take it back, or leave the clause as it is: "not only"."""


def is_negative(scan: Scan, first: int, last: int) -> bool:
    """Whether what words `first` to `last` say is put negatively: its first clause is."""
    page = scan.page
    while first < last and not page.low[first][0].isalnum():
        first += 1
    if first >= last:
        return False
    unit = scan.clause_at(first).unit
    last = next((k for k in range(first + 1, last) if _adds(scan, k)), last)
    return any(
        page.bits[k] & NEGATION
        and page.low[k] not in AMBIGUOUS
        and not (page.capital[k] and k > first and page.lexicon.capital_nouns)  # "ins Nichts"
        and scan.clause_at(k).unit == unit
        and (k + 1 >= len(page.low) or page.low[k + 1] not in ONLY)
        for k in range(first, last)
    )


def _adds(scan: Scan, k: int) -> bool:
    """ "..., and that none survived": a second assertion begins."""
    page = scan.page
    joins = page.has(k, COORDINATOR) and not page.has(k, NEGATION)
    return joins and (page.has(k + 1, COMPLEMENTISER) or _is_negative(scan, k + 1))


def _opens_negative(scan: Scan, reading: EventReading) -> bool:
    page = scan.page
    last = reading.group.first if reading.group.first >= 0 else reading.i
    first = scan.clause_at(last).first
    # "officials say no bodies have been found": what is said begins behind the cue
    k = next((n + 1 for n in range(last - 1, first - 1, -1) if scan.zone[n] == TAKEN), first)
    while k < last and (not page.low[k][0].isalnum() or _only_opens(page.bits[k])):
        k += 1
    return k < last and _is_negative(scan, k)


def _only_opens(bits: int) -> bool:
    return bool(bits & (COMPLEMENTISER | COORDINATOR)) and not bits & NEGATION


def _is_negative(scan: Scan, k: int) -> bool:
    """ "No troops", "nessun soldato", "neither", but not "no longer"."""
    page = scan.page
    if not page.has(k, NEGATION) or page.has(k + 1, ADVERB):
        return False
    return page.has(k, DETERMINER) or page.low[k] in NOBODY
