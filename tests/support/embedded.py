"""An embedded broker in a folder of its own, for tests that need one.

async with embedded_broker(tmp_path) as broker:
    await create_topics(broker.address, {"articles": 4})
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from copytaster.adapters.embedded_broker import EmbeddedBroker


@asynccontextmanager
async def embedded_broker(folder: Path) -> AsyncIterator[EmbeddedBroker]:
    """A running broker whose log is in `folder`; ends with the context, and so does its process."""
    async with EmbeddedBroker(folder / "broker") as broker:
        yield broker


async def create_topics(
    address: str, topics: Mapping[str, int], configs: Mapping[str, str] | None = None
) -> None:
    """Make topics, name -> number of partitions, all with the same settings."""
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        await admin.create_topics(
            [
                NewTopic(name, count, 1, topic_configs=configs or {})
                for name, count in topics.items()
            ]
        )
    finally:
        await admin.close()
