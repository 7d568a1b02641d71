"""Event reading -> whether somebody is only accused of it: "suspected of stealing", "accusato di
aver rubato".
"""

from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.scan import OUTLET, TAKEN, Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLITIC,
    DETERMINER,
    HAVE,
    HEARSAY,
    PREPOSITION,
    REPORT_NOUN,
)
from copytaster_schemas.words import CueClass

ACCUSING: Final = frozenset[CueClass]({"allege", "suggest", "hearsay"})
BETWEEN: Final = PREPOSITION | DETERMINER | CLITIC | ADVERB | HAVE
SEIZING: Final = frozenset(
    {"arrest", "charge", "convict", "sentence", "search", "search_for", "extradite", "deport",
     "release", "shoot"}
)  # fmt: skip
"""What is done to suspects: that somebody is only suspected takes nothing from it."""

SUSPECTED: Final = frozenset(
    {"suspected", "alleged", "presumed", "mutmaßliche", "mutmaßlichen", "mutmaßlicher",
     "vermeintliche", "vermutliche", "vermutlichen", "vermeintlichen", "vermeende", "vermoedelijke",
     "presunti", "presunto", "presuntos", "presunta", "presunte", "presuntas", "présumés",
     "présumé", "présumée", "présumées", "suposto", "suposta", "supostos", "supostas", "supuesto",
     "supuesta", "supuestos", "supuestas", "presumível", "presumíveis", "alegado",
     "alegada", "alegados"}
)  # fmt: skip
"""What says that whoever acted is only thought to be one of those named."""

WORDS_BACK: Final = 4
"""Words between the accusation and the verb: "accusé de s'être", "sospechoso de haber"."""


def is_accused(scan: Scan, reading: EventReading) -> bool:
    """Whether an accusation governs the verb, and nobody is named who makes it.

    Where somebody is, the claim is that voice's, and its cue says how much it commits to.
    """
    page = scan.page
    governed = False
    for k in range(reading.group.first - 1, max(reading.group.first - 1 - WORDS_BACK, -1), -1):
        bits = page.bits[k]
        if page.sentence[k] != page.sentence[reading.i]:
            return False
        cue = scan.cues.get(k)
        accuses = cue is not None and any(form.cue_class in ACCUSING for form in cue[1])
        if accuses or bits & REPORT_NOUN:
            voiced = scan.zone[k] == TAKEN and scan.zone[reading.i] > OUTLET
            return governed and not voiced
        if not bits & BETWEEN:
            return False
        governed = governed or bits & PREPOSITION != 0
    return False


def only_suspects(scan: Scan, i: int) -> bool:
    """Whether "alleged" in the clause of word `i` only describes somebody: "nahm den
    *mutmaßlichen* Täter fest", and not "soll festgenommen worden sein".
    """
    page, clause = scan.page, scan.clause_at(i)
    words = [k for k in range(clause.first, clause.last) if page.bits[k] & HEARSAY]
    return bool(words) and all(page.low[k] in SUSPECTED for k in words)
