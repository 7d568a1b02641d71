"""What a hop makes of records, without any broker."""

import json
from dataclasses import replace

import pytest

from copytaster.limits import DEAD_LETTER_VALUE_BYTES_MAX
from copytaster.stages.refusal import RefusedError
from copytaster.stream.headers import REPLAYED_FROM, Stamp
from copytaster.stream.records import Outgoing, Taken
from copytaster.stream.run import OutputTooLargeError, Run, StateTooLargeError, dead_letter
from support.counting import Counting, Passed, Tick, counting_path

PASS, COUNT = counting_path()
STAMP = Stamp(instance="here", app_version="1.2.3")
AT_MS = 1_700_000_000_123


def a_record(value: bytes | None, offset: int = 0, **changes: object) -> Taken:
    """A record of the ticks topic."""
    record = Taken("count.ticks.v1", 0, offset, AT_MS, b"k", value)
    return replace(record, **changes)  # type: ignore[arg-type] # the fields of a test's own record


def a_tick(name: str, offset: int = 0) -> Taken:
    """A tick as a record."""
    return a_record(Tick(name=name, number=offset).model_dump_json().encode(), offset)


def passed(name: str, count: int, start: int = 0) -> list[Taken]:
    """`count` records of the passed topic."""
    value = Passed(name=name, number=1).model_dump_json().encode()
    return [Taken("count.passed.v1", 0, start + n, AT_MS, b"k", value) for n in range(count)]


def header(record: Outgoing, name: str) -> str:
    """The one header of that name."""
    (value,) = [value for each, value in record.headers if each == name]
    return value.decode()


def test_a_batch_holds_outputs_and_the_cursor_after_them() -> None:
    """The cursor is the offset after the last record taken, holes in the log or not."""
    batch = Run(PASS, STAMP).take([a_tick("a", 3), a_tick("b", 7)])

    assert [json.loads(each.value or b"")["name"] for each in batch.outputs] == ["a", "b"]
    assert [each.key for each in batch.outputs] == [b"a", b"b"]
    assert {each.topic for each in batch.outputs} == {"count.passed.v1"}
    assert (batch.cursor, batch.taken) == (8, 2)


def test_outputs_carry_cloud_events_headers() -> None:
    """Every record says what it is, whence it comes and what caused it."""
    (output,) = Run(PASS, STAMP).take([a_tick("a")]).outputs

    assert header(output, "ce_specversion") == "1.0"
    assert header(output, "ce_source") == "urn:copytaster:here"
    assert header(output, "ce_type") == "org.copytaster.passed"
    assert header(output, "ce_time") == "2023-11-14T22:13:20.123Z"
    assert header(output, "ce_subject") == "a"
    assert header(output, "content-type") == "application/json"
    assert header(output, "ce_causationid").startswith("evt-")
    assert output.timestamp_ms is None


def test_an_event_id_is_derived_from_content() -> None:
    """The same input gives the same ids wherever it lies in the log."""
    (first,) = Run(PASS, STAMP).take([a_tick("a", 1)]).outputs
    (again,) = Run(PASS, STAMP).take([replace(a_tick("a", 1), offset=99, partition=3)]).outputs
    (other,) = Run(PASS, STAMP).take([a_tick("b", 1)]).outputs

    assert header(again, "ce_id") == header(first, "ce_id")
    assert header(other, "ce_id") != header(first, "ce_id")


def test_the_moment_of_the_first_record_is_carried_along() -> None:
    """Retention counts from the writing, stages from the moment the first record came in."""
    record = replace(a_tick("a"), headers=(("ce_time", b"2020-01-02T03:04:05.678Z"),))
    (output,) = Run(PASS, STAMP).take([record]).outputs
    assert header(output, "ce_time") == "2020-01-02T03:04:05.678Z"


@pytest.mark.parametrize("given", [b"", b"\xff", b"soon", b"2020-01-02", b"2020-01-02T03:04:05"])
def test_a_moment_that_is_none_is_the_records_timestamp(given: bytes) -> None:
    """A header that others wrote is not trusted to be well formed."""
    record = replace(a_tick("a"), headers=(("ce_time", given),))
    assert record.event_time == record.timestamp


def test_a_record_from_outside_is_timed_by_the_log() -> None:
    """What a producer says of an event does not move the moment it came in."""
    record = replace(a_tick("a"), headers=(("ce_time", b"2020-01-02T03:04:05.678Z"),))
    (output,) = Run(replace(PASS, from_outside=True), STAMP).take([record]).outputs
    assert header(output, "ce_time") == "2023-11-14T22:13:20.123Z"


def test_tracing_headers_are_passed_on() -> None:
    """A trace that came with the input goes on with what follows from it."""
    traced = replace(a_tick("a"), headers=(("traceparent", b"00-ab-cd-01"),))
    (output,) = Run(PASS, STAMP).take([traced]).outputs
    assert header(output, "traceparent") == "00-ab-cd-01"


