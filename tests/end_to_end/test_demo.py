"""`make run` without make: what a stranger sees first, and what is left when it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.stories import SEEDS, stories_in

pytestmark = pytest.mark.slow

WAIT_S = 120.0
ARTICLES = sum(len(story.articles) for story in stories_in(SEEDS))


def _command(*arguments: str, folder: Path) -> list[str]:
    stories = ("--stories", str(SEEDS), "--folder", str(folder))
    return [sys.executable, "-m", "copytaster", "demo", *stories, *arguments]


def _run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(*arguments, folder=folder),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )


def _children(pid: int) -> list[int]:
    """The processes that `pid` started and that still live."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(each) for each in listed.split()]


def _until_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + WAIT_S
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < deadline, "processes were left behind"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration has run once to its end, so that all is there."""
    folder = tmp_path_factory.mktemp("demo") / "log"
    first = _run("--once", folder=folder)
    assert first.returncode == 0, first.stderr
    assert f"{ARTICLES} sample articles published" in first.stderr
    assert f"{ARTICLES} articles read, 0 refused" in first.stderr
    assert "CONFIRMED" in first.stdout
    assert "Traceback" not in first.stderr
    assert "copytaster tail developments" in first.stderr, "it says where to look next"
    return folder


def test_a_second_run_goes_on(folder: Path) -> None:
    """The articles are there: nothing is published again and no alert is made anew."""
    again = [_run("--once", "--json", folder=folder) for _ in range(2)]
    for run in again:
        assert run.returncode == 0, run.stderr
        assert f"{ARTICLES} articles are there from earlier runs" in run.stderr
        assert "sample articles published" not in run.stderr
    first, second = (
        sorted(json.loads(line)["value"]["alert_id"] for line in run.stdout.splitlines())
        for run in again
    )
    assert first == second
    assert len(first) == len(set(first)) > 0


@pytest.mark.parametrize(
    "how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda s: s.name
)
def test_nothing_is_left_when_it_ends(folder: Path, how: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end it with 0 and without a traceback; killed, it takes all along."""
    process = subprocess.Popen(
        _command(folder=folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "serving until Ctrl-C" in line:
            break
    children = _children(process.pid)
    process.send_signal(how)
    said += list(process.stderr)
    status = process.wait(WAIT_S)
    process.stderr.close()
    _until_gone(children)

    assert len(children) == 2, "a broker and a worker"
    assert status == (-signal.SIGKILL if how is signal.SIGKILL else 0)
    if how is not signal.SIGKILL:
        assert "Traceback" not in "".join(said)
