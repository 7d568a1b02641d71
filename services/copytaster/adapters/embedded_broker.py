"""embedded:///PATH -> a broker on this machine: started, watched, restarted, shared, stopped.

The broker is a process of its own (`copytaster_broker`), a child of the first worker that needs
it. A second worker with the same folder finds it and shares it; when the first worker ends, and
its broker with it, the second one starts a new one at the same address.
"""

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

log = logging.getLogger(__name__)

_SCHEME = "embedded"
_EXIT_FOLDER_TAKEN = 3  # the word of copytaster_broker, which is never imported
_ADDRESS_FILE = "broker.json"

# A start takes 0.3 s; a long write-ahead log after a crash can take seconds to read.
_READY_TIMEOUT_S = 30.0
_STOP_TIMEOUT_S = 10.0
_CONNECT_TIMEOUT_S = 2.0
_RETRY_S = 0.1
_WATCH_S = 0.5
# A broker that dies again within this time of its start counts as a quick failure; after this
# many in a row something is wrong that no restart mends, such as a full disk.
_QUICK_S = 5.0
_QUICK_FAILURES_MAX = 5
_BACKOFF_S_MAX = 5.0
_STDERR_LINES_MAX = 20


class EmbeddedBrokerError(Exception):
    """The embedded broker cannot be used; the message says why in one sentence."""


class _FolderTakenError(EmbeddedBrokerError):
    """Another process runs a broker on the folder."""


def parse_embedded_url(url: str) -> Path:
    """The folder of `embedded:///PATH`."""
    parts = urlsplit(url)
    if parts.scheme != _SCHEME or parts.netloc or len(parts.path) < len("/x"):
        raise EmbeddedBrokerError(f"{url!r} is not of the form embedded:///PATH")
    return Path(unquote(parts.path))


@dataclass(frozen=True, slots=True)
class _Child:
    """Our own broker process."""

    process: asyncio.subprocess.Process
    errors: deque[str]
    reading: "asyncio.Task[None]"

    async def wait(self) -> int:
        """Its exit status, after its last words were read."""
        status = await self.process.wait()
        await self.reading
        return status

    def last_words(self) -> str:
        """The end of what it wrote to standard error."""
        return self.errors[-1] if self.errors else "it said nothing"


