"""Consumer groups, end to end: who comes, goes or dies, and who works on what then."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import admin, consumer, create_topics, producer

QUICK = {
    "group_id": "g",
    "session_timeout_ms": 1_000,
    "heartbeat_interval_ms": 100,
    "rebalance_timeout_ms": 2_000,
}
PARTITIONS = {TopicPartition("t", n) for n in range(4)}


async def _until_shared(*members: AIOKafkaConsumer) -> None:
    """Wait until the members have all partitions among them, each about its share."""
    share = len(PARTITIONS) // len(members)
    async with asyncio.timeout(15):
        while True:
            parts = [member.assignment() for member in members]
            if set().union(*parts) == PARTITIONS and {len(p) for p in parts} == {share}:
                return
            await asyncio.sleep(0.05)


def _member(broker: EmbeddedBroker, **settings: Any) -> Any:
    return consumer(broker.address, "t", **{**QUICK, **settings})


async def test_members_share_the_work_as_they_come_and_go(broker: EmbeddedBroker) -> None:
    """One has all, two have half each, and who is left has all again."""
    await create_topics(broker.address, {"t": 4})
    async with _member(broker) as first:
        await _until_shared(first)
        async with _member(broker) as second:
            await _until_shared(first, second)
        await _until_shared(first)


async def test_the_work_of_a_dead_member_is_taken_over(broker: EmbeddedBroker) -> None:
    """It says nothing for a session, and the others share out without it."""
    await create_topics(broker.address, {"t": 4})
    async with _member(broker) as first, _member(broker) as second:
        await _until_shared(first, second)
        second._coordinator._heartbeat_task.cancel()
        await _until_shared(first)


async def test_a_restart_of_the_broker_disturbs_no_group(broker: EmbeddedBroker) -> None:
    """Members, generation and shares are on disk: nobody joins again, nobody is fenced."""
    await create_topics(broker.address, {"t": 4})
    async with _member(broker) as first, _member(broker) as second:
        await _until_shared(first, second)
        before = (first.assignment(), second.assignment(), _generation(first))
        await broker.kill()
        await broker.ready()
        await asyncio.sleep(1.5)  # longer than a session
        assert (first.assignment(), second.assignment(), _generation(first)) == before
        async with producer(broker.address) as client:
            await client.send_and_wait("t", b"v", partition=0)
        owner = first if TopicPartition("t", 0) in first.assignment() else second
        record = await asyncio.wait_for(owner.getone(), 10)
        await owner.commit({TopicPartition("t", 0): record.offset + 1})


def _generation(member: AIOKafkaConsumer) -> int:
    generation: int = member._coordinator.generation
    return generation


async def test_a_generation_is_never_used_again(broker: EmbeddedBroker) -> None:
    """Owners compare them; after a restart with an empty group they go on."""
    await create_topics(broker.address, {"t": 4})
    async with _member(broker) as member:
        await _until_shared(member)
        first = _generation(member)
    await broker.kill()
    await broker.ready()
    async with _member(broker) as member:
        await _until_shared(member)
        assert _generation(member) > first


async def test_a_member_of_the_past_cannot_commit(broker: EmbeddedBroker) -> None:
    """Offsets of a generation that is over would undo those of the new owner."""
    await create_topics(broker.address, {"t": 4})
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(_member(broker))
        await _until_shared(first)
        second = await stack.enter_async_context(_member(broker))
        await _until_shared(first, second)
        mine = next(iter(first.assignment()))
        await first.commit({mine: 1})
        assert await second.committed(mine) == 1
    async with admin(broker.address) as client:
        assert await client.list_consumer_groups() == [("g", "consumer")]
        offsets = await client.list_consumer_group_offsets("g")
        assert {place: found.offset for place, found in offsets.items()} == {mine: 1}


async def test_operators_see_who_is_in_a_group(broker: EmbeddedBroker) -> None:
    """DescribeGroups names the members and where they are."""
    await create_topics(broker.address, {"t": 4})
    async with _member(broker, client_id="worker-1") as member, admin(broker.address) as client:
        await _until_shared(member)
        (answer,) = await client.describe_consumer_groups(["g"])
        ((error, group_id, state, kind, _, members),) = [g[:6] for g in answer.groups]
        assert (error, group_id, state, kind) == (0, "g", "Stable", "consumer")
        assert [(m[1], m[2]) for m in members] == [("worker-1", "127.0.0.1")]
