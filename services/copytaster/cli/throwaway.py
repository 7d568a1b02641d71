"""A throw-away instance: an embedded broker in a temporary folder, one worker, drained and gone."""

import asyncio
import signal
import tempfile
from collections.abc import Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from copytaster.cli.broker import settings_of
from copytaster.cli.console import FAILED, Failures, Progress, words
from copytaster_schemas.topics import Topic

Out = tuple[str, bytes | None, bytes | None]

PARTITIONS = 1
"""One of each: a short run gains nothing from more, and its output is in one order."""


def drained_outputs(records: Sequence[bytes], topics: Sequence[Topic[Any]]) -> Iterator[Out]:
    """Run the records through a fresh instance; all that is on `topics` and the dead letters."""
    from copytaster.observe.logging import configure_logging

    configure_logging(log_format="console", level="ERROR")
    with tempfile.TemporaryDirectory(prefix="copytaster-") as folder, Failures():
        yield from asyncio.run(_interruptible(_run(records, topics, Path(folder))))


async def _interruptible(work: Coroutine[Any, Any, list[Out]]) -> list[Out]:
    """Also when it is asked to end from outside, it takes its processes and its folder along."""
    task = asyncio.ensure_future(work)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        if task.cancelled():
            raise typer.Exit(FAILED) from None
        raise


async def _run(records: Sequence[bytes], topics: Sequence[Topic[Any]], folder: Path) -> list[Out]:
    from copytaster.cli.failing import tell
    from copytaster.cli.instance import Instance

    settings = settings_of(
        broker=f"embedded://{folder}/broker",
        topic_prefix="",
        partitions=PARTITIONS,
        health_port=0,
        log_level="WARNING",
        log_format="console",
    )
    with Progress() as progress:
        progress.tell("starting")
        async with Instance(settings, ended=tell) as instance:
            published = await instance.publish(records)
            if published.too_large:
                words.print(f"{published.too_large} too large: see --topic dlq")
            async for left in instance.draining():
                read = len(records) - published.too_large - left.articles
                progress.tell(
                    f"{read} of {len(records)} articles read, {left.records} on their way"
                )
            kept = await instance.everything_on(topics, dead_letters=True)
    return [(record.topic, record.key, record.value) for record in kept]
