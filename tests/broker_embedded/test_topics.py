"""Topics: made, described, dropped; moments in them."""

import asyncio
import sqlite3
from contextlib import closing

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from broker_embedded.conftest import SharedBroker
from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import admin, consumer, create_topics, producer, read_all

TOPIC = TopicPartition("t", 0)


async def _configs(broker: EmbeddedBroker, name: str) -> dict[str, str]:
    async with admin(broker.address) as client:
        (answer,) = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name)])
    ((error, *_, entries),) = answer.resources
    assert error == 0
    return {entry[0]: entry[1] for entry in entries}


async def test_the_settings_of_a_topic_are_kept(broker: EmbeddedBroker) -> None:
    """Also after a restart; what was not set shows its default."""
    await create_topics(broker.address, {"t": 1}, {"cleanup.policy": "compact", "x.y": "z"})
    await broker.kill()
    await broker.ready()
    configs = await _configs(broker, "t")
    assert (configs["cleanup.policy"], configs["x.y"]) == ("compact", "z")
    assert configs["max.message.bytes"] == "1048588"


@pytest.mark.parametrize(
    ("topic", "code"),
    [
        (NewTopic("there", 1, 1), 36),
        (NewTopic("no spaces", 1, 1), 17),
        (NewTopic("..", 1, 1), 17),
        (NewTopic("x" * 250, 1, 1), 17),
        (NewTopic("none", 0, 1), 37),
        (NewTopic("many", 257, 1), 37),
        (NewTopic("copies", 1, 3), 38),
        (NewTopic("lots", 1, 1, topic_configs={"max.message.bytes": "lots"}), 40),
    ],
)
async def test_a_topic_that_cannot_be_is_refused(
    shared_broker: SharedBroker, topic: NewTopic, code: int
) -> None:
    """With the code that says why, and a sentence."""
    await create_topics(shared_broker.address, {"there": 1})
    async with admin(shared_broker.address) as client:
        answer = await client.create_topics([topic])
        ((name, error, reason),) = answer.topic_errors
        assert (name, error) == (topic.name, code)
        assert reason
        assert topic.name not in set(await client.list_topics()) - {"there"}


async def test_validating_makes_nothing(shared_broker: SharedBroker) -> None:
    """A dry run stays dry."""
    async with admin(shared_broker.address) as client:
        await client.create_topics([NewTopic("dry", 1, 1)], validate_only=True)
        assert "dry" not in await client.list_topics()


async def test_a_dropped_topic_is_gone_with_all_it_held(broker: EmbeddedBroker) -> None:
    """A new one of its name starts empty, with no offsets of groups; the disk is swept."""
    await create_topics(broker.address, {"t": 1, "other": 1})
    async with (
        producer(broker.address, enable_idempotence=True) as client,
        consumer(broker.address, group_id="g") as reader,
        admin(broker.address) as boss,
    ):
        reader.assign([TOPIC])
        for _ in range(3):
            await client.send_and_wait("t", b"old")
        await client.send_and_wait("other", b"kept")
        await reader.commit({TOPIC: 3})
        await boss.delete_topics(["t"])
        await boss.create_topics([NewTopic("t", 1, 1)])
        assert await reader.committed(TOPIC) is None
        assert await read_all(broker.address, "t") == []
        await broker.kill()
        await broker.ready()
        assert await read_all(broker.address, "t") == []
        assert [r.value for r in await read_all(broker.address, "other")] == [b"kept"]
        await _swept(broker)


async def _swept(broker: EmbeddedBroker) -> None:
    """Wait until only the one batch of the other topic is left on disk."""
    uri = f"{(broker.folder / 'broker.sqlite3').as_uri()}?mode=ro"
    async with asyncio.timeout(10):
        while True:
            with closing(sqlite3.connect(uri, uri=True)) as database:
                counts = [
                    database.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608
                    for table in ("payloads", "batches", "dropped_topics")
                ]
            if counts == [1, 1, 0]:
                return
            await asyncio.sleep(0.05)


async def test_the_first_record_since_a_moment_is_found(broker: EmbeddedBroker) -> None:
    """Inside batches, across batches, though times may go back; none after the last."""
    await create_topics(broker.address, {"t": 1})
    times = [100, 110, 105, 300, 290, 310]
    async with producer(broker.address, compression_type="gzip", linger_ms=50) as client:
        for half in (times[:3], times[3:]):
            for at in half:
                await client.send("t", b"v", timestamp_ms=at)
            await client.flush()
    async with consumer(broker.address) as reader:
        found = {}
        for moment in (0, 100, 106, 111, 295, 310, 311):
            answer = (await reader.offsets_for_times({TOPIC: moment}))[TOPIC]
            found[moment] = answer and (answer.offset, answer.timestamp)
    assert found == {
        0: (0, 100),
        100: (0, 100),
        106: (1, 110),
        111: (3, 300),
        295: (3, 300),
        310: (5, 310),
        311: None,
    }


async def test_many_batches_are_searched_by_halves(broker: EmbeddedBroker) -> None:
    """Every moment finds its batch, whatever the number of batches."""
    await create_topics(broker.address, {"t": 1})
    async with producer(broker.address) as client:
        for number in range(37):
            await client.send_and_wait("t", b"v", timestamp_ms=1_000 + 10 * number)
    async with consumer(broker.address) as reader:
        for number in range(37):
            answer = await reader.offsets_for_times({TOPIC: 1_000 + 10 * number - 5})
            assert answer[TOPIC].offset == number
