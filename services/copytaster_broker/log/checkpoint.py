"""Pages of the write-ahead log -> the database file, on a thread beside the writer.

SQLite would do it inside a commit, which would then take tens of milliseconds. Left to itself
beside a busy writer the log never becomes empty, and so never starts anew; from
`WAL_PAGES_MAX` pages on the writer does what is left of the work (`pragma wal_autocheckpoint`).
"""

import sqlite3
import threading
from pathlib import Path

from copytaster_broker import limits


class Checkpointer:
    """Moves pages whenever `note` has been told of enough new bytes."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._due = threading.Event()
        self._ended = False
        self._bytes_new = 0
        self._thread = threading.Thread(target=self._work, name="checkpointer", daemon=True)
        self._thread.start()

    def note(self, size: int) -> None:
        """So many bytes were written."""
        self._bytes_new += size
        if self._bytes_new >= limits.CHECKPOINT_BYTES:
            self._bytes_new = 0
            self._due.set()

    def close(self) -> None:
        """End the thread; blocks until a checkpoint under way is done."""
        self._ended = True
        self._due.set()
        self._thread.join()
        self._connection.close()

    def _work(self) -> None:
        while self._due.wait() and not self._ended:
            self._due.clear()
            try:
                self._connection.execute("pragma wal_checkpoint(passive)")
            except sqlite3.OperationalError:  # locked, or the disk: the writer will know better
                continue
