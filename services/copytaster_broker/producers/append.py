"""Produce: batches -> the log, or the transaction they belong to."""

from asyncio import Future

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.log.append import Appender
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.partition import Partition, Topic
from copytaster_broker.producers.coordinator import Transactions
from copytaster_broker.producers.sequences import Sequences
from copytaster_broker.producers.staging import Staging
from copytaster_broker.producers.transaction import State, Transaction
from copytaster_broker.wire.batch import Batch, parse_batch
from copytaster_broker.wire.produce import (
    ProducedPartition,
    ProducePartition,
    ProduceRequest,
    ProduceResponse,
)

_NO_OFFSET = -1  # in a transaction offsets are not known before the commit
_ACKS = (-1, 0, 1)


class Producing:
    """Takes batches. All that is acknowledged is on disk, whatever `acks` asked for."""

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        appender: Appender,
        sequences: Sequences,
        transactions: Transactions,
        staging: Staging,
    ) -> None:
        self._journal = journal
        self._catalog = catalog
        self._appender = appender
        self._sequences = sequences
        self._transactions = transactions
        self._staging = staging

    def produce(self, request: ProduceRequest) -> Future[ProduceResponse | None]:
        """Take the batches of one request; each partition has its own outcome.

        With acks=0 there is no answer, but the client is kept waiting for the disk all the same:
        it must not fill our memory.
        """
        response = ProduceResponse(
            tuple(
                (topic.name, tuple(self._one(request, topic.name, p) for p in topic.partitions))
                for topic in request.topics
            )
        )
        return self._journal.durable(None if request.acks == 0 else response)

    def _one(self, request: ProduceRequest, name: str, part: ProducePartition) -> ProducedPartition:
        partition = self._catalog.partition(name, part.partition)
        topic = self._catalog.find(name)
        if partition is None or topic is None:
            code = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
            return ProducedPartition(part.partition, code, _NO_OFFSET, -1)
        if request.acks not in _ACKS:
            code = ErrorCode.INVALID_REQUIRED_ACKS
            return ProducedPartition(part.partition, code, _NO_OFFSET, -1)
        try:
            base = self._take(request.transactional_id, topic, partition, parse_batch(part.data))
        except RefusedError as refused:
            return ProducedPartition(part.partition, refused.code, _NO_OFFSET, partition.start)
        return ProducedPartition(part.partition, ErrorCode.NONE, base, partition.start)

    def _take(
        self, transactional_id: str | None, topic: Topic, partition: Partition, batch: Batch
    ) -> int:
        """Take one batch; returns its offset."""
        transaction = None
        if batch.transactional:
            transaction = self._transactions.admit(transactional_id, batch, partition)
        too_large = batch.size > batch_bytes_max(topic)
        if too_large and transaction is None:
            raise RefusedError(ErrorCode.MESSAGE_TOO_LARGE)
        if batch.producer_id >= 0:
            before = self._sequences.check(batch, partition)
            if before is not None:
                return before.base_offset
        if transaction is not None:
            self._join(transaction, partition, batch, too_large=too_large)
            return _NO_OFFSET
        payload = self._appender.store(batch.body(), batch.records, batch.max_timestamp_ms)
        base = self._appender.place(partition, payload)
        if batch.producer_id >= 0:
            self._sequences.record(batch, partition, base)
        return base

    def _join(
        self, transaction: Transaction, partition: Partition, batch: Batch, *, too_large: bool
    ) -> None:
        """Stage a batch. One that is refused dooms its transaction: a part of it is worth nothing.

        Its sequence numbers go on all the same, or its producer would be stuck after the abort.
        """
        self._staging.open(transaction)
        self._sequences.record(batch, partition, _NO_OFFSET)
        if too_large or not self._staging.has_room(transaction, batch.size):
            self._staging.doom(transaction)
            code = ErrorCode.MESSAGE_TOO_LARGE if too_large else ErrorCode.POLICY_VIOLATION
            raise RefusedError(code)
        if transaction.state is State.DOOMED:
            raise RefusedError(ErrorCode.POLICY_VIOLATION)
        self._staging.stage(transaction, partition, batch)


def batch_bytes_max(topic: Topic) -> int:
    """The largest batch of a topic: its `max.message.bytes`, within our ceiling."""
    value = topic.configs.get("max.message.bytes") or ""
    if not value.isdecimal():
        return limits.BATCH_BYTES_MAX
    return min(int(value), limits.BATCH_BYTES_CEILING)
