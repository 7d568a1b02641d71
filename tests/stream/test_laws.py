"""Laws of hops: no bytes make one raise, and the same log gives the same outputs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from copytaster.stream.headers import Stamp
from copytaster.stream.inprocess import Given, run_in_process
from copytaster.stream.records import Outgoing, Taken
from copytaster.stream.run import Run
from support.counting import Tick, counting_path

HEADERS = st.lists(st.tuples(st.text(max_size=20), st.binary(max_size=40)), max_size=4).map(tuple)
ANY_RECORD = st.builds(
    Taken,
    topic=st.just("count.ticks.v1"),
    partition=st.integers(0, 3),
    offset=st.integers(0, 2**62),
    timestamp_ms=st.integers(-(2**63), 2**63 - 1),
    key=st.none() | st.binary(max_size=40),
    value=st.none() | st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
    headers=HEADERS,
)
NAMES = st.lists(st.sampled_from(["a", "b", "refused"]), max_size=60)


@given(record=ANY_RECORD)
def test_no_record_makes_a_hop_raise(record: Taken) -> None:
    """Whatever lies in the log becomes an output or a dead letter with the same bytes."""
    batch = Run(counting_path()[0], Stamp()).take([record])

    assert len(batch.outputs) + len(batch.dead_letters) == 1
    assert batch.cursor == record.offset + 1
    for letter in batch.dead_letters:
        assert (letter.key, letter.value) == (record.key, record.value)
        assert letter.headers[: len(record.headers)] == record.headers


@given(names=NAMES, cut=st.integers(0, 60), chunk=st.integers(1, 9))
@settings(max_examples=50)
def test_batches_and_restarts_change_nothing(names: list[str], cut: int, chunk: int) -> None:
    """However the log is cut into batches, and wherever a new owner takes over."""
    hop = counting_path()[1]
    values = [
        f'{{"type": "passed", "name": "{name}", "number": {n}}}' for n, name in enumerate(names)
    ]
    log = [Taken("t", 0, n, n, None, value.encode()) for n, value in enumerate(values)]
    whole = Run(hop, Stamp()).take(log).outputs if log else ()

    state: dict[bytes, bytes] = {}
    outputs: list[Outgoing] = []
    for part in (log[:cut], log[cut:]):
        run = Run(hop, Stamp(), dict(state))
        for begin in range(0, len(part), chunk):
            batch = run.take(part[begin : begin + chunk])
            outputs += batch.outputs
            state |= {key: value for key, value in batch.changed.items() if value is not None}

    assert tuple(outputs) == whole


@given(names=NAMES)
@settings(max_examples=30)
def test_replaying_the_log_gives_the_same_records(names: list[str]) -> None:
    """With the same ids, so that whoever saw them before can drop them."""
    records = [
        Given(Tick(name=name, number=n).model_dump_json().encode(), 1_000 * n)
        for n, name in enumerate(names)
    ]
    once = list(run_in_process(counting_path(), records))
    twice = list(run_in_process(counting_path(), records))
    assert once == twice
