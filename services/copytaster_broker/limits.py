"""Every bound of the broker, with its unit and its reason."""

# A request larger than this closes the connection: the default of Apache Kafka
# (socket.request.max.bytes), so no client with default settings ever meets it.
REQUEST_BYTES_MAX = 100 << 20
REQUEST_BYTES_MIN = 8  # the shortest header: key, version, correlation id

# Requests of one connection that wait to be started before its socket is no longer read.
QUEUED_FRAMES_MAX = 64
QUEUED_BYTES_MAX = 32 << 20
# Produce requests of one connection that may wait for the disk together: what idempotent
# producers send at most (max.in.flight.requests.per.connection).
IN_FLIGHT_PRODUCES_MAX = 5
CONNECTIONS_MAX = 1_000  # one machine: a few workers, each with a few dozen connections

# The default of Apache Kafka (message.max.bytes); a topic may choose its own up to the ceiling.
BATCH_BYTES_MAX = 1_048_588
BATCH_BYTES_CEILING = 16 << 20

# What one Fetch answers at most, whatever the client says: 50 MiB is the default of clients.
FETCH_BYTES_MAX = 50 << 20
FETCH_WAIT_MS_MAX = 60_000
READ_BATCHES_MAX = 500  # rows of one read from disk; more come with the next Fetch
# The youngest batches of all partitions together that are kept in memory for their readers.
TAIL_BYTES_MAX = 32 << 20

# Staged by one transaction, and by all of them: a transaction is durable before it is visible,
# so an endless one would fill the disk with what nobody can read.
TRANSACTION_BYTES_MAX = 256 << 20
STAGED_BYTES_MAX = 1 << 30
# Of a transaction this much stays in memory, to be handed to readers without a read at commit.
TRANSACTION_TAIL_BYTES_MAX = 4 << 20
STAGED_TAIL_BYTES_MAX = 32 << 20  # of all transactions together
TRANSACTION_TIMEOUT_MS_MAX = 900_000  # transaction.max.timeout.ms of Apache Kafka
TRANSACTIONS_MAX = 100_000
# An id or a sequence that nobody used for a week is forgotten (transactional.id.expiration.ms).
PRODUCER_IDLE_MS_MAX = 7 * 86_400_000

TOPICS_MAX = 1_000
PARTITIONS_MAX = 256  # of one topic: far beyond the cores of one machine
TOPIC_NAME_MAX = 249  # as Apache Kafka
TOPIC_CONFIGS_MAX = 64
TOPIC_CONFIG_CHARS_MAX = 4_096

GROUPS_MAX = 10_000
MEMBERS_MAX = 1_000
SESSION_TIMEOUT_MS_MIN = 100
SESSION_TIMEOUT_MS_MAX = 1_800_000  # group.max.session.timeout.ms of Apache Kafka
REBALANCE_TIMEOUT_MS_MAX = 1_800_000
OFFSET_METADATA_CHARS_MAX = 4_096  # offset.metadata.max.bytes of Apache Kafka
# The first members of an empty group that come within this time start together, in one
# generation. Apache Kafka waits 3 s; on one machine workers start closer to one another.
FIRST_JOIN_DELAY_S = 0.15

IDLE_PERIOD_S = 60.0  # between two looks for what nobody uses any more
# Complaints in the log: a client that errs again and again must not fill the disk.
LOG_LINES_MAX = 100
LOG_PERIOD_S = 60.0

# A checkpoint beside the writer after so many bytes: each costs two syncs, and what was written
# in between is what the writer must do itself when the log has reached its maximum (32 MiB).
CHECKPOINT_BYTES = 4 << 20
WAL_PAGES_MAX = 8_000

REAPER_PERIOD_S = 0.25
SWEEP_BATCHES_MAX = 500  # rows of a dropped topic deleted at a time: the writer stays responsive

assert BATCH_BYTES_MAX <= BATCH_BYTES_CEILING < REQUEST_BYTES_MAX
assert BATCH_BYTES_CEILING <= FETCH_BYTES_MAX
assert TRANSACTION_TAIL_BYTES_MAX <= TRANSACTION_BYTES_MAX <= STAGED_BYTES_MAX
