"""Who a producer is: ids that are given out once in the life of the database, and their epochs."""

import sqlite3
from asyncio import Future
from collections.abc import Callable

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.log.journal import Journal
from copytaster_broker.producers.staging import Staging
from copytaster_broker.producers.transaction import State, Transaction
from copytaster_broker.routes import Call
from copytaster_broker.wire.layouts.transactions import (
    InitProducerIdRequest,
    InitProducerIdResponse,
)

_FIRST_ID = 1_000
_EPOCH_MAX = 32_767
# From this version on a client knows PRODUCER_FENCED; before, INVALID_PRODUCER_EPOCH says it.
_INIT_KNOWS_FENCED = 4


class ProducerIds:
    """Gives out producer ids. An answer that names one must wait for the journal."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal) -> None:
        self._journal = journal
        row = connection.execute("select value from counters where name = 'producer_id'").fetchone()
        self._following: int = row[0] if row else _FIRST_ID

    def take(self) -> int:
        """A producer id that nobody had before."""
        taken = self._following
        self._following += 1
        self._journal.put(
            "insert or replace into counters values('producer_id', ?)", self._following
        )
        return taken


class Identities:
    """InitProducerId: who a producer is; with a transactional id, whoever had it is fenced."""

    def __init__(
        self, journal: Journal, ids: ProducerIds, staging: Staging, now_ms: Callable[[], int]
    ) -> None:
        self._journal = journal
        self._ids = ids
        self._staging = staging
        self._now_ms = now_ms

    def init(
        self, request: InitProducerIdRequest, call: Call
    ) -> Future[InitProducerIdResponse] | InitProducerIdResponse:
        """Give out an identity; an open transaction of the id's last owner is aborted."""
        if request.transactional_id is None:
            return self._journal.durable(
                InitProducerIdResponse(producer_id=self._ids.take(), epoch=0)
            )
        try:
            transaction = self._renew(request.transactional_id, request, call)
        except RefusedError as refused:
            return InitProducerIdResponse(error=refused.code)
        return self._journal.durable(
            InitProducerIdResponse(producer_id=transaction.producer_id, epoch=transaction.epoch)
        )

    def expire(self) -> None:
        """Abort and fence the transactions that were open for longer than they said."""
        now = self._now_ms()
        for transaction in self._staging:
            if transaction.is_open and now - transaction.started_ms > transaction.timeout_ms:
                self._staging.abort(transaction)
                self._bump(transaction)
                self._staging.save(transaction)

    def _renew(
        self, transactional_id: str, request: InitProducerIdRequest, call: Call
    ) -> Transaction:
        if not transactional_id:
            raise RefusedError(ErrorCode.INVALID_REQUEST)
        if not 0 < request.timeout_ms <= limits.TRANSACTION_TIMEOUT_MS_MAX:
            raise RefusedError(ErrorCode.INVALID_TRANSACTION_TIMEOUT)
        transaction = self._staging.find(transactional_id)
        if transaction is None:
            if len(self._staging) >= limits.TRANSACTIONS_MAX:
                raise RefusedError(ErrorCode.POLICY_VIOLATION, "too many transactional ids")
            transaction = Transaction(transactional_id, self._ids.take(), 0, -1, 0)
            self._staging.add(transaction)
        else:
            self._fence(transaction, request, call)
        transaction.timeout_ms = request.timeout_ms
        self._staging.save(transaction)
        return transaction

    def _fence(self, transaction: Transaction, request: InitProducerIdRequest, call: Call) -> None:
        recovers = request.producer_id >= 0  # KIP-360: not a new instance, it goes on
        epochs = (transaction.epoch, transaction.last_epoch)
        if recovers and (
            request.producer_id != transaction.producer_id or request.epoch not in epochs
        ):
            knows = call.version >= _INIT_KNOWS_FENCED
            raise RefusedError(
                ErrorCode.PRODUCER_FENCED if knows else ErrorCode.INVALID_PRODUCER_EPOCH
            )
        if transaction.is_open:
            self._staging.abort(transaction)
        transaction.clear(State.EMPTY)
        self._bump(transaction)
        if not recovers:
            transaction.last_epoch = -1

    def _bump(self, transaction: Transaction) -> None:
        if transaction.epoch >= _EPOCH_MAX - 1:
            transaction.producer_id, transaction.epoch = self._ids.take(), 0
            transaction.last_epoch = -1
        else:
            transaction.last_epoch = transaction.epoch
            transaction.epoch += 1
