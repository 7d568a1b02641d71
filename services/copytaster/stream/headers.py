"""message -> record headers: CloudEvents 1.0 in Kafka's binary mode (messages.md 3)."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, Self, cast

from pydantic import BaseModel

from copytaster.stream.records import Headers, Taken
from copytaster_schemas.ids import DIGEST_BYTES
from copytaster_schemas.message import Message

TRACE_HEADERS: Final = ("traceparent", "tracestate")
REPLAYED_FROM: Final = "dlq.replayed-from"
RELEASED_AT: Final = "held.released-at"

SUBJECTS: Final = ("development_id", "article_id", "story_id")
"""What a message is about: the first of these that it has."""

KINDS_KEPT: Final = 64
"""Classes of messages whose fields are remembered; there are a dozen."""


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


@dataclass(frozen=True, slots=True)
class Inherited:
    """What the headers of all messages say that follow from one input at one moment."""

    time: bytes
    cause: bytes
    trace: Headers

    @classmethod
    def of(cls, cause: Taken, at: datetime) -> Self:
        """From the input `cause`, at the moment `at`."""
        given = ((name, cause.header(name)) for name in TRACE_HEADERS)
        trace = tuple((name, value) for name, value in given if value is not None)
        return cls(moment(at).encode(), cause_of(cause).encode(), trace)


def headers_of(
    message: Message, value: bytes, key: bytes, *, inherited: Inherited, stamp: Stamp
) -> Headers:
    """The headers of a message, which reads as `value`."""
    kind, given = _kind_of(type(message)), cast("Any", message)
    name = str(given.type) if kind.has_type else ""
    about = _subject_of(given.fingerprint if kind.has_fingerprint else message)
    pairs = (
        ("ce_specversion", b"1.0"),
        ("ce_id", event_id_of(value).encode()),
        ("ce_source", f"urn:copytaster:{stamp.instance}".encode()),
        ("ce_type", f"{stamp.type_prefix}.{name or kind.snake}".encode()),
        ("ce_time", inherited.time),
        ("ce_dataschema", kind.schema),
        ("ce_causationid", inherited.cause),
        ("ce_correlationid", about.encode()),
        ("content-type", b"application/json"),
    )
    return (*[pair for pair in pairs if pair[1]], ("ce_subject", key), *inherited.trace)


def moment(at: datetime) -> str:
    """RFC 3339 in UTC, to the millisecond."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a class of messages has: to ask each message for a field that it lacks is slow."""

    snake: str
    schema: bytes
    has_type: bool
    has_fingerprint: bool


@lru_cache(maxsize=KINDS_KEPT)
def _kind_of(kind: type[Message]) -> _Kind:
    snake, fields = _snake(kind.__name__), kind.model_fields
    version = fields["schema_version"].default if "schema_version" in fields else "internal"
    schema = f"urn:copytaster:schema:{snake}:{version}".encode()
    return _Kind(snake, schema, "type" in fields, "fingerprint" in fields)


@lru_cache(maxsize=KINDS_KEPT)
def _fields_naming_it(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in SUBJECTS if name in kind.model_fields)


def _subject_of(about: BaseModel) -> str:
    """The article or development it is all about; a digest names its article in its fingerprint."""
    given = (getattr(about, name) for name in _fields_naming_it(type(about)))
    return next((str(one) for one in given if one), "")


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]
