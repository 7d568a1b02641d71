"""One input partition has one owner: its state, its cursor, its transactional producer.

A batch is one Kafka transaction with the outputs, the changed state records and the cursor.
Opening the owner of a partition fences whoever held it before. After any error an owner is of no
use: the process ends, and the next owner goes on at the cursor (docs/adr/0002-delivery.md).
"""

import asyncio
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from copytaster.limits import DEAD_LETTER_BYTES_ACCEPTED
from copytaster.settings import Settings
from copytaster.stream.connection import COMPRESSION, client_options, start
from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop
from copytaster.stream.layout import state_topic_of
from copytaster.stream.records import Outgoing, Taken
from copytaster.stream.run import CURSOR_KEY, Batch, OutputTooLargeError, Run

BARRIER_KEY: Final = b"\x00barrier"
"""The state record that each new owner writes first, and reads up to."""

_PRODUCE_BATCH_BYTES: Final = 262_144  # 16 times the default: fewer, larger requests
_RESTORE_FETCH_BYTES: Final = 8 << 20  # a restore reads everything, so it asks for much at once
_REQUEST_TIMEOUT_MS: Final = 10_000
_RETRY_BACKOFF_MS: Final = 50
_LOG_END_PATIENCE_S: Final = 10.0  # a broker just back from a crash shows old log ends for a while
_POLL_MS: Final = 200


class OvertakenError(Exception):
    """The log no longer holds what the cursor points to; going on would lose input silently."""


