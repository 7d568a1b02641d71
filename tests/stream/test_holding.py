"""Hops that hold messages until their time: what a run and a path in memory make of them."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from copytaster.stages.refusal import RefusedError
from copytaster.stream.headers import Stamp
from copytaster.stream.hop import Hop, hold, hop, to
from copytaster.stream.inprocess import Given, Produced, run_in_process
from copytaster.stream.records import EPOCH, Taken
from copytaster.stream.run import Run
from copytaster_schemas.message import Message
from copytaster_schemas.topics import Topic
from support.counting import PASSED, TICKS, Passed, Tick

DAY = timedelta(days=1)


class Late(Message):
    """A tick with a number of seconds before which it does not count."""

    type: Literal["late"] = "late"
    name: str
    number: int


LATE = Topic("count.late.v1", (Late,), "name", DAY)
ASIDE = to(PASSED, LATE)


class Shelf:
    """Holds what is late; one named `bad` is refused."""

    def __init__(self) -> None:
        self._held: dict[str, Late] = {}
        self._changed: dict[bytes, bytes | None] = {}

    def restore(self, records: Mapping[bytes, bytes]) -> None:
        """Take over."""
        self._held = {
            key.decode(): Late.model_validate_json(value) for key, value in records.items()
        }

    def apply(self, message: Late, at: datetime) -> Iterable[Late]:
        """Put it on the shelf."""
        if message.name == "bad":
            raise RefusedError("no_text", "bad ones are refused")
        self._held[message.name] = message
        self._changed[message.name.encode()] = message.model_dump_json().encode()
        return ()

    def due(self, now: datetime) -> Iterable[Late]:
        """One at a time, as a fold may."""
        ended = [each for each in self._held.values() if EPOCH + _s(each.number) <= now][:1]
        for each in ended:
            del self._held[each.name]
            self._changed[each.name.encode()] = None
        return ended

    def changed(self) -> Mapping[bytes, bytes | None]:
        """What changed."""
        changed, self._changed = self._changed, {}
        return changed


def _s(seconds: int) -> timedelta:
    return timedelta(seconds=seconds)


def pass_on(tick: Tick, at: datetime) -> Iterable[Passed | Late]:
    """Late ones go aside until the log says that it is their time."""
    if EPOCH + _s(tick.number) > at:
        yield Late(name=tick.name, number=tick.number)
    else:
        yield Passed(name=tick.name, number=tick.number)


def again(late: Late) -> tuple[bytes, bytes]:
    """The tick that it was."""
    return late.name.encode(), Tick(name=late.name, number=late.number).model_dump_json().encode()


HOLD = hold("hold", LATE, Shelf, again, onto=TICKS)
PATH: tuple[Hop, ...] = (hop("pass", TICKS, pass_on, ASIDE), HOLD)


def a_tick(name: str, number: int, at: int) -> Given:
    """A tick that the log has at this second."""
    return Given(Tick(name=name, number=number).model_dump_json().encode(), at * 1_000)


def passed(produced: Iterable[Produced]) -> list[str]:
    """The names that went through, in order."""
    return [json.loads(each.value or b"")["name"] for each in produced if each.topic == PASSED.name]


def test_a_held_message_comes_once_the_log_tells_its_time() -> None:
    """Time is what the records say: nobody looks at a clock."""
    given = [a_tick("late", 50, 1), a_tick("a", 1, 2), a_tick("b", 1, 49), a_tick("c", 1, 60)]
    assert passed(run_in_process(PATH, given, chunk=1)) == ["a", "b", "c", "late"]
    assert passed(run_in_process(PATH, given[:3], chunk=1)) == ["a", "b"]


def test_all_that_is_due_comes() -> None:
    """Whatever a fold gives at a time."""
    given = [a_tick(name, 50, 1) for name in "xyz"] + [a_tick("c", 1, 60)]
    assert sorted(passed(run_in_process(PATH, given))) == ["c", "x", "y", "z"]


def test_a_release_leaves_the_cursor_and_forgets() -> None:
    """One batch: what goes back, what is no longer held, and where the owner stood."""
    run = Run(HOLD, Stamp(topic_prefix="here."))
    late = Late(name="x", number=50).model_dump_json().encode()
    taken = run.take([Taken("here.count.late.v1", 0, 6, 0, b"x", late)])
    assert (taken.outputs, taken.cursor, list(taken.changed)) == ((), 7, [b"x"])

    assert run.release(EPOCH + _s(49), 7).outputs == ()
    batch = run.release(EPOCH + _s(50), 7)
    (output,) = batch.outputs
    assert (output.topic, output.key) == ("here.count.ticks.v1", b"x")
    assert json.loads(output.value or b"")["number"] == 50
    assert output.headers == (("held.released-at", b"1970-01-01T00:00:50.000Z"),)
    assert output.timestamp_ms is None
    assert (batch.cursor, batch.taken, batch.changed) == (7, 0, {b"x": None})
    assert run.release(datetime.max.replace(tzinfo=UTC), 7).outputs == ()


def test_a_hop_that_holds_nothing_releases_nothing() -> None:
    """To ask it is a bug."""
    run = Run(PATH[0], Stamp())
    assert not run.holds
    with pytest.raises(AssertionError):
        run.release(EPOCH, 0)
