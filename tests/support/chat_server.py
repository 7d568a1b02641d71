"""A local server that speaks the chat-completions protocol, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Respond = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class ChatServer:
    """Where it listens, what it was asked, and how it answers: `respond` may be replaced."""

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    respond: Respond = field(default_factory=lambda: saying(""))
    ended: threading.Event = field(default_factory=threading.Event)


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    """A whole response."""
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def saying(content: object, tokens: int | None = 200) -> Respond:
    """A completion with this content (JSON, where it is no text), which cost so many tokens."""
    text = content if isinstance(content, str) else json.dumps(content)
    document: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    if tokens is not None:
        document["usage"] = {"total_tokens": tokens}

    def respond(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        send(handler, json.dumps(document).encode())

    return respond


def raw(body: bytes, status: int = 200) -> Respond:
    """Any bytes at all."""
    return lambda handler, _: send(handler, body, status)


def dripping(server: ChatServer) -> Respond:
    """A byte now and then, for ever: each read succeeds and the reply never ends."""

    def respond(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not server.ended.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    return respond


def silent(server: ChatServer) -> Respond:
    """Takes the request and never answers."""

    def respond(_: BaseHTTPRequestHandler, __: dict[str, Any]) -> None:
        server.ended.wait(30)

    return respond


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    """A server on a free port of this machine, for the time of the block."""
    told = ChatServer()

    class Handler(BaseHTTPRequestHandler):
        """Notes each request and lets the test answer it."""

        def do_POST(self) -> None:
            """One completion."""
            length = int(self.headers["Content-Length"])
            request = json.loads(self.rfile.read(length))
            told.requests.append(request)
            told.headers.append(dict(self.headers))
            told.paths.append(self.path)
            try:
                told.respond(self, request)
            except ConnectionError:
                return  # the client hung up, as it should

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield told
    finally:
        told.ended.set()
        time.sleep(0)
        server.shutdown()
        server.server_close()
        thread.join()
