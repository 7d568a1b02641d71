"""The process: its ready line, its exits, its folder."""

import asyncio
import json
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from aiokafka.errors import KafkaError

from copytaster_broker.__main__ import (
    EXIT_FOLDER_TAKEN,
    EXIT_FOLDER_UNUSABLE,
    EXIT_PORT_UNUSABLE,
    EXIT_SCHEMA_NEWER,
)
from copytaster_broker.state import EXIT_DISK_FAILED
from support.embedded import create_topics, producer, read_all

COMMAND = (sys.executable, "-m", "copytaster_broker")
WAIT_S = 20


def _start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*COMMAND, str(folder), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _running(folder: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A broker and its address; killed in the end if it still runs."""
    with _start(folder, *arguments) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert ready["pid"] == process.pid
        try:
            yield process, ready["listening"]
        finally:
            process.kill()


def _failure(folder: Path, *arguments: str) -> tuple[int, str]:
    """Exit status and last words of a broker that cannot start."""
    result = subprocess.run(
        [*COMMAND, str(folder), *arguments],
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    return result.returncode, result.stderr


async def test_sigterm_ends_it_in_order(tmp_path: Path) -> None:
    """It exits with 0, takes its address away, and the log is whole."""
    with _running(tmp_path) as (process, address):
        assert json.loads((tmp_path / "broker.json").read_text()) == {
            "pid": process.pid,
            "address": address,
        }
        await create_topics(address, {"t": 1})
        async with producer(address) as client:
            await client.send_and_wait("t", b"v")
        process.send_signal(signal.SIGTERM)
        assert process.wait(WAIT_S) == 0
        assert process.stdout is not None
        assert process.stdout.read() == ""  # one line, no more
    assert not (tmp_path / "broker.json").exists()
    with _running(tmp_path) as (_, again):
        assert again == address  # a folder keeps its port
        assert [r.value for r in await read_all(address, "t")] == [b"v"]


def test_it_listens_on_loopback_only(tmp_path: Path) -> None:
    """Unless told otherwise, no other machine can reach it."""
    with _running(tmp_path) as (_, address):
        assert address.startswith("127.0.0.1:")
        port = int(address.rpartition(":")[2])
        listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
        bound = {line.split()[1] for line in listening.splitlines() if f":{port:04X} " in line}
        assert bound == {f"0100007F:{port:04X}"}


def test_one_broker_a_folder(tmp_path: Path) -> None:
    """The second one says that the folder is taken; after a kill -9 of the first it is free."""
    with _running(tmp_path) as (process, _):
        status, words = _failure(tmp_path)
        assert (status, "another broker runs on" in words) == (EXIT_FOLDER_TAKEN, True)
        process.kill()
        process.wait(WAIT_S)
    with _running(tmp_path):
        pass


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """One sentence, for a path below a file as for a folder that the system does not let us use."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file" / "below", tmp_path / "file", Path("/proc/nowhere")):
        status, words = _failure(folder)
        assert (status, f"cannot use the folder {folder}" in words) == (EXIT_FOLDER_UNUSABLE, True)


def test_a_database_that_is_none(tmp_path: Path) -> None:
    """A file of something else is left alone."""
    (tmp_path / "broker.sqlite3").write_text("precious notes, not a database " * 50)
    status, words = _failure(tmp_path)
    assert (status, "cannot use the database" in words) == (EXIT_FOLDER_UNUSABLE, True)
    assert (tmp_path / "broker.sqlite3").read_text().startswith("precious notes")


def test_a_database_of_a_newer_program(tmp_path: Path) -> None:
    """It is not touched."""
    with _running(tmp_path) as (process, _):
        process.send_signal(signal.SIGTERM)
        process.wait(WAIT_S)
    with closing(sqlite3.connect(tmp_path / "broker.sqlite3")) as database:
        database.execute("pragma user_version = 99")
    status, words = _failure(tmp_path)
    assert (status, "schema version 99" in words) == (EXIT_SCHEMA_NEWER, True)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    """One sentence that names it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, words = _failure(tmp_path, "--port", str(port))
    assert (status, f"cannot listen on 127.0.0.1:{port}" in words) == (EXIT_PORT_UNUSABLE, True)


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    """However the parent ends: no broker is left behind by a worker that was killed."""
    with (
        subprocess.Popen(["/bin/sleep", "1000"]) as parent,
        _running(tmp_path, "--parent-pid", str(parent.pid)) as (process, _),
    ):
        parent.kill()
        assert process.wait(WAIT_S) == 0


def test_it_does_not_start_for_a_parent_that_is_gone(tmp_path: Path) -> None:
    """The parent died while its broker was starting."""
    with subprocess.Popen(["/bin/true"]) as parent:
        parent.wait(WAIT_S)
    with _running(tmp_path, "--parent-pid", str(parent.pid)) as (process, _):
        assert process.wait(WAIT_S) == 0


async def test_a_failed_write_ends_the_process(tmp_path: Path) -> None:
    """Memory is ahead of the disk then and must not be served; nothing acknowledged is lost."""
    with _running(tmp_path) as (process, address):
        await create_topics(address, {"t": 1})
        async with producer(address, request_timeout_ms=1000) as client:
            await client.send_and_wait("t", b"kept")
            full = (tmp_path / "broker.sqlite3-wal").stat().st_size + 20_000
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (full, full))
            with pytest.raises(KafkaError):
                await client.send_and_wait("t", b"x" * 100_000)
            assert await asyncio.to_thread(process.wait, WAIT_S) == EXIT_DISK_FAILED
            assert process.stderr is not None
            assert "cannot write to the disk" in process.stderr.read()
    with _running(tmp_path) as (_, address):
        assert [r.value for r in await read_all(address, "t")] == [b"kept"]
