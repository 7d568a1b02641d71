"""Articles through real worker processes on a real broker, and what a subscriber then finds."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Final

import orjson

from copytaster.cli.instance import Instance
from copytaster.settings import Settings
from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop
from copytaster.stream.inprocess import Given, run_in_process
from copytaster.stream.records import Outgoing, Taken
from copytaster.stream.run import Run
from copytaster.wiring import hops
from copytaster_schemas import topics

DRAINED_S: Final = 180.0
"""For everything to be drained on a machine that is busy with other tests."""

READ: Final = (
    topics.RAW_ARTICLES,
    topics.ENRICHED_ARTICLES,
    topics.DIGESTS,
    topics.FILED_ARTICLES,
    topics.CLAIMS,
    topics.DEVELOPMENTS,
    topics.DEVELOPMENT_CHANGES,
    topics.ALERTS,
)


@dataclass(frozen=True)
class Found:
    """The committed records of every topic, by the topic's name without a prefix."""

    records: Mapping[str, Sequence[Taken]]

    def on(self, topic: topics.Topic[Any]) -> Sequence[Taken]:
        """Those of one topic."""
        return self.records.get(topic.name, ())

    @property
    def dead(self) -> list[Taken]:
        """Those that were refused anywhere."""
        names = [name for name in self.records if name.endswith(".dlq")]
        return [record for name in names for record in self.records[name]]


async def through_workers(settings: Settings, records: Sequence[bytes], *, workers: int) -> Found:
    """Publish `records` to a fresh instance with that many workers, drain it, read everything."""
    async with Instance(settings, workers=workers) as instance, asyncio.timeout(DRAINED_S):
        await instance.publish(records)
        async for _ in instance.draining():
            pass
        kept = await instance.everything_on(READ, dead_letters=True)
    found: dict[str, list[Taken]] = {}
    for record in kept:
        found.setdefault(record.topic.removeprefix(settings.topic_prefix), []).append(record)
    return Found(found)


@lru_cache(maxsize=1)
def _hops() -> tuple[Hop, ...]:
    """Reads its data files in a second: once is enough."""
    return hops()


def replayed(found: Found) -> "Outcome":
    """What the stages alone, without a broker, make of the logs as they lie on it.

    Filing reads the digests, tracking what was filed, a partition at a time: where two stories
    turn out to be one, what moves from one partition to another comes before or after the next
    article of the other, and which it was the log says, not the digests.
    """
    _, _, filing, tracking, alerting = _hops()
    filed = run_in_process((filing,), map(_given, found.on(topics.DIGESTS)))
    tracked = [
        output
        for partition in sorted({record.partition for record in found.on(topics.FILED_ARTICLES)})
        for output in Run(tracking, Stamp()).take(_partition(found, partition)).outputs
    ]
    changes = (_given(each) for each in tracked if each.topic == alerting.source.name)
    alerted = run_in_process((alerting,), changes)
    wrote = [(each.topic, each.value) for each in tracked]
    return outcome_of([(each.topic, each.value) for each in chain(filed, alerted)] + wrote)


def _given(record: Taken | Outgoing) -> Given:
    return Given(record.value or b"", record.timestamp_ms or 0, record.key, record.headers)


def _partition(found: Found, partition: int) -> list[Taken]:
    """What was filed into one partition, in the order of its log."""
    records = (each for each in found.on(topics.FILED_ARTICLES) if each.partition == partition)
    return sorted(records, key=lambda each: each.offset)


@dataclass(frozen=True)
class Outcome:
    """What counts for a subscriber, in any order of arrival on different partitions."""

    filed: Counter[tuple[str, ...]]
    alerts: Counter[tuple[str, ...]]
    developments: Mapping[str, tuple[Any, ...]]
    claims: Counter[str]
    changes: Counter[tuple[str, int]]


def outcome_of(messages: Iterable[tuple[str, bytes | None]]) -> Outcome:
    """The outcome of messages (topic without prefix, value); the newest state of each counts.

    That is the highest version: a development goes on in another partition when its story merges,
    and whoever reads one partition after the other meets its states in another order.
    """
    filed: Counter[tuple[str, ...]] = Counter()
    alerts: Counter[tuple[str, ...]] = Counter()
    states: dict[str, tuple[Any, ...]] = {}
    claims: Counter[str] = Counter()
    changes: Counter[tuple[str, int]] = Counter()
    for topic, raw in messages:
        value = orjson.loads(raw) if raw and not topic.endswith(".dlq") else None
        if value is None:
            continue
        if topic == topics.FILED_ARTICLES.name:
            about = value.get("fingerprint", {}).get("article_id", "")
            filed[value["type"], value["story_id"], about] += 1
        elif topic == topics.ALERTS.name:
            names = ("alert_id", "type", "development_id", "headline")
            alerts[tuple(value[name] for name in names)] += 1
        elif topic == topics.DEVELOPMENTS.name:
            state = (
                *(value[name] for name in ("version", "status", "basis", "headline", "story_id")),
                value["corroboration"],
            )
            known = states.setdefault(value["development_id"], state)
            if state[0] >= known[0]:
                states[value["development_id"]] = state
        elif topic == topics.CLAIMS.name:
            claims[value["claim_id"]] += 1
        elif topic == topics.DEVELOPMENT_CHANGES.name:
            changes[value["development_id"], value["version"]] += 1
    return Outcome(filed, alerts, states, claims, changes)


def outcome_on_broker(found: Found) -> Outcome:
    """The outcome that lies on the broker."""
    return outcome_of(
        (name, record.value) for name, records in found.records.items() for record in records
    )
