"""Transactions: all of it or nothing, for every reader, with fencing and timeouts."""

import asyncio

import pytest
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError, ProducerFenced
from confluent_kafka import Consumer, KafkaException, Producer

from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import consumer, create_topics, producer, read_all

TOPICS = {"a": 3, "b": 3}
SOURCE = TopicPartition("a", 0)


async def _send(client: AIOKafkaProducer, count: int, text: str = "v") -> None:
    """Spread `count` records over both topics and all partitions, and wait for them."""
    await asyncio.gather(
        *[
            await client.send("ab"[n % 2], f"{text}{n}".encode(), partition=n % 3)
            for n in range(count)
        ]
    )


async def _seen(broker: EmbeddedBroker, level: str = "read_committed") -> set[bytes]:
    a, b = [await read_all(broker.address, topic, isolation_level=level) for topic in "ab"]
    values = [record.value for record in (*a, *b)]
    assert len(values) == len(set(values)), "a record came twice"
    return set(values)


async def test_nobody_sees_anything_before_the_commit_and_all_of_it_after(
    broker: EmbeddedBroker,
) -> None:
    """Over topics and partitions; read_uncommitted sees no more than read_committed."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t") as client:
        await client.begin_transaction()
        await _send(client, 12)
        assert await _seen(broker) == await _seen(broker, "read_uncommitted") == set()
        await client.commit_transaction()
        assert await _seen(broker) == {b"v%d" % n for n in range(12)}


async def test_what_is_aborted_is_never_seen(broker: EmbeddedBroker) -> None:
    """And the same producer goes on with its next transaction."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t") as client:
        await client.begin_transaction()
        await _send(client, 12, "aborted")
        await client.abort_transaction()
        async with client.transaction():
            await _send(client, 3, "kept")
    assert await _seen(broker) == {b"kept0", b"kept1", b"kept2"}


async def test_offsets_belong_to_the_transaction(broker: EmbeddedBroker) -> None:
    """They count with its commit, not before, and not after an abort."""
    await create_topics(broker.address, TOPICS)
    async with (
        producer(broker.address, transactional_id="t") as client,
        consumer(broker.address, group_id="g") as reader,
    ):
        reader.assign([SOURCE])
        await client.begin_transaction()
        await client.send_offsets_to_transaction({SOURCE: 7}, "g")
        assert await reader.committed(SOURCE) is None
        await client.commit_transaction()
        assert await reader.committed(SOURCE) == 7
        await client.begin_transaction()
        await client.send_offsets_to_transaction({SOURCE: 9}, "g")
        await client.abort_transaction()
        assert await reader.committed(SOURCE) == 7


async def test_a_new_owner_of_the_id_fences_the_old_one(broker: EmbeddedBroker) -> None:
    """What the old one had under way is gone, and it can neither send nor commit."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t") as old:
        await old.begin_transaction()
        await _send(old, 6, "old")
        async with producer(broker.address, transactional_id="t") as new:
            with pytest.raises(ProducerFenced):
                await old.send_and_wait("a", b"late", partition=0)
            with pytest.raises(KafkaError):
                await old.commit_transaction()
            async with new.transaction():
                await _send(new, 2, "new")
    assert await _seen(broker) == {b"new0", b"new1"}


async def test_a_fenced_owner_cannot_even_commit(broker: EmbeddedBroker) -> None:
    """The fence stands between its last record and its commit, too."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t") as old:
        await old.begin_transaction()
        await _send(old, 6, "old")
        async with producer(broker.address, transactional_id="t"):
            with pytest.raises(ProducerFenced):
                await old.commit_transaction()
    assert await _seen(broker) == set()


