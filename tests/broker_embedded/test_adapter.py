"""EmbeddedBroker: started, watched, shared, stopped."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from copytaster.adapters import embedded_broker as adapter
from copytaster.adapters.embedded_broker import (
    EmbeddedBroker,
    EmbeddedBrokerError,
    parse_embedded_url,
)
from support.embedded import create_topics, producer, read_all


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("embedded:///var/lib/copytaster", "/var/lib/copytaster"),
        ("embedded:///with%20space/b", "/with space/b"),
    ],
)
def test_a_url_names_a_folder(url: str, folder: str) -> None:
    """Three slashes: no host, an absolute path."""
    assert parse_embedded_url(url) == Path(folder)


@pytest.mark.parametrize(
    "url", ["kafka://localhost:9092", "embedded://folder", "embedded:///", "embedded:", "x"]
)
def test_a_url_that_names_none_is_refused(url: str) -> None:
    """With the form it should have."""
    with pytest.raises(EmbeddedBrokerError, match="embedded:///PATH"):
        parse_embedded_url(url)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _pid(broker: EmbeddedBroker) -> int:
    pid: int = json.loads((broker.folder / "broker.json").read_text())["pid"]
    return pid


async def test_it_runs_for_as_long_as_the_context(tmp_path: Path) -> None:
    """No process is left afterwards, and none was needed before."""
    async with EmbeddedBroker(tmp_path / "new" / "folder") as broker:
        pid = _pid(broker)
        assert _alive(pid)
    assert not _alive(pid)


async def test_a_killed_broker_comes_back_at_its_address(tmp_path: Path) -> None:
    """Again and again, for those who count the quick failures: a kill of ours is none."""
    async with EmbeddedBroker(tmp_path) as broker:
        address = broker.address
        for count in range(1, 8):
            await broker.kill()
            await broker.ready()
            assert (broker.address, broker.restarts) == (address, count)
        assert not broker.failure.done()


async def test_one_that_dies_by_itself_comes_back_too(tmp_path: Path) -> None:
    """Whoever killed it."""
    async with EmbeddedBroker(tmp_path) as broker:
        pid = _pid(broker)
        os.kill(pid, 9)
        async with asyncio.timeout(10):
            while broker.restarts == 0:
                await asyncio.sleep(0.01)
        assert _pid(broker) != pid


async def test_a_broker_that_cannot_start_says_why(tmp_path: Path) -> None:
    """The sentence of the process is the sentence of the error."""
    (tmp_path / "file").write_text("")
    with pytest.raises(EmbeddedBrokerError, match="cannot use the folder"):
        async with EmbeddedBroker(tmp_path / "file"):
            pass


async def test_a_broker_that_never_gets_ready_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bounded, and without a process left over."""
    silent = tmp_path / "silent"
    silent.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 1000\n")
    silent.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(silent))
    monkeypatch.setattr(adapter, "_READY_TIMEOUT_S", 0.5)
    with pytest.raises(EmbeddedBrokerError, match="not ready within"):
        async with EmbeddedBroker(tmp_path / "folder"):
            pass
    assert not _alive(int((tmp_path / "pid").read_text()))


async def test_it_gives_up_a_broker_that_fails_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`failure` says so, and `ready` raises it."""
    monkeypatch.setattr(adapter, "_RETRY_S", 0.001)
    async with EmbeddedBroker(tmp_path) as broker:
        monkeypatch.setattr(sys, "executable", "/bin/false")
        await broker.kill()
        failure = await asyncio.wait_for(asyncio.shield(broker.failure), 10)
        assert "failed 5 times in a row" in str(failure)
        with pytest.raises(EmbeddedBrokerError, match="failed 5 times"):
            await broker.ready()


async def test_a_second_worker_shares_the_broker(tmp_path: Path) -> None:
    """It finds the address in the folder; when it ends the broker goes on."""
    async with EmbeddedBroker(tmp_path) as owner:
        await create_topics(owner.address, {"t": 1})
        async with EmbeddedBroker(tmp_path) as guest:
            assert (guest.attached, guest.address) == (True, owner.address)
            async with producer(guest.address) as client:
                await client.send_and_wait("t", b"shared")
            with pytest.raises(EmbeddedBrokerError, match="not a child"):
                await guest.kill()
        assert [r.value for r in await read_all(owner.address, "t")] == [b"shared"]


async def test_a_second_worker_takes_over_when_the_first_ends(tmp_path: Path) -> None:
    """Its clients stay where they are: the new broker has the address of the old one."""
    owner = EmbeddedBroker(tmp_path)
    await owner.__aenter__()
    async with EmbeddedBroker(tmp_path) as guest:
        await create_topics(owner.address, {"t": 1})
        async with producer(guest.address) as client:
            await client.send_and_wait("t", b"first")
            await owner.__aexit__()
            await client.send_and_wait("t", b"second")
        assert not guest.attached
        assert guest.restarts == 1
        assert [r.value for r in await read_all(guest.address, "t")] == [b"first", b"second"]


async def test_whoever_does_not_want_to_share_is_told(tmp_path: Path) -> None:
    """A folder that is taken is an error then."""
    async with EmbeddedBroker(tmp_path):
        with pytest.raises(EmbeddedBrokerError, match="another broker runs on"):
            async with EmbeddedBroker(tmp_path, attach=False):
                pass
