"""The broker put together: the only file that knows everybody."""

import asyncio
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from copytaster_broker import limits
from copytaster_broker.cluster import Cluster
from copytaster_broker.connection import Connection
from copytaster_broker.fetch import Fetching
from copytaster_broker.offsets import Commits, Places
from copytaster_broker.producers.append import Producing
from copytaster_broker.producers.coordinator import Transactions
from copytaster_broker.routes import Route, route, route_with_call
from copytaster_broker.state import State, now_ms
from copytaster_broker.topics import Topics
from copytaster_broker.wire import apis

log = logging.getLogger(__name__)

EXIT_BUG = 71  # as good as any: nothing else ends with it


def routes(state: State, cluster: Cluster) -> Iterator[Route]:
    """Who answers which API."""
    catalog, groups, journal = state.catalog, state.groups, state.journal
    transactions = Transactions(journal, catalog, state.staging, groups)
    producing = Producing(
        journal, catalog, state.appender, state.sequences, transactions, state.staging
    )
    commits = Commits(journal, catalog, state.offsets, groups, transactions)
    holders = (state.sequences, state.staging, state.offsets)
    forget = (*(holder.forget_topic for holder in holders), state.sweeper.add)
    topics = Topics(journal, catalog, forget=forget, now_ms=now_ms)
    yield route(apis.PRODUCE, producing.produce)
    yield route(apis.FETCH, Fetching(catalog, state.reader).fetch)
    yield route(apis.LIST_OFFSETS, Places(catalog, state.reader).list_offsets)
    yield route(apis.API_VERSIONS, cluster.api_versions)
    yield route_with_call(apis.METADATA, cluster.metadata)
    yield route(apis.FIND_COORDINATOR, cluster.find_coordinator)
    yield route(apis.OFFSET_COMMIT, commits.commit)
    yield route(apis.OFFSET_FETCH, commits.fetch)
    yield route_with_call(apis.JOIN_GROUP, groups.join)
    yield route(apis.HEARTBEAT, groups.heartbeat)
    yield route(apis.LEAVE_GROUP, groups.leave)
    yield route(apis.SYNC_GROUP, groups.sync)
    yield route(apis.DESCRIBE_GROUPS, groups.describe)
    yield route(apis.LIST_GROUPS, groups.list_groups)
    yield route(apis.CREATE_TOPICS, topics.create)
    yield route(apis.DELETE_TOPICS, topics.delete)
    yield route(apis.DESCRIBE_CONFIGS, topics.describe_configs)
    yield route_with_call(apis.INIT_PRODUCER_ID, state.identities.init)
    yield route_with_call(apis.ADD_PARTITIONS_TO_TXN, transactions.add_partitions)
    yield route_with_call(apis.ADD_OFFSETS_TO_TXN, transactions.add_offsets)
    yield route_with_call(apis.TXN_OFFSET_COMMIT, transactions.commit_offsets)
    yield route_with_call(apis.END_TXN, transactions.end)


class Broker:
    """A broker on the database of one folder. Must be made inside a running event loop."""

    def __init__(self, folder: Path) -> None:
        self._state = State.open(folder)
        self._routes: dict[int, Route] = {}
        self._cluster = Cluster(self._state.catalog, self._routes)
        for entry in routes(self._state, self._cluster):
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
        await self._state.journal.durable(None)
        await asyncio.sleep(0)  # the answers that waited for the disk go out
        for connection in tuple(self._connections):
            connection.finish()
        await self._state.close()

    async def _reap(self) -> None:
        """Sessions, transactions, idle producers, dropped topics: whatever time ends."""
        state, clock = self._state, asyncio.get_running_loop().time
        look_for_idle_at = clock()
        while True:
            await asyncio.sleep(limits.REAPER_PERIOD_S)
            state.groups.expire()
            state.identities.expire()
            await state.sweeper.sweep_some()
            if clock() >= look_for_idle_at:
                look_for_idle_at = clock() + limits.IDLE_PERIOD_S
                state.sequences.forget_idle()
                state.staging.forget_idle()


def _end_if_failed(task: "asyncio.Task[None]") -> None:
    """Without the reaper nothing would expire any more: end, and be restarted."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.critical("the reaper failed", exc_info=error)
        os._exit(EXIT_BUG)
