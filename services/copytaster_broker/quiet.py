"""A log that cannot be flooded."""

import logging
import time

from copytaster_broker import limits


class Quiet(logging.Filter):
    """Lets through so many lines in each period, and says when it begins to hold back."""

    def __init__(self) -> None:
        super().__init__()
        self._period_ends = 0.0
        self._lines = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written."""
        now = time.monotonic()
        if now >= self._period_ends:
            self._period_ends, self._lines = now + limits.LOG_PERIOD_S, 0
        self._lines += 1
        if self._lines == limits.LOG_LINES_MAX:
            record.msg, record.args = "too many lines: the next ones are left out", ()
        return self._lines <= limits.LOG_LINES_MAX
