"""The tables of the database file, and how it is opened.

Payloads are written once; the log of a partition (`batches`) is an index over them. A batch of
an open transaction has a row in `staged` instead, and gets its place in the log when the
transaction commits.
"""

import sqlite3
from pathlib import Path

from copytaster_broker import limits

# Raised with every change of the tables; a file of a newer program is refused.
SCHEMA_VERSION = 1

TABLES = """
create table topics(
    topic_id integer primary key autoincrement, name text not null unique,
    partitions integer not null, created_ms integer not null);
create table topic_configs(
    topic_id integer, name text, value text, primary key(topic_id, name)) without rowid;
create table dropped_topics(topic_id integer primary key);
create table partition_starts(
    topic_id integer, partition integer, start_offset integer not null,
    primary key(topic_id, partition)) without rowid;
create table payloads(payload_id integer primary key, body blob not null);
create table batches(
    topic_id integer, partition integer, base_offset integer, last_offset integer not null,
    max_timestamp_ms integer not null, latest_ms integer not null, size integer not null,
    payload_id integer not null, primary key(topic_id, partition, base_offset)) without rowid;
create table staged(
    payload_id integer primary key, transactional_id text not null, topic_id integer not null,
    partition integer not null, records integer not null, max_timestamp_ms integer not null,
    size integer not null);
create index staged_by_transaction on staged(transactional_id);
create table staged_offsets(
    transactional_id text, group_id text, topic text, partition integer,
    committed_offset integer not null, metadata text,
    primary key(transactional_id, group_id, topic, partition)) without rowid;
create table transactions(
    transactional_id text primary key, producer_id integer not null, epoch integer not null,
    last_epoch integer not null, timeout_ms integer not null, state text not null,
    started_ms integer not null, used_ms integer not null) without rowid;
create table sequences(
    producer_id integer, topic_id integer, partition integer, epoch integer not null,
    recent blob not null, used_ms integer not null,
    primary key(producer_id, topic_id, partition)) without rowid;
create table group_offsets(
    group_id text, topic text, partition integer, committed_offset integer not null,
    metadata text, primary key(group_id, topic, partition)) without rowid;
create table groups(
    group_id text primary key, generation integer not null, membership blob not null
    ) without rowid;
create table counters(name text primary key, value integer not null) without rowid;
"""

# secure_delete, on in some builds of SQLite, makes deletes ten times slower (measured).
PRAGMAS = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma secure_delete = off",
    f"pragma wal_autocheckpoint = {limits.WAL_PAGES_MAX}",
    "pragma journal_size_limit = 67108864",
    "pragma busy_timeout = 5000",
)


class SchemaError(Exception):
    """The database file cannot be used by this program."""


def open_database(path: Path) -> sqlite3.Connection:
    """Open the file for writing, and lay out its tables when it is new."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        version = _check_version(connection, path)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if version == 0:
            connection.executescript(
                f"begin immediate; {TABLES} pragma user_version = {SCHEMA_VERSION}; commit;"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the file a second time, for reads that do not wait for the writer."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _check_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of the file, 0 when it is new."""
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise SchemaError(
            f"{path} has schema version {version}, newer than the {SCHEMA_VERSION} of this program"
        )
    return int(version)
