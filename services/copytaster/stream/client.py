"""What a command line does with a broker beside working: publish articles, read topics."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from copytaster.limits import DEAD_LETTER_BYTES_ACCEPTED, RAW_BYTES_MAX, RAW_RECORD_BYTES_ACCEPTED
from copytaster.settings import Settings
from copytaster.stages.refusal import RefusedError
from copytaster.stream.connection import COMPRESSION, client_options, start
from copytaster.stream.headers import Stamp
from copytaster.stream.records import Headers, Outgoing, Taken
from copytaster.stream.run import dead_letter
from copytaster_schemas.topics import RAW_ARTICLES, Topic

POLL_MS: Final = 250
FETCH_BYTES: Final = 4 << 20
PATIENCE_POLLS: Final = 20
"""Polls without a record (5 s) after which what is still held back is not waited for."""

IN_FLIGHT_MAX: Final = 2_000
"""Records on their way to the broker at once: bounds the memory of whoever publishes a lot."""

PUBLISH_STAGE: Final = "publish"
"""What a dead letter names as its stage when the article was refused before it was sent."""

_OVERHEAD_BYTES: Final = 1_024  # of a batch, its record and an ordinary key


@dataclass(frozen=True, slots=True)
class Published:
    """How many articles went to the raw topic, and how many straight to its dead letters."""

    accepted: int
    too_large: int


async def publish(
    settings: Settings,
    address: str,
    records: Iterable[bytes] | Iterable[tuple[bytes | None, bytes]],
    *,
    stamp: Stamp,
    topic: Topic[Any] = RAW_ARTICLES,
) -> Published:
    """Put raw articles (values, or pairs of key and value) on their topic; all are acknowledged.

    One that the topic does not take goes to the dead letters, cut, as `too_large`.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    name = settings.topic_prefix + topic.name
    accepted = too_large = 0
    async with producer_of(settings, address) as producer:
        waiting: set[asyncio.Future[Any]] = set()
        for each in records:
            key, value = each if isinstance(each, tuple) else (None, each)
            if len(value) + len(key or b"") + _OVERHEAD_BYTES > RAW_RECORD_BYTES_ACCEPTED:
                letter = _refused(key, value, name, settings.topic_prefix + topic.dlq, stamp)
                waiting.add(await send(producer, letter))
                too_large += 1
            else:
                waiting.add(await producer.send(name, value, key))
                accepted += 1
            if len(waiting) >= IN_FLIGHT_MAX:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                _raise_first(done)
        _raise_first((await asyncio.wait(waiting))[0] if waiting else ())
    return Published(accepted, too_large)


async def send(producer: Any, record: Outgoing) -> "asyncio.Future[Any]":
    """Hand a record to a producer; the future is its acknowledgement."""
    acknowledged: asyncio.Future[Any] = await producer.send(
        record.topic,
        record.value,
        record.key,
        timestamp_ms=record.timestamp_ms,
        headers=list(record.headers),
    )
    return acknowledged


