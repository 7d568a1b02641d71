"""Articles given to tracking one after the other, a minute apart, and what came of them."""

from collections.abc import Iterable

from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.claim import Speaker
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from copytaster_schemas.ids import EntityId
from support.claims import IN_RUSSIA, a_claim, a_proposition, minutes
from support.speakers import RUTTE

FIRM = Speaker(
    entity_id=EntityId("x-org:calder"), surface="Calder", name="Calder", kind="organisation"
)
WIDE = a_proposition(places=(IN_RUSSIA,))
SAID = a_claim(RUTTE, "confirm", mode="direct", presupposed=True)


def developments(
    articles: Iterable[FiledArticle], tracking: Tracking | None = None
) -> dict[str, Development]:
    """The last version of each development after all articles."""
    tracking = tracking or Tracking(pipeline_version="test")
    last: dict[str, Development] = {}
    for number, article in enumerate(articles):
        for message in tracking.apply(article, minutes(number)):
            if isinstance(message, Development):
                last[message.development_id] = message
        tracking.changed()
    return last


def only(found: dict[str, Development]) -> Development:
    """The one development there is."""
    (development,) = found.values()
    return development
