"""The whole path with real worker processes, on the embedded broker and on Apache Kafka."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from benchmarks.articles import WORDS, raw_articles, with_alert
from benchmarks.passing import passed_a_second
from benchmarks.processes import Usage, usage_of_children
from benchmarks.row import Row
from copytaster.cli.instance import Instance
from copytaster.settings import Settings, load_settings
from copytaster.stream.client import producer_of
from copytaster_schemas.topics import ALERTS, ENRICHED_ARTICLES, RAW_ARTICLES
from support.brokers import settings_for
from support.kafka_jars import NoKafkaError
from support.kafka_server import KafkaServer

ARTICLES: Final = 1_000
WORKERS: Final = 2
CALM_PER_S: Final = 20
CALM_S: Final = 30
ALERT_EVERY: Final = 4
"""Every so manieth article of the calm stream confirms something new."""


@dataclass
class Figures:
    """What one instance showed."""

    start_s: float = 0.0
    rates: dict[str, float] = field(default_factory=dict)
    cpu_ms: dict[str, float] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    latencies_ms: list[float] = field(default_factory=list)
    bare: float = 0.0


def rows() -> Iterable[Row]:
    """Throughput, latency, start and memory: embedded, then on Kafka if there is one."""
    with tempfile.TemporaryDirectory(prefix="copytaster-bench-") as folder:
        settings = load_settings(
            broker=f"embedded://{folder}/broker", partitions=4, log_level="ERROR"
        )
        yield from _rows_of("embedded", asyncio.run(measured(settings)), target=150)
    with suppress(NoKafkaError), _kafka() as address:
        settings = settings_for(address, partitions=4, log_level="ERROR")
        yield from _rows_of("Kafka", asyncio.run(measured(settings)), target=120)


@contextmanager
def _kafka() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="copytaster-bench-") as folder:
        server = KafkaServer(Path(folder))
        server.start()
        try:
            yield server.address
        finally:
            server.remove()


async def measured(settings: Settings) -> Figures:
    """Start an instance; measure it cold, warm, and calm."""
    figures = Figures()
    begin = time.monotonic()
    async with Instance(settings, workers=WORKERS) as instance:
        await instance.publish(raw_articles(1, seed=900))
        async for _ in instance.follow([ENRICHED_ARTICLES]):
            break
        figures.start_s = time.monotonic() - begin
        await _drained(instance)
        await asyncio.sleep(3)  # the second worker joins
        for name, seed in (("cold", 901), ("warm", 904)):
            await _throughput(instance, figures, name, seed)
        figures.latencies_ms = await _latencies(instance)
        figures.bare = await passed_a_second(
            instance.address, list(raw_articles(ARTICLES, seed=903))
        )
        figures.memory = {name: use.memory_mb for name, use in usage_of_children().items()}
    return figures


async def _throughput(instance: Instance, figures: Figures, name: str, seed: int) -> None:
    """All at once: from the first record that is published to the last cursor that is committed."""
    articles = list(raw_articles(ARTICLES, seed=seed))
    before, begin = usage_of_children(), time.monotonic()
    await instance.publish(articles)
    await _drained(instance)
    figures.rates[name] = len(articles) / (time.monotonic() - begin)
    used = usage_of_children()
    for kind, use in used.items():
        spent = use.cpu_s - before.get(kind, Usage(0, 0)).cpu_s
        figures.cpu_ms[f"{kind}, {name}"] = 1000 * spent / len(articles)


async def _latencies(instance: Instance) -> list[float]:
    """Milliseconds from a raw record's timestamp to its alert in a read-committed reader."""
    latencies: list[float] = []

    async def read() -> None:
        async for record in instance.follow([ALERTS]):
            now_ms, raw_ms = 1000 * time.time(), 1000 * record.event_time.timestamp()
            if raw_ms >= 1000 * began:
                latencies.append(now_ms - raw_ms)

    began = time.time()
    reading = asyncio.create_task(read())
    await asyncio.sleep(2)
    await _publish_calmly(instance)
    await _drained(instance)
    await asyncio.sleep(1)
    reading.cancel()
    with suppress(asyncio.CancelledError):
        await reading
    return latencies


async def _publish_calmly(instance: Instance) -> None:
    """Articles at a steady pace."""
    topic = instance.settings.topic_prefix + RAW_ARTICLES.name
    articles = list(with_alert(raw_articles(CALM_PER_S * CALM_S, seed=902), every=ALERT_EVERY))
    async with producer_of(instance.settings, instance.address) as producer:
        begin = time.monotonic()
        for number, article in enumerate(articles):
            await asyncio.sleep(max(0.0, begin + number / CALM_PER_S - time.monotonic()))
            await producer.send(topic, article)


async def _drained(instance: Instance) -> None:
    async for _ in instance.draining():
        pass


def _rows_of(broker: str, figures: Figures, *, target: float) -> Iterator[Row]:
    conditions = (
        f"{ARTICLES} invented English articles of {WORDS} words, {WORKERS} workers, 4 partitions, "
        "everything on one machine"
    )
    for name, rate in figures.rates.items():
        seen = "the first ones" if name == "cold" else "others, after as many"
        yield _row(f"path on {broker}, {name}", rate, "articles/s", target, f"{conditions}, {seen}")
    alone = f"{ARTICLES} articles of {WORDS} words, one process, transactions of up to 500"
    yield _row(f"bare pass-through on {broker}", figures.bare, "articles/s", None, alone)
    share = 100 * figures.rates["warm"] / figures.bare
    yield _row(f"path as a share of it on {broker}, warm", share, "%", None, conditions)
    for name, cpu in figures.cpu_ms.items():
        yield _row(f"path on {broker}: CPU of {name}", cpu, "ms/article", None, conditions)
    calm = f"{CALM_PER_S} articles/s for {CALM_S} s, {len(figures.latencies_ms)} alerts"
    cuts = statistics.quantiles(figures.latencies_ms, n=100) if figures.latencies_ms else []
    for percent, limit in ((50, None), (95, None), (99, 500.0)):
        if cuts:
            name = f"article in, alert out on {broker}, p{percent}"
            yield _row(name, cuts[percent - 1], "ms", limit, calm)
    start = "empty state, from the start of the broker to the first enriched article read"
    if broker == "Kafka":
        start = "empty state, from making the topics to the first enriched article read"
    yield _row(f"start on {broker}", figures.start_s, "s", 4.0, start)
    for name, memory in figures.memory.items():
        limit = 600.0 if name == "worker" else None
        yield _row(
            f"memory of a {name} on {broker}", memory, "MB", limit, f"resident, after {conditions}"
        )


def _row(name: str, value: float, unit: str, target: float | None, conditions: str) -> Row:
    return Row(name, round(value, 2), unit, target, 0.0, f"{conditions}; one run")
