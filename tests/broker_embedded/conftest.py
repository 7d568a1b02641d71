"""What the tests of the embedded broker share: a broker a test, or one for many tests."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import embedded_broker


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[EmbeddedBroker]:
    """A running broker; supervised, so a test may kill it."""
    async with embedded_broker(tmp_path) as running:
        yield running


@dataclass(frozen=True)
class SharedBroker:
    """A broker for tests that do it no harm and use names of their own; `log` is its stderr."""

    address: str
    pid: int
    log: Path


@pytest.fixture(scope="session")
def shared_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedBroker]:
    """One process for all tests of the session."""
    folder = tmp_path_factory.mktemp("shared-broker")
    log = folder / "stderr"
    command = [sys.executable, "-m", "copytaster_broker", str(folder / "broker")]
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*command, "--parent-pid", str(os.getpid())],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["listening"]
        yield SharedBroker(address, process.pid, log)
        assert process.poll() is None, "a test has ended the shared broker"
        process.terminate()
        assert process.wait(20) == 0
