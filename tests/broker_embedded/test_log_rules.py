"""The parts of the log by themselves: sequences, tails, the journal, ports, the quiet log."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from broker_embedded.batches import a_batch
from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.listening import own_ports
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Partition
from copytaster_broker.log.schema import TABLES
from copytaster_broker.log.tail import StoredBatch, Tail, TailBudget
from copytaster_broker.producers.sequences import Sequences
from copytaster_broker.quiet import Quiet
from copytaster_broker.wire.batch import Batch, parse_batch

PARTITION = Partition(1, "t", 0)


@pytest.fixture
def database() -> sqlite3.Connection:
    """The tables of the broker, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.executescript(TABLES)
    return connection


@pytest.fixture
async def failures() -> list[BaseException]:
    """What the journal reported."""
    return []


@pytest.fixture
async def journal(
    database: sqlite3.Connection, failures: list[BaseException]
) -> AsyncIterator[Journal]:
    """A journal on the tables."""
    made = Journal(database, failures.append)
    yield made
    if not failures:
        await made.close()


def _batch(sequence: int, *, records: int = 1, epoch: int = 0) -> Batch:
    values = (b"v",) * records
    return parse_batch(a_batch(values, producer_id=5, epoch=epoch, sequence=sequence))


class TestSequences:
    """Sequence numbers of one producer and partition."""

    @pytest.fixture
    def sequences(self, database: sqlite3.Connection, journal: Journal) -> Sequences:
        """No producer is known yet."""
        return Sequences(database, journal, lambda: self.now_ms)

    now_ms = 0

    def _take(self, sequences: Sequences, batch: Batch, offset: int) -> None:
        assert sequences.check(batch, PARTITION) is None
        sequences.record(batch, PARTITION, offset)

    async def test_the_last_five_are_recognised(self, sequences: Sequences) -> None:
        """With the offset they got; an older one is a duplicate without an offset."""
        for number in range(6):
            self._take(sequences, _batch(number * 2, records=2), number * 2)
        for number in range(1, 6):
            found = sequences.check(_batch(number * 2, records=2), PARTITION)
            assert found is not None
            assert found.base_offset == number * 2
        with pytest.raises(RefusedError) as refused:
            sequences.check(_batch(0, records=2), PARTITION)
        assert refused.value.code is ErrorCode.DUPLICATE_SEQUENCE_NUMBER

    async def test_a_gap_is_noticed(self, sequences: Sequences) -> None:
        """The batch before this one is missing."""
        self._take(sequences, _batch(0), 0)
        with pytest.raises(RefusedError) as refused:
            sequences.check(_batch(2), PARTITION)
        assert refused.value.code is ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER

    async def test_numbers_wrap(self, sequences: Sequences) -> None:
        """After 2^31 - 1 comes 0, which is no gap."""
        self._take(sequences, _batch(2**31 - 1), 0)
        self._take(sequences, _batch(0), 1)

    async def test_a_new_epoch_starts_at_zero_and_ends_the_old_one(
        self, sequences: Sequences
    ) -> None:
        """Numbers in the middle of a new epoch are a gap."""
        self._take(sequences, _batch(3), 0)
        with pytest.raises(RefusedError) as refused:
            sequences.check(_batch(4, epoch=1), PARTITION)
        assert refused.value.code is ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER
        self._take(sequences, _batch(0, epoch=1), 1)
        with pytest.raises(RefusedError) as refused:
            sequences.check(_batch(4), PARTITION)
        assert refused.value.code is ErrorCode.INVALID_PRODUCER_EPOCH

    async def test_they_are_on_disk_until_nobody_needs_them(
        self, sequences: Sequences, database: sqlite3.Connection, journal: Journal
    ) -> None:
        """A restart knows them; a week without use forgets them."""
        self._take(sequences, _batch(0), 7)
        await journal.durable(None)
        found = Sequences(database, journal, lambda: 0).check(_batch(0), PARTITION)
        assert found is not None
        assert found.base_offset == 7
        self.now_ms = limits.PRODUCER_IDLE_MS_MAX + 1
        sequences.forget_idle()
        await journal.durable(None)
        assert sequences.check(_batch(9), PARTITION) is None
        assert database.execute("select count(*) from sequences").fetchone() == (0,)


