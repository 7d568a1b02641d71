"""Faust's consumer, taught four things, each of which it does otherwise.

* The position of a partition is the cursor of its owner, not the group's offset.
* Inputs are read committed.
* Each record is tagged with how far the log had been seen before it (`lane.Seen`).
* Records go to the streams without a pair of tasks for each: that was half of the cost.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiokafka import TopicPartition
from aiokafka.errors import (
    ConsumerStoppedError,
    IllegalStateError,
    KafkaError,
    NoOffsetForPartitionError,
    OffsetOutOfRangeError,
)
from aiokafka.structs import OffsetAndMetadata
from faust.transport.drivers import aiokafka as driver
from faust.types import ConsumerMessage

from copytaster.stream.records import Taken

Cursors = Callable[[], Mapping[TopicPartition, int]]

POLL_S: Final = 1.0
PAUSED_S: Final = 0.02
"""How soon to look again when every partition is held back; Faust's own second starves the hops."""


LOGGER: Final = logging.getLogger("faust.consumer.owned")
"""Else Faust's services log what is for their developers under the names of our modules."""


class SeenMessage(ConsumerMessage):
    """A message of Faust with its record as we know it, and the tag of that."""

    __slots__ = ("reached", "taken")
    reached: int | None
    taken: Taken


@dataclass(frozen=True, slots=True)
class Position:
    """Of one partition, taken at one moment in the consumer's thread.

    No record lies in [`reached`, `next`); `end` is where committed records end, if known.
    """

    reached: int
    next: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one fetch gave, each record with its tag, and the generation it belongs to."""

    generation: int
    batches: Mapping[Any, list[tuple[Any, int | None]]]


class CursorConsumerThread(driver.AIOKafkaConsumerThread):
    """Runs where aiokafka runs, so that fetches and seeks have one order here."""

    logger = LOGGER

    def __post_init__(self) -> None:
        """Nothing has been seen of any partition."""
        super().__post_init__()
        self.reached: dict[Any, int] = {}

    def _create_worker_consumer(self, transport: Any) -> Any:
        self.consumer.in_transaction = True  # Faust's only switch for read_committed
        try:
            return super()._create_worker_consumer(transport)
        finally:
            self.consumer.in_transaction = False

    async def on_partitions_revoked(self, revoked: Any) -> None:
        """Nothing is known of any partition until it was sought again."""
        self.reached = {}
        await super().on_partitions_revoked(revoked)

    async def _seek_wait(self, consumer: Any, partitions: Mapping[Any, int]) -> None:
        self.reached = dict(partitions)  # no await between this and the seek
        await super()._seek_wait(consumer, partitions)

    async def fetch(self, active: set[Any]) -> Fetched:
        """Records with their tags; none while a rebalance goes on. `active` is read live."""
        fetched: Fetched = await self.call_thread(self._fetch_tagged, active)
        return fetched

    async def _fetch_tagged(self, active: set[Any]) -> Fetched:
        nothing = Fetched(self.app.consumer_generation_id, {})
        sought = active & self.reached.keys()
        if not sought:
            await asyncio.sleep(PAUSED_S)
            return nothing
        records_max = self.app.conf.broker_max_poll_records
        try:
            batches = await self._fetch_records(
                self._ensure_consumer(), sought, timeout=POLL_S, max_records=records_max
            )
        except (NoOffsetForPartitionError, OffsetOutOfRangeError) as error:
            if self.reached.keys() & _partitions_of(error):
                raise
            return nothing  # of a new assignment, before our seek: the group's offset is no matter
        # No await from here on: what was fetched after a seek has the generation of that seek.
        tagged: dict[Any, list[tuple[Any, int | None]]] = {}
        for tp, records in batches.items():
            reached = self.reached.get(tp)
            tagged[tp] = [
                (record, reached if n == 0 else records[n - 1].offset + 1)
                for n, record in enumerate(records)
            ]
            if reached is not None and records:
                self.reached[tp] = records[-1].offset + 1
        return Fetched(self.app.consumer_generation_id, tagged)

    async def positions(self) -> dict[TopicPartition, Position]:
        """Of every partition that was sought since the last rebalance."""
        found: dict[TopicPartition, Position] = await self.call_thread(self._positions)
        return found

    async def _positions(self) -> dict[TopicPartition, Position]:
        consumer = self._ensure_consumer()
        found = {}
        for tp in tuple(self.reached):
            try:
                position = await consumer.position(tp)
                found[tp] = Position(self.reached[tp], position, consumer.last_stable_offset(tp))
            except (KafkaError, KeyError, AssertionError):
                continue  # revoked meanwhile
        return found

    async def hint(self, cursors: Mapping[TopicPartition, int]) -> None:
        """Tell the group's offsets, for lag monitors only; whether it works does not matter."""
        await self.call_thread(self._hint, cursors)

    async def _hint(self, cursors: Mapping[TopicPartition, int]) -> None:
        try:
            await self._ensure_consumer().commit(
                {tp: OffsetAndMetadata(cursor, "") for tp, cursor in cursors.items()}
            )
        except (KafkaError, IllegalStateError):
            return


