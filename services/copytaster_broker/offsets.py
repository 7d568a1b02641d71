"""ListOffsets, OffsetCommit, OffsetFetch."""

from asyncio import Future

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode, RefusedError
from copytaster_broker.groups.coordinator import Groups
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import CommittedOffset, GroupOffsets, OffsetKey
from copytaster_broker.log.read import LogReader
from copytaster_broker.producers.coordinator import Transactions
from copytaster_broker.wire.layouts import offsets as wire

_LATEST = -1
_EARLIEST = -2


class Places:
    """Which offset belongs to a moment."""

    def __init__(self, catalog: Catalog, reader: LogReader) -> None:
        self._catalog = catalog
        self._reader = reader

    async def list_offsets(self, request: wire.ListOffsetsRequest) -> wire.ListOffsetsResponse:
        """ListOffsets."""
        topics = []
        for topic in request.topics:
            found = [await self._one(topic.name, entry) for entry in topic.partitions]
            topics.append(wire.TopicOffsets(name=topic.name, partitions=tuple(found)))
        return wire.ListOffsetsResponse(topics=tuple(topics))

    async def _one(self, name: str, entry: wire.PartitionTime) -> wire.PartitionOffset:
        partition = self._catalog.partition(name, entry.partition)
        if partition is None:
            error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
            return wire.PartitionOffset(partition=entry.partition, error=error)
        if entry.timestamp == _EARLIEST:
            return wire.PartitionOffset(partition=entry.partition, offset=partition.start)
        if entry.timestamp == _LATEST:
            return wire.PartitionOffset(partition=entry.partition, offset=partition.visible)
        if entry.timestamp < 0:
            return wire.PartitionOffset(partition=entry.partition, error=ErrorCode.INVALID_REQUEST)
        moment = await self._reader.first_since(partition, entry.timestamp)
        if moment is None:
            return wire.PartitionOffset(partition=entry.partition)
        return wire.PartitionOffset(
            partition=entry.partition, offset=moment.offset, timestamp=moment.timestamp_ms
        )


class Commits:
    """How far groups have come."""

    def __init__(
        self,
        journal: Journal,
        catalog: Catalog,
        offsets: GroupOffsets,
        groups: Groups,
        transactions: Transactions,
    ) -> None:
        self._journal = journal
        self._catalog = catalog
        self._offsets = offsets
        self._groups = groups
        self._transactions = transactions

    def commit(self, request: wire.OffsetCommitRequest) -> Future[wire.OffsetCommitResponse]:
        """OffsetCommit."""
        error = ErrorCode.NONE
        try:
            self._groups.check_commit(request.group_id, request.member_id, request.generation)
        except RefusedError as refused:
            error = refused.code
        topics = tuple(
            wire.TopicErrors(
                name=topic.name,
                partitions=tuple(
                    wire.PartitionError(
                        partition=entry.partition,
                        error=error or self._commit_one(request.group_id, topic.name, entry),
                    )
                    for entry in topic.partitions
                ),
            )
            for topic in request.topics
        )
        return self._journal.durable(wire.OffsetCommitResponse(topics=topics))

    def fetch(self, request: wire.OffsetFetchRequest) -> wire.OffsetFetchResponse:
        """OffsetFetch."""
        if request.topics is None:
            asked = list(self._offsets.partitions(request.group_id).items())
        else:
            asked = [(topic.name, list(topic.partitions)) for topic in request.topics]
        topics = tuple(
            wire.FetchedTopic(
                name=name,
                partitions=tuple(
                    self._fetch_one(
                        OffsetKey(request.group_id, name, index), stable=request.require_stable
                    )
                    for index in partitions
                ),
            )
            for name, partitions in asked
        )
        return wire.OffsetFetchResponse(topics=topics)

    def _commit_one(self, group_id: str, topic: str, entry: wire.CommittedPartition) -> ErrorCode:
        if self._catalog.partition(topic, entry.partition) is None:
            return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
        if len(entry.metadata or "") > limits.OFFSET_METADATA_CHARS_MAX:
            return ErrorCode.OFFSET_METADATA_TOO_LARGE
        key = OffsetKey(group_id, topic, entry.partition)
        self._offsets.commit(key, CommittedOffset(entry.offset, entry.metadata))
        return ErrorCode.NONE

    def _fetch_one(self, key: OffsetKey, *, stable: bool) -> wire.FetchedOffset:
        if stable and self._transactions.has_pending(key):
            error = ErrorCode.UNSTABLE_OFFSET_COMMIT
            return wire.FetchedOffset(partition=key.partition, error=error)
        committed = self._offsets.find(key)
        if committed is None:
            return wire.FetchedOffset(partition=key.partition)
        return wire.FetchedOffset(
            partition=key.partition, offset=committed.offset, metadata=committed.metadata or ""
        )
