"""A running instance seen from the command line: broker, topics, workers, and what they make."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, Self

from copytaster.cli.broker import Broker, broker_of
from copytaster.settings import Settings, environment_of
from copytaster.stream.backlog import backlog
from copytaster.stream.client import Published, named, publish, tail
from copytaster.stream.layout import layout
from copytaster.stream.records import Taken
from copytaster.stream.supervise import Ended, python_command, supervise
from copytaster.stream.topics_admin import create_topics
from copytaster.wiring import outline, stamp_of
from copytaster_schemas.topics import RAW_ARTICLES, TOPICS, Topic

POLL_S: Final = 0.2
"""How often it is asked whether all is drained."""

QUICK_FAILURES_MAX: Final = 3
"""Ends of a worker in a row after which waiting for it is in vain: a single fault is over at the
first restart."""


class WorkersFailedError(Exception):
    """The workers do not get on; the message says so in one sentence."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is still on its way: raw articles, and records of all topics together."""

    articles: int
    records: int


class Instance:
    """Broker, topics and supervised workers for as long as the context lasts.

    Raises BrokerUnreachableError, TopicError or EmbeddedBrokerError when it cannot be started.
    `ended` is told of each worker that ended unexpectedly.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        workers: int = 1,
        ended: Callable[[Ended], None] = lambda _: None,
    ) -> None:
        self.settings = settings
        self.address = ""
        self._ended = ended
        self._last: Ended | None = None
        self._workers = workers
        self._broker: Broker | None = None
        self._stopping = asyncio.Event()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start all of it."""
        async with AsyncExitStack() as stack:
            self._broker = await stack.enter_async_context(broker_of(self.settings))
            self.address = self._broker.address
            await create_topics(self.settings, self.address, layout(outline(), self.settings))
            await stack.enter_async_context(self._supervised())
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Stop the workers, then the broker."""
        await self._stack.aclose()

    async def serve(self, stopping: asyncio.Event) -> None:
        """Wait until `stopping` is set; raises what ended the broker for good before that."""
        assert self._broker is not None, "not started"
        asked = asyncio.ensure_future(stopping.wait())
        try:
            await asyncio.wait((asked, self._broker.failure), return_when=asyncio.FIRST_COMPLETED)
        finally:
            asked.cancel()
        self._raise_broker_failure()

    @asynccontextmanager
    async def _supervised(self) -> AsyncIterator[None]:
        command = python_command("worker", "--broker", f"kafka://{self.address}")
        running = asyncio.create_task(
            supervise(
                command,
                self._workers,
                stopping=self._stopping,
                environment=self.environment,
                ended=self._note,
            )
        )
        try:
            yield
        finally:
            self._stopping.set()
            await running

    def environment(self, number: int) -> dict[str, str]:
        """The settings of a worker: ours, and a health port of its own, counted up from ours."""
        port = self.settings.health_port
        ports = {"health_port": port + number} if port else {}
        return environment_of(self.settings.model_copy(update=ports))

    def _note(self, ended: Ended) -> None:
        self._last = ended
        self._ended(ended)

    async def publish(self, records: Iterable[bytes]) -> Published:
        """Put raw articles on their topic."""
        return await publish(self.settings, self.address, records, stamp=stamp_of(self.settings))

    async def draining(self) -> AsyncGenerator[Left, None]:
        """What is still on its way, again and again, until nothing is.

        Raises WorkersFailedError when the workers do not get on.
        """
        raw = self.settings.topic_prefix + RAW_ARTICLES.name
        async with backlog(self.settings, self.address, outline()) as log:
            while remaining := sum((waiting := await log.waiting()).values()):
                self._raise_broker_failure()
                if self._last is not None and self._last.failures >= QUICK_FAILURES_MAX:
                    raise WorkersFailedError(
                        f"the worker ended {self._last.failures} times in a row (status "
                        f"{self._last.status}, its own words are above), with {remaining} records "
                        "on their way; nothing of what it failed on was written"
                    )
                yield Left(waiting[raw], remaining)
                await asyncio.sleep(POLL_S)

    def _raise_broker_failure(self) -> None:
        failure = self._broker.failure if self._broker is not None else None
        if failure is not None and failure.done() and not failure.cancelled():
            raise failure.result()

    async def follow(self, topics: Sequence[Topic[Any]]) -> AsyncGenerator[Taken, None]:
        """What is on these topics from the beginning, and what comes, for ever."""
        names = named(self.settings, topics)
        async for record in tail(self.settings, self.address, names, from_beginning=True):
            yield record

    async def everything_on(
        self, topics: Sequence[Topic[Any]], *, dead_letters: bool = False
    ) -> list[Taken]:
        """What is now on these topics, and among the dead letters of all topics if asked for."""
        names = named(self.settings, topics)
        if dead_letters:
            names += named(self.settings, TOPICS, dlq=True)
        kept = tail(self.settings, self.address, names, from_beginning=True, follow=False)
        return [record async for record in kept]
