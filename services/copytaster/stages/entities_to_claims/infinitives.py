"""A cue that is an infinitive -> who says it: "dopo aver confermato", "è l'Onu a confermare"."""

from typing import Final

from copytaster.stages.entities_to_claims.cues import Reading, is_cleft
from copytaster.stages.entities_to_claims.inflect import INFINITIVE
from copytaster.stages.entities_to_claims.inversion import cleft_subject
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import DETERMINER, PREPOSITION, VERBAL

ASIDE_WORDS: Final = 3
"""Words from the comma to the verb of an aside: "X, después de haber negado ..."."""

Subject = tuple[Words | None, bool, bool]
"""The source, whether it stands behind the cue, and whether it was left out."""


def hangs_on_preposition(scan: Scan, before: int, reading: Reading) -> bool:
    """Whether the verb is an infinitive, or has one for its auxiliary, behind a preposition."""
    page = scan.page
    if not page.bits[before] & PREPOSITION or page.bits[before] & DETERMINER:
        return False
    auxiliary = page.low[reading.group.first]
    return bool(reading.bits & INFINITIVE) or auxiliary in {
        "aver",
        "avere",
        "haber",
        "ter",
        "avoir",
    }


def aside_end(scan: Scan, reading: Reading, begin: int, end: int) -> int:
    """Where the aside of an infinitive ends, behind which the main verb goes on: "X, dopo aver
    negato i fatti, [ha ammesso ...]"; `end` where it is none.
    """
    page, first = scan.page, reading.group.first
    opened = "," in page.low[max(0, first - ASIDE_WORDS) : first]
    if not opened or not hangs_on_preposition(scan, first - 1, reading):
        return end
    for k in range(begin, end - 1):
        verb = page.bits[k + 1] & VERBAL or k + 1 in scan.cues or k + 1 in scan.verbs.finite
        if page.low[k] == "," and verb:
            return k
    return end


def _says_itself(scan: Scan, i: int) -> bool:
    """Whether the verb before "di" has the same subject: "says to", but not "asks to"."""
    forms = scan.cues[i][1] if i in scan.cues else ()
    return any(form.cue_class != "direct" for form in forms)


def of_infinitive(scan: Scan, reading: Reading, floor: int, last: Words | None) -> Subject | None:
    """ "Ha detto di non poter confermare", "è stata l'Onu a confermare"."""
    before = reading.group.first - 1
    if last is not None and _says_itself(scan, before - 1):
        return last, False, False
    if not is_cleft(reading):
        return None
    cleft = cleft_subject(scan, before - 1, floor, reading.i + reading.size)
    return (*cleft, False) if cleft else None
