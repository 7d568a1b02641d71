"""Articles -> where one phrase ends and the next begins, where the order of words does not tell."""

from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.word_class import COORDINATOR, DETERMINER, OF, PREPOSITION


def opens_another(page: Page, k: int) -> bool:
    """Whether an article opens a second phrase, as "il" does in "dal Pentagono il ritiro"."""
    article = page.low[k] in page.lexicon.romance.articles and not page.capital[k]
    if not article or page.bits[k] & OF or k == 0 or not page.low[k - 1][0].isalnum():
        return False
    return not page.bits[k - 1] & (PREPOSITION | DETERMINER | COORDINATOR)


def contracted(page: Page) -> frozenset[str]:
    """Prepositions that hold the article of who speaks: "divulgada pelo ministro"."""
    return page.lexicon.romance.contracted