async def test_a_transaction_that_takes_too_long_is_aborted(broker: EmbeddedBroker) -> None:
    """Its producer is fenced; the next owner of the id works."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t", transaction_timeout_ms=300) as slow:
        await slow.begin_transaction()
        await _send(slow, 3, "slow")
        await asyncio.sleep(1)  # the reaper looks four times a second
        with pytest.raises(ProducerFenced):
            await slow.commit_transaction()
    async with producer(broker.address, transactional_id="t") as client, client.transaction():
        await _send(client, 1, "quick")
    assert await _seen(broker) == {b"quick0"}


async def test_a_timeout_beyond_the_limit_is_refused(broker: EmbeddedBroker) -> None:
    """An id that could stay open for days would hold its records back as long."""
    with pytest.raises(KafkaError, match="InvalidTransactionTimeout"):
        async with producer(broker.address, transactional_id="t", transaction_timeout_ms=1_000_000):
            pass


async def test_a_refused_record_dooms_its_transaction(broker: EmbeddedBroker) -> None:
    """The commit of aiokafka succeeds after a failed send, without that record: we refuse it."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t", max_request_size=4 << 20) as client:
        await client.begin_transaction()
        await client.send_and_wait("a", b"fits", partition=1)
        with pytest.raises(KafkaError):
            await client.send_and_wait("a", b"x" * (2 << 20), partition=1)
        await broker.kill()  # the doom is on disk
        with pytest.raises(KafkaError):
            await client.commit_transaction()
    assert await _seen(broker) == set()


async def test_after_a_refused_record_and_an_abort_the_producer_goes_on(
    broker: EmbeddedBroker,
) -> None:
    """Its sequence numbers stay in step."""
    await create_topics(broker.address, TOPICS)
    async with producer(broker.address, transactional_id="t", max_request_size=4 << 20) as client:
        await client.begin_transaction()
        with pytest.raises(KafkaError):
            await client.send_and_wait("a", b"x" * (2 << 20), partition=1)
        await client.abort_transaction()
        async with client.transaction():
            await client.send_and_wait("a", b"after", partition=1)
    assert await _seen(broker) == {b"after"}


async def test_an_open_transaction_outlives_a_kill_of_the_broker(broker: EmbeddedBroker) -> None:
    """What was acknowledged before is committed after, with its offsets."""
    await create_topics(broker.address, TOPICS)
    async with (
        producer(broker.address, transactional_id="t") as client,
        consumer(broker.address, group_id="g") as reader,
    ):
        reader.assign([SOURCE])
        await client.begin_transaction()
        await _send(client, 12)
        await client.send_offsets_to_transaction({SOURCE: 5}, "g")
        await broker.kill()
        await client.commit_transaction()
        assert await reader.committed(SOURCE) == 5
    assert await _seen(broker) == {b"v%d" % n for n in range(12)}


def _librdkafka(address: str) -> list[str]:
    """A consume-process-produce round of librdkafka, an abort, a fence; returns what happened."""
    settings = {"bootstrap.servers": address, "transactional.id": "r", "linger.ms": 1}
    first = Producer(settings)
    first.init_transactions(10)
    first.begin_transaction()
    for number in range(6):
        first.produce("a", b"%d" % number, partition=0)
    first.commit_transaction(10)
    reader = Consumer(
        {
            "bootstrap.servers": address,
            "group.id": "g",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "session.timeout.ms": 6000,
        }
    )
    reader.subscribe(["a"])
    count = 0
    while count < 6:
        count += len(reader.consume(6, 1.0))
    first.begin_transaction()
    first.produce("b", b"out", partition=0)
    first.send_offsets_to_transaction(
        reader.position(reader.assignment()), reader.consumer_group_metadata(), 10
    )
    first.commit_transaction(10)
    happened = [f"committed {max(p.offset for p in reader.committed(reader.assignment(), 10))}"]
    reader.close()
    first.begin_transaction()
    first.produce("b", b"aborted", partition=0)
    first.flush(10)
    first.abort_transaction(10)
    second = Producer(settings)
    second.init_transactions(10)
    try:
        first.begin_transaction()
        first.produce("b", b"zombie", partition=0)
        first.commit_transaction(10)
    except KafkaException as error:
        happened.append(f"fatal {error.args[0].fatal()}")
    second.begin_transaction()
    second.produce("b", b"second", partition=0)
    second.commit_transaction(10)
    return happened


async def test_librdkafka_commits_aborts_and_is_fenced(broker: EmbeddedBroker) -> None:
    """The flexible versions, with group metadata, as librdkafka speaks them."""
    await create_topics(broker.address, {"a": 1, "b": 1})
    happened = await asyncio.to_thread(_librdkafka, broker.address)
    assert happened == ["committed 6", "fatal True"]
    assert [r.value for r in await read_all(broker.address, "b")] == [b"out", b"second"]
