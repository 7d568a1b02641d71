"""A cue in its group -> whether the sentence only passes on that it was said."""

from typing import Final

from copytaster.stages.entities_to_claims.groups import Group
from copytaster.stages.entities_to_claims.inflect import CONDITIONAL_FORM, PARTICIPLE
from copytaster.stages.entities_to_claims.lexicon import CueForm
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    BE,
    CONDITIONAL_AUXILIARY,
    DETERMINER,
    FIRST_PERSON,
    HAVE,
    HEARSAY,
    REPORTING_MOOD,
)

SAID_TO_WORDS: Final = 4
"""Words of "is reported to" before the infinitive it leads to."""

MIDDLE_WORDS_MAX: Final = 30
"""Words between a German auxiliary and its participle."""


def is_hearsay(scan: Scan, i: int, form: CueForm, group: Group) -> bool:
    """ "Reportedly confirmed", "aurait confirmé", "confirmó supuestamente", "habe bestätigt"."""
    if group.has(HEARSAY | CONDITIONAL_AUXILIARY) or form.bits & CONDITIONAL_FORM:
        return True
    if scan.page.has(i + 1, HEARSAY) and not scan.page.has(i, DETERMINER):
        return True
    for k in range(max(0, group.first - SAID_TO_WORDS), group.first + 1):
        size, forms = scan.cues.get(k, (0, ()))
        if group.first <= k + size <= i and any(one.cue_class == "hearsay" for one in forms):
            return True  # "is said to have confirmed"
    main = scan.clause_at(i).kind == "main"
    return bool(form.bits & PARTICIPLE) and main and _is_reported(scan, i)


def _is_reported(scan: Scan, i: int) -> bool:
    """ "Der Anwalt habe den Tod bestätigt": the mood of what somebody else says."""
    page = scan.page
    if not page.lexicon.has_reporting_mood or scan.quotes.at[i] >= 0:
        return False
    for k in range(i + 1, max(scan.clause_at(i).first, i - MIDDLE_WORDS_MAX) - 1, -1):
        if k < i and page.low[k] == ",":
            return False
        if page.has(k, REPORTING_MOOD) and page.has(k, HAVE | BE):
            return not page.has(k - 1, FIRST_PERSON) and not page.has(k + 1, FIRST_PERSON)
    return False
