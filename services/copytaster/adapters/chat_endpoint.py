"""An OpenAI-compatible endpoint, asked from any thread and never for longer than the timeout."""

import asyncio
import threading
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import orjson

REPLY_BYTES_MAX: Final = 262_144
"""Of one reply: eight verdicts are 4 KB; what is larger is no answer to what was asked."""

_READ_BYTES: Final = 16_384
_GRACE_S: Final = 1.0  # for the loop to report a timeout itself

_HTTP_OK: Final = 200


class EndpointError(Exception):
    """The endpoint gave no usable reply; `code` is one of a bounded set."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reply:
    """The content of the first choice, and the tokens that the request cost."""

    content: str
    tokens: int


class ChatEndpoint:
    """`POST {url}/chat/completions`, one request at a time, on an event loop of its own.

    The loop runs in a daemon thread, so that a caller may itself be inside a loop or not. The
    timeout is of the whole exchange: a server that drips bytes is cut off like a silent one.
    """

    def __init__(self, url: str, *, api_key: str | None, timeout_s: float) -> None:
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._headers = {"Content-Type": "application/json"}
        if api_key:
            self._headers["Authorization"] = f"Bearer {api_key}"
        self._timeout_s = timeout_s
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="chat", daemon=True)
        self._thread.start()

    def ask(self, request: dict[str, Any]) -> Reply:
        """Send one request and give the reply.

        Raises:
            EndpointError: `timeout`, `unreachable`, `http_status`, `too_large` or `no_content`.
        """
        future = asyncio.run_coroutine_threadsafe(self._exchange(orjson.dumps(request)), self._loop)
        try:
            return _reply(future.result(self._timeout_s + _GRACE_S))
        except TimeoutError:
            future.cancel()
            raise EndpointError("timeout") from None
        except (aiohttp.ClientError, OSError) as error:
            raise EndpointError("unreachable", type(error).__name__) from None

    def close(self) -> None:
        """End the thread; nothing can be asked afterwards."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _exchange(self, body: bytes) -> bytes:
        timeout = aiohttp.ClientTimeout(total=self._timeout_s)
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.post(
                self._url, data=body, headers=self._headers, allow_redirects=False
            ) as response,
        ):
            if response.status != _HTTP_OK:
                raise EndpointError("http_status", str(response.status))
            return await _read(response.content)


async def _read(stream: aiohttp.StreamReader) -> bytes:
    parts, size = list[bytes](), 0
    async for part in stream.iter_chunked(_READ_BYTES):
        size += len(part)
        if size > REPLY_BYTES_MAX:
            raise EndpointError("too_large")
        parts.append(part)
    return b"".join(parts)


def _reply(body: bytes) -> Reply:
    """The first choice's text. Any other shape, a refusal too, is no content."""
    try:
        document = orjson.loads(body)
        content = document["choices"][0]["message"]["content"]
    except (orjson.JSONDecodeError, KeyError, IndexError, TypeError):
        raise EndpointError("no_content") from None
    if not isinstance(content, str):
        raise EndpointError("no_content")
    usage = document.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    return Reply(content, tokens if isinstance(tokens, int) else (len(body) // 3))