class TestTail:
    """The youngest batches, in memory."""

    def test_reading_starts_with_the_batch_that_holds_the_offset(self) -> None:
        """And ends before the bytes run out, but never empty-handed."""
        tail, budget = Tail(), TailBudget(1_000)
        for base in (0, 10, 20):
            budget.add(tail, StoredBatch(base, base + 9, b"%02d" % base + b"x" * 98))
        assert [data[:2] for data in tail.read(15, 1_000)] == [b"10", b"20"]
        assert [data[:2] for data in tail.read(15, 150)] == [b"10"]
        assert [data[:2] for data in tail.read(0, 1)] == [b"00"]
        assert tail.reaches(0)

    def test_the_oldest_batch_of_all_tails_goes_first(self) -> None:
        """Together they stay within the budget."""
        busy, idle, budget = Tail(), Tail(), TailBudget(250)
        budget.add(idle, StoredBatch(0, 0, b"x" * 100))
        for offset in range(3):
            budget.add(busy, StoredBatch(offset, offset, b"x" * 100))
        assert not idle.batches
        assert [batch.base_offset for batch in busy.batches] == [1, 2]
        assert not busy.reaches(0)

    def test_a_tail_that_was_forgotten_gives_its_bytes_back(self) -> None:
        """A batch that is only on disk follows: the tail must not have a gap."""
        first, second, budget = Tail(), Tail(), TailBudget(250)
        budget.add(first, StoredBatch(0, 0, b"x" * 200))
        budget.forget(first)
        budget.add(second, StoredBatch(0, 0, b"x" * 200))
        assert (len(first.batches), len(second.batches)) == (0, 1)


class TestJournal:
    """Statements, group by group."""

    async def test_what_is_durable_is_on_disk(
        self, journal: Journal, database: sqlite3.Connection
    ) -> None:
        """Callbacks come in order, before the answer."""
        seen: list[int] = []
        for number in range(3):
            journal.put("insert into counters values(?, ?)", str(number), number)
            journal.then(lambda number=number: seen.append(number))  # type: ignore[misc]
        assert await journal.durable("answer") == "answer"
        assert seen == [0, 1, 2]
        assert database.execute("select sum(value) from counters").fetchone() == (3,)

    async def test_nothing_to_wait_for_is_done_at_once(self, journal: Journal) -> None:
        """An idle journal answers without a turn of the loop."""
        assert journal.durable(1).done()

    async def test_a_failed_write_answers_nobody(
        self, journal: Journal, failures: list[BaseException]
    ) -> None:
        """It is reported, and what was promised with it never comes."""
        journal.put("insert into nowhere values(1)")
        answer = journal.durable(None)
        async with asyncio.timeout(5):
            while not failures:
                await asyncio.sleep(0.01)
        assert isinstance(failures[0], sqlite3.OperationalError)
        assert not answer.done()


def test_a_folder_keeps_its_ports_and_they_are_not_those_of_clients() -> None:
    """The same folder asks for the same ports, all below the range of outgoing connections."""
    ports = list(own_ports(Path("/a")))
    assert ports == list(own_ports(Path("/a"))) != list(own_ports(Path("/b")))
    assert all(20_000 <= port < 30_000 for port in ports)
    assert len(set(ports)) == len(ports)


def test_the_log_cannot_be_flooded() -> None:
    """So many lines a minute, and one that says that the rest is missing."""
    quiet = Quiet()
    records = [logging.LogRecord("x", 30, "", 0, "line %d", (n,), None) for n in range(500)]
    written = [record.getMessage() for record in records if quiet.filter(record)]
    assert len(written) == limits.LOG_LINES_MAX
    assert "left out" in written[-1]
