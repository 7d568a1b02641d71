"""Fetch: records for those who follow closely from memory, for the others from disk."""

import asyncio

from copytaster_broker import limits
from copytaster_broker.errors import ErrorCode
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.partition import Partition
from copytaster_broker.log.read import LogReader
from copytaster_broker.wire.fetch import (
    FetchedPartition,
    FetchPartition,
    FetchRequest,
    FetchResponse,
)


class Fetching:
    """Answers readers when there is something for them, or when they do not want to wait."""

    def __init__(self, catalog: Catalog, reader: LogReader) -> None:
        self._catalog = catalog
        self._reader = reader

    async def fetch(self, request: FetchRequest) -> FetchResponse:
        """Fetch."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(request.wait_ms, limits.FETCH_WAIT_MS_MAX) / 1000
        while True:
            response = await self._read(request)
            patience_s = deadline - loop.time()
            if patience_s <= 0 or _is_enough(response, request.bytes_min):
                return response
            await self._wait(response, patience_s)

    async def _read(self, request: FetchRequest) -> FetchResponse:
        left = min(request.bytes_max, limits.FETCH_BYTES_MAX)
        topics = []
        for topic in request.topics:
            fetched = []
            for asked in topic.partitions:
                part = await self._read_one(topic.name, asked, left)
                left -= sum(map(len, part.batches))
                fetched.append(part)
            topics.append((topic.name, tuple(fetched)))
        return FetchResponse(tuple(topics))

    async def _read_one(self, name: str, asked: FetchPartition, left: int) -> FetchedPartition:
        partition = self._catalog.partition(name, asked.partition)
        if partition is None:
            error = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
            return FetchedPartition(asked.partition, error, -1, -1, ())
        if not partition.start <= asked.offset <= partition.visible:
            return _fetched(partition, ErrorCode.OFFSET_OUT_OF_RANGE)
        if asked.offset == partition.visible or left <= 0:
            return _fetched(partition)
        bytes_max = min(asked.bytes_max, left)
        if partition.tail.reaches(asked.offset):
            return _fetched(partition, batches=partition.tail.read(asked.offset, bytes_max))
        visible = partition.visible
        batches = await self._reader.read(partition, asked.offset, bytes_max)
        return _fetched(partition, batches=batches)._replace(high_watermark=visible)

    async def _wait(self, seen: FetchResponse, patience_s: float) -> None:
        """Wait until a partition of the request shows more than was seen."""
        wakeup: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        watched: list[Partition] = []
        for name, partitions in seen.topics:
            for part in partitions:
                partition = self._catalog.partition(name, part.partition)
                if partition is None or partition.visible != part.high_watermark:
                    return  # changed while others were read
                watched.append(partition)
        for partition in watched:
            partition.waiting.add(wakeup)
        try:
            await asyncio.wait((wakeup,), timeout=patience_s)
        finally:
            for partition in watched:
                partition.waiting.discard(wakeup)


def _fetched(
    partition: Partition,
    error: ErrorCode = ErrorCode.NONE,
    *,
    batches: tuple[bytes, ...] = (),
) -> FetchedPartition:
    return FetchedPartition(partition.index, error, partition.visible, partition.start, batches)


def _is_enough(response: FetchResponse, bytes_min: int) -> bool:
    size = 0
    for _, partitions in response.topics:
        for part in partitions:
            if part.error:
                return True
            size += sum(map(len, part.batches))
    return size >= bytes_min
