"""What crosses the edge of a hop: records as they were taken from the log, and as they go to it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

Headers = tuple[tuple[str, bytes], ...]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MOMENT_MS_MAX: Final = 253_402_300_799_999
"""The last of year 9999: a record's timestamp is any 64-bit number, a datetime is not."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One record of an input partition, exactly as it lies in the log."""

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @property
    def timestamp(self) -> datetime:
        """When it was appended to the log, as far as its timestamp is a moment at all."""
        return EPOCH + timedelta(milliseconds=min(max(self.timestamp_ms, 0), MOMENT_MS_MAX))

    @property
    def event_time(self) -> datetime:
        """The moment in its `ce_time` header; its timestamp where there is none."""
        given = self.header("ce_time")
        if given is None:
            return self.timestamp
        try:
            at = datetime.fromisoformat(given.decode())
        except ValueError:
            return self.timestamp
        return at if at.tzinfo is UTC else self.timestamp

    def header(self, name: str) -> bytes | None:
        """The value of the first header of that name."""
        return next((value for each, value in self.headers if each == name), None)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One record to be written; the broker's client picks the partition from the key.

    `timestamp_ms` None is the moment of writing, so that retention counts from then.
    """

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp_ms: int | None = None

    @property
    def size(self) -> int:
        """Bytes of key, value and headers: what counts against a limit."""
        names = "".join([name for name, _ in self.headers]).encode()
        values = sum([len(value) for _, value in self.headers])
        return len(self.key or b"") + len(self.value or b"") + len(names) + values
