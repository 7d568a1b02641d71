"""A verb of saying behind a court -> whether it says nothing and sentences."""

from typing import Final

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan

COURT_WORDS: Final = 12
"""Words from a court to its verb: which chamber, of which town."""


def sentences(scan: Scan, i: int) -> bool:
    """Whether a court stands before a verb that condemns: "la Audiencia Nacional ha condenado al
    cabecilla" says nothing, it sentences.
    """
    page, sentencing = scan.page, scan.page.lexicon.romance.sentencing
    if not sentencing or all(form.lemma not in sentencing for form in scan.cues[i][1]):
        return False
    first = page.sentences[page.sentence[i]].first
    return any(_is_court(page, k) for k in range(max(first, i - COURT_WORDS), i))


def _is_court(page: Page, k: int) -> bool:
    entity = page.entity_at(k)
    if entity is not None:
        return entity.kind == "court"
    hit = page.lexicon.role_at(page.low, k, len(page.low))
    return hit is not None and any(role.body == "court" for role in hit[1])
