"""An article with claims that an adjudicator would be asked about."""

from typing import Any

from copytaster.stages.article import ClaimedArticle, TaggedArticle
from copytaster_schemas.claim import Claim, Selector
from copytaster_schemas.words import CueClass
from support.builders import a_clean_article
from support.claims import a_claim
from support.speakers import RUTTE

BACKGROUND = "The alliance met in Brussels. It was raining. Envoys came from Seoul."
CONFIRMED = "Mark Rutte confirmed that troops were deployed in Kursk."
AFTER = "He spoke for an hour."
TEXT = f"{BACKGROUND} {CONFIRMED} {AFTER}"
CONTENT = "troops were deployed in Kursk"


def a_claim_about(content: str = CONTENT, cue: CueClass = "confirm", **changes: Any) -> Claim:
    """Rutte's claim, standing where the content stands in `TEXT`."""
    start = TEXT.index(content)
    selector = Selector(exact=content, prefix="", suffix="", start=start, end=start + len(content))
    return a_claim(RUTTE, cue).model_copy(update={"selector": selector, "main": True, **changes})


def an_article_claiming(*claims: Claim, text: str = TEXT) -> ClaimedArticle:
    """The article with these claims."""
    return ClaimedArticle(TaggedArticle(a_clean_article(text), (), ()), claims, partial=False)
