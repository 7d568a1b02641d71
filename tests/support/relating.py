"""A log of filed articles -> what tracking makes of it with the table of relations that ships."""

from collections.abc import Iterable

from copytaster.adapters.relations import load_relations
from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from support.claims import minutes


def versions_of(log: Iterable[FiledArticle]) -> list[Development]:
    """Every version, the articles a minute apart."""
    tracking = Tracking(pipeline_version="t", relations=load_relations())
    return [
        message
        for number, article in enumerate(log)
        for message in tracking.apply(article, minutes(number))
        if isinstance(message, Development)
    ]
