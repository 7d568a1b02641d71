"""All that a broker holds, out of the database of its folder."""

import asyncio
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from copytaster_broker import limits
from copytaster_broker.groups.coordinator import Groups
from copytaster_broker.log.append import Appender
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.checkpoint import Checkpointer
from copytaster_broker.log.journal import Journal
from copytaster_broker.log.offsets import GroupOffsets
from copytaster_broker.log.read import LogReader
from copytaster_broker.log.schema import open_database
from copytaster_broker.log.sweep import Sweeper
from copytaster_broker.log.tail import TailBudget
from copytaster_broker.producers.identity import Identities, ProducerIds
from copytaster_broker.producers.sequences import Sequences
from copytaster_broker.producers.staging import Staging

DATABASE_FILE = "broker.sqlite3"
EXIT_DISK_FAILED = 70  # EX_SOFTWARE of sysexits.h: memory is ahead of the disk


def now_ms() -> int:
    """The time of day, for what must be comparable after a restart."""
    return time.time_ns() // 1_000_000


def end_process(error: BaseException) -> None:
    """A write failed, so memory is ahead of the disk and must not be served: end at once."""
    sys.stderr.write(f"copytaster-broker: cannot write to the disk: {error}\n")
    sys.stderr.flush()
    os._exit(EXIT_DISK_FAILED)


@dataclass(frozen=True, slots=True)
class State:
    """Everybody who has rows in the database."""

    journal: Journal
    reader: LogReader
    checkpointer: Checkpointer
    catalog: Catalog
    appender: Appender
    offsets: GroupOffsets
    groups: Groups
    staging: Staging
    sequences: Sequences
    identities: Identities
    sweeper: Sweeper

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Take up what the last run left; needs a running event loop.

        Raises `SchemaError` or `sqlite3.Error` when the database cannot be used.
        """
        path = folder / DATABASE_FILE
        database = open_database(path)
        checkpointer = Checkpointer(path)
        journal = Journal(database, end_process, checkpointer.note)
        reader = LogReader(path)
        budget = TailBudget(limits.TAIL_BYTES_MAX)
        catalog = Catalog(database, journal, budget)
        appender = Appender(database, journal, budget)
        offsets = GroupOffsets(database, journal)
        staging = Staging(journal, appender, offsets, now_ms)
        staging.load(database, catalog)
        return cls(
            journal=journal,
            reader=reader,
            checkpointer=checkpointer,
            catalog=catalog,
            appender=appender,
            offsets=offsets,
            groups=Groups(database, journal, offsets),
            staging=staging,
            sequences=Sequences(database, journal, now_ms),
            identities=Identities(journal, ProducerIds(database, journal), staging, now_ms),
            sweeper=Sweeper(database, journal, reader),
        )

    async def close(self) -> None:
        """Write what was taken and close the files."""
        await self.reader.close()
        await asyncio.to_thread(self.checkpointer.close)
        await self.journal.close()
