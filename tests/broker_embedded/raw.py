"""A connection to a broker that sends whatever a test wants to send."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from copytaster_broker.wire.apis import Api
from copytaster_broker.wire.cursor import Reader
from copytaster_broker.wire.layouts import cluster
from copytaster_broker.wire.message import layout


def frame(api_key: int, version: int, body: bytes = b"", *, correlation_id: int = 1) -> bytes:
    """A request with its header and size."""
    head = struct.pack(">hhih", api_key, version, correlation_id, 4) + b"test"
    return struct.pack(">i", len(head) + len(body)) + head + body


class RawConnection:
    """Bytes out, frames in."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._writer.write(data)
        await self._writer.drain()

    async def answer(self) -> tuple[int, bytes]:
        """The next answer: its correlation id and body."""
        async with asyncio.timeout(10):
            (size,) = struct.unpack(">i", await self._reader.readexactly(4))
            data = await self._reader.readexactly(size)
        return int.from_bytes(data[:4]), data[4:]

    async def is_closed(self) -> bool:
        """Whether the broker has closed the connection, without a word."""
        async with asyncio.timeout(10):
            try:
                return await self._reader.read(1) == b""
            except ConnectionError:
                return True


@asynccontextmanager
async def connect(address: str) -> AsyncIterator[RawConnection]:
    """A connection to the broker at `address`."""
    host, _, port = address.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        yield RawConnection(reader, writer)
    finally:
        writer.close()


async def api_versions(connection: RawConnection, api: Api[Any, Any], version: int) -> int:
    """Ask which versions are spoken; the error code of the answer, which is always readable."""
    await connection.send(frame(api.key, version, b"\x00\x02a\x02b\x00" if version > 2 else b""))
    _, body = await connection.answer()
    answered = layout(
        cluster.ApiVersionsResponse, version if version <= api.highest else 0, flexible=version == 3
    ).read(Reader(body))
    assert {entry.key for entry in answered.apis} >= {0, 1, 3, 18, 22, 26}
    return answered.error
