"""The whole path of an article, top to bottom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from copytaster.stages.fold import Fold
from copytaster.stages.refusal import RefusedError
from copytaster.stream.hop import Hop, folding, hop, reading
from copytaster_schemas import topics
from copytaster_schemas.development import Development
from copytaster_schemas.digest import Digest, FiledArticle, StoryMerged
from copytaster_schemas.message import Message


@dataclass(frozen=True, slots=True)
class Stages:
    """What the composition root supplies. `fold` factories give one instance a partition."""

    enrich: Callable[[bytes, datetime], Iterable[Message]]
    file: Callable[[], Fold[Digest]]
    track: Callable[[], Fold[FiledArticle | StoryMerged]]
    alert: Callable[[], Fold[Development]]


def path(stages: Stages) -> tuple[Hop[Any], ...]:
    """Raw articles in, alerts out."""
    return (
        hop(
            "enrich",
            topics.RAW_ARTICLES,
            stages.enrich,
            (topics.ENRICHED_ARTICLES, topics.DIGESTS),
            decode=bytes,
        ),
        folding(
            "file",
            topics.DIGESTS,
            stages.file,
            (topics.FILED_ARTICLES,),
            decode=reading(Digest),
        ),
        folding(
            "track",
            topics.FILED_ARTICLES,
            stages.track,
            (topics.CLAIMS, topics.DEVELOPMENTS, topics.DEVELOPMENT_CHANGES),
            decode=filed_or_merged,
        ),
        folding(
            "alert",
            topics.DEVELOPMENT_CHANGES,
            stages.alert,
            (topics.ALERTS,),
            decode=reading(Development),
        ),
    )


def filed_or_merged(value: bytes) -> FiledArticle | StoryMerged:
    """The filed topic carries two types, told apart by `type`."""
    try:
        kind = orjson.loads(value).get("type")
    except (orjson.JSONDecodeError, AttributeError) as error:
        raise RefusedError("not_json", "a filed record is a JSON object") from error
    model = StoryMerged if kind == "story.merged" else FiledArticle
    return model.model_validate_json(value, extra="ignore")
