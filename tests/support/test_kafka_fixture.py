"""The Kafka of the tests is a real one: transactions, and data that outlives a kill."""

import asyncio
import uuid

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from support.kafka import Kafka


async def test_it_shows_committed_transactions_and_hides_aborted_ones(kafka: str) -> None:
    """A read-committed reader sees what was committed, and nothing of what was aborted."""
    topic = await _new_topic(kafka)

    await _transaction(kafka, topic, b"aborted", commit=False)
    await _transaction(kafka, topic, b"committed", commit=True)

    assert await _committed(kafka, topic) == [b"committed"]


async def test_it_keeps_what_it_acknowledged_through_a_kill(own_kafka: Kafka) -> None:
    """After SIGKILL the same address answers again, with the same data."""
    topic = await _new_topic(own_kafka.address)
    await _transaction(own_kafka.address, topic, b"kept", commit=True)
    assert await _first(own_kafka.address, topic) == b"kept"

    own_kafka.kill9()
    own_kafka.start()

    assert await _first(own_kafka.address, topic) == b"kept"


async def _new_topic(address: str) -> str:
    topic = f"fixture-{uuid.uuid4().hex}"
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(topic, num_partitions=1, replication_factor=1)])
    finally:
        await admin.close()
    return topic


async def _transaction(address: str, topic: str, value: bytes, *, commit: bool) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=address, transactional_id=f"{topic}-writer")
    await producer.start()
    try:
        await producer.begin_transaction()
        await producer.send_and_wait(topic, value)
        await (producer.commit_transaction() if commit else producer.abort_transaction())
    finally:
        await producer.stop()


async def _first(address: str, topic: str) -> bytes | None:
    """The first record; a broker just back from a kill shows its log's end only after a while."""
    consumer = AIOKafkaConsumer(
        topic,
        bootstrap_servers=address,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
    )
    await consumer.start()
    try:
        value: bytes | None = (await asyncio.wait_for(consumer.getone(), 30)).value
        return value
    finally:
        await consumer.stop()


async def _committed(address: str, topic: str) -> list[bytes | None]:
    consumer = AIOKafkaConsumer(bootstrap_servers=address, isolation_level="read_committed")
    await consumer.start()
    try:
        partition = TopicPartition(topic, 0)
        consumer.assign([partition])
        await consumer.seek_to_beginning(partition)
        end = (await consumer.end_offsets([partition]))[partition]
        values: list[bytes | None] = []
        while await consumer.position(partition) < end:
            for records in (await consumer.getmany(timeout_ms=200)).values():
                values += [record.value for record in records]
        return values
    finally:
        await consumer.stop()
