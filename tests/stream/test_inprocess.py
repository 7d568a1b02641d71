"""The path in memory: complete, deterministic, lazy."""

import json
from collections.abc import Iterator

import pytest

from copytaster.stream.inprocess import Given, Produced, run_in_process
from copytaster.stream.path import only
from support.counting import Tick, counting_path


def given(*names: str) -> list[Given]:
    """Ticks as records, one a second."""
    values = [Tick(name=name, number=n).model_dump_json().encode() for n, name in enumerate(names)]
    return [Given(value, 1_000 * n) for n, value in enumerate(values)]


def seen(produced: Iterator[Produced] | list[Produced], topic: str) -> list[dict[str, object]]:
    """The values of one topic."""
    return [json.loads(each.value or b"") for each in produced if each.topic == topic]


def test_everything_follows_from_the_records() -> None:
    """Outputs of the first hop are inputs of the second."""
    produced = list(run_in_process(counting_path(), given(*"ababababab")))

    assert len(seen(produced, "count.passed.v1")) == 10
    fifths = seen(produced, "count.fifths.v1")
    assert [(each["name"], each["count"]) for each in fifths] == [("a", 5), ("b", 5)]


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_the_chunk_changes_no_output(chunk: int) -> None:
    """How many records cross together is a matter of speed."""
    produced = list(run_in_process(counting_path(), given(*"ab" * 20, "refused"), chunk=chunk))
    expected = list(run_in_process(counting_path(), given(*"ab" * 20, "refused"), chunk=7))
    assert sorted(produced) == sorted(expected)


def test_refused_records_appear_among_the_outputs() -> None:
    """A dead letter is an output like any other."""
    produced = list(run_in_process(counting_path(), [Given(b"no JSON", 0, key=b"k")]))
    (letter,) = produced
    assert (letter.topic, letter.key, letter.value) == ("count.ticks.v1.dlq", b"k", b"no JSON")


def test_an_output_that_is_too_large_refuses_its_input_only() -> None:
    """The state is as if the record had not come."""
    produced = list(run_in_process(counting_path(), given(*["huge"] * 5, *["a"] * 5)))

    assert [each.topic for each in produced].count("count.passed.v1.dlq") == 1
    assert [each["name"] for each in seen(produced, "count.fifths.v1")] == ["a"]


def test_outputs_come_before_all_input_was_read() -> None:
    """A long input shows progress and needs no memory for what was said."""

    def endless() -> Iterator[Given]:
        while True:
            yield from given("a")

    assert next(run_in_process(counting_path(), endless())).topic == "count.passed.v1"


def test_a_slice_of_the_path_can_be_run() -> None:
    """Stages are named; a name that does not exist is an error that lists those that do."""
    hops = counting_path()
    assert [hop.name for hop in only(hops, ["count"])] == ["count"]
    with pytest.raises(ValueError, match="no stage 'cuont'; the stages are pass, count"):
        only(hops, ["cuont"])
