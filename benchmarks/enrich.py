"""Enriching, filing and tracking on one core, without a broker."""

import time
from collections.abc import Iterable
from datetime import timedelta
from itertools import islice

from benchmarks.articles import BEGIN, WORDS, raw_articles
from benchmarks.row import Row, repeated
from copytaster.wiring import Enriching, filing, tracking
from copytaster_schemas.digest import Digest, FiledArticle, StoryMerged

ARTICLES = 300


def rows() -> Iterable[Row]:
    """Articles a second through each pure part."""
    enrich = Enriching.load()
    list(enrich(next(raw_articles(1, seed=99)), BEGIN))
    seeds = iter(range(100, 200))
    conditions = f"{ARTICLES} invented English articles of {WORDS} words, CPU time of one core"

    def cold() -> float:
        return rate(enrich, list(raw_articles(ARTICLES, seed=next(seeds))))

    repeat = list(raw_articles(ARTICLES, seed=1))
    rate(enrich, repeat)
    yield repeated(
        cold,
        name="enrich, cold",
        unit="articles/s",
        target=200,
        conditions=f"{conditions}, all new",
    )
    yield repeated(
        lambda: rate(enrich, repeat),
        name="enrich, warm",
        unit="articles/s",
        target=300,
        conditions=f"{conditions}, seen before",
    )
    yield from _tracking(enrich)


def rate(enrich: Enriching, records: list[bytes]) -> float:
    """Articles a second."""
    begin = time.process_time()
    for record in records:
        for _ in enrich(record, BEGIN):
            pass
    return len(records) / (time.process_time() - begin)


def _tracking(enrich: Enriching) -> Iterable[Row]:
    digests = [
        message
        for record in raw_articles(ARTICLES, seed=2)
        for message in enrich(record, BEGIN)
        if isinstance(message, Digest)
    ]
    desk = filing()
    filed = [
        message
        for second, digest in enumerate(digests)
        for message in desk.apply(digest, BEGIN + timedelta(seconds=second))
        if isinstance(message, FiledArticle | StoryMerged)
    ]

    def run() -> float:
        tracker = tracking()
        begin = time.process_time()
        for second, message in enumerate(filed):
            for _ in tracker.apply(message, BEGIN + timedelta(seconds=second)):
                pass
            tracker.changed()
        return len(filed) / (time.process_time() - begin)

    yield repeated(
        run,
        name="track",
        unit="articles/s",
        target=500,
        conditions=f"{len(list(islice(filed, None)))} filed articles, CPU time of one core",
    )
