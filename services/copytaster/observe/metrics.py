"""The closed list of metrics (messages.md 8): names, labels, units. Counted once a batch."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

Name = Literal[
    "copytaster_records_received",
    "copytaster_records_processed",
    "copytaster_stage_duration_seconds",
    "copytaster_commit_duration_seconds",
    "copytaster_dead_letters",
    "copytaster_adjudications",
    "copytaster_end_to_end_latency_seconds",
    "copytaster_consumer_lag_records",
    "copytaster_last_record_timestamp_seconds",
    "copytaster_partitions_owned",
    "copytaster_build_info",
]
"""Counters get `_total` from the client library."""

_BATCH_S: Final = (0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_LATENCY_S: Final = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 300.0, 3600.0)


@dataclass(frozen=True, slots=True)
class BatchFigures:
    """What is counted of one committed batch; the latency and `newest_ms` are its last record's."""

    stage: str
    topic: str
    records: int
    reasons: tuple[str, ...]
    work_s: float
    commit_s: float
    latency_s: float
    newest_ms: int


class Metrics:
    """The metrics of one process, in a registry of their own."""

    def __init__(self, *, app_version: str = "0") -> None:
        self._registry = registry = CollectorRegistry()

        def counter(name: Name, says: str, *labels: str) -> Counter:
            return Counter(name, says, labels, registry=registry)

        def gauge(name: Name, says: str, *labels: str) -> Gauge:
            return Gauge(name, says, labels, registry=registry)

        def histogram(name: Name, says: str, bounds: Iterable[float], *labels: str) -> Histogram:
            return Histogram(name, says, labels, registry=registry, buckets=tuple(bounds))

        self._received = counter("copytaster_records_received", "Records taken from it.", "topic")
        self._processed = counter(
            "copytaster_records_processed", "Records by what became of them.", "stage", "status"
        )
        self._work = histogram(
            "copytaster_stage_duration_seconds", "Work on one batch.", _BATCH_S, "stage"
        )
        self._commit = histogram(
            "copytaster_commit_duration_seconds", "One transaction.", _BATCH_S, "stage"
        )
        self._dead = counter(
            "copytaster_dead_letters", "Records no retry can save.", "stage", "reason"
        )
        self._adjudications = counter(
            "copytaster_adjudications", "Second readings of claims by what came of them.", "outcome"
        )
        self._latency = histogram(
            "copytaster_end_to_end_latency_seconds",
            "From the raw record's timestamp to the commit of what follows from it.",
            _LATENCY_S,
            "to",
        )
        self._lag = gauge(
            "copytaster_consumer_lag_records", "Records not yet taken.", "topic", "partition"
        )
        self._last = gauge(
            "copytaster_last_record_timestamp_seconds", "Of the newest record taken.", "topic"
        )
        self._owned = gauge("copytaster_partitions_owned", "Input partitions held.", "stage")
        gauge("copytaster_build_info", "The running version.", "version").labels(app_version).set(1)

    def batch(self, figures: BatchFigures) -> None:
        """Count one committed batch."""
        stage, topic, refused = figures.stage, figures.topic, Tally(figures.reasons)
        self._received.labels(topic).inc(figures.records)
        self._processed.labels(stage, "ok").inc(figures.records - refused.total())
        for reason, count in refused.items():
            self._processed.labels(stage, "refused").inc(count)
            self._dead.labels(stage, reason).inc(count)
        self._work.labels(stage).observe(figures.work_s)
        self._commit.labels(stage).observe(figures.commit_s)
        self._latency.labels(stage).observe(max(0.0, figures.latency_s))
        self._last.labels(topic).set(figures.newest_ms / 1000)

    def adjudicated(self, outcome: str) -> None:
        """Count what came of a question to the second reader, or why it was not asked."""
        self._adjudications.labels(outcome).inc()

    def lag(self, topic: str, partition: int, records: int) -> None:
        """How far the log's end is from what was taken."""
        self._lag.labels(topic, str(partition)).set(records)

    def owned(self, partitions: Iterable[tuple[str, str, int]]) -> None:
        """The (stage, topic, partition) held since the last rebalance; forgets those given up."""
        held = list(partitions)
        self._lag.clear()
        self._owned.clear()
        for stage, count in Tally(stage for stage, _, _ in held).items():
            self._owned.labels(stage).set(count)

    def exposition(self) -> bytes:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry)
