"""A transaction: what it has staged, and its row on disk."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from copytaster_broker.log.append import Payload
from copytaster_broker.log.offsets import CommittedOffset, OffsetKey
from copytaster_broker.log.partition import Partition


class State(StrEnum):
    """Where a transactional id stands.

    A doomed transaction had a batch refused: it can only abort, also after a restart, so that
    nobody can commit a part of what was sent.
    """

    EMPTY = "empty"
    ONGOING = "ongoing"
    DOOMED = "doomed"
    COMMITTED = "committed"
    ABORTED = "aborted"


class StagedBatch(NamedTuple):
    """A batch that waits for the end of its transaction."""

    partition: Partition
    payload: Payload


@dataclass(slots=True, eq=False)
class Transaction:
    """The transaction of one transactional id: the one under way, or the last one.

    `last_epoch` is the epoch before, if it belonged to the same producer (KIP-360), else -1.
    """

    transactional_id: str
    producer_id: int
    epoch: int
    last_epoch: int
    timeout_ms: int
    state: State = State.EMPTY
    started_ms: int = 0
    used_ms: int = 0
    partitions: set[tuple[int, int]] = field(default_factory=set)
    # The partitions of a transaction are not on disk. After a start of the broker it may write to
    # any, until it ends: it may have added them just before the last run died.
    any_partition: bool = False
    batches: list[StagedBatch] = field(default_factory=list)
    offsets: dict[OffsetKey, CommittedOffset] = field(default_factory=dict)
    bytes_staged: int = 0
    bytes_kept: int = 0

    @property
    def is_open(self) -> bool:
        """Whether something is to be committed or aborted."""
        return self.state in (State.ONGOING, State.DOOMED)

    def may_write_to(self, partition: Partition) -> bool:
        """Whether the partition was added to the transaction that is open."""
        return self.any_partition or (self.is_open and partition.key in self.partitions)

    def clear(self, state: State) -> None:
        """Forget all that was staged."""
        self.batches, self.offsets, self.partitions = [], {}, set()
        self.bytes_staged = self.bytes_kept = 0
        self.any_partition = False
        self.state = state