class CursorConsumer(driver.Consumer):
    """See the module's own words. `cursors` gives the position of every partition that is held."""

    cursors: Cursors
    _thread: CursorConsumerThread

    def _new_consumer_thread(self) -> CursorConsumerThread:
        return CursorConsumerThread(self, loop=self.loop, beacon=self.beacon)

    @property
    def thread(self) -> CursorConsumerThread:
        """Where aiokafka runs."""
        return self._thread

    async def seek_to_committed(self) -> Mapping[Any, int]:
        """Seek every assigned partition to its owner's cursor."""
        assigned = self.assignment()
        cursors = {tp: cursor for tp, cursor in type(self).cursors().items() if tp in assigned}
        await self.seek_wait(cursors)
        return cursors

    def verify_event_path(self, now: float, tp: Any) -> None:
        """Faust's own check wants acknowledgements; ours are the transactions (`worker.py`)."""

    async def _drain_messages(self, fetcher: Any) -> None:
        """Fetch and deliver until stopped. What a rebalance interrupts is fetched again."""
        try:
            while not (self.should_stop or fetcher.should_stop):
                active = self._get_active_partitions()
                if not active or not self.flow_active:
                    await self.sleep(PAUSED_S)
                    continue
                await self._deliver(await self._thread.fetch(active))
        except (asyncio.CancelledError, ConsumerStoppedError):
            if not self.app.should_stop:
                raise

    async def _deliver(self, fetched: Fetched) -> None:
        for tp, pairs in fetched.batches.items():
            for record, reached in pairs:
                if not self.flow_active or self.app.consumer_generation_id != fetched.generation:
                    return  # the seek after the rebalance brings it back
                await self.callback(_message(tp, record, reached, fetched.generation))
            await asyncio.sleep(0)


def _message(tp: Any, record: Any, reached: int | None, generation: int) -> SeenMessage:
    message = SeenMessage(
        record.topic,
        record.partition,
        record.offset,
        record.timestamp / 1000 if record.timestamp is not None else 0.0,
        record.timestamp_type,
        record.headers,
        record.key,
        record.value,
        record.checksum,
        record.serialized_key_size,
        record.serialized_value_size,
        tp,
        generation_id=generation,
    )
    message.reached = reached
    message.taken = Taken(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        timestamp_ms=record.timestamp if record.timestamp is not None else -1,
        key=record.key,
        value=record.value,
        headers=tuple((name, value or b"") for name, value in record.headers),
    )
    return message


def _partitions_of(error: KafkaError) -> set[Any]:
    """The partitions that an error of aiokafka's fetcher is about."""
    about = error.args[0]
    return set(about) if isinstance(about, dict) else {about}


def transport_for(cursors: Cursors) -> type[driver.Transport]:
    """A Faust transport whose consumer is positioned by `cursors`."""
    consumer = type(
        "OwnedConsumer",
        (CursorConsumer,),
        {"cursors": staticmethod(cursors), "logger": LOGGER},
    )
    return type("CursorTransport", (driver.Transport,), {"Consumer": consumer})
