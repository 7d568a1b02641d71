"""The command line as a person calls it: arguments in; exit code, output and words out."""

import logging
from collections.abc import Callable, Iterator

import pytest
import structlog
from typer.testing import CliRunner, Result

from copytaster.cli.app import app

Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """`call("topics", "list", COPYTASTER_PARTITIONS="2")` in a terminal 200 columns wide."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(app, arguments, env=environment)

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    for name in ("aiokafka", "faust", "mode"):
        logging.getLogger(name).setLevel(logging.NOTSET)
