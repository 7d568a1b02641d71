"""settings and hops -> a Faust app: agents that hand records to the lanes of their owners.

Faust gives the consumer, the group and the life cycle. It has no table, no sink and nothing to
acknowledge here: what counts is in the transactions of the owners (docs/adr/0002-delivery.md).
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from typing import Any, Final

import faust
from aiokafka import TopicPartition
from faust.auth import SASLCredentials, SSLCredentials

from copytaster.observe.metrics import BatchFigures, Metrics
from copytaster.settings import Settings
from copytaster.stream.connection import ssl_context
from copytaster.stream.cursor import CursorConsumer, transport_for
from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop
from copytaster.stream.lane import GapError, Lane
from copytaster.stream.owner import Crossed, Link, PartitionOwner
from copytaster.stream.owners import Owners
from copytaster.stream.records import Taken

STREAM_BUFFER_RECORDS: Final = 1_024
"""Records of one topic that wait in Faust: a few MB of ordinary articles."""

POLL_RECORDS: Final = 500
FETCH_BYTES: Final = 1 << 20


class Exit(IntEnum):
    """How a worker ends. Anything but OK wants a restart."""

    OK = 0
    FAILED = 1
    BATCH = 70
    CRASHED = 71
    GAP = 72
    OPENING = 73
    STALLED = 74
    STOP_HUNG = 75
    LOOP_HUNG = 76
    ORPHANED = 77


@dataclass(frozen=True, slots=True)
class Fatal:
    """What ends the worker, and with which status."""

    exit: Exit
    event: str
    error: BaseException | None = None


@dataclass
class Running:
    """A Faust app with what belongs to it. `fatal` is done when the process must end."""

    app: Any
    owners: Owners
    fatal: "asyncio.Future[Fatal]"
    executors: Mapping[str, ThreadPoolExecutor]
    unassigned_since: float | None = field(default_factory=time.monotonic)
    on_assigned: Callable[[], None] | None = None

    @property
    def consumer(self) -> CursorConsumer:
        """Faust's consumer, of our making."""
        consumer: CursorConsumer = self.app.consumer
        return consumer

    def end(self, fatal: Fatal) -> None:
        """Serve nothing any more; the first reason given is the one that counts."""
        self.owners.serving = False
        for lane in self.owners.lanes.values():
            lane.pause()
        if not self.fatal.done():
            self.fatal.set_result(fatal)

    def release(self) -> None:
        """Let go of the threads."""
        for executor in self.executors.values():
            executor.shutdown(wait=False, cancel_futures=True)


class TablelessApp(faust.App):
    """Faust without the folders it makes for its tables: there are none, and no disk is needed."""

    logger = logging.getLogger("faust.app.tableless")  # not under the name of our module

    def _create_directories(self) -> None:
        """Make nothing."""


def build_app(
    settings: Settings, hops: Sequence[Hop], *, address: str, stamp: Stamp, metrics: Metrics
) -> Running:
    """One agent a hop. Nothing is connected yet; to be called with the event loop running."""
    executors = {hop.name: ThreadPoolExecutor(1, f"stage-{hop.name}") for hop in hops}
    link = Link(settings, address, stamp, executors)
    by_topic = {settings.topic_prefix + hop.source.name: hop for hop in hops}
    assert len(by_topic) == len(hops), "two hops cannot read the same topic: one cursor, one owner"
    fatal: asyncio.Future[Fatal] = asyncio.get_running_loop().create_future()

    def crossed(owner: PartitionOwner, done: Crossed, newest: Taken) -> None:
        figures = BatchFigures(
            stage=owner.hop.name,
            topic=owner.tp.topic,
            records=done.batch.taken,
            reasons=done.batch.codes,
            work_s=done.work_s,
            commit_s=done.commit_s,
            latency_s=_late_s(owner.hop, newest),
            newest_ms=newest.timestamp_ms,
        )
        metrics.batch(figures)

    def failed(error: Exception) -> None:
        status = Exit.GAP if isinstance(error, GapError) else Exit.BATCH
        running.end(Fatal(status, "batch_failed", error))

    def new_lane(owner: PartitionOwner, generation: int) -> Lane:
        return Lane(
            owner,
            generation=generation,
            records_max=settings.batch_records_max,
            crossed=crossed,
            failed=failed,
            late_s=lambda record: _late_s(owner.hop, record),
        )

    owners = Owners(lambda tp: PartitionOwner(by_topic[tp.topic], tp, link), new_lane)
    app = _faust_app(settings, address)
    app.transport = transport_for(lambda: owners.cursors)(app.conf.broker_consumer, app)
    running = Running(app, owners, fatal, executors)
    _follow_rebalances(running, by_topic, settings, metrics)
    for name, hop in by_topic.items():
        _add_agent(app, owners, name, hop.name)
    return running


