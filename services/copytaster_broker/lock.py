"""One broker per folder: a lock that the kernel releases when its holder dies."""

import fcntl
import json
import os
from pathlib import Path

LOCK_FILE = "broker.lock"
ADDRESS_FILE = "broker.json"


class FolderTakenError(Exception):
    """Another broker runs on the folder."""


class FolderLock:
    """Holds the folder until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise FolderTakenError(f"another broker runs on {folder}") from error

    def publish(self, address: str) -> None:
        """Tell other processes of this machine where the broker listens."""
        text = json.dumps({"pid": os.getpid(), "address": address})
        draft = self._folder / f"{ADDRESS_FILE}.draft"
        draft.write_text(text, encoding="utf-8")
        draft.replace(self._folder / ADDRESS_FILE)

    def release(self) -> None:
        """Give the folder back."""
        (self._folder / ADDRESS_FILE).unlink(missing_ok=True)
        os.close(self._file)
