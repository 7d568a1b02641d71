"""Publishing, reading, dead letters: on both brokers, without a worker."""

import asyncio
import random

import pytest

from copytaster.limits import DEAD_LETTER_VALUE_BYTES_MAX
from copytaster.stream.backlog import backlog
from copytaster.stream.client import Published, publish, tail
from copytaster.stream.connection import BrokerUnreachableError
from copytaster.stream.dead_letters import (
    Letter,
    NotReplayableError,
    dead_letters,
    find,
    original,
    replay,
)
from copytaster.stream.headers import Stamp
from copytaster.stream.records import Taken
from copytaster.stream.run import Run
from support.brokers import settings_for
from support.counting import TICKS, TOPICS, counting_path
from support.workers import everything_on, make_topics, ticks

STAMP = Stamp(app_version="1.0")


async def test_what_is_published_is_there(broker: str) -> None:
    """With its key, in order within a key, and counted as work to be done."""
    settings = settings_for(broker)
    await make_topics(settings, broker)

    published = await publish(settings, broker, ticks("abcab"), stamp=STAMP, topic=TICKS)

    assert published == Published(accepted=5, too_large=0)
    records = await everything_on(settings, broker, TICKS.name)
    assert sorted((r.key, r.value) for r in records) == sorted(ticks("abcab"))
    async with backlog(settings, broker, counting_path()) as waiting:
        assert await waiting.remaining() == 5


async def test_an_article_that_no_topic_takes_is_among_the_dead_letters(broker: str) -> None:
    """Five megabytes that do not compress: cut, with the reason; the others go through."""
    settings = settings_for(broker)
    await make_topics(settings, broker)
    huge = random.Random(1).randbytes(5_000_000)

    published = await publish(
        settings, broker, [(None, huge), *ticks("a")], stamp=STAMP, topic=TICKS
    )

    assert published == Published(accepted=1, too_large=1)
    (letter,) = [each async for each in dead_letters(settings, broker, TOPICS)]
    assert (letter.code, letter.stage, letter.is_whole) == ("too_large", "publish", False)
    assert letter.record.value == huge[:DEAD_LETTER_VALUE_BYTES_MAX]
    with pytest.raises(NotReplayableError, match="too large to be kept whole"):
        original(letter)


async def test_a_tail_that_follows_begins_now(broker: str) -> None:
    """What was there before is not shown."""
    settings = settings_for(broker, partitions=1)
    await make_topics(settings, broker)
    await publish(settings, broker, ticks("a"), stamp=STAMP, topic=TICKS)

    name = settings.topic_prefix + TICKS.name
    following = tail(settings, broker, [name])
    first = asyncio.ensure_future(anext(following))
    for number in range(20):  # it is not told when it began: go on until it shows something
        await publish(settings, broker, ticks([f"later-{number}"]), stamp=STAMP, topic=TICKS)
        done, _ = await asyncio.wait([first], timeout=0.5)
        if done:
            break
    record = await first
    await following.aclose()

    assert record.key is not None
    assert record.key.startswith(b"later-")


async def test_a_topic_that_is_not_there_has_no_records(broker: str) -> None:
    """And no wait."""
    settings = settings_for(broker)
    assert await everything_on(settings, broker, "nowhere") == []


def a_letter(value: bytes = b"no JSON") -> Letter:
    """A dead letter as the first hop makes it."""
    record = Taken("count.ticks.v1", 1, 7, 1_000, b"k", value, (("mine", b"1"),))
    (letter,) = Run(counting_path()[0], STAMP).take([record]).dead_letters
    return Letter(Taken(letter.topic, 0, 3, 1_000, letter.key, letter.value, letter.headers))


def test_a_letter_says_what_it_is() -> None:
    """Where it came from, why it was refused, how often."""
    letter = a_letter()
    assert letter.id == "count.ticks.v1.dlq-0-3"
    assert (letter.code, letter.stage, letter.attempts) == ("not_json", "pass", 1)
    assert letter.origin == "count.ticks.v1"
    assert letter.message


def test_a_replayed_letter_is_the_original() -> None:
    """Key, value and the producer's own headers; ours are gone but for where it comes from."""
    record = original(a_letter())
    assert (record.topic, record.key, record.value) == ("count.ticks.v1", b"k", b"no JSON")
    assert record.headers == (
        ("mine", b"1"),
        ("dlq.replayed-from", b"count.ticks.v1.dlq-0-3"),
    )


async def test_letters_are_found_and_put_back(broker: str) -> None:
    """By their id."""
    settings = settings_for(broker)
    await make_topics(settings, broker)
    huge = b"\x00" * 3_000_000
    await publish(settings, broker, [huge], stamp=STAMP, topic=TICKS)
    (cut,) = [each async for each in dead_letters(settings, broker, TOPICS)]

    assert (await find(settings, broker, TOPICS, cut.id)) == cut
    assert (await find(settings, broker, TOPICS, "no-such-0-1")) is None
    with pytest.raises(NotReplayableError):
        await replay(settings, broker, [cut])


async def test_no_broker_is_one_sentence() -> None:
    """For every command alike."""
    settings = settings_for("127.0.0.1:1")
    with pytest.raises(BrokerUnreachableError, match="no Kafka broker answers"):
        await publish(settings, "127.0.0.1:1", [b"x"], stamp=STAMP)
