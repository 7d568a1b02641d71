"""A broker that kills itself at one exact point, for test_crash_points.py.

python crashing.py API POINT N FOLDER --port PORT   dies in the Nth request of API:
    before    nothing was done
    enqueued  memory has changed, the disk has not
    written   inside the SQLite transaction, before its commit
    answered  on disk and visible, but the client does not know
"""

import os
import signal
import sys
from typing import Any

from copytaster_broker import __main__, broker, routes
from copytaster_broker.log.journal import Journal


def die(*_: object) -> None:
    """As if somebody pulled the plug on the process."""
    os.kill(os.getpid(), signal.SIGKILL)


class Trap:
    """Waits for the Nth request of an API."""

    def __init__(self, api: str, point: str, count: int) -> None:
        self._api = api
        self._point = point
        self._left = count

    def around(self, found: routes.Route) -> routes.Route:
        """The route with the trap in it, if it is that of our API."""
        if found.api.name != self._api:
            return found

        def handle(request: Any, call: routes.Call) -> Any:
            self._left -= 1
            if self._left != 0:
                return found.handle(request, call)
            if self._point == "before":
                die()
            if self._point == "written":
                Journal._write = _write_and_die  # type: ignore[method-assign]
            answer = found.handle(request, call)
            if self._point == "enqueued":
                die()
            if self._point == "answered":
                answer.add_done_callback(die)
            return answer

        return routes.Route(found.api, handle)


def _write_and_die(self: Journal, statements: list[Any]) -> None:
    execute = self._connection.execute
    execute("begin immediate")
    for sql, values in statements:
        execute(sql, values)
    die()


if __name__ == "__main__":
    trap = Trap(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    route, route_with_call = routes.route, routes.route_with_call
    broker.route = lambda api, handle: trap.around(route(api, handle))  # type: ignore[attr-defined]
    broker.route_with_call = lambda api, handle: trap.around(  # type: ignore[attr-defined]
        route_with_call(api, handle)
    )
    del sys.argv[1:4]
    sys.exit(__main__.main())
