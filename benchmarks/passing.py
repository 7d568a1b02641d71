"""What the broker and its client do alone: records read and written again in transactions."""

import asyncio
import time
from typing import Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

IN, OUT = "bench.passing.in", "bench.passing.out"
BATCH: Final = 500
PARTITIONS: Final = 4


async def passed_a_second(address: str, values: list[bytes]) -> float:
    """Records a second through a bare aiokafka consumer and producer, a transaction a batch."""
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    await admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in (IN, OUT)])
    await admin.close()
    await _publish(address, values)
    consumer = AIOKafkaConsumer(
        IN, bootstrap_servers=address, group_id="bench", auto_offset_reset="earliest"
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=address, transactional_id="bench", compression_type="zstd"
    )
    await consumer.start()
    await producer.start()
    try:
        begin, count = time.monotonic(), 0
        while count < len(values):
            fetched = await consumer.getmany(timeout_ms=200, max_records=BATCH)
            records = [record for each in fetched.values() for record in each]
            if records:
                async with producer.transaction():
                    sent = [await producer.send(OUT, record.value) for record in records]
                    await asyncio.gather(*sent)
            count += len(records)
        return count / (time.monotonic() - begin)
    finally:
        await producer.stop()
        await consumer.stop()


async def _publish(address: str, values: list[bytes]) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=address, compression_type="zstd", linger_ms=5)
    await producer.start()
    try:
        await asyncio.gather(*[await producer.send(IN, value) for value in values])
    finally:
        await producer.stop()
