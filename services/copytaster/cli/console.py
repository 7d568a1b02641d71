"""Talking to the person at the terminal: standard error for words, standard output for data."""

import sys
from collections.abc import Iterable
from typing import Any, Never

import orjson
import typer
from rich.console import Console

FAILED = 1
"""Exit code of work that could not be done. Wrong usage is 2, given by typer itself."""

words = Console(stderr=True, highlight=False)
"""Progress, hints and errors; no colour without a terminal or with NO_COLOR."""

page = Console(highlight=False, soft_wrap=True)
"""Results for a person, on standard output."""


def fail(sentence: str) -> Never:
    """End with exit code 1 and one sentence that says what is wrong and what to do."""
    words.print(f"[bold red]error:[/] {sentence}", soft_wrap=True)
    raise typer.Exit(FAILED)


class Failures:
    """Turns the errors that a person can mend into one sentence and exit code 1."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """End the command where the error is one of those."""
        from copytaster.adapters.embedded_broker import EmbeddedBrokerError
        from copytaster.observe.health import PortTakenError
        from copytaster.stream.connection import BrokerUnreachableError
        from copytaster.stream.dead_letters import NotReplayableError
        from copytaster.stream.topics_admin import TopicError

        mendable = (
            BrokerUnreachableError,
            EmbeddedBrokerError,
            NotReplayableError,
            PortTakenError,
            TopicError,
        )
        if isinstance(error, mendable):
            fail(str(error))


def emit_json(value: Any) -> None:
    """Write one JSON value as one line of standard output, at once."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def emit_all(rows: Iterable[dict[str, Any]], *, as_json: bool, columns: tuple[str, ...]) -> None:
    """Write rows as NDJSON, or as a table for a person."""
    if as_json:
        for row in rows:
            emit_json(row)
        return
    from rich.table import Table

    table = Table(*columns, header_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in columns))
    page.print(table)
