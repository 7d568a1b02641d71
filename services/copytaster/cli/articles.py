"""files of articles -> records, and all that the path makes of them without a broker."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from copytaster.cli.broker import settings_of
from copytaster.cli.console import Failures, fail

Out = tuple[str, bytes | None, bytes | None]
"""Topic, key and value of one record that the path wrote."""


def records_of(paths: Sequence[Path], shuffle: int | None = None) -> list[bytes]:
    """The articles of files and folders; ends the command where one cannot be read."""
    from copytaster.adapters.files import UnreadableInputError, records_in

    try:
        records = [record for _, record in records_in(list(paths))]
    except UnreadableInputError as error:
        fail(str(error))
    if shuffle is not None:
        random.Random(shuffle).shuffle(records)  # noqa: S311 - an order, no secret
    return records


def in_memory(records: Sequence[bytes]) -> Iterator[Out]:
    """The whole path over a log whose records lie a second apart and end now: none is to come."""
    from copytaster.stream.inprocess import Given, run_in_process
    from copytaster.wiring import Chosen, hops

    settings = settings_of()
    with Failures():
        path = hops(Chosen.by(settings))
    begin = datetime.now(UTC) - timedelta(seconds=len(records))
    log = (
        Given(record, int((begin + timedelta(seconds=i)).timestamp() * 1000))
        for i, record in enumerate(records)
    )
    for produced in run_in_process(path, log):
        yield produced.topic, produced.key, produced.value