async def tail(
    settings: Settings,
    address: str,
    names: Sequence[str],
    *,
    from_beginning: bool = False,
    follow: bool = True,
) -> AsyncGenerator[Taken, None]:
    """The committed records of topics (names as the broker has them), as they come.

    From now on, or from the beginning; for ever, or up to what is there when it begins. Within a
    partition they are in order. Topics that do not exist have no records. What an unfinished
    transaction holds back is waited for, but not for long.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    async with reader(settings, address) as consumer:
        partitions = await partitions_of(consumer, names)
        if not partitions:
            return
        ends = await _ends(settings, address, partitions)
        consumer.assign(partitions)
        if from_beginning:
            await consumer.seek_to_beginning(*partitions)
        else:
            for tp in partitions:
                consumer.seek(tp, ends[tp])
        idle_polls = 0
        while follow or (idle_polls < PATIENCE_POLLS and await _is_before(consumer, ends)):
            batches = await consumer.getmany(timeout_ms=POLL_MS)
            idle_polls = 0 if batches else idle_polls + 1
            for tp, records in batches.items():
                for record in records:
                    if follow or record.offset < ends[tp]:
                        yield taken(record)


async def exists(settings: Settings, address: str, name: str) -> bool:
    """Whether there is a topic of that name (as the broker has it).

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
    """
    async with reader(settings, address) as consumer:
        return name in await consumer.topics()


async def _ends(
    settings: Settings, address: str, partitions: Sequence[TopicPartition]
) -> dict[TopicPartition, int]:
    """Where the logs end, with what is not committed yet.

    Kafka shows a committed transaction only after markers were written, a moment later.
    """
    async with reader(settings, address, isolation="read_uncommitted") as consumer:
        ends: dict[TopicPartition, int] = await consumer.end_offsets(partitions)
        return ends


async def _is_before(consumer: Any, ends: dict[TopicPartition, int]) -> bool:
    return any([await consumer.position(tp) < end for tp, end in ends.items()])


def named(settings: Settings, topics: Iterable[Topic[Any]], *, dlq: bool = False) -> list[str]:
    """Topics (or their dead letter topics) as the broker names them."""
    return [settings.topic_prefix + (topic.dlq if dlq else topic.name) for topic in topics]


@asynccontextmanager
async def reader(
    settings: Settings, address: str, *, isolation: str = "read_committed"
) -> AsyncIterator[Any]:
    """A consumer that belongs to no group."""
    consumer = AIOKafkaConsumer(
        **client_options(settings, address),
        isolation_level=isolation,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=FETCH_BYTES,
        fetch_max_wait_ms=POLL_MS,
    )
    await start(consumer, address)
    try:
        yield consumer
    finally:
        await consumer.stop()


async def partitions_of(consumer: Any, names: Iterable[str]) -> list[TopicPartition]:
    """Every partition of those of the topics that exist; the consumer is assigned their first."""
    existing = await consumer.topics()
    firsts = [TopicPartition(name, 0) for name in names if name in existing]
    if not firsts:
        return []
    consumer.assign(firsts)
    await consumer.end_offsets(firsts)  # a consumer knows the partitions of what it asked about
    found = [(name, consumer.partitions_for_topic(name) or ()) for name, _ in firsts]
    return sorted(TopicPartition(name, number) for name, numbers in found for number in numbers)


def taken(record: Any) -> Taken:
    """A record of aiokafka as ours."""
    headers: Headers = tuple((name, value or b"") for name, value in record.headers)
    return Taken(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        timestamp_ms=record.timestamp if record.timestamp is not None else -1,
        key=record.key,
        value=record.value,
        headers=headers,
    )


@asynccontextmanager
async def producer_of(settings: Settings, address: str) -> AsyncIterator[Any]:
    """An idempotent producer: what is retried is not doubled."""
    producer = AIOKafkaProducer(
        **client_options(settings, address),
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        compression_type=COMPRESSION,
        max_batch_size=262_144,
        max_request_size=DEAD_LETTER_BYTES_ACCEPTED,
    )
    await start(producer, address)
    try:
        yield producer
    finally:
        await producer.stop()


def _refused(key: bytes | None, value: bytes, name: str, dlq: str, stamp: Stamp) -> Outgoing:
    """The dead letter of a record that never was: it has no offset, and its moment is now."""
    never = Taken(topic=name, partition=-1, offset=-1, timestamp_ms=-1, key=key, value=value)
    detail = f"the record has {len(value)} bytes; at most {RAW_BYTES_MAX} are taken"
    letter = dead_letter(
        never, RefusedError("too_large", detail), topic=dlq, stage=PUBLISH_STAGE, stamp=stamp
    )
    return Outgoing(letter.topic, letter.key, letter.value, letter.headers)


def _raise_first(done: Iterable["asyncio.Future[Any]"]) -> None:
    for each in done:
        each.result()
