"""/livez, /readyz and /metrics on a small web server; it asks no broker anything."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web


class PortTakenError(Exception):
    """The health port cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it is well, and in a few words why not."""

    well: bool
    words: str = "ok"


@dataclass(frozen=True, slots=True)
class Probes:
    """What the endpoints ask. `alive` must not depend on the broker, or an outage restarts all."""

    alive: Callable[[], Answer]
    ready: Callable[[], Answer]
    metrics: Callable[[], bytes]


@asynccontextmanager
async def health_server(probes: Probes, *, host: str, port: int) -> AsyncIterator[int]:
    """Serve while the context lasts; gives the port (one that is free, when asked for port 0)."""

    async def alive(_: web.Request) -> web.Response:
        return _response(probes.alive())

    async def ready(_: web.Request) -> web.Response:
        return _response(probes.ready())

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(
            body=probes.metrics(),
            headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"},
        )

    app = web.Application()
    app.add_routes(
        [web.get("/livez", alive), web.get("/readyz", ready), web.get("/metrics", metrics)]
    )
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            reason = error.strerror or "it is taken"
            raise PortTakenError(
                f"the health port {host}:{port} cannot be opened ({reason}); "
                "set COPYTASTER_HEALTH_PORT to a free one, or to 0 for none"
            ) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _response(answer: Answer) -> web.Response:
    return web.Response(text=f"{answer.words}\n", status=200 if answer.well else 503)
