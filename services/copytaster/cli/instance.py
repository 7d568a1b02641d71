"""A running instance seen from the command line: broker, topics, workers, and what they make."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Self

from copytaster.cli.broker import broker_of
from copytaster.settings import Settings
from copytaster.stream.backlog import backlog
from copytaster.stream.client import named, publish, tail
from copytaster.stream.layout import layout
from copytaster.stream.records import Taken
from copytaster.stream.supervise import Ended, python_command, supervise
from copytaster.stream.topics_admin import create_topics
from copytaster.wiring import outline, stamp_of
from copytaster_schemas.topics import TOPICS, Topic

POLL_S = 0.2
"""How often it is asked whether all is drained."""


class Instance:
    """Broker, topics and supervised workers for as long as the context lasts.

    Raises BrokerUnreachableError, TopicError or EmbeddedBrokerError when it cannot be started.
    """

    def __init__(self, settings: Settings, *, workers: int = 1) -> None:
        self.settings = settings
        self.address = ""
        self.restarts: list[Ended] = []
        self._workers = workers
        self._stopping = asyncio.Event()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start all of it."""
        async with AsyncExitStack() as stack:
            self.address = await stack.enter_async_context(broker_of(self.settings))
            await create_topics(self.settings, self.address, layout(outline(), self.settings))
            await stack.enter_async_context(self._supervised())
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Stop the workers, then the broker."""
        await self._stack.aclose()

    @asynccontextmanager
    async def _supervised(self) -> AsyncIterator[None]:
        command = (
            *python_command("worker", "--broker", f"kafka://{self.address}"),
            "--log-level",
            self.settings.log_level,
        )
        running = asyncio.create_task(
            supervise(command, self._workers, stopping=self._stopping, ended=self.restarts.append)
        )
        try:
            yield
        finally:
            self._stopping.set()
            await running

    async def publish(self, records: Iterable[bytes]) -> None:
        """Put raw articles on their topic."""
        await publish(self.settings, self.address, records, stamp=stamp_of(self.settings))

    async def draining(self) -> AsyncGenerator[int, None]:
        """How many records are still on their way, again and again, until none is."""
        async with backlog(self.settings, self.address, outline()) as left:
            while remaining := await left.remaining():
                yield remaining
                await asyncio.sleep(POLL_S)

    async def follow(self, topics: Sequence[Topic[Any]]) -> AsyncGenerator[Taken, None]:
        """What is on these topics from the beginning, and what comes, for ever."""
        names = named(self.settings, topics)
        async for record in tail(self.settings, self.address, names, from_beginning=True):
            yield record

    async def everything_on(self, topics: Sequence[Topic[Any]]) -> list[Taken]:
        """What is now on these topics, and among the dead letters of all topics."""
        names = named(self.settings, topics) + named(self.settings, TOPICS, dlq=True)
        kept = tail(self.settings, self.address, names, from_beginning=True, follow=False)
        return [record async for record in kept]