@pytest.mark.parametrize(
    "value, code",
    [
        (None, "invalid_message"),
        (b"", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"name": "a"}', "invalid_message"),
        (b'{"name": 3, "number": 1}', "invalid_message"),
        (b'"tick"', "invalid_message"),
        (Tick(name="refused", number=1).model_dump_json().encode(), "no_text"),
    ],
)
def test_refused_input_is_buried_with_its_reason(value: bytes | None, code: str) -> None:
    """A dead letter is the original, byte for byte, and says what, where and why."""
    record = a_record(value, 5, partition=2, headers=(("mine", b"\xff\x00"),))

    batch = Run(PASS, STAMP).take([record, a_tick("good", 6)])

    (letter,) = batch.dead_letters
    assert (letter.key, letter.value, letter.timestamp_ms) == (b"k", value, AT_MS)
    assert letter.headers[0] == ("mine", b"\xff\x00")
    assert letter.topic == "count.ticks.v1.dlq"
    assert header(letter, "__streams.errors.exception") == code
    assert header(letter, "__streams.errors.topic") == "count.ticks.v1"
    assert header(letter, "__streams.errors.partition") == "2"
    assert header(letter, "__streams.errors.offset") == "5"
    assert header(letter, "dlq.stage") == "pass"
    assert header(letter, "dlq.app-version") == "1.2.3"
    assert batch.codes == (code,)
    assert len(batch.outputs) == 1
    assert batch.cursor == 7


def test_fields_of_a_newer_producer_are_ignored() -> None:
    """A rolling upgrade does not dead-letter what the old workers still read."""
    value = b'{"type": "tick", "name": "a", "number": 1, "since_v2": true}'
    assert len(Run(PASS, STAMP).take([a_record(value)]).outputs) == 1


def test_a_bug_is_no_refusal() -> None:
    """What a stage raises that is no refusal comes out and stops the worker."""
    with pytest.raises(ZeroDivisionError):
        Run(PASS, STAMP).take([a_tick("bug")])


def test_a_type_without_a_topic_is_a_bug() -> None:
    """An output that no target carries cannot get lost."""
    with pytest.raises(TypeError, match="no topic for Passed"):
        Run(replace(PASS, targets=()), STAMP).take([a_tick("a")])


def test_state_is_restored_and_its_changes_are_in_the_batch() -> None:
    """A run goes on where the state it is given ended."""
    batch = Run(COUNT, STAMP, {b"a": b"4", b"b": b"1"}).take(passed("a", 1))

    assert batch.changed == {b"a": b"5"}
    assert json.loads(batch.outputs[0].value or b"")["count"] == 5


def test_taking_stops_when_it_is_enough() -> None:
    """A batch can be bounded in time: the rest is for the next one."""
    batch = Run(COUNT, STAMP).take(passed("a", 4, start=10), enough=iter([False, True]).__next__)

    assert (batch.taken, batch.cursor) == (2, 12)
    assert batch.changed == {b"a": b"2"}


def test_an_output_too_large_to_send_spends_the_run() -> None:
    """The state already holds what must not be: a new run without that record is to be made."""
    records = passed("huge", 5)
    with pytest.raises(OutputTooLargeError) as raised:
        Run(COUNT, STAMP).take(records)

    batch = Run(COUNT, STAMP).take(records, too_large={raised.value.offset})

    assert raised.value.offset == 4
    assert batch.codes == ("output_too_large",)
    assert batch.changed == {b"huge": b"4"}


def test_stages_cannot_use_the_cursors_key() -> None:
    """A state record that could be taken for the cursor is a bug."""

    class Reserved(Counting):
        def changed(self) -> dict[bytes, bytes | None]:
            return {b"\x00cursor": b"1"}

    with pytest.raises(StateTooLargeError, match="reserved"):
        Run(replace(COUNT, start=Reserved), STAMP).take(passed("a", 1))


def test_a_replayed_dead_letter_counts_its_attempts() -> None:
    """Attempts tell a fresh refusal from one that was replayed and refused again."""
    record = replace(a_record(b"x"), headers=((REPLAYED_FROM, b"t.dlq-0-1"),) * 2)
    (letter,) = Run(PASS, STAMP).take([record]).dead_letters
    assert header(letter, "dlq.attempts") == "3"


def test_a_dead_letter_beyond_all_measure_is_cut() -> None:
    """What no topic takes whole is kept as far as it fits, and says so."""
    record = a_record(b"x" * (DEAD_LETTER_VALUE_BYTES_MAX + 1))
    refusal = RefusedError("too_large", "it is")
    letter = dead_letter(record, refusal, topic="d", stage="pass", stamp=STAMP)

    assert len(letter.value or b"") == DEAD_LETTER_VALUE_BYTES_MAX
    assert header(letter, "dlq.truncated-from") == str(DEAD_LETTER_VALUE_BYTES_MAX + 1)


@pytest.mark.parametrize("timestamp_ms", [-1, -(2**63), 2**63 - 1])
def test_any_timestamp_is_survived(timestamp_ms: int) -> None:
    """A record's timestamp is whatever its producer wrote."""
    batch = Run(PASS, STAMP).take([replace(a_tick("a"), timestamp_ms=timestamp_ms)])
    assert len(batch.outputs) == 1


def test_topics_are_prefixed() -> None:
    """An installation may share a cluster."""
    stamp = Stamp(topic_prefix="desk.")
    batch = Run(PASS, stamp).take([a_tick("a"), a_record(b"x", 1)])
    assert batch.outputs[0].topic == "desk.count.passed.v1"
    assert batch.dead_letters[0].topic == "desk.count.ticks.v1.dlq"
