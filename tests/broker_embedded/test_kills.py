"""kill -9 of the broker around EndTxn, again and again: nothing partial, doubled or lost."""

import asyncio
import random
from collections import Counter

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import consumer, create_topics, producer, read_all

ROUNDS = 20
RECORDS = 12
SOURCE = TopicPartition("source", 0)


async def _round(broker: EmbeddedBroker, number: int, delay_s: float) -> bool:
    """One transaction with a kill `delay_s` after its last record; whether it was confirmed."""
    await broker.ready()
    async with producer(broker.address, transactional_id="t", retry_backoff_ms=20) as client:
        try:
            await client.begin_transaction()
            sent = [
                await client.send("ab"[n % 2], b"%d:%d" % (number, n), partition=n % 3)
                for n in range(RECORDS)
            ]
            await asyncio.gather(*sent)
            await client.send_offsets_to_transaction({SOURCE: number}, "g")
            ending = asyncio.ensure_future(client.commit_transaction())
            await asyncio.sleep(delay_s)
            await broker.kill()
            await ending
        except KafkaError:
            return False
    return True


@pytest.mark.slow
async def test_kills_around_the_end_of_transactions(broker: EmbeddedBroker) -> None:
    """Each transaction is there whole and once, or not at all; a confirmed one is there."""
    await create_topics(broker.address, {"a": 3, "b": 3, "source": 1})
    chance = random.Random(7)
    confirmed = [
        number for number in range(ROUNDS) if await _round(broker, number, chance.uniform(0, 0.004))
    ]
    await broker.ready()
    records = [r for topic in "ab" for r in await read_all(broker.address, topic)]
    seen = Counter(int(record.value.split(b":")[0]) for record in records)
    assert len({record.value for record in records}) == len(records), "doubled"
    assert set(seen.values()) == {RECORDS}, "partial"
    assert set(confirmed) <= set(seen), "lost"
    async with consumer(broker.address, group_id="g") as reader:
        reader.assign([SOURCE])
        assert await reader.committed(SOURCE) == max(seen)
    assert broker.restarts == ROUNDS


@pytest.mark.slow
async def test_retries_of_an_idempotent_producer_across_kills(broker: EmbeddedBroker) -> None:
    """Every record is there once and in order, though nobody knows which answers were lost."""
    await create_topics(broker.address, {"t": 1})
    count = 400
    async with producer(
        broker.address, enable_idempotence=True, max_batch_size=1_000, retry_backoff_ms=20
    ) as client:
        sent = []
        for number in range(count):
            sent.append(await client.send("t", b"%d" % number))
            if number % 80 == 40:
                await broker.kill()
        await asyncio.gather(*sent)
    records = await read_all(broker.address, "t")
    assert [record.value for record in records] == [b"%d" % n for n in range(count)]
