"""Which handler answers which API."""

from asyncio import Future
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias, TypeVar

from copytaster_broker.wire.apis import Api

Request = TypeVar("Request")
Response = TypeVar("Response")


class Call(NamedTuple):
    """Who asks, in which version."""

    version: int
    client_id: str
    client_host: str


# A handler changes the state of the broker before it returns; what it returns is the answer, or
# something that waits for it (the disk, other members, new records). None is never sent.
Answer: TypeAlias = (
    Response | Future[Response] | Future[Response | None] | Coroutine[Any, Any, Response]
)


@dataclass(frozen=True, slots=True)
class Route:
    """An API and who answers it."""

    api: Api[Any, Any]
    handle: Callable[[Any, Call], Any]


def route(api: Api[Request, Response], handle: Callable[[Request], Answer[Response]]) -> Route:
    """Check that `handle` answers the messages of `api`, then forget the types."""
    return Route(api, lambda request, _: handle(request))


def route_with_call(
    api: Api[Request, Response], handle: Callable[[Request, Call], Answer[Response]]
) -> Route:
    """As `route`, for a handler that wants to know who asks, and in which version."""
    return Route(api, handle)