@dataclass(frozen=True, slots=True)
class Link:
    """How the owners of one process reach the broker, and where they do their work."""

    settings: Settings
    address: str
    stamp: Stamp
    executors: Mapping[str, Executor]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A committed batch, and the seconds it took."""

    batch: Batch
    work_s: float
    commit_s: float


class PartitionOwner:
    """The owner of one input partition of one hop: `open`, then `cross` batches, then `close`."""

    def __init__(self, hop: Hop, tp: TopicPartition, link: Link) -> None:
        self.hop, self.tp = hop, tp
        self.cursor = 0
        self._link = link
        self._state = TopicPartition(state_topic_of(hop, link.settings), tp.partition)
        self._producer: Any = None
        self._run: Run | None = None
        self._barrier = -1

    async def open(self) -> int:
        """Fence the owner before, restore state and cursor; gives the state records read.

        Raises:
            OvertakenError: the input log does not hold the record at the cursor any more.
        """
        await self._fence()
        return await self._restore()

    async def cross(self, records: Sequence[Taken]) -> Crossed:
        """Take records across the hop and commit all that follows, or nothing.

        The work is done in a thread and bounded in time: `batch.taken` tells how far it got.
        """
        begin = time.monotonic()
        batch = await self._work(records)
        worked = time.monotonic()
        await self._commit(batch)
        self.cursor = batch.cursor
        return Crossed(batch, worked - begin, time.monotonic() - worked)

    async def advance(self, cursor: int) -> None:
        """Commit a cursor beyond offsets that hold no records (markers of transactions)."""
        assert cursor > self.cursor, "a cursor never goes back"
        await self._commit(Batch((), (), (), {}, cursor, 0))
        self.cursor = cursor

    async def release(self, now: datetime) -> int:
        """Commit what the hop held until `now`, a batch after the other; gives how many."""
        loop, executor = asyncio.get_running_loop(), self._link.executors[self.hop.name]
        released = 0
        while True:
            assert self._run is not None, "open() comes first"
            batch = await loop.run_in_executor(executor, self._run.release, now, self.cursor)
            if not batch.outputs:
                return released
            await self._commit(batch)
            released += len(batch.outputs)

    async def close(self) -> None:
        """Give the producer back; what it left open is aborted by the next owner."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await producer.stop()

    async def _work(self, records: Sequence[Taken]) -> Batch:
        loop = asyncio.get_running_loop()
        executor = self._link.executors[self.hop.name]
        work_max_s = self._link.settings.batch_work_max / timedelta(seconds=1)
        too_large: set[int] = set()
        while True:
            assert self._run is not None, "open() comes first"
            run = self._run

            def take(run: Run = run) -> Batch:
                # from here on: it may have waited for the batch of another partition
                deadline = time.monotonic() + work_max_s
                return run.take(
                    records, enough=lambda: time.monotonic() >= deadline, too_large=too_large
                )

            try:
                return await loop.run_in_executor(executor, take)
            except OutputTooLargeError as error:
                too_large.add(error.offset)
                await self._restore()

    async def _fence(self) -> None:
        """From here on no older owner can commit; what it had open is aborted."""
        settings = self._link.settings
        self._producer = AIOKafkaProducer(
            **client_options(settings, self._link.address),
            transactional_id=f"{settings.app_id}-{self.tp.topic}-{self.tp.partition}",
            transaction_timeout_ms=int(settings.transaction_timeout / timedelta(milliseconds=1)),
            acks="all",
            linger_ms=0,
            compression_type=COMPRESSION,
            max_batch_size=_PRODUCE_BATCH_BYTES,
            max_request_size=DEAD_LETTER_BYTES_ACCEPTED,
            request_timeout_ms=_REQUEST_TIMEOUT_MS,
            retry_backoff_ms=_RETRY_BACKOFF_MS,
        )
        await start(self._producer, self._link.address)
        topic, partition = self._state
        async with self._producer.transaction():
            written = await self._producer.send_and_wait(topic, b"", BARRIER_KEY, partition)
        self._barrier = written.offset

    async def _restore(self) -> int:
        async with self._reader() as consumer:
            consumer.assign([self._state, self.tp])
            consumer.pause(self.tp)
            state, cursor, read = await self._read_state(consumer)
            self.cursor = await self._checked(consumer, cursor)
        self._run = Run(self.hop, self._link.stamp, state)
        return read

    @asynccontextmanager
    async def _reader(self) -> Any:
        consumer = AIOKafkaConsumer(
            **client_options(self._link.settings, self._link.address),
            isolation_level="read_committed",
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=_RESTORE_FETCH_BYTES,
            fetch_max_wait_ms=_POLL_MS,
        )
        await start(consumer, self._link.address)
        try:
            yield consumer
        finally:
            await consumer.stop()

    async def _read_state(self, consumer: Any) -> tuple[dict[bytes, bytes], int | None, int]:
        """All records up to our barrier: the log's end as the broker tells it may be an old one.

        A broker that does not tell the offset of a transactional write (-1) tells its true end.
        """
        state: dict[bytes, bytes] = {}
        cursor: int | None = None
        read = 0
        end = (await consumer.end_offsets([self._state]))[self._state]
        end = max(end, self._barrier + 1)
        await consumer.seek_to_beginning(self._state)
        while await consumer.position(self._state) < end:
            for records in (await consumer.getmany(self._state, timeout_ms=_POLL_MS)).values():
                read += len(records)
                for record in records:
                    if record.key == CURSOR_KEY:
                        cursor = int(record.value)
                    elif record.key == BARRIER_KEY:
                        continue
                    elif record.value is None:
                        state.pop(record.key, None)
                    else:
                        state[record.key] = record.value
        return state, cursor, read

    async def _checked(self, consumer: Any, cursor: int | None) -> int:
        """The cursor, if the log still holds what it points to; without one, the log's begin."""
        begin = (await consumer.beginning_offsets([self.tp]))[self.tp]
        if cursor is None:
            return int(begin)
        where = f"{self.tp.topic}-{self.tp.partition}"
        if begin > cursor:
            raise OvertakenError(
                f"{where} begins at offset {begin}, and offsets from {cursor} on were not read: "
                "retention was shorter than the outage; start with another COPYTASTER_APP_ID to "
                "accept the loss"
            )
        deadline = time.monotonic() + _LOG_END_PATIENCE_S
        while (end := (await consumer.end_offsets([self.tp]))[self.tp]) < cursor:
            if time.monotonic() > deadline:
                raise OvertakenError(
                    f"{where} ends at offset {end}, and offsets up to {cursor} were read: the "
                    "topic was made anew or lost records; start with another COPYTASTER_APP_ID"
                )
            await asyncio.sleep(_POLL_MS / 1000)
        return cursor

    async def _commit(self, batch: Batch) -> None:
        sent: list[asyncio.Future[Any]] = []
        try:
            async with self._producer.transaction():
                for each in (*batch.outputs, *batch.dead_letters):
                    await self._send(each, sent)
                for key, value in batch.changed.items():
                    await self._send_state(key, value, sent)
                await self._send_state(CURSOR_KEY, b"%d" % batch.cursor, sent)
                # commit_transaction() is content when a send has failed and its record is gone
                await asyncio.gather(*sent)
        except BaseException:
            for future in sent:  # one error is enough: asyncio would complain of the others
                future.add_done_callback(lambda done: done.cancelled() or done.exception())
            raise

    async def _send(self, record: Outgoing, sent: list["asyncio.Future[Any]"]) -> None:
        future = await self._producer.send(
            record.topic,
            record.value,
            record.key,
            timestamp_ms=record.timestamp_ms,
            headers=list(record.headers),
        )
        sent.append(future)

    async def _send_state(
        self, key: bytes, value: bytes | None, sent: list["asyncio.Future[Any]"]
    ) -> None:
        topic, partition = self._state
        sent.append(await self._producer.send(topic, value, key, partition))
