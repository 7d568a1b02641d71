"""A throw-away instance: an embedded broker in a temporary folder, one worker, drained and gone."""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from copytaster.cli.broker import settings_of
from copytaster.cli.console import Failures, words
from copytaster_schemas.topics import Topic

Out = tuple[str, bytes | None, bytes | None]

PARTITIONS = 1
"""One of each: a short run gains nothing from more, and its output is in one order."""


def drained_outputs(records: Sequence[bytes], topics: Sequence[Topic[Any]]) -> Iterator[Out]:
    """Run the records through a fresh instance; all that is on `topics` and the dead letters."""
    with tempfile.TemporaryDirectory(prefix="copytaster-") as folder, Failures():
        yield from asyncio.run(_run(records, topics, Path(folder)))


async def _run(records: Sequence[bytes], topics: Sequence[Topic[Any]], folder: Path) -> list[Out]:
    from copytaster.cli.instance import Instance

    settings = settings_of(
        broker=f"embedded://{folder}/broker", partitions=PARTITIONS, log_level="WARNING"
    )
    with words.status("starting") as status:
        async with Instance(settings) as instance:
            await instance.publish(records)
            async for left in instance.draining():
                status.update(f"{left} records on their way")
            kept = await instance.everything_on(topics)
    return [(record.topic, record.key, record.value) for record in kept]
