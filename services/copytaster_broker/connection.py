"""One client connection: bytes -> frames -> handlers -> answers in the order of the requests."""

import asyncio
import logging
import struct
from collections import deque
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode
from copytaster_broker.routes import Call, Route
from copytaster_broker.wire.apis import API_VERSIONS, PRODUCE, Api
from copytaster_broker.wire.cursor import MalformedError, Reader
from copytaster_broker.wire.frame import SIZE_BYTES, Header, encode_response, read_header
from copytaster_broker.wire.layouts.cluster import ApiRange, ApiVersionsResponse

log = logging.getLogger(__name__)

_SIZE = struct.Struct(">i")


class Pending(NamedTuple):
    """A request under way. `answer` is None when no answer is due."""

    api: Api[Any, Any]
    header: Header
    answer: "asyncio.Future[Any]"


class Connection(asyncio.Protocol):
    """Speaks with one client.

    Requests are taken one after the other, as Kafka does; only Produce requests may wait for the
    disk together. A client that breaks the protocol loses its connection, and the log says why.
    """

    def __init__(self, routes: Mapping[int, Route], connections: "set[Connection]") -> None:
        self._routes = routes
        self._connections = connections
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._frames: deque[bytes] = deque()
        self._bytes_queued = 0
        self._pending: deque[Pending] = deque()
        self._peer = "?"
        self._writable = True
        self._reading = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection, or refuse it when there are too many."""
        self._transport = cast("asyncio.Transport", transport)
        self._peer = str((transport.get_extra_info("peername") or ("?",))[0])
        self._connections.add(self)
        if len(self._connections) > limits.CONNECTIONS_MAX:
            self.close("too many connections")

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 - asyncio's
        """Drop what was under way: nobody is left to be answered."""
        self._connections.discard(self)
        self._transport = None
        self._forget_frames()
        for pending in self._pending:
            pending.answer.cancel()
        self._pending.clear()

    def pause_writing(self) -> None:
        """The client does not read: take no more requests from it."""
        self._writable = False

    def resume_writing(self) -> None:
        """The client reads again."""
        self._writable = True
        self._advance()

    def data_received(self, data: bytes) -> None:
        """Cut the bytes into frames."""
        self._received += data
        at = 0
        while len(self._received) - at >= SIZE_BYTES:
            (size,) = _SIZE.unpack_from(self._received, at)
            if not limits.REQUEST_BYTES_MIN <= size <= limits.REQUEST_BYTES_MAX:
                self.close(f"a request of {size} bytes, or not the Kafka protocol")
                return
            end = at + SIZE_BYTES + size
            if end > len(self._received):
                break
            self._frames.append(bytes(memoryview(self._received)[at + SIZE_BYTES : end]))
            self._bytes_queued += size
            at = end
        del self._received[:at]
        self._advance()

    def close(self, reason: str) -> None:
        """End the connection at once; `reason` goes to the log."""
        log.warning("connection of %s closed: %s", self._peer, reason)
        self._forget_frames()
        self._received.clear()
        if self._transport is not None:
            self._transport.abort()

    def stop_reading(self) -> None:
        """Take no more requests."""
        self._forget_frames()
        if self._transport is not None:
            self._transport.pause_reading()

    def finish(self) -> None:
        """Send what is written and end."""
        if self._transport is not None:
            self._transport.close()

    def _forget_frames(self) -> None:
        self._frames.clear()
        self._bytes_queued = 0

    def _advance(self) -> None:
        """Send what is done, start what may be started, then see to the flow of bytes."""
        self._send_done()
        while self._frames and self._writable and self._may_start(self._frames[0]):
            frame = self._frames.popleft()
            self._bytes_queued -= len(frame)
            try:
                self._start(frame)
            except MalformedError as error:
                self.close(f"malformed request: {error}")
            except Exception:  # a bug of ours costs this client its connection, nobody else
                log.exception("a request failed")
                self.close("an error of the broker")
            self._send_done()
        self._throttle()

    def _may_start(self, frame: bytes) -> bool:
        if not self._pending:
            return True
        return (
            self._pending[-1].api is PRODUCE
            and int.from_bytes(frame[:2]) == PRODUCE.key
            and len(self._pending) < limits.IN_FLIGHT_PRODUCES_MAX
        )

    def _start(self, frame: bytes) -> None:
        reader = Reader(frame)
        header = read_header(reader)
        found = self._routes.get(header.api_key)
        if found is None or not found.api.lowest <= header.version <= found.api.highest:
            self._refuse(header, found)
            return
        if found.api.is_flexible(header.version):
            reader.skip_tags()
        try:
            request = found.api.decode(reader, header.version)
        except (struct.error, TypeError) as error:
            raise MalformedError(f"{found.api.name} v{header.version}: {error}") from error
        answer = found.handle(request, Call(header.version, header.client_id, self._peer))
        if answer is not None and asyncio.iscoroutine(answer):
            answer = asyncio.get_running_loop().create_task(answer)
        if isinstance(answer, asyncio.Future):
            self._pending.append(Pending(found.api, header, answer))
            answer.add_done_callback(self._on_done)
        elif answer is not None:
            self._send(found.api, header, answer)

    def _refuse(self, header: Header, found: Route | None) -> None:
        """Clients may open with a version of ApiVersions that is too new; they are told ours."""
        if found is None or found.api is not API_VERSIONS:
            self.close(f"API {header.api_key} version {header.version} is not spoken here")
            return
        response = ApiVersionsResponse(
            error=ErrorCode.UNSUPPORTED_VERSION, apis=api_ranges(self._routes)
        )
        self._send(API_VERSIONS, header._replace(version=0), response)

    def _on_done(self, answer: "asyncio.Future[Any]") -> None:
        if self._transport is None:
            return
        if answer.cancelled():
            self.close("a request was given up")
            return
        error = answer.exception()
        if error is not None:
            log.error("a request failed", exc_info=error)
            self.close("an error of the broker")
            return
        self._advance()

    def _send_done(self) -> None:
        while self._pending and self._pending[0].answer.done():
            api, header, answer = self._pending.popleft()
            if not answer.cancelled() and answer.exception() is None:
                self._send(api, header, answer.result())

    def _send(self, api: Api[Any, Any], header: Header, response: object) -> None:
        if self._transport is not None and response is not None:
            data = encode_response(api, header.version, header.correlation_id, response)
            self._transport.write(data)

    def _throttle(self) -> None:
        """Stop reading the socket while too much waits."""
        reading = (
            len(self._frames) < limits.QUEUED_FRAMES_MAX
            and self._bytes_queued < limits.QUEUED_BYTES_MAX
        )
        if self._transport is not None and reading != self._reading:
            self._reading = reading
            (self._transport.resume_reading if reading else self._transport.pause_reading)()


def api_ranges(routes: Mapping[int, Route]) -> tuple[ApiRange, ...]:
    """The APIs that are spoken, as clients are told."""
    apis = (routes[key].api for key in sorted(routes))
    return tuple(ApiRange(key=api.key, lowest=api.lowest, highest=api.highest) for api in apis)
