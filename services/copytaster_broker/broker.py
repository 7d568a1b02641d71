"""The broker put together: the only file that knows everybody."""

import asyncio
import logging
import os
import sys
import time
from pathlib import Path

from copytaster_broker import limits
from copytaster_broker.cluster import Cluster
from copytaster_broker.connection import Connection
from copytaster_broker.fetch import Fetching
from copytaster_broker.groups.coordinator import Groups
from copytaster_broker.log.append import Appender
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import GroupOffsets
from copytaster_broker.log.read import LogReader
from copytaster_broker.log.schema import open_database
from copytaster_broker.log.sweep import Sweeper
from copytaster_broker.log.tail import TailBudget
from copytaster_broker.offsets import Commits, Places
from copytaster_broker.producers.append import Producing
from copytaster_broker.producers.coordinator import Transactions
from copytaster_broker.producers.identity import Identities, ProducerIds
from copytaster_broker.producers.sequences import Sequences
from copytaster_broker.producers.staging import Staging
from copytaster_broker.routes import Route, route, route_with_call
from copytaster_broker.topics import Topics
from copytaster_broker.wire import apis

log = logging.getLogger(__name__)

DATABASE_FILE = "broker.sqlite3"
EXIT_DISK_FAILED = 70  # EX_SOFTWARE of sysexits.h: memory is ahead of the disk


def now_ms() -> int:
    """The time of day, for what must be comparable after a restart."""
    return time.time_ns() // 1_000_000


def end_process(error: BaseException) -> None:
    """A write failed, so memory is ahead of the disk and must not be served: end at once."""
    sys.stderr.write(f"copytaster-broker: cannot write to the disk: {error}\n")
    sys.stderr.flush()
    os._exit(EXIT_DISK_FAILED)


class Broker:
    """A broker on the database of one folder. Must be made inside a running event loop."""

    def __init__(self, folder: Path) -> None:
        path = folder / DATABASE_FILE
        database = open_database(path)
        self._journal = journal = Journal(database, end_process)
        self._reader = reader = LogReader(path)
        budget = TailBudget(limits.TAIL_BYTES_MAX)
        self._catalog = catalog = Catalog(database, journal, budget)
        appender = Appender(database, journal, budget)
        offsets = GroupOffsets(database, journal)
        self._groups = groups = Groups(database, journal, offsets)
        self._staging = staging = Staging(journal, appender, offsets, now_ms)
        staging.load(database, catalog)
        self._sequences = sequences = Sequences(database, journal, now_ms)
        self._identities = Identities(journal, ProducerIds(database, journal), staging, now_ms)
        self._sweeper = Sweeper(database, journal, reader)

        transactions = Transactions(journal, catalog, staging, groups)
        producing = Producing(journal, catalog, appender, sequences, transactions, staging)
        topics = Topics(journal, catalog, sequences, staging, offsets, self._sweeper, now_ms=now_ms)
        commits = Commits(journal, catalog, offsets, groups, transactions)
        self._routes: dict[int, Route] = {}
        self._cluster = cluster = Cluster(catalog, self._routes)
        for entry in (
            route(apis.PRODUCE, producing.produce),
            route(apis.FETCH, Fetching(catalog, reader).fetch),
            route(apis.LIST_OFFSETS, Places(catalog, reader).list_offsets),
            route_with_call(apis.METADATA, cluster.metadata),
            route(apis.OFFSET_COMMIT, commits.commit),
            route(apis.OFFSET_FETCH, commits.fetch),
            route(apis.FIND_COORDINATOR, cluster.find_coordinator),
            route_with_call(apis.JOIN_GROUP, groups.join),
            route(apis.HEARTBEAT, groups.heartbeat),
            route(apis.LEAVE_GROUP, groups.leave),
            route(apis.SYNC_GROUP, groups.sync),
            route(apis.DESCRIBE_GROUPS, groups.describe),
            route(apis.LIST_GROUPS, groups.list_groups),
            route(apis.API_VERSIONS, cluster.api_versions),
            route(apis.CREATE_TOPICS, topics.create),
            route(apis.DELETE_TOPICS, topics.delete),
            route(apis.DESCRIBE_CONFIGS, topics.describe_configs),
            route_with_call(apis.INIT_PRODUCER_ID, self._identities.init),
            route_with_call(apis.ADD_PARTITIONS_TO_TXN, transactions.add_partitions),
            route_with_call(apis.ADD_OFFSETS_TO_TXN, transactions.add_offsets),
            route_with_call(apis.TXN_OFFSET_COMMIT, transactions.commit_offsets),
            route_with_call(apis.END_TXN, transactions.end),
        ):
            self._routes[entry.api.key] = entry
        self._connections: set[Connection] = set()
        self._server: asyncio.Server | None = None
        self._reaper: asyncio.Task[None] | None = None

    async def listen(self, host: str, port: int) -> str:
        """Take connections; returns the address as clients write it."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._routes, self._connections), host, port
        )
        self._cluster.host = host
        self._cluster.port = self._server.sockets[0].getsockname()[1]
        self._reaper = loop.create_task(self._reap())
        self._reaper.add_done_callback(_end_if_failed)
        return f"{host}:{self._cluster.port}"

    async def close(self) -> None:
        """Take no more requests, write what was taken, close the files."""
        if self._server is not None:
            self._server.close()
        if self._reaper is not None:
            self._reaper.cancel()
        for connection in tuple(self._connections):
            connection.stop_reading()
        await self._journal.durable(None)
        await asyncio.sleep(0)  # the answers that waited for the disk go out
        for connection in tuple(self._connections):
            connection.finish()
        await self._reader.close()
        await self._journal.close()

    async def _reap(self) -> None:
        """Sessions, transactions, idle producers, dropped topics: whatever time ends."""
        while True:
            await asyncio.sleep(limits.REAPER_PERIOD_S)
            self._groups.expire()
            self._identities.expire()
            self._sequences.forget_idle()
            self._staging.forget_idle()
            await self._sweeper.sweep_some()


def _end_if_failed(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.critical("the reaper failed", exc_info=error)
        os._exit(EXIT_DISK_FAILED)
