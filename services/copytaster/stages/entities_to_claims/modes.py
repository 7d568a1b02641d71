"""Content -> whether it is quoted, paraphrased, both, or a headline."""

from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster_schemas.words import Mode


def mode_of(scan: Scan, content: tuple[Words, ...]) -> Mode:
    """Direct where everything but marks stands in quotations; mixed where some of it does."""
    page = scan.page
    if content and page.sentences[page.sentence[content[0][0]]].section in {"title", "subhead"}:
        return "headline"
    inside = outside = 0
    for first, last in content:
        for k in range(first, last):
            if not page.low[k][0].isalnum():
                continue
            if scan.quotes.at[k] >= 0:
                inside += 1
            else:
                outside += 1
    if not inside:
        return "indirect"
    return "direct" if not outside else "mixed"
