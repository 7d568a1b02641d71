"""N worker processes, kept alive: one that ends unexpectedly is started again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

import structlog

SUPERVISOR_PID: Final = "COPYTASTER_SUPERVISOR_PID"
"""Tells a worker whose child it is: when that process is gone, it ends too."""

log = structlog.get_logger(__name__)

BACKOFF_S: Final = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Wait before each start in a row of quick failures: at once after a single fault, and no more
than twice a minute when nothing helps."""

QUICK_S: Final = 30.0
"""A worker that lived longer than this was well: its next failure counts as the first."""

STOP_TIMEOUT_S: Final = 20.0
"""For all workers to end by themselves: twice what one worker takes at most (`stop_timeout`)."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What is told of a worker that ended unexpectedly; `failures`: the quick ones in a row."""

    number: int
    status: int
    failures: int
    restart_in_s: float


def backoff_s(failures: int) -> float:
    """The wait before the start after so many quick failures in a row (at least one)."""
    return BACKOFF_S[min(failures, len(BACKOFF_S)) - 1]


async def supervise(
    command: Sequence[str],
    count: int,
    *,
    stopping: asyncio.Event,
    environment: Callable[[int], Mapping[str, str]] = lambda _: {},
    ended: Callable[[Ended], None] | None = None,
) -> None:
    """Run `count` processes of `command` until `stopping` is set, then stop them all.

    `environment` is what the worker of a number is told beside what this process was told.

    They are sent SIGTERM first, and killed when they do not end within `STOP_TIMEOUT_S`. A worker
    that ends with status 0 by itself is started again too: nobody asked it to end. They run in
    process groups of their own, so that a Ctrl-C is for the supervisor, who stops them in order.
    """

    async def start(number: int) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, **environment(number), SUPERVISOR_PID: str(os.getpid())},
        )

    async with asyncio.TaskGroup() as tasks:
        for number in range(count):
            tasks.create_task(_keep_alive(start, number, stopping, ended))


def is_orphan() -> bool:
    """Whether this process was started by a supervisor that is no more."""
    pid = os.environ.get(SUPERVISOR_PID, "")
    return pid.isdecimal() and os.getppid() != int(pid)


@asynccontextmanager
async def stopped_by_signals() -> AsyncIterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set, while the context lasts."""
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stopping.set)
    try:
        yield stopping
    finally:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)


def python_command(*arguments: str) -> tuple[str, ...]:
    """`python -m copytaster ARGUMENTS` with the interpreter that runs now."""
    return (sys.executable, "-m", "copytaster", *arguments)


async def _keep_alive(
    start: Callable[[int], Awaitable[asyncio.subprocess.Process]],
    number: int,
    stopping: asyncio.Event,
    ended: Callable[[Ended], None] | None,
) -> None:
    clock = asyncio.get_running_loop().time
    failures = 0
    while not stopping.is_set():
        begin = clock()
        process = await start(number)
        try:
            status = await _until(process, stopping)
        finally:
            await _end(process)
        if stopping.is_set():
            return
        failures = 1 if clock() - begin > QUICK_S else failures + 1
        wait_s = backoff_s(failures)
        log.warning("worker_restarts", worker=number, status=status, in_s=wait_s)
        if ended is not None:
            ended(Ended(number, status, failures, wait_s))
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), wait_s)


async def _until(process: asyncio.subprocess.Process, stopping: asyncio.Event) -> int:
    """The status of a process that ended; meaningless when it is to be stopped."""
    exiting = asyncio.ensure_future(process.wait())
    asked = asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait((exiting, asked), return_when=asyncio.FIRST_COMPLETED)
        return exiting.result() if exiting.done() else 0
    finally:
        exiting.cancel()
        asked.cancel()


async def _end(process: asyncio.subprocess.Process) -> None:
    """Gone when this returns, by SIGTERM if it can be."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(STOP_TIMEOUT_S):
            await process.wait()
    except TimeoutError:
        log.warning("worker_killed", pid=process.pid, after_s=STOP_TIMEOUT_S)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
