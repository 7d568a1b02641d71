"""`copytaster replay` on its throw-away broker: as without one, and gone without a trace."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.stories import SEEDS

pytestmark = pytest.mark.slow

WAIT_S = 120.0
COMMAND = (sys.executable, "-m", "copytaster", "replay", str(SEEDS / "kursk"), "--json")
ALL_TOPICS = ("--topic", "alerts,developments,claims,enriched,dlq")


def _messages(*options: str, scratch: Path) -> list[tuple[str, str, str]]:
    """Topic, key and headline or status of every message."""
    run = subprocess.run(
        [*COMMAND, *options],
        env={**os.environ, "TMPDIR": str(scratch)},
        capture_output=True,
        timeout=WAIT_S,
        check=True,
    )
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    told = [line["value"].get("headline") or line["value"].get("claim_id") for line in lines]
    return sorted(
        (line["topic"], line["key"], str(text)) for line, text in zip(lines, told, strict=True)
    )


def _heed_interrupts() -> None:
    """A shell that runs the tests in the background makes its children deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_it_says_the_same_with_and_without_a_broker(tmp_path: Path) -> None:
    """Every message of every topic, by key; nothing stays in the folder for temporary files."""
    with_broker = _messages(*ALL_TOPICS, scratch=tmp_path)
    assert with_broker == _messages(*ALL_TOPICS, "--in-process", scratch=tmp_path)
    assert {topic for topic, _, _ in with_broker} >= {"news.alerts.v1", "news.claims.v1"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_interrupted_it_leaves_nothing(tmp_path: Path, how: signal.Signals) -> None:
    """No process, no folder, no traceback, and an exit code that is not 0."""
    process = subprocess.Popen(
        COMMAND,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - no threads run here
    )
    deadline = time.monotonic() + WAIT_S
    while not list(tmp_path.glob("*/broker/broker.json")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(how)
    _, said = process.communicate(timeout=WAIT_S)
    assert process.returncode not in {0, -how}
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
