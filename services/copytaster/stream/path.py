"""The whole path of an article, top to bottom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from copytaster.stream.hop import Folding, Hop, Waiting, fold, hold, hop_from_bytes, to
from copytaster_schemas import topics
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import Digest, FiledArticle, StoryMerged, StoryMoved
from copytaster_schemas.enriched_article import EnrichedArticle
from copytaster_schemas.held_article import HeldArticle

Filed = FiledArticle | StoryMerged
Forwarded = Filed | StoryMoved


@dataclass(frozen=True, slots=True)
class Stages:
    """What the hops are made of; the composition root provides it.

    `enrich` reads the bytes of a raw article itself; the others make the state of one partition.
    """

    enrich: Callable[[bytes, datetime], Iterable[EnrichedArticle | Digest | HeldArticle]]
    hold: Callable[[], Waiting[HeldArticle, HeldArticle]]
    put_back: Callable[[HeldArticle], tuple[bytes, bytes]]
    file: Callable[[], Folding[Digest, Filed]]
    track: Callable[[], Folding[Forwarded, Claim | Development | Forwarded]]
    alert: Callable[[], Folding[Development, Alert]]


def path(stages: Stages) -> tuple[Hop, ...]:
    """Every hop, in the order in which an article travels.

    An article under embargo is held, and enters the raw topic once more when its time has come.
    Tracking writes to its own input too: when two stories turn out to be one, the loser's evidence
    is forwarded under the winner's key.
    """
    raw, changes = topics.RAW_ARTICLES, topics.DEVELOPMENT_CHANGES
    from_raw = to(topics.ENRICHED_ARTICLES, topics.DIGESTS, topics.HELD_ARTICLES)
    from_digests = to(topics.FILED_ARTICLES)
    from_filed = to(topics.CLAIMS, topics.DEVELOPMENTS, changes, topics.FILED_ARTICLES)
    return (
        hop_from_bytes("enrich", raw, stages.enrich, from_raw),
        hold("hold", topics.HELD_ARTICLES, stages.hold, stages.put_back, onto=raw),
        fold("file", topics.DIGESTS, stages.file, from_digests),
        fold("track", topics.FILED_ARTICLES, stages.track, from_filed),
        fold("alert", changes, stages.alert, to(topics.ALERTS)),
    )


def only(hops: Iterable[Hop], names: Iterable[str]) -> tuple[Hop, ...]:
    """The hops of that name, in path order; raises ValueError for a name there is none of."""
    hops, names = tuple(hops), tuple(names)
    known = [hop.name for hop in hops]
    if unknown := sorted(set(names) - set(known)):
        raise ValueError(f"there is no stage {unknown[0]!r}; the stages are {', '.join(known)}")
    return tuple(hop for hop in hops if hop.name in names)
