"""The ITN corpus (read in place): front-page blurbs as raw articles, with their story."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Final, NamedTuple

from .gate import DATA

CORPUS: Final = DATA / "train" / "itn-corpus" / "corpus.json"
TAG: Final = re.compile(r"<[^>]+>")


class Blurb(NamedTuple):
    """One blurb; its story is the Wikidata item that the corpus files it under."""

    story: str
    raw: bytes


def blurbs() -> Iterator[Blurb]:
    """Every blurb with its date and without its links, which would give the story away."""
    for story, by_time in json.loads(CORPUS.read_text("utf-8")).items():
        for time, blurb in by_time.items():
            text = unescape(TAG.sub("", blurb["blurb"])).strip()
            published = datetime.fromtimestamp(float(time), UTC).isoformat()
            raw = {"id": f"{story}-{time}", "text": text, "published_at": published}
            yield Blurb(story, json.dumps(raw).encode())
