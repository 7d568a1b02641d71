"""Transactions on disk: rows of open ones, and the one step that makes them visible.

Staged rows are durable before the producer is answered. EndTxn carries no transaction number, so
a retry of it after a crash would else match the commit before it, and be answered as done: a
silent loss.
"""

import sqlite3
from collections.abc import Callable, Iterator

from copytaster_broker import limits
from copytaster_broker.log.append import Appender, Payload
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import CommittedOffset, GroupOffsets, OffsetKey
from copytaster_broker.log.partition import Partition, Topic
from copytaster_broker.producers.transaction import StagedBatch, State, Transaction
from copytaster_broker.wire.batch import Batch

_SAVE = "insert or replace into transactions values(?, ?, ?, ?, ?, ?, ?, ?)"
_STAGE = "insert into staged values(?, ?, ?, ?, ?, ?, ?)"
_STAGE_OFFSET = "insert or replace into staged_offsets values(?, ?, ?, ?, ?, ?)"
_DROP_PAYLOADS = """
delete from payloads where payload_id in (select payload_id from staged where {} = ?)
"""


class Staging:
    """The transactions by their id, and the bytes that wait for them to end."""

    def __init__(
        self,
        journal: Journal,
        appender: Appender,
        group_offsets: GroupOffsets,
        now_ms: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._appender = appender
        self._group_offsets = group_offsets
        self._now_ms = now_ms
        self._transactions: dict[str, Transaction] = {}
        self._bytes_staged = 0
        self._bytes_kept = 0

    def __iter__(self) -> Iterator[Transaction]:
        return iter(tuple(self._transactions.values()))

    def __len__(self) -> int:
        return len(self._transactions)

    def find(self, transactional_id: str) -> Transaction | None:
        """The transaction of this id."""
        return self._transactions.get(transactional_id)

    def add(self, transaction: Transaction) -> None:
        """Take in a new transactional id."""
        self._transactions[transaction.transactional_id] = transaction

    def save(self, transaction: Transaction) -> None:
        """Write the row of a transaction as it is now."""
        transaction.used_ms = self._now_ms()
        self._journal.put(
            _SAVE,
            transaction.transactional_id,
            transaction.producer_id,
            transaction.epoch,
            transaction.last_epoch,
            transaction.timeout_ms,
            transaction.state.value,
            transaction.started_ms,
            transaction.used_ms,
        )

    def open(self, transaction: Transaction) -> None:
        """The transaction begins, unless it has."""
        if not transaction.is_open:
            transaction.state, transaction.started_ms = State.ONGOING, self._now_ms()
            self.save(transaction)

    def has_room(self, transaction: Transaction, size: int) -> bool:
        """Whether `size` more bytes may wait for the end of the transaction."""
        return (
            transaction.bytes_staged + size <= limits.TRANSACTION_BYTES_MAX
            and self._bytes_staged + size <= limits.STAGED_BYTES_MAX
        )

    def stage(self, transaction: Transaction, partition: Partition, batch: Batch) -> None:
        """Write a batch that nobody sees before the commit."""
        payload = self._appender.store(batch.body(), batch.records, batch.max_timestamp_ms)
        self._journal.put(
            _STAGE,
            payload.payload_id,
            transaction.transactional_id,
            *partition.key,
            payload.records,
            payload.max_timestamp_ms,
            payload.size,
        )
        if (
            transaction.bytes_kept + payload.size <= limits.TRANSACTION_TAIL_BYTES_MAX
            and self._bytes_kept + payload.size <= limits.STAGED_TAIL_BYTES_MAX
        ):
            transaction.bytes_kept += payload.size
            self._bytes_kept += payload.size
        else:
            payload = payload._replace(body=None)
        self._count(transaction, partition, payload)

    def stage_offset(
        self, transaction: Transaction, key: OffsetKey, committed: CommittedOffset
    ) -> None:
        """Write an offset that counts only after the commit."""
        transaction.offsets[key] = committed
        self._journal.put(_STAGE_OFFSET, transaction.transactional_id, *key, *committed)

    def commit(self, transaction: Transaction) -> None:
        """Make all of it visible: one group of the journal, so all of it or nothing."""
        for partition, payload in transaction.batches:
            self._appender.place(partition, payload)
        for key, committed in transaction.offsets.items():
            self._group_offsets.commit(key, committed)
        self._finish(transaction, State.COMMITTED)

    def abort(self, transaction: Transaction, state: State = State.ABORTED) -> None:
        """Forget all of it."""
        if transaction.batches:
            self._journal.put(
                _DROP_PAYLOADS.format("transactional_id"), transaction.transactional_id
            )
        self._finish(transaction, state)

    def doom(self, transaction: Transaction) -> None:
        """Forget all of it; the transaction stays open, but nothing except an abort ends it."""
        if transaction.state is not State.DOOMED:
            partitions, any_partition = transaction.partitions, transaction.any_partition
            self.abort(transaction, State.DOOMED)
            transaction.partitions, transaction.any_partition = partitions, any_partition

    def forget_topic(self, topic: Topic) -> None:
        """The topic is gone, and what was staged for it."""
        topic_id = topic.topic_id
        for transaction in self._transactions.values():
            kept = [b for b in transaction.batches if b.partition.topic_id != topic_id]
            gone = transaction.bytes_staged - sum(b.payload.size for b in kept)
            transaction.batches = kept
            transaction.bytes_staged -= gone
            self._bytes_staged -= gone
        self._journal.put(_DROP_PAYLOADS.format("topic_id"), topic_id)
        self._journal.put("delete from staged where topic_id = ?", topic_id)

    def forget_idle(self) -> None:
        """Drop the ids that nobody used for a week."""
        before = self._now_ms() - limits.PRODUCER_IDLE_MS_MAX
        for transaction in self:
            if transaction.used_ms < before and not transaction.is_open:
                del self._transactions[transaction.transactional_id]
                self._journal.put(
                    "delete from transactions where transactional_id = ?",
                    transaction.transactional_id,
                )

    def load(self, connection: sqlite3.Connection, catalog: Catalog) -> None:
        """Take up the transactions as the last run of the broker left them."""
        for row in connection.execute("select * from transactions"):
            owner, producer_id, epoch, last_epoch, timeout_ms, state, started_ms, used_ms = row
            transaction = Transaction(owner, producer_id, epoch, last_epoch, timeout_ms)
            transaction.state = State(state)
            transaction.started_ms, transaction.used_ms = started_ms, used_ms
            transaction.any_partition = True
            self.add(transaction)
        for payload_id, owner, topic_id, index, records, timestamp, size in connection.execute(
            "select * from staged order by payload_id"
        ):
            partition = catalog.partition_of_id(topic_id, index)
            if partition is not None:
                payload = Payload(payload_id, records, timestamp, size, None)
                self._count(self._transactions[owner], partition, payload)
        for owner, group_id, topic, index, offset, metadata in connection.execute(
            "select * from staged_offsets"
        ):
            key = OffsetKey(group_id, topic, index)
            self._transactions[owner].offsets[key] = CommittedOffset(offset, metadata)

    def _count(self, transaction: Transaction, partition: Partition, payload: Payload) -> None:
        transaction.batches.append(StagedBatch(partition, payload))
        transaction.bytes_staged += payload.size
        self._bytes_staged += payload.size

    def _finish(self, transaction: Transaction, state: State) -> None:
        put, owner = self._journal.put, transaction.transactional_id
        if transaction.batches:
            put("delete from staged where transactional_id = ?", owner)
        if transaction.offsets:
            put("delete from staged_offsets where transactional_id = ?", owner)
        self._bytes_staged -= transaction.bytes_staged
        self._bytes_kept -= transaction.bytes_kept
        transaction.clear(state)
        self.save(transaction)
