"""An instance whose workers do not get on."""

import asyncio
import sys
from pathlib import Path

import pytest

from copytaster.cli import instance as module
from copytaster.cli.instance import QUICK_FAILURES_MAX, Instance, WorkersFailedError
from copytaster.settings import load_settings
from copytaster.stream.supervise import Ended


async def test_workers_that_fail_for_good_are_no_endless_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each end is told; then one sentence says how often and with what status."""
    fails = (sys.executable, "-c", "raise SystemExit(7)")
    monkeypatch.setattr(module, "python_command", lambda *_: fails)
    settings = load_settings(broker=f"embedded://{tmp_path}/broker", partitions=1)
    told: list[Ended] = []

    async def drain() -> None:
        async with asyncio.timeout(60), Instance(settings, ended=told.append) as instance:
            await instance.publish([b"{}"])
            async for left in instance.draining():
                assert (left.articles, left.records) == (1, 1)

    with pytest.raises(WorkersFailedError, match=r"ended 3 times in a row \(status 7"):
        await drain()

    assert [each.status for each in told] == [7] * QUICK_FAILURES_MAX


def test_workers_are_told_the_settings(tmp_path: Path) -> None:
    """Of whoever starts them, and a health port each."""
    settings = load_settings(
        broker=f"embedded://{tmp_path}/b", partitions=1, health_port=9000, session_timeout="PT4S"
    )
    first, second = (Instance(settings, workers=2).environment(number) for number in (0, 1))
    assert (first["COPYTASTER_HEALTH_PORT"], second["COPYTASTER_HEALTH_PORT"]) == ("9000", "9001")
    assert first["COPYTASTER_PARTITIONS"] == "1"
    assert first["COPYTASTER_SESSION_TIMEOUT"] == "PT4S"
