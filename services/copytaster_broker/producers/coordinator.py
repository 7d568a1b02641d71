"""The transaction APIs: AddPartitionsToTxn, AddOffsetsToTxn, TxnOffsetCommit, EndTxn."""

from collections.abc import Iterator

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.groups.coordinator import Groups
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import CommittedOffset, OffsetKey
from copytaster_broker.log.partition import Partition
from copytaster_broker.producers.staging import Staging
from copytaster_broker.producers.transaction import State, Transaction
from copytaster_broker.routes import Answer, Call
from copytaster_broker.wire.batch import Batch
from copytaster_broker.wire.layouts.offsets import PartitionError, TopicErrors
from copytaster_broker.wire.layouts.transactions import (
    AddOffsetsToTxnRequest,
    AddOffsetsToTxnResponse,
    AddPartitionsToTxnRequest,
    AddPartitionsToTxnResponse,
    EndTxnRequest,
    EndTxnResponse,
    TxnOffsetCommitRequest,
    TxnOffsetCommitResponse,
)

# From this version on a client knows PRODUCER_FENCED; before, INVALID_PRODUCER_EPOCH says it.
_TXN_KNOWS_FENCED = 2


class Transactions:
    """Fills and ends transactions."""

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        staging: Staging,
        groups: Groups,
    ) -> None:
        self._journal = journal
        self._catalog = catalog
        self._staging = staging
        self._groups = groups

    def admit(
        self, transactional_id: str | None, batch: Batch, partition: Partition
    ) -> Transaction:
        """The transaction to which `batch` belongs, which it may join.

        Raises `RefusedError`: unknown, fenced, or a partition that was not added.
        """
        transaction = self._staging.find(transactional_id or "")
        if transaction is None or transaction.producer_id != batch.producer_id:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_ID_MAPPING)
        if transaction.epoch != batch.epoch:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_EPOCH)
        if not transaction.may_write_to(partition):
            # a batch that was long on its way, and whose transaction has ended without it
            raise RefusedError(ErrorCode.INVALID_TXN_STATE)
        return transaction

    def add_partitions(
        self, request: AddPartitionsToTxnRequest, call: Call
    ) -> AddPartitionsToTxnResponse:
        """Open the transaction for these partitions. It is on disk with the first batch."""
        asked = {place: self._catalog.partition(*place) for place in _places(request)}
        errors: dict[tuple[str, int], ErrorCode] = {}
        try:
            transaction = self._find(
                request.transactional_id, request.producer_id, request.epoch, call
            )
        except RefusedError as refused:
            errors = dict.fromkeys(asked, refused.code)
        else:
            known = {partition.key for partition in asked.values() if partition}
            if len(known) == len(asked):
                self._staging.open(transaction)
                transaction.partitions |= known
            else:
                errors = {
                    place: ErrorCode.OPERATION_NOT_ATTEMPTED
                    if partition
                    else ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
                    for place, partition in asked.items()
                }
        return AddPartitionsToTxnResponse(
            topics=tuple(
                TopicErrors(
                    name=topic.name,
                    partitions=tuple(
                        PartitionError(
                            partition=index, error=errors.get((topic.name, index), ErrorCode.NONE)
                        )
                        for index in topic.partitions
                    ),
                )
                for topic in request.topics
            )
        )

    def add_offsets(self, request: AddOffsetsToTxnRequest, call: Call) -> AddOffsetsToTxnResponse:
        """Open the transaction for offsets. It is on disk with the first of them."""
        try:
            transaction = self._find(
                request.transactional_id, request.producer_id, request.epoch, call
            )
        except RefusedError as refused:
            return AddOffsetsToTxnResponse(error=refused.code)
        self._staging.open(transaction)
        return AddOffsetsToTxnResponse()

    def commit_offsets(
        self, request: TxnOffsetCommitRequest, call: Call
    ) -> Answer[TxnOffsetCommitResponse]:
        """Stage offsets of a group."""
        error = ErrorCode.NONE
        try:
            self._stage_offsets(request, call)
        except RefusedError as refused:
            error = refused.code
        response = TxnOffsetCommitResponse(
            topics=tuple(
                TopicErrors(
                    name=topic.name,
                    partitions=tuple(
                        PartitionError(partition=entry.partition, error=error)
                        for entry in topic.partitions
                    ),
                )
                for topic in request.topics
            )
        )
        return self._journal.durable(response)

    def end(self, request: EndTxnRequest, call: Call) -> Answer[EndTxnResponse]:
        """Commit or abort. The answer to a retry is that of the first time."""
        try:
            transaction = self._find(
                request.transactional_id, request.producer_id, request.epoch, call
            )
        except RefusedError as refused:
            return EndTxnResponse(error=refused.code)
        ended = State.COMMITTED if request.commit else State.ABORTED
        if transaction.state is State.ONGOING and request.commit:
            self._staging.commit(transaction)
        elif transaction.is_open and not request.commit:
            self._staging.abort(transaction)
        elif transaction.state is not ended:
            return EndTxnResponse(error=ErrorCode.INVALID_TXN_STATE)
        return self._journal.durable(EndTxnResponse())

    def has_pending(self, key: OffsetKey) -> bool:
        """Whether an open transaction may yet change this offset."""
        return any(key in transaction.offsets for transaction in self._staging)

    def _stage_offsets(self, request: TxnOffsetCommitRequest, call: Call) -> None:
        # Kafka answers this API with INVALID_PRODUCER_EPOCH in every version
        transaction = self._find(
            request.transactional_id, request.producer_id, request.epoch, call._replace(version=0)
        )
        self._groups.check_commit(request.group_id, request.member_id, request.generation)
        if transaction.state is State.DOOMED:
            raise RefusedError(ErrorCode.INVALID_TXN_STATE)
        entries = [(t.name, p) for t in request.topics for p in t.partitions]
        if any(len(p.metadata or "") > limits.OFFSET_METADATA_CHARS_MAX for _, p in entries):
            raise RefusedError(ErrorCode.OFFSET_METADATA_TOO_LARGE)
        self._staging.open(transaction)
        for topic, entry in entries:
            key = OffsetKey(request.group_id, topic, entry.partition)
            committed = CommittedOffset(entry.offset, entry.metadata)
            self._staging.stage_offset(transaction, key, committed)

    def _find(self, transactional_id: str, producer_id: int, epoch: int, call: Call) -> Transaction:
        transaction = self._staging.find(transactional_id)
        if transaction is None or transaction.producer_id != producer_id:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_ID_MAPPING)
        if transaction.epoch != epoch:
            knows = call.version >= _TXN_KNOWS_FENCED
            raise RefusedError(
                ErrorCode.PRODUCER_FENCED if knows else ErrorCode.INVALID_PRODUCER_EPOCH
            )
        return transaction


def _places(request: AddPartitionsToTxnRequest) -> Iterator[tuple[str, int]]:
    return ((topic.name, index) for topic in request.topics for index in topic.partitions)
