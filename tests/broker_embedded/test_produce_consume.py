"""Records in, the same records out: aiokafka and librdkafka, every compression, every restart."""

import asyncio
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import MessageSizeTooLargeError, UnknownTopicOrPartitionError
from confluent_kafka import Consumer, Producer

from broker_embedded.batches import noise
from broker_embedded.conftest import SharedBroker
from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import consumer, create_topics, producer, read_all

COMPRESSIONS = ("none", "gzip", "snappy", "lz4", "zstd")
VALUES = tuple(b"%d:" % n + b"text " * 200 for n in range(50))


@pytest.mark.parametrize("compression", COMPRESSIONS)
async def test_aiokafka_reads_what_it_wrote(shared_broker: SharedBroker, compression: str) -> None:
    """Keys, values, headers and order survive, compressed or not."""
    topic = f"aiokafka-{compression}"
    await create_topics(shared_broker.address, {topic: 1})
    kind = None if compression == "none" else compression
    async with producer(shared_broker.address, compression_type=kind, linger_ms=20) as client:
        sent = [
            await client.send(topic, value, b"key", headers=[("h", b"\x00\xff")])
            for value in VALUES
        ]
        acknowledged = await asyncio.gather(*sent)
    assert [record.offset for record in acknowledged] == list(range(len(VALUES)))
    records = await read_all(shared_broker.address, topic)
    assert [r.value for r in records] == list(VALUES)
    assert {(r.key, tuple(r.headers)) for r in records} == {(b"key", (("h", b"\x00\xff"),))}


def _produce(address: str, topic: str, values: tuple[bytes, ...], **settings: Any) -> list[str]:
    client = Producer({"bootstrap.servers": address, "linger.ms": 5, **settings})
    errors: list[str] = []
    for value in values:
        client.produce(
            topic, value, partition=0, on_delivery=lambda e, _: errors.append(str(e)) if e else None
        )
    if client.flush(10):
        errors.append("not delivered")
    return errors


def _consume(address: str, topic: str, count: int) -> list[bytes]:
    client = Consumer(
        {
            "bootstrap.servers": address,
            "group.id": f"readers of {topic}",
            "auto.offset.reset": "earliest",
            "session.timeout.ms": 6000,
        }
    )
    client.subscribe([topic])
    values: list[bytes] = []
    for _ in range(200):
        values += [m.value() or b"" for m in client.consume(500, 0.1) if not m.error()]
        if len(values) >= count:
            break
    client.close()
    return values


@pytest.mark.parametrize("compression", COMPRESSIONS)
async def test_librdkafka_and_aiokafka_read_one_another(
    shared_broker: SharedBroker, compression: str
) -> None:
    """What one client family wrote the other reads, through a consumer group."""
    topic = f"librdkafka-{compression}"
    await create_topics(shared_broker.address, {topic: 1})
    settings = {"compression.type": compression, "enable.idempotence": True}
    assert await asyncio.to_thread(_produce, shared_broker.address, topic, VALUES, **settings) == []
    assert [r.value for r in await read_all(shared_broker.address, topic)] == list(VALUES)
    assert await asyncio.to_thread(_consume, shared_broker.address, topic, len(VALUES)) == list(
        VALUES
    )


async def test_everything_acknowledged_outlives_a_kill(broker: EmbeddedBroker) -> None:
    """A kill -9, a new process, and the log and its offsets go on where they were."""
    await create_topics(broker.address, {"t": 2})
    async with producer(broker.address) as client:
        await client.send_and_wait("t", b"before", partition=1)
        await broker.kill()
        after = await client.send_and_wait("t", b"after", partition=1)
    assert after.offset == 1
    assert [r.value for r in await read_all(broker.address, "t")] == [b"before", b"after"]


async def test_a_running_consumer_goes_on_after_a_kill(broker: EmbeddedBroker) -> None:
    """The broker comes back at the same address; the reader of it notices a pause, no more."""
    await create_topics(broker.address, {"t": 1})
    async with (
        producer(broker.address) as writer,
        consumer(broker.address, "t", group_id="g", heartbeat_interval_ms=200) as reader,
    ):
        for number in range(3):
            await writer.send_and_wait("t", b"%d" % number)
            assert (await asyncio.wait_for(reader.getone(), 20)).value == b"%d" % number
            await reader.commit()
            await broker.kill()
        assert await reader.committed(TopicPartition("t", 0)) == 3
    assert broker.restarts == 3


async def test_a_reader_that_is_far_behind_is_served_from_disk(broker: EmbeddedBroker) -> None:
    """A restarted broker has nothing in memory; 64 KB and larger records come back whole."""
    await create_topics(broker.address, {"t": 1})
    values = [noise(size) for size in (1, 70_000, 300_000, 900_000, 2)]
    async with producer(broker.address) as client:
        for value in values:
            await client.send_and_wait("t", value)
    await broker.kill()
    await broker.ready()
    assert [r.value for r in await read_all(broker.address, "t")] == values
    async with consumer(broker.address, max_partition_fetch_bytes=1_000) as client:
        partition = TopicPartition("t", 0)
        client.assign([partition])
        client.seek(partition, 2)
        assert (await client.getone()).value == values[2]  # one batch at least, however large


async def test_a_record_too_large_for_its_topic_is_refused(broker: EmbeddedBroker) -> None:
    """By default as by Apache Kafka; a topic may allow more, and then more is stored."""
    await create_topics(broker.address, {"small": 1})
    await create_topics(broker.address, {"large": 1}, {"max.message.bytes": "3000000"})
    value = noise(2_000_000)
    async with producer(broker.address, max_request_size=4_000_000) as client:
        with pytest.raises(MessageSizeTooLargeError):
            await client.send_and_wait("small", value)
        await client.send_and_wait("large", value)
    assert await read_all(broker.address, "small") == []
    assert [r.value for r in await read_all(broker.address, "large")] == [value]


async def test_an_unknown_topic_is_an_error_and_is_not_made(broker: EmbeddedBroker) -> None:
    """Nobody makes a topic by misspelling one."""
    async with producer(broker.address, request_timeout_ms=500) as client:
        with pytest.raises(UnknownTopicOrPartitionError):
            await client.send_and_wait("nowhere", b"value")
    async with consumer(broker.address) as reader:
        assert await reader.topics() == set()


async def test_unacknowledged_sends_arrive_too(broker: EmbeddedBroker) -> None:
    """acks=0 gets no answer, and the connection stays in step."""
    await create_topics(broker.address, {"t": 1})
    async with producer(broker.address, acks=0) as client:
        for number in range(20):
            await client.send("t", b"%d" % number)
        await client.flush()
        async with consumer(broker.address, "t") as reader:
            got = [(await asyncio.wait_for(reader.getone(), 10)).value for _ in range(20)]
    assert got == [b"%d" % number for number in range(20)]
