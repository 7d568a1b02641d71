"""Talking to the person at the terminal: standard error for words, standard output for data."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Never, Self

import orjson
import typer
from rich.console import Console

FAILED: Final = 1
"""Exit code of work that could not be done."""

USAGE: Final = 2
"""Exit code of wrong usage: an option, as typer itself has it, or a setting."""

words = Console(stderr=True, highlight=False)
"""Progress, hints and errors; no colour without a terminal or with NO_COLOR."""

page = Console(highlight=False, soft_wrap=True)
"""Results for a person, on standard output."""


def fail(sentence: str, status: int = FAILED) -> Never:
    """End with one sentence that says what is wrong and what to do."""
    words.print("[bold red]error:[/]", end=" ")
    words.print(sentence, soft_wrap=True, markup=False)
    raise typer.Exit(status)


class Failures:
    """Turns the errors that a person can mend into one sentence and exit code 1."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """End the command where the error is one of those."""
        if error is None:
            return
        from copytaster.adapters.embedded_broker import EmbeddedBrokerError
        from copytaster.adapters.knowledge_file import KnowledgeError
        from copytaster.adapters.lexicons import LexiconError
        from copytaster.adapters.measures import MeasuresError
        from copytaster.adapters.publisher_files import PublisherFileError
        from copytaster.adapters.taggers.choice import BackendError
        from copytaster.adapters.watchlists import WatchlistError
        from copytaster.cli.instance import WorkersFailedError
        from copytaster.observe.health import PortTakenError
        from copytaster.stream.connection import BrokerUnreachableError
        from copytaster.stream.dead_letters import NotReplayableError
        from copytaster.stream.topics_admin import TopicError

        mendable = (
            BackendError,
            BrokerUnreachableError,
            EmbeddedBrokerError,
            KnowledgeError,
            LexiconError,
            MeasuresError,
            NotReplayableError,
            PortTakenError,
            PublisherFileError,
            TopicError,
            WatchlistError,
            WorkersFailedError,
        )
        if isinstance(error, mendable):
            fail(str(error))


class Progress:
    """What goes on, on one moving line of a terminal; where there is none, nothing."""

    def __init__(self) -> None:
        self._status = words.status("") if words.is_terminal else None
        self._is_on = False

    def __enter__(self) -> Self:
        """Begin with an empty line."""
        self._is_on = True
        self._show(yes=True)
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self._is_on = False
        self._show(yes=False)

    def _show(self, *, yes: bool) -> None:
        if self._status:
            if yes:
                self._status.start()
            else:
                self._status.stop()

    def tell(self, text: str) -> None:
        """Show `text` on the line."""
        if self._status:
            self._status.update(text)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while something is printed: it would catch standard output."""
        self._show(yes=False)
        try:
            yield
        finally:
            self._show(yes=self._is_on)


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
