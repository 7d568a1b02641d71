"""Digests a second through filing, with many live stories and with one war."""

import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import xxhash

from copytaster.stages.digests_to_stories import Filing
from copytaster_schemas.digest import Digest, Fingerprint
from copytaster_schemas.ids import ArticleId, DocumentId, EntityId

from .row import Row

START = datetime(2026, 1, 1, tzinfo=UTC)
ENTITIES = 60_000
COUNTRIES = 200


class Newsroom:
    """Makes digests of invented stories: a cast, its pairs, concepts and stems, and some noise."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._made = 0

    def casts(self, count: int) -> list[np.ndarray]:
        """The entities of `count` stories; popular ones are in many."""
        return [self._random.zipf(1.3, 12) % ENTITIES for _ in range(count)]

    def digest(self, story: int, cast: np.ndarray) -> Digest:
        """One article about a story."""
        self._made += 1
        random = self._random
        named = [f"x-per:{one}" for one in cast if random.random() < 0.7]
        named += [f"c-{one % COUNTRIES}" for one in cast[:3]]
        pairs = [_hash(f"{a}|{b}") for a in named[:6] for b in named[:6] if a < b]
        own = np.random.default_rng(story)
        concepts = own.integers(0, 3_000, 10)
        stems = own.integers(0, 40_000, 24)
        at = START + timedelta(seconds=self._made)
        fingerprint = Fingerprint(
            sketch_version=4,
            document_id=DocumentId(f"doc-{self._made}"),
            article_id=ArticleId(f"art-{self._made}"),
            version="1",
            updated_at=None,
            content_hash=str(self._made),
            pub_status="usable",
            published_at=at,
            seen_at=at,
            language="en",
            publisher_id=f"p{self._made % 500}",
            pairs=tuple(pairs),
            entities=tuple((EntityId(name), 50) for name in named),
            numbers=(_hash(str(random.integers(20, 100_000))),),
            names=tuple(_hash(f"n{one}") for one in cast if random.random() < 0.7),
            concepts=tuple(_hash(f"c{one}") for one in concepts if random.random() < 0.6),
            stems=tuple(_hash(f"s{one}") for one in stems if random.random() < 0.6),
        )
        return Digest(fingerprint=fingerprint, blob=b"")


def run(live_stories: int = 100_000, measured: int = 10_000, war: int = 20_000) -> dict[str, float]:
    """Fill filing with live stories, then measure ordinary articles and those of one war."""
    newsroom, filing = Newsroom(7), Filing()
    casts = newsroom.casts(live_stories)
    before = _resident()
    for story, cast in enumerate(casts):
        _feed(filing, newsroom.digest(story, cast))
    resident = _resident() - before
    founded = filing.stories
    ordinary = list(_mixed(newsroom, casts, measured))
    ordinary_rate = _rate(filing, ordinary)
    theatre = newsroom.casts(1)[0]
    war_rate = _rate(filing, [newsroom.digest(live_stories + i % 400, theatre) for i in range(war)])
    return {
        "stories": founded,
        "bytes_per_story": resident / founded,
        "digests_per_s": ordinary_rate,
        "war_digests_per_s": war_rate,
    }


def rows() -> Iterator[Row]:
    """The figures of filing: one run, for it fills 100,000 stories first."""
    found = run()
    live = f"{found['stories']:,.0f} live stories, one core"
    for name, key, unit, target in (
        ("filing, ordinary articles", "digests_per_s", "digests/s", 2_000.0),
        ("filing, articles of one war", "war_digests_per_s", "digests/s", 1_000.0),
    ):
        yield Row(name, round(found[key], 1), unit, target, 0.0, live)
        ms = f"{name}, per article"
        yield Row(ms, round(1_000 / found[key], 3), "ms", 1_000 / target, 0.0, live)
    size = round(found["bytes_per_story"])
    yield Row("filing, memory per live story", size, "bytes", 2_048.0, 0.0, live)


def _resident() -> int:
    """Bytes of memory that the process holds now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def _mixed(newsroom: Newsroom, casts: list[np.ndarray], count: int) -> Iterator[Digest]:
    chosen = np.random.default_rng(3).integers(0, len(casts), count)
    for story in chosen.tolist():
        yield newsroom.digest(story, casts[story])


def _rate(filing: Filing, digests: list[Digest]) -> float:
    began = time.process_time()
    for digest in digests:
        _feed(filing, digest)
    return len(digests) / (time.process_time() - began)


def _feed(filing: Filing, digest: Digest) -> None:
    list(filing.apply(digest, digest.fingerprint.seen_at))
    filing.changed()


def _hash(text: str) -> int:
    return xxhash.xxh32_intdigest(text.encode())
