"""Worker processes are kept alive and stopped in order."""

import asyncio
import os
import sys
from pathlib import Path

from copytaster.stream.supervise import BACKOFF_S, Ended, backoff_s, supervise

NOTE_AND_FAIL = """
import os, sys
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()}\\n")
sys.exit(7)
"""
NOTE_AND_WAIT = """
import os, sys, time
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()}\\n")
time.sleep(600)
"""


async def _until_lines(path: Path, count: int) -> list[int]:
    async with asyncio.timeout(20):
        while True:
            lines = path.read_text().split() if path.exists() else []
            if len(lines) >= count:
                return [int(line) for line in lines]
            await asyncio.sleep(0.02)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_worker_that_fails_is_started_again(tmp_path: Path) -> None:
    """With its status told and a wait that grows."""
    stopping, told = asyncio.Event(), list[Ended]()
    command = (sys.executable, "-c", NOTE_AND_FAIL, str(tmp_path / "pids"))
    running = asyncio.create_task(supervise(command, 1, stopping=stopping, ended=told.append))

    await _until_lines(tmp_path / "pids", 3)
    stopping.set()
    await running

    assert [each.status for each in told[:2]] == [7, 7]
    assert told[0].restart_in_s < told[1].restart_in_s


async def test_all_workers_are_stopped(tmp_path: Path) -> None:
    """None is left behind when the supervisor is asked to stop."""
    stopping = asyncio.Event()
    command = (sys.executable, "-c", NOTE_AND_WAIT, str(tmp_path / "pids"))
    running = asyncio.create_task(supervise(command, 3, stopping=stopping))
    pids = await _until_lines(tmp_path / "pids", 3)

    stopping.set()
    await running

    assert [pid for pid in pids if _lives(pid)] == []


async def test_cancelling_leaves_no_worker(tmp_path: Path) -> None:
    """A supervisor that fails itself takes its workers along."""
    command = (sys.executable, "-c", NOTE_AND_WAIT, str(tmp_path / "pids"))
    running = asyncio.create_task(supervise(command, 1, stopping=asyncio.Event()))
    (pid,) = await _until_lines(tmp_path / "pids", 1)

    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert not _lives(pid)


def test_the_wait_is_bounded() -> None:
    """A first failure is mended at once, an endless one costs little."""
    assert [backoff_s(1), backoff_s(99)] == [BACKOFF_S[0], BACKOFF_S[-1]]
