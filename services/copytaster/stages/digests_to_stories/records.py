"""A story's state record: what a new owner of filing restores it from."""

import base64

import numpy as np
import orjson

from copytaster.limits import STORY_TOKENS_MAX
from copytaster.stages.digests_to_stories.shelf import Held, language_bit


def record_of(held: Held) -> bytes:
    """The record of a story, about 700 bytes."""
    return orjson.dumps(
        {
            "slot": held.slot,
            "articles": held.articles,
            "last_at": held.last_at,
            "published": held.published,
            "languages": held.languages,
            "tokens": base64.b64encode(held.tokens.astype("<u4").tobytes()).decode(),
            "marks": base64.b64encode(held.marks.tobytes()).decode(),
            "rarity": base64.b64encode(held.rarity.tobytes()).decode(),
            "rival": held.rival,
        }
    )


def held_in(record: bytes) -> Held:
    """The story that `record_of` wrote down; earlier releases listed languages by their codes."""
    found = orjson.loads(record)
    languages = found["languages"]
    if not isinstance(languages, int):
        languages = sum({language_bit(code) for code in languages})
    tokens = np.frombuffer(base64.b64decode(found["tokens"]), dtype="<u4").astype(np.uint32)
    return Held(
        slot=found["slot"],
        articles=found["articles"],
        last_at=found["last_at"],
        published=tuple(found["published"]) if found["published"] else None,
        languages=languages,
        tokens=tokens[:STORY_TOKENS_MAX],
        marks=np.frombuffer(base64.b64decode(found["marks"]), dtype=np.uint8)[:STORY_TOKENS_MAX],
        rarity=np.frombuffer(base64.b64decode(found["rarity"]), dtype=np.uint8)[:STORY_TOKENS_MAX],
        rival=tuple(found["rival"]) if found.get("rival") else None,
    )
