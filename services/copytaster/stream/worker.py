"""One worker process: started, tended, stopped; its exit status says why it ended."""

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NoReturn

import structlog

from copytaster.observe.health import Answer, Probes, health_server
from copytaster.observe.metrics import Metrics
from copytaster.settings import Settings
from copytaster.stream.app import Exit, Fatal, Running, build_app
from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop
from copytaster.stream.layout import layout
from copytaster.stream.path import only
from copytaster.stream.tending import TICK_S, Tending
from copytaster.stream.topics_admin import check_topics

log = structlog.get_logger(__name__)

ExitNow = Callable[[int], None]

SWITCH_INTERVAL_S: Final = 0.001
"""Of Python's threads: the event loop waits at most so long for a stage that computes. With the
default of 5 ms each of the round trips of a transaction waits that long."""

_LOOP_CHECK_S: Final = 5.0
_FATAL_PATIENCE_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Hooks:
    """`exit_now` ends a process that hangs; `ready` is called after each assignment.

    `metrics` is given by whoever counts something in them, too.
    """

    exit_now: ExitNow = os._exit
    ready: Callable[[], None] | None = None
    metrics: Metrics | None = None


async def run_worker(
    settings: Settings,
    path: Iterable[Hop],
    *,
    address: str,
    stamp: Stamp,
    stages: Iterable[str] | None = None,
    hooks: Hooks | None = None,
) -> Exit:
    """Work until SIGTERM or SIGINT, or until something is wrong; gives the exit status.

    `address` is that of the broker, `stages` a subset of the path.

    Raises:
        BrokerUnreachableError: nobody answers at `address`.
        TopicError: a topic is missing or not as it must be.
        PortTakenError: the health port cannot be opened.
        ValueError: a stage that does not exist.
    """
    hooks = hooks or Hooks()
    hops = tuple(path) if stages is None else only(path, stages)
    await check_topics(settings, address, layout(hops, settings))
    metrics = hooks.metrics or Metrics(app_version=stamp.app_version)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    running = build_app(settings, hops, address=address, stamp=stamp, metrics=metrics)
    running.on_assigned = hooks.ready
    tending = Tending(running, settings, metrics)
    stopping = _until_signalled(hooks.exit_now)
    async with _health(settings, running, tending, metrics):
        starting = asyncio.ensure_future(running.app.start())
        tended = asyncio.ensure_future(tending.run())
        _watch_loop(tending, settings, hooks.exit_now)
        try:
            fatal = await _until_the_end(running, starting, tended, stopping)
        finally:
            tended.cancel()
            await asyncio.gather(tended, return_exceptions=True)
        return await _stop(running, settings, fatal, hooks.exit_now)


def work(
    settings: Settings,
    path: Sequence[Hop],
    *,
    address: str,
    stamp: Stamp,
    stages: Iterable[str] | None = None,
    ready: Callable[[], None] | None = None,
) -> NoReturn:
    """The whole process: run a worker, then end at once, whatever threads still live."""
    hooks = Hooks(ready=ready)
    status = asyncio.run(
        run_worker(settings, path, address=address, stamp=stamp, stages=stages, hooks=hooks)
    )
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


async def _until_the_end(
    running: Running,
    starting: "asyncio.Future[None]",
    tended: "asyncio.Future[None]",
    stopping: "asyncio.Future[str]",
) -> Fatal | None:
    """Wait for whatever comes first; None for a signal."""
    waiting: set[asyncio.Future[object]] = {running.fatal, tended, stopping, starting}  # type: ignore[arg-type] # futures of anything are waited for alike
    while True:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if running.fatal in done:
            return running.fatal.result()
        for each in (starting, tended):
            if each in done and (error := each.exception()) is not None:
                return Fatal(Exit.CRASHED, "worker_crashed", error)
        if stopping in done:
            log.info("worker_stopping", signal=stopping.result())
            return None


async def _stop(
    running: Running, settings: Settings, fatal: Fatal | None, exit_now: ExitNow
) -> Exit:
    """Let what is in flight end, leave the group, so that others take over at once."""
    if fatal is not None:
        log.error(fatal.event, exit=int(fatal.exit), error=repr(fatal.error), exc_info=fatal.error)
    limit_s = settings.stop_timeout / timedelta(seconds=1)
    killer = threading.Timer(limit_s, exit_now, [fatal.exit if fatal else Exit.STOP_HUNG])
    killer.daemon = True
    killer.start()
    try:
        await running.owners.revoke(limit_s / 2 if fatal is None else _FATAL_PATIENCE_S)
        await running.app.stop()
        await running.owners.close()
    finally:
        killer.cancel()
        running.release()
    log.info("worker_stopped", stray=running.owners.stray)
    return fatal.exit if fatal is not None else Exit.OK


def _until_signalled(exit_now: ExitNow) -> "asyncio.Future[str]":
    """Done at the first SIGTERM or SIGINT; a second one ends the process at once."""
    loop = asyncio.get_running_loop()
    stopping: asyncio.Future[str] = loop.create_future()

    def signalled(name: str) -> None:
        if stopping.done():
            exit_now(Exit.STOP_HUNG)
        else:
            stopping.set_result(name)

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, signalled, each.name)
    return stopping


def _watch_loop(tending: Tending, settings: Settings, exit_now: ExitNow) -> None:
    """End a process whose event loop hangs: from there nobody else could."""
    limit_s = settings.stall_timeout / timedelta(seconds=1)

    def watch() -> None:
        while True:
            time.sleep(min(_LOOP_CHECK_S, limit_s / 2))
            if not tending.is_on:
                return
            if time.monotonic() - tending.ticked_at > limit_s:
                exit_now(Exit.LOOP_HUNG)
                return

    threading.Thread(target=watch, name="loop-watch", daemon=True).start()


@asynccontextmanager
async def _health(
    settings: Settings, running: Running, tending: Tending, metrics: Metrics
) -> AsyncIterator[None]:
    if settings.health_port == 0:
        yield
        return

    def alive() -> Answer:
        late_s = time.monotonic() - tending.ticked_at
        return Answer(late_s < TICK_S * 10, "ok" if late_s < TICK_S * 10 else "the loop is late")

    def ready() -> Answer:
        return Answer(running.owners.serving, "ok" if running.owners.serving else "no partitions")

    probes = Probes(alive=alive, ready=ready, metrics=metrics.exposition)
    async with health_server(probes, host=settings.health_host, port=settings.health_port) as port:
        log.info("health_served", host=settings.health_host, port=port)
        yield
