"""The two things this broker does with the inside of a batch, by the C code of aiokafka.

Its only contact with that library, which is pinned: the checksum (CRC-32C is not in the standard
library, and in Python it would cost more than everything else together) and the time of records.
"""

from collections.abc import Iterator
from typing import NamedTuple

from aiokafka.record.default_records import DefaultRecordBatch
from aiokafka.record.util import calc_crc32c


class Moment(NamedTuple):
    """A record's place and time."""

    offset: int
    timestamp_ms: int


def checksum(data: memoryview) -> int:
    """The CRC-32C of `data`."""
    crc: int = calc_crc32c(data)
    return crc


def moments(batch: bytes) -> Iterator[Moment]:
    """Where and when the records of a batch are, in order."""
    for record in DefaultRecordBatch(batch):
        yield Moment(record.offset, record.timestamp)
