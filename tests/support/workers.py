"""Worker processes of the counting path, and the topics they work on."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from copytaster.settings import Settings
from copytaster.stream.backlog import backlog
from copytaster.stream.client import tail
from copytaster.stream.layout import layout
from copytaster.stream.records import Taken
from copytaster.stream.topics_admin import create_topics
from support.counting import Tick, counting_path

ROOT = Path(__file__).parents[2]
WAIT_S = 60.0
"""For anything to happen on a machine that is busy with other tests; no test waits it out."""


class Worker:
    """One worker process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.returncode is None

    async def ready(self) -> None:
        """Wait until it was assigned partitions (again)."""
        assert self.process.stdout is not None
        async with asyncio.timeout(WAIT_S):
            line = await self.process.stdout.readline()
        assert line == b"READY\n", f"the worker ended with {self.process.returncode}"

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Signal it and wait; gives its status."""
        if self.runs:
            self.process.send_signal(how)
        async with asyncio.timeout(WAIT_S):
            return await self.process.wait()


def environment_of(settings: Settings) -> dict[str, str]:
    """The variables that give a child process these settings."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(
            str(ROOT / each) for each in ("services", "schemas", "tests")
        ),
        "COPYTASTER_BROKER": settings.broker,
        "COPYTASTER_APP_ID": settings.app_id,
        "COPYTASTER_TOPIC_PREFIX": settings.topic_prefix,
        "COPYTASTER_PARTITIONS": str(settings.partitions),
        "COPYTASTER_BATCH_RECORDS_MAX": str(settings.batch_records_max),
        "COPYTASTER_SESSION_TIMEOUT": f"PT{settings.session_timeout.total_seconds()}S",
        "COPYTASTER_HEALTH_PORT": str(settings.health_port),
        "COPYTASTER_LOG_LEVEL": "WARNING",
    }


async def spawn(settings: Settings, log: Path | None = None) -> Worker:
    """Start a worker; its errors go to `log`, or to ours."""
    errors = log.open("ab") if log is not None else None
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "support.counting_worker"),
            env=environment_of(settings),
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    finally:
        if errors is not None:
            errors.close()
    return Worker(process)


@asynccontextmanager
async def workers(
    settings: Settings, count: int = 1, log: Path | None = None
) -> AsyncIterator[list[Worker]]:
    """That many workers, each ready; whoever is in the list at the end is ended."""
    running = [await spawn(settings, log) for _ in range(count)]
    try:
        await asyncio.gather(*(worker.ready() for worker in running))
        yield running
    finally:
        for worker in running:
            if worker.runs:
                worker.process.kill()
                await worker.process.wait()


async def make_topics(settings: Settings, address: str) -> None:
    """Everything the counting path needs."""
    await create_topics(settings, address, layout(counting_path(), settings))


def ticks(names: Sequence[str], pad: str = "") -> list[tuple[bytes, bytes]]:
    """Ticks as pairs of key and value, numbered from 0."""
    return [
        (name.encode(), Tick(name=name, number=number, pad=pad).model_dump_json().encode())
        for number, name in enumerate(names)
    ]


async def drained(settings: Settings, address: str) -> None:
    """Wait until the path has nothing left to do."""
    async with asyncio.timeout(WAIT_S), backlog(settings, address, counting_path()) as waiting:
        while await waiting.remaining():
            await asyncio.sleep(0.1)


async def everything_on(settings: Settings, address: str, name: str) -> list[Taken]:
    """All committed records of a topic; `name` without the prefix."""
    prefixed = [settings.topic_prefix + name]
    found = tail(settings, address, prefixed, from_beginning=True, follow=False)
    return [record async for record in found]
