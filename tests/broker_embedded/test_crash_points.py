"""The broker dies at one exact point of a request, comes back, and the client goes on."""

import asyncio
import json
import sys
from pathlib import Path

import pytest
from aiokafka import TopicPartition

from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import consumer, create_topics, producer, read_all

SCRIPT = Path(__file__).with_name("crashing.py")
SOURCE = TopicPartition("source", 0)


async def _crashing(folder: Path, port: int, *trap: str) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(SCRIPT), *trap, str(folder), "--port", str(port)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    json.loads(await process.stdout.readline())
    return process


async def _three_transactions(address: str) -> None:
    async with producer(address, transactional_id="t", retry_backoff_ms=20) as client:
        for number in range(3):
            async with client.transaction():
                sent = [
                    await client.send("ab"[n % 2], b"%d:%d" % (number, n), partition=n % 3)
                    for n in range(6)
                ]
                await asyncio.gather(*sent)
                await client.send_offsets_to_transaction({SOURCE: number}, "g")


@pytest.mark.slow
@pytest.mark.parametrize("point", ["before", "enqueued", "written", "answered"])
@pytest.mark.parametrize(
    ("api", "count"),
    [("EndTxn", "2"), ("Produce", "2"), ("TxnOffsetCommit", "2"), ("InitProducerId", "1")],
)
async def test_a_crash_at_an_exact_point(tmp_path: Path, api: str, count: str, point: str) -> None:
    """The client notices a pause; each transaction is there once, and what it fenced is gone."""
    async with EmbeddedBroker(tmp_path) as broker:
        address = broker.address
        await create_topics(address, {"a": 3, "b": 3, "source": 1})
        async with producer(address, transactional_id="t") as zombie:
            await zombie.begin_transaction()
            await zombie.send_and_wait("a", b"zombie", partition=0)
            zombie._sender._sender_task.cancel()
    port = int(address.rpartition(":")[2])
    crashing = await _crashing(tmp_path, port, api, point, count)
    work = asyncio.create_task(_three_transactions(address))
    assert await asyncio.wait_for(crashing.wait(), 10) == -9
    async with EmbeddedBroker(tmp_path, port) as broker:
        await asyncio.wait_for(work, 20)
        records = [r.value for topic in "ab" for r in await read_all(broker.address, topic)]
        assert sorted(records) == sorted(b"%d:%d" % (k, n) for k in range(3) for n in range(6))
        async with consumer(broker.address, group_id="g") as reader:
            reader.assign([SOURCE])
            assert await reader.committed(SOURCE) == 2