def _late_s(hop: Hop, record: Taken) -> float:
    """Seconds since the article came that a record is, or follows from."""
    at = record.timestamp if hop.from_outside else record.event_time
    return time.time() - at.timestamp()


def _faust_app(settings: Settings, address: str) -> Any:
    session_s = settings.session_timeout / timedelta(seconds=1)
    return TablelessApp(
        settings.topic_prefix + settings.app_id,
        broker=[f"kafka://{server}" for server in address.split(",")],
        broker_credentials=_credentials(settings),
        autodiscover=False,
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        table_standby_replicas=0,
        stream_wait_empty=False,
        stream_buffer_maxsize=STREAM_BUFFER_RECORDS,
        # an input that was deleted under a running worker must stop it, not be skipped
        consumer_auto_offset_reset="none",
        consumer_max_fetch_size=FETCH_BYTES,
        broker_max_poll_records=POLL_RECORDS,
        broker_session_timeout=session_s,
        broker_heartbeat_interval=session_s / 6,
        broker_request_timeout=session_s + 5,
        broker_commit_interval=60,
    )


def _credentials(settings: Settings) -> Any:
    security = settings.kafka
    context = ssl_context(settings) if security.security_protocol.endswith("SSL") else None
    if security.security_protocol.startswith("SASL"):
        password = security.sasl_plain_password
        return SASLCredentials(
            username=security.sasl_plain_username,
            password=password.get_secret_value() if password else None,
            mechanism=security.sasl_mechanism,
            ssl_context=context,
        )
    return SSLCredentials(context) if context is not None else None


def _follow_rebalances(
    running: Running, by_topic: Mapping[str, Hop], settings: Settings, metrics: Metrics
) -> None:
    app, owners = running.app, running.owners
    patience_s = settings.session_timeout / timedelta(seconds=2)

    async def revoked(*_: Any, **__: Any) -> None:
        running.unassigned_since = time.monotonic()
        await owners.revoke(patience_s)

    async def assigned(*_: Any, **__: Any) -> None:
        """Awaited before the streams are resumed, without a limit, while heartbeats go on."""
        assignment = app.consumer.assignment()
        held = {TopicPartition(*tp) for tp in assignment if tp.topic in by_topic}
        try:
            await owners.assign(held, app.consumer_generation_id)
        except Exception as error:
            running.end(Fatal(Exit.OPENING, "opening_failed", error))
            raise
        metrics.owned((by_topic[tp.topic].name, tp.topic, tp.partition) for tp in held)
        running.unassigned_since = None
        if running.on_assigned is not None:
            running.on_assigned()

    app.on_partitions_revoked.connect(revoked, weak=False)
    app.on_rebalance_complete.connect(assigned, weak=False)


def _add_agent(app: Any, owners: Owners, topic_name: str, name: str) -> None:
    topic = app.topic(
        topic_name,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        acks=False,
    )

    async def hand_over(stream: Any) -> None:
        async for event in stream.events():
            message = event.message
            await owners.put(message.taken, message.reached, message.generation_id)

    app.agent(topic, name=f"stage-{name}")(hand_over)
