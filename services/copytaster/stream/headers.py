"""message -> record headers: CloudEvents 1.0 in Kafka's binary mode (messages.md 3)."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Final

from copytaster.stream.records import Headers, Taken
from copytaster_schemas.ids import DIGEST_BYTES
from copytaster_schemas.message import Message

TRACE_HEADERS: Final = ("traceparent", "tracestate")
REPLAYED_FROM: Final = "dlq.replayed-from"
RELEASED_AT: Final = "held.released-at"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What this instance writes of itself on every record.

    `instance` is the application id, `type_prefix` the reverse-DNS prefix of event types,
    `topic_prefix` stands before every topic name.
    """

    instance: str = "copytaster"
    type_prefix: str = "org.copytaster"
    topic_prefix: str = ""
    app_version: str = "0"


def event_id_of(value: bytes | None) -> str:
    """The id of an event is derived from its bytes: the same content has the same id in any run."""
    return f"evt-{blake2b(value or b'', digest_size=DIGEST_BYTES).hexdigest()}"


def cause_of(record: Taken) -> str:
    """The event id of a record: the one it came with, else the one its content gives it."""
    given = record.header("ce_id")
    return event_id_of(record.value) if given is None else given.decode("utf-8", "replace")


def headers_of(
    message: Message, value: bytes, key: bytes, *, cause: Taken, at: datetime, stamp: Stamp
) -> Headers:
    """The headers of a message that follows at the moment `at` from the input `cause`."""
    kind = str(getattr(message, "type", "")) or _snake(type(message).__name__)
    version = getattr(message, "schema_version", None)
    schema = f"urn:copytaster:schema:{_snake(type(message).__name__)}:{version or 'internal'}"
    texts = {
        "ce_specversion": "1.0",
        "ce_id": event_id_of(value),
        "ce_source": f"urn:copytaster:{stamp.instance}",
        "ce_type": f"{stamp.type_prefix}.{kind}",
        "ce_time": moment(at),
        "ce_dataschema": schema,
        "ce_causationid": cause_of(cause),
        "ce_correlationid": _correlation_of(message),
        "content-type": "application/json",
    }
    pairs = [(name, text.encode()) for name, text in texts.items() if text]
    pairs.append(("ce_subject", key))
    pairs += [(name, given) for name in TRACE_HEADERS if (given := cause.header(name)) is not None]
    return tuple(pairs)


def moment(at: datetime) -> str:
    """RFC 3339 in UTC, to the millisecond."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _correlation_of(message: Message) -> str:
    """The article or development it is all about; a digest names its article in its fingerprint."""
    about = getattr(message, "fingerprint", message)
    for name in ("development_id", "article_id", "story_id"):
        if given := getattr(about, name, None):
            return str(given)
    return ""


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]
