"""An embedded broker in a folder of its own, for tests that need one, and what they do with it.

async with embedded_broker(tmp_path) as broker:
    await create_topics(broker.address, {"articles": 4})
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError

from copytaster.adapters.embedded_broker import EmbeddedBroker


@asynccontextmanager
async def embedded_broker(folder: Path) -> AsyncIterator[EmbeddedBroker]:
    """A running broker whose log is in `folder`; ends with the context, and so does its process."""
    async with EmbeddedBroker(folder / "broker") as broker:
        yield broker


@asynccontextmanager
async def admin(address: str) -> AsyncIterator[AIOKafkaAdminClient]:
    """A client that makes and drops topics."""
    client = AIOKafkaAdminClient(bootstrap_servers=address)
    await client.start()
    try:
        yield client
    finally:
        await client.close()


async def create_topics(
    address: str, topics: Mapping[str, int], configs: Mapping[str, str] | None = None
) -> None:
    """Make topics, name -> number of partitions, all with the same settings."""
    async with admin(address) as client:
        await client.create_topics(
            [
                NewTopic(name, count, 1, topic_configs=configs or {})
                for name, count in topics.items()
            ]
        )


@asynccontextmanager
async def producer(address: str, **settings: Any) -> AsyncIterator[AIOKafkaProducer]:
    """A started producer. One that was fenced cannot stop cleanly, and need not."""
    client = AIOKafkaProducer(
        **{"bootstrap_servers": address, "acks": "all", "linger_ms": 0, **settings}
    )
    try:
        await client.start()
        yield client
    finally:
        with suppress(KafkaError, AssertionError):
            await client.stop()


@asynccontextmanager
async def consumer(address: str, *topics: str, **settings: Any) -> AsyncIterator[AIOKafkaConsumer]:
    """A started consumer that begins at the beginning and commits only when told to."""
    defaults = {
        "bootstrap_servers": address,
        "auto_offset_reset": "earliest",
        "enable_auto_commit": False,
        "fetch_max_wait_ms": 100,
    }
    client = AIOKafkaConsumer(*topics, **{**defaults, **settings})
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


async def read_all(
    address: str, topic: str, *, isolation_level: str = "read_committed"
) -> list[ConsumerRecord]:
    """Everything in a topic as of now, partition by partition."""
    async with consumer(address, isolation_level=isolation_level) as client:
        partitions = [TopicPartition(topic, n) for n in await _partitions(address, topic)]
        client.assign(partitions)
        await client.seek_to_beginning(*partitions)
        ends = await client.end_offsets(partitions)
        records: list[ConsumerRecord] = []
        for partition in partitions:
            while await client.position(partition) < ends[partition]:
                batch = await client.getmany(partition, timeout_ms=200)
                records += batch.get(partition, ())
        return records


async def _partitions(address: str, topic: str) -> list[int]:
    async with admin(address) as client:
        (described,) = await client.describe_topics([topic])
    return sorted(partition["partition"] for partition in described["partitions"])
