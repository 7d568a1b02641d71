"""Fixtures: a real Apache Kafka from wherever this machine can have one, or a loud skip.

In this order: `COPYTASTER_TEST_KAFKA=host:port`; Docker Compose where an engine runs; Java and
Maven. A test that asks for `kafka` or `own_kafka` is marked `kafka`; `--kafka=required` turns
the skip into an error.
"""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from support.kafka_compose import ComposedKafka
from support.kafka_jars import NoKafkaError
from support.kafka_server import KafkaServer

ADDRESS_VARIABLE = "COPYTASTER_TEST_KAFKA"
HOW_TO = (
    f"To run them: set {ADDRESS_VARIABLE}=host:port, or start a Docker engine with Compose, "
    "or install Java 17 and Maven (CONTRIBUTING.md)."
)
ADDRESS = pytest.StashKey[str]()
TALLY = pytest.StashKey[dict[str, int]]()
SOURCE = pytest.StashKey[str]()


class Kafka(Protocol):
    """A broker of one's own, which may be killed."""

    address: str
    name: str

    def start(self) -> None:
        """Start it and wait until it takes requests."""

    def stop(self) -> None:
        """End it with SIGTERM."""

    def kill9(self) -> None:
        """End it with SIGKILL."""

    def restart(self) -> None:
        """Stop it cleanly and start it on the same port and data."""

    def remove(self) -> None:
        """End it for good."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kafka`: what to do where there is none."""
    parser.addoption(
        "--kafka",
        choices=("auto", "required"),
        default="auto",
        help="skip the Kafka tests where no Kafka can be had (auto), or fail them (required)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Take the address out of the environment: the settings of the service do not know it."""
    config.stash[ADDRESS] = os.environ.pop(ADDRESS_VARIABLE, "")
    config.stash[TALLY] = {"passed": 0, "failed": 0, "skipped": 0}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a Kafka."""
    for item in items:
        if {"kafka", "own_kafka"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("kafka")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count what became of the Kafka tests."""
    report = yield
    if item.get_closest_marker("kafka") and (report.when == "call" or not report.passed):
        item.config.stash[TALLY][report.outcome] += 1
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With `--kafka=required`, fail when a Kafka test was skipped or there was none."""
    tally = session.config.stash[TALLY]
    if session.config.getoption("kafka") == "required" and session.exitstatus == 0:
        ran = tally["passed"] > 0 and tally["skipped"] == 0
        session.exitstatus = pytest.ExitCode.OK if ran else pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say at the end, in one line, whether Kafka was really there."""
    tally = config.stash[TALLY]
    if not any(tally.values()):
        if config.getoption("kafka") == "required":
            terminalreporter.line("kafka: required, but no Kafka test ran")
        return
    source = config.stash.get(SOURCE, "none was asked for")
    counts = ", ".join(f"{count} {outcome}" for outcome, count in tally.items() if count)
    terminalreporter.section("Kafka tests" + (" SKIPPED" if tally["skipped"] else ""))
    terminalreporter.line(f"kafka: {counts} ({source})")
    if tally["skipped"]:
        terminalreporter.line(HOW_TO)


@pytest.fixture(scope="session")
def kafka(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a Kafka that all tests share: use topics and groups of your own."""
    given = request.config.stash[ADDRESS]
    if given:
        request.config.stash[SOURCE] = f"{ADDRESS_VARIABLE}={given}"
        yield given
        return
    sources = (ComposedKafka, lambda: KafkaServer(tmp_path_factory.mktemp("kafka")))
    for server in _started(request, *sources):
        yield server.address


@pytest.fixture
def own_kafka(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kafka]:
    """A started Kafka for one test, which may kill it and start it again.

    Java comes first here: `KafkaServer` says why a container with one node is second best.
    """
    yield from _started(request, lambda: KafkaServer(tmp_path), ComposedKafka)


def _started(request: pytest.FixtureRequest, *sources: Callable[[], Kafka]) -> Iterator[Kafka]:
    """Start one from the first source that there is here; take it away afterwards."""
    reasons: list[str] = []
    for source in sources:
        try:
            server = source()
        except NoKafkaError as none:
            reasons.append(str(none))
            continue
        try:
            server.start()
            request.config.stash[SOURCE] = server.name
            yield server
        finally:
            server.remove()
        return
    request.config.stash[SOURCE] = "; ".join(reasons)
    text = f"no Kafka here ({'; '.join(reasons)}). {HOW_TO}"
    if request.config.getoption("kafka") == "required":
        pytest.fail(text)
    pytest.skip(text)
