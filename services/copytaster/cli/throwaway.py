"""A throw-away instance: an embedded broker in a temporary folder, one worker, drained and gone."""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from copytaster.cli.console import fail, words
from copytaster_schemas.topics import Topic

Out = tuple[str, bytes | None, bytes | None]

PARTITIONS = 1
"""One of each: a short run gains nothing from more, and its output is in one order."""


def drained_outputs(records: Sequence[bytes], topics: Sequence[Topic]) -> Iterator[Out]:
    """Run the records through a fresh instance; all that is on `topics` and the dead letters."""
    with tempfile.TemporaryDirectory(prefix="copytaster-") as folder:
        yield from asyncio.run(_run(records, topics, Path(folder)))


async def _run(records: Sequence[bytes], topics: Sequence[Topic], folder: Path) -> list[Out]:
    from copytaster.adapters.embedded_broker import EmbeddedBrokerError
    from copytaster.cli.instance import Instance
    from copytaster.settings import load_settings

    settings = load_settings(
        broker=f"embedded://{folder}/broker", partitions=PARTITIONS, log_level="WARNING"
    )
    try:
        async with Instance(settings) as instance:
            with words.status("starting") as status:
                await instance.publish(records)
                async for left in instance.draining():
                    status.update(f"{left} records still on their way")
            return [out async for out in instance.everything_on(topics)]
    except EmbeddedBrokerError as error:
        fail(str(error))
