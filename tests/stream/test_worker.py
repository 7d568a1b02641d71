"""Real worker processes on both brokers."""

import asyncio
import json
import signal

import aiohttp
import pytest

from copytaster.stream.app import Exit
from copytaster.stream.client import publish
from copytaster.stream.dead_letters import dead_letters, replay
from copytaster.stream.headers import Stamp
from support.brokers import settings_for
from support.counting import FIFTHS, PASSED, TICKS, TOPICS
from support.kafka_server import free_ports
from support.workers import drained, everything_on, make_topics, ticks, workers

pytestmark = pytest.mark.slow
STAMP = Stamp()


async def test_state_and_cursor_outlive_a_worker(broker: str) -> None:
    """A second worker goes on where the first one ended: nothing again, nothing left out."""
    settings = settings_for(broker)
    await make_topics(settings, broker)
    names = ["a"] * 4 + ["b"] * 9

    async with workers(settings) as (worker,):
        await publish(settings, broker, ticks(names), stamp=STAMP, topic=TICKS)
        await drained(settings, broker)
        assert await worker.end() == Exit.OK
    async with workers(settings):
        await publish(settings, broker, ticks(["a", "b"]), stamp=STAMP, topic=TICKS)
        await drained(settings, broker)

    fifths = [
        json.loads(r.value or b"") for r in await everything_on(settings, broker, FIFTHS.name)
    ]
    assert sorted((each["name"], each["count"]) for each in fifths) == [
        ("a", 5),
        ("b", 5),
        ("b", 10),
    ]
    assert len(await everything_on(settings, broker, PASSED.name)) == 15


async def test_two_workers_share_the_partitions(broker: str) -> None:
    """And one takes all when the other leaves."""
    settings = settings_for(broker, partitions=4)
    await make_topics(settings, broker)

    async with workers(settings, 2) as (first, _):
        await publish(settings, broker, ticks("abcdefgh" * 20), stamp=STAMP, topic=TICKS)
        await drained(settings, broker)
        await first.end()
        await publish(settings, broker, ticks("abcdefgh" * 20), stamp=STAMP, topic=TICKS)
        await drained(settings, broker)

    fifths = [
        json.loads(r.value or b"") for r in await everything_on(settings, broker, FIFTHS.name)
    ]
    expected = sorted((name, n) for name in "abcdefgh" for n in range(5, 41, 5))
    assert sorted((each["name"], each["count"]) for each in fifths) == expected


async def test_refused_records_can_be_put_back(broker: str) -> None:
    """They come back among the dead letters with one attempt more."""
    settings = settings_for(broker)
    await make_topics(settings, broker)

    async with workers(settings):
        await publish(settings, broker, ticks(["refused", "a"]), stamp=STAMP, topic=TICKS)
        await drained(settings, broker)
        letters = [each async for each in dead_letters(settings, broker, TOPICS)]
        assert await replay(settings, broker, letters) == 1
        await drained(settings, broker)
        again = [each async for each in dead_letters(settings, broker, TOPICS)]

    assert [(each.code, each.attempts) for each in letters] == [("no_text", 1)]
    assert sorted((each.code, each.attempts) for each in again) == [("no_text", 1), ("no_text", 2)]


async def test_a_bug_ends_the_worker_and_loses_nothing(broker: str) -> None:
    """It leaves the group with its own status, and nothing of the batch is visible."""
    settings = settings_for(broker, partitions=1)
    await make_topics(settings, broker)

    async with workers(settings) as (worker,):
        await publish(settings, broker, ticks(["a", "bug", "a"]), stamp=STAMP, topic=TICKS)
        async with asyncio.timeout(60):
            assert await worker.process.wait() == Exit.BATCH

    seen = [json.loads(r.value or b"") for r in await everything_on(settings, broker, PASSED.name)]
    assert [each["number"] for each in seen] in ([], [0])


async def test_a_worker_shows_its_health(broker: str) -> None:
    """Alive, ready, and counting."""
    (port,) = free_ports(1)
    settings = settings_for(broker, health_port=port)
    await make_topics(settings, broker)

    async with (
        workers(settings) as (worker,),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as web,
    ):
        await publish(settings, broker, ticks("aaaaa"), stamp=STAMP, topic=TICKS)
        await drained(settings, broker)
        answers = {}
        for path in ("/livez", "/readyz", "/metrics"):
            async with web.get(path) as answer:
                answers[path] = (answer.status, await answer.text())
        assert await worker.end(signal.SIGINT) == Exit.OK

    assert {path: status for path, (status, _) in answers.items()} == dict.fromkeys(answers, 200)
    assert (
        'copytaster_records_processed_total{stage="count",status="ok"} 5.0'
        in answers["/metrics"][1]
    )
