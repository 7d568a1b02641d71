"""A clause that nobody in the text is found to say -> whether a verb leaves it open."""

from typing import Final

from copytaster.stages.entities_to_claims.inflect import FINITE, PARTICIPLE, PAST
from copytaster.stages.entities_to_claims.scan import OUTLET, Scan
from copytaster.stages.entities_to_claims.word_class import INFINITIVE_MARK
from copytaster_schemas.words import CueClass

ANSWERING: Final = frozenset[CueClass]({"confirm", "deny", "admit"})
"""Classes of verbs whose complement is no statement of the outlet, whoever was meant to say it."""


def is_open(scan: Scan, i: int) -> bool:
    """Whether the complement around word `i` hangs on an infinitive of confirming without a source:
    "there is no way to confirm that X", "nicht in der Lage zu bestätigen, dass X".
    """
    first = scan.clause_at(i).first
    k = first - 1 - (first > 1 and scan.page.low[first - 1] == ",")
    if scan.zone[i] != OUTLET or k < 0 or k not in scan.cues:
        return False
    forms = scan.cues[k][1]
    answers = any(form.cue_class in ANSWERING for form in forms)
    finite = any(form.bits & (FINITE | PAST | PARTICIPLE) for form in forms)
    return answers and (not finite or scan.page.has(k - 1, INFINITIVE_MARK))
