"""Statements -> one SQLite transaction for a group of them, on a thread of its own.

Memory changes at once, in the order of the requests; an answer that promises something waits for
the group commit that holds it, and readers see nothing before it. While one group is written the
next one gathers, so the busier the broker the larger the groups. Memory may thus run ahead of the
disk: when a commit fails the process must end.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
Statement = tuple[str, tuple[Any, ...]]

# What a statement writes beside its blobs, roughly: a part of a page of 4096 bytes.
_STATEMENT_BYTES = 1_000


@dataclass(slots=True)
class Group:
    """What one SQLite transaction writes, and what is to be done once it is on disk."""

    statements: list[Statement] = field(default_factory=list)
    then: list[Callable[[], None]] = field(default_factory=list)
    answers: list[tuple["asyncio.Future[Any]", Any]] = field(default_factory=list)


class Journal:
    """The only writer of the database.

    `fail` is called, on the writer's thread, when a commit fails; it must end the process.
    `wrote` is called there with the bytes of each group that is on disk.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        fail: Callable[[BaseException], None],
        wrote: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._connection = connection
        self._fail = fail
        self._wrote = wrote
        self._loop = asyncio.get_running_loop()
        self._groups: queue.SimpleQueue[Group | None] = queue.SimpleQueue()
        self._gathering = Group()
        self._busy = False
        self._scheduled = False
        self._thread = threading.Thread(target=self._write_all, name="journal", daemon=True)
        self._thread.start()

    def put(self, sql: str, *values: Any) -> None:
        """Write this with the next group."""
        self._gathering.statements.append((sql, values))
        self._schedule()

    def then(self, callback: Callable[[], None]) -> None:
        """Call this once everything put so far is on disk."""
        self._gathering.then.append(callback)
        self._schedule()

    def durable(self, value: T) -> "asyncio.Future[T]":
        """A future that becomes `value` once everything put so far is on disk."""
        future: asyncio.Future[T] = self._loop.create_future()
        if self._busy or self._gathering.statements or self._gathering.then:
            self._gathering.answers.append((future, value))
            self._schedule()
        else:
            future.set_result(value)
        return future

    async def close(self) -> None:
        """Write what is left and end the thread."""
        await self.durable(None)
        self._groups.put(None)
        await asyncio.to_thread(self._thread.join)
        self._connection.close()

    def _schedule(self) -> None:
        """Write after this turn of the event loop, so that its requests share one commit."""
        if not self._busy and not self._scheduled:
            self._scheduled = True
            self._loop.call_soon(self._submit)

    def _submit(self) -> None:
        self._scheduled, self._busy = False, True
        group, self._gathering = self._gathering, Group()
        self._groups.put(group)

    def _write_all(self) -> None:
        while (group := self._groups.get()) is not None:
            try:
                self._write(group.statements)
            except BaseException as error:  # noqa: BLE001 - whatever it is, memory is ahead now
                self._fail(error)
                return
            try:
                self._loop.call_soon_threadsafe(self._committed, group)
            except RuntimeError:  # the loop is closed: the process is ending
                return

    def _write(self, statements: list[Statement]) -> None:
        if not statements:
            return
        execute, size = self._connection.execute, 0
        execute("begin immediate")
        for sql, values in statements:
            execute(sql, values)
            size += _STATEMENT_BYTES + sum(len(v) for v in values if isinstance(v, bytes))
        execute("commit")
        self._wrote(size)

    def _committed(self, group: Group) -> None:
        self._busy = False
        for callback in group.then:
            callback()
        for future, value in group.answers:
            if not future.done():
                future.set_result(value)
        gathering = self._gathering
        if gathering.statements or gathering.then or gathering.answers:
            self._schedule()
