"""`python -m copytaster_broker FOLDER`: run the broker until SIGTERM.

Standard output gets one line of JSON when the broker listens: {"listening": ..., "pid": ...}.
Errors are one sentence on standard error, and the exit status says which kind.
"""

import argparse
import asyncio
import contextlib
import json
import logging
import os
import signal
import sqlite3
import sys
from pathlib import Path

from copytaster_broker.broker import Broker
from copytaster_broker.listening import own_ports
from copytaster_broker.lock import FolderLock, FolderTakenError
from copytaster_broker.log.schema import SchemaError
from copytaster_broker.quiet import Quiet

EXIT_FOLDER_TAKEN = 3
EXIT_FOLDER_UNUSABLE = 4
EXIT_PORT_UNUSABLE = 5
EXIT_SCHEMA_NEWER = 6


def main() -> int:
    """Run the broker; returns the exit status."""
    arguments = _parser().parse_args()
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    for handler in logging.getLogger().handlers:
        handler.addFilter(Quiet())
    folder: Path = arguments.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
    except FolderTakenError as error:
        return _fail(EXIT_FOLDER_TAKEN, str(error))
    except OSError as error:
        return _fail(EXIT_FOLDER_UNUSABLE, f"cannot use the folder {folder}: {error.strerror}")
    address = (arguments.host, arguments.port)
    return asyncio.run(_run(folder, lock, address, arguments.parent_pid))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="copytaster-broker", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the log is kept; made when missing")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--parent-pid", type=int, help="end when this process ends")
    return parser


async def _run(
    folder: Path, lock: FolderLock, bind_to: tuple[str, int], parent_pid: int | None
) -> int:
    try:
        broker = Broker(folder)
    except SchemaError as error:
        return _fail(EXIT_SCHEMA_NEWER, str(error))
    except sqlite3.Error as error:
        return _fail(EXIT_FOLDER_UNUSABLE, f"cannot use the database in {folder}: {error}")
    host, port = bind_to
    try:
        address = await _listen(broker, folder, host, port)
    except OSError as error:
        return _fail(EXIT_PORT_UNUSABLE, f"cannot listen on {host}:{port}: {error.strerror}")
    lock.publish(address)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    watch = loop.create_task(_watch(parent_pid, stop)) if parent_pid else None
    sys.stdout.write(json.dumps({"listening": address, "pid": os.getpid()}) + "\n")
    sys.stdout.flush()
    await stop.wait()
    if watch is not None:
        watch.cancel()
    await broker.close()
    lock.release()
    return 0


async def _listen(broker: Broker, folder: Path, host: str, port: int) -> str:
    """Listen on `port`, or for 0 on a port that the folder has to itself as far as possible."""
    if port:
        return await broker.listen(host, port)
    for candidate in own_ports(folder):
        with contextlib.suppress(OSError):
            return await broker.listen(host, candidate)
    return await broker.listen(host, 0)


async def _watch(pid: int, stop: asyncio.Event) -> None:
    """Set `stop` when process `pid` has ended, however it ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        stop.set()
        return
    try:
        ended = asyncio.Event()
        asyncio.get_running_loop().add_reader(handle, ended.set)
        await ended.wait()
    finally:
        asyncio.get_running_loop().remove_reader(handle)
        os.close(handle)
    stop.set()


def _fail(status: int, reason: str) -> int:
    sys.stderr.write(f"copytaster-broker: {reason}\n")
    return status


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