class EmbeddedBroker:
    """A broker on `folder` for as long as the context lasts.

    `address` is "127.0.0.1:PORT" and stays the same. `failure` is a future: it gets an
    `EmbeddedBrokerError` as its result when the broker died and could not be brought back.
    """

    def __init__(self, folder: Path, port: int = 0, *, attach: bool = True) -> None:
        self.folder = folder.absolute()
        self.address = ""
        self.attached = False
        self.restarts = 0
        self.failure: asyncio.Future[EmbeddedBrokerError]
        self._port = port
        self._may_attach = attach
        self._child: _Child | None = None
        self._ready = asyncio.Event()
        self._killed = False
        self._supervisor: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Start the broker, or find the one that runs; raises `EmbeddedBrokerError`."""
        self.failure = asyncio.get_running_loop().create_future()
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(self._stop_child)
            try:
                async with asyncio.timeout(_READY_TIMEOUT_S):
                    await self._start_or_attach()
            except TimeoutError as error:
                raise EmbeddedBrokerError(
                    f"the broker on {self.folder} was not ready within {_READY_TIMEOUT_S:.0f} s"
                ) from error
            stack.pop_all()
        self._supervisor = asyncio.create_task(self._supervise())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the broker if it is ours."""
        if self._supervisor is not None:
            self._supervisor.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._supervisor
        await self._stop_child()
        if not self.failure.done():
            self.failure.cancel()

    async def kill(self) -> None:
        """SIGKILL the broker, for tests, once it is ready; it is restarted at once."""
        await self.ready()
        if self._child is None:
            raise EmbeddedBrokerError("the broker is not a child of this process")
        self._killed = True
        self._ready.clear()
        process = self._child.process
        process.kill()
        await process.wait()

    async def ready(self) -> None:
        """Wait until the broker listens (again); raises `EmbeddedBrokerError` if it never will."""
        waiting = asyncio.ensure_future(self._ready.wait())
        try:
            await asyncio.wait((waiting, self.failure), return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        if self.failure.done() and not self.failure.cancelled():
            raise self.failure.result()

    async def _start_or_attach(self) -> None:
        """Bring up our own broker, or take that of another process, whichever works first."""
        while True:
            try:
                await self._start()
                self.attached = False
                break
            except _FolderTakenError:
                if not self._may_attach:
                    raise
            if await self._attach():
                break
            await asyncio.sleep(_RETRY_S)  # it is starting or ending
        self._ready.set()

    async def _start(self) -> None:
        arguments = ["--port", str(self._port), "--parent-pid", str(os.getpid())]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "copytaster_broker", str(self.folder), *arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the worker, who then stops its broker
        )
        errors: deque[str] = deque(maxlen=_STDERR_LINES_MAX)
        reading = asyncio.create_task(_read_errors(process, errors))
        self._child = child = _Child(process, errors, reading)
        assert process.stdout is not None
        line = await process.stdout.readline()
        if not line:
            status = await child.wait()
            self._child = None
            problem = _FolderTakenError if status == _EXIT_FOLDER_TAKEN else EmbeddedBrokerError
            raise problem(f"the broker on {self.folder} did not start: {child.last_words()}")
        self._set_address(json.loads(line)["listening"])

    async def _attach(self) -> bool:
        """Whether the broker of another process answers at the address in the folder."""
        try:
            text = await asyncio.to_thread((self.folder / _ADDRESS_FILE).read_text)
            address: str = json.loads(text)["address"]
        except (OSError, ValueError, KeyError):
            return False
        if not await _answers(address):
            return False
        self._set_address(address)
        self.attached = True
        return True

    def _set_address(self, address: str) -> None:
        if self.address and address != self.address:
            raise EmbeddedBrokerError(f"the broker moved from {self.address} to {address}")
        self.address = address
        self._port = int(address.rpartition(":")[2])

    async def _supervise(self) -> None:
        """Bring the broker back whenever it dies, until that fails too often in a row."""
        failures, clock = 0, asyncio.get_running_loop().time
        while True:
            since = clock()
            await self._gone()
            if clock() - since > _QUICK_S:
                failures = 0
            while True:
                try:
                    async with asyncio.timeout(_READY_TIMEOUT_S):
                        await self._start_or_attach()
                    break
                except (EmbeddedBrokerError, TimeoutError) as error:
                    log.warning("the embedded broker did not come back: %s", error)
                    await self._stop_child()
                failures += 1
                if self._gives_up(failures):
                    return
                await asyncio.sleep(min(_RETRY_S * 2**failures, _BACKOFF_S_MAX))
            self.restarts += 1
            failures = 0 if self._killed else failures + 1
            self._killed = False
            if self._gives_up(failures):
                return

    def _gives_up(self, failures: int) -> bool:
        if failures < _QUICK_FAILURES_MAX:
            return False
        error = EmbeddedBrokerError(
            f"the broker on {self.folder} failed {failures} times in a row; see its log"
        )
        if not self.failure.done():
            self.failure.set_result(error)
        return True

    async def _gone(self) -> None:
        """Wait until the broker is no more, be it ours or another's."""
        if self._child is not None:
            child = self._child
            status = await child.wait()
            self._child = None
            self._ready.clear()
            if not self._killed:
                log.error("the broker ended with status %d: %s", status, child.last_words())
            return
        while await _answers(self.address):  # noqa: ASYNC110 - the other process sends no event
            await asyncio.sleep(_WATCH_S)
        self._ready.clear()

    async def _stop_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(ProcessLookupError):
            child.process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(_STOP_TIMEOUT_S):
                await child.wait()
        except TimeoutError:
            log.warning("the broker did not end within %d s and was killed", _STOP_TIMEOUT_S)
        finally:
            if child.process.returncode is None:
                child.process.kill()
                await child.wait()


async def _read_errors(process: asyncio.subprocess.Process, errors: deque[str]) -> None:
    """Pass on what the broker complains about, and keep the last of it."""
    assert process.stderr is not None
    with contextlib.suppress(ValueError):  # a line beyond all measure
        async for line in process.stderr:
            text = line.decode(errors="replace").rstrip()
            errors.append(text)
            log.warning("broker: %s", text)


async def _answers(address: str) -> bool:
    """Whether something accepts connections at `address`."""
    host, _, port = address.rpartition(":")
    try:
        async with asyncio.timeout(_CONNECT_TIMEOUT_S):
            _, writer = await asyncio.open_connection(host, int(port))
    except (OSError, TimeoutError):
        return False
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
    return True
