"""One owner a partition, on both brokers: fenced, restored, exactly once."""

import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete
from aiokafka.errors import ProducerFenced

from copytaster.settings import Settings
from copytaster.stream import owner as owner_module
from copytaster.stream.client import producer_of
from copytaster.stream.headers import Stamp
from copytaster.stream.layout import state_topic_of
from copytaster.stream.owner import Link, OvertakenError, PartitionOwner
from copytaster.stream.records import Taken
from copytaster.stream.run import CURSOR_KEY
from support.brokers import settings_for
from support.counting import FIFTHS, PASSED, Passed, counting_path
from support.workers import everything_on, make_topics

COUNT = counting_path()[1]


def passed(name: str, *offsets: int) -> list[Taken]:
    """Records of the passed topic."""
    value = Passed(name=name, number=1).model_dump_json().encode()
    return [Taken("passed", 0, offset, 0, b"k", value) for offset in offsets]


@asynccontextmanager
async def an_owner(settings: Settings, address: str) -> AsyncIterator[PartitionOwner]:
    """The opened owner of the first partition of the counting hop's input."""
    with ThreadPoolExecutor(1) as executor:
        stamp = Stamp(topic_prefix=settings.topic_prefix)
        link = Link(settings, address, stamp, {COUNT.name: executor})
        tp = TopicPartition(settings.topic_prefix + PASSED.name, 0)
        owner = PartitionOwner(COUNT, tp, link)
        try:
            await owner.open()
            yield owner
        finally:
            await owner.close()


async def prepared(address: str, inputs: int) -> Settings:
    """Topics with so many records in the first partition of the input."""
    settings = settings_for(address, partitions=1)
    await make_topics(settings, address)
    async with producer_of(settings, address) as producer:
        for _ in range(inputs):
            await producer.send_and_wait(settings.topic_prefix + PASSED.name, b"{}", b"k", 0)
    return settings


async def test_the_next_owner_goes_on_where_the_last_one_committed(broker: str) -> None:
    """With its state and its cursor."""
    settings = await prepared(broker, 10)
    async with an_owner(settings, broker) as first:
        assert first.cursor == 0
        await first.cross(passed("a", 0, 1, 2, 3))
    async with an_owner(settings, broker) as second:
        assert second.cursor == 4
        crossed = await second.cross(passed("a", 4))

    assert len(crossed.batch.outputs) == 1
    fifths = await everything_on(settings, broker, FIFTHS.name)
    assert [json.loads(each.value or b"")["count"] for each in fifths] == [5]


async def test_an_owner_is_fenced_by_the_next(broker: str) -> None:
    """Whatever a frozen worker still wants to write, nobody will see it."""
    settings = await prepared(broker, 10)
    async with an_owner(settings, broker) as first:
        await first.cross(passed("a", 0))
        async with an_owner(settings, broker) as second:
            with pytest.raises(ProducerFenced):
                await first.cross(passed("a", 1, 2, 3, 4))
            assert second.cursor == 1
            await second.cross(passed("a", 1))

    assert await everything_on(settings, broker, FIFTHS.name) == []


async def test_an_output_too_large_refuses_its_input_only(broker: str) -> None:
    """State is restored as if the record had not come."""
    settings = await prepared(broker, 10)
    async with an_owner(settings, broker) as owner:
        await owner.cross(passed("huge", 0, 1, 2))
        crossed = await owner.cross([*passed("huge", 3, 4), *passed("a", 5)])
        assert crossed.batch.codes == ("output_too_large",)
        assert crossed.batch.changed == {b"huge": b"4", b"a": b"1"}
        assert owner.cursor == 6

    assert len(await everything_on(settings, broker, PASSED.dlq)) == 1


async def test_a_cursor_can_step_over_markers(broker: str) -> None:
    """And the next owner begins there."""
    settings = await prepared(broker, 10)
    async with an_owner(settings, broker) as owner:
        await owner.advance(7)
    async with an_owner(settings, broker) as again:
        assert again.cursor == 7


async def test_a_topic_made_anew_is_refused(broker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor beyond the log's end would skip everything up to it in silence."""
    monkeypatch.setattr(owner_module, "_LOG_END_PATIENCE_S", 0.0)
    settings = await prepared(broker, 3)
    async with producer_of(settings, broker) as producer:
        await producer.send_and_wait(state_topic_of(COUNT, settings), b"99", CURSOR_KEY, 0)

    with pytest.raises(OvertakenError, match="ends at offset 3, and offsets up to 99 were read"):
        async with an_owner(settings, broker):
            pass


async def test_retention_that_overtook_the_cursor_is_refused(kafka: str) -> None:
    """Going on would lose what was deleted, and nobody would know."""
    settings = await prepared(kafka, 10)
    async with an_owner(settings, kafka) as owner:
        await owner.cross(passed("a", 0, 1))
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    tp = TopicPartition(settings.topic_prefix + PASSED.name, 0)
    await admin.delete_records({tp: RecordsToDelete(before_offset=5)})
    await admin.close()

    with pytest.raises(OvertakenError, match="begins at offset 5, and offsets from 2 on were not"):
        async with an_owner(settings, kafka):
            pass


async def test_a_new_instance_begins_where_the_log_does(kafka: str) -> None:
    """What retention took before it came is not its loss."""
    settings = await prepared(kafka, 10)
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    tp = TopicPartition(settings.topic_prefix + PASSED.name, 0)
    await admin.delete_records({tp: RecordsToDelete(before_offset=5)})
    await admin.close()

    async with an_owner(settings, kafka) as owner:
        assert owner.cursor == 5
