"""A path of two hops that only counts: what the tests of the stream, and the faults, run on.

ticks -> pass (no state) -> passed -> count (state: how often each name came) -> fifths: one at
every fifth tick of a name. With the ticks known, every output is known, whatever happens.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal

from copytaster.stages.refusal import RefusedError
from copytaster.stream.hop import Hop, fold, hop, to
from copytaster_schemas.message import Message
from copytaster_schemas.topics import Topic

EVERY: Final = 5


class Tick(Message):
    """One input. `pad` makes it as large as a test wants."""

    type: Literal["tick"] = "tick"
    name: str
    number: int
    pad: str = ""


class Passed(Message):
    """A tick that went through the first hop."""

    type: Literal["passed"] = "passed"
    name: str
    number: int


class Fifth(Message):
    """The n-th tick of a name, n divisible by five."""

    type: Literal["fifth"] = "fifth"
    name: str
    count: int
    pad: str = ""


DAY: Final = timedelta(days=1)
TICKS = Topic("count.ticks.v1", (Tick,), "name", DAY)
PASSED = Topic("count.passed.v1", (Passed,), "name", DAY)
FIFTHS = Topic("count.fifths.v1", (Fifth,), "name", DAY)
TOPICS = (TICKS, PASSED, FIFTHS)


def pass_on(tick: Tick, at: datetime) -> Iterable[Passed]:
    """The tick itself; one named `refused` is refused, one named `bug` finds a bug."""
    if tick.name == "refused":
        raise RefusedError("no_text", "ticks named refused are refused")
    if tick.name == "bug":
        raise ZeroDivisionError
    yield Passed(name=tick.name, number=tick.number)


class Counting:
    """How often each name came."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._changed: set[str] = set()

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over earlier counts."""
        self._counts = {key.decode(): int(value) for key, value in records.items()}

    def apply(self, message: Passed, at: datetime) -> Iterable[Fifth]:
        """Count it; an output at every fifth, a huge one for names that begin with `huge`."""
        count = self._counts[message.name] = self._counts.get(message.name, 0) + 1
        self._changed.add(message.name)
        if count % EVERY == 0:
            pad = "x" * 2_000_000 if message.name.startswith("huge") else ""
            yield Fifth(name=message.name, count=count, pad=pad)

    def changed(self) -> Mapping[bytes, bytes | None]:
        """The counts that changed."""
        changed, self._changed = self._changed, set()
        return {name.encode(): b"%d" % self._counts[name] for name in sorted(changed)}


def counting_path() -> tuple[Hop, ...]:
    """The two hops."""
    return (
        hop("pass", TICKS, pass_on, to(PASSED)),
        fold("count", PASSED, Counting, to(FIFTHS)),
    )
