"""CloudEvents 1.0 binary headers: the context of a record, readable without its value."""

from datetime import datetime
from typing import Final

import xxhash

from copytaster_schemas.message import Message

Headers = tuple[tuple[str, bytes], ...]

SOURCE: Final = "urn:copytaster"
TYPE_PREFIX: Final = "org.copytaster."
"""Reverse-DNS prefix of event types, as CloudEvents recommends."""

_ID_FIELDS: Final = ("alert_id", "claim_id", "article_id", "development_id", "story_id")


def headers_of(message: Message, *, key: str, cause: Headers, at: datetime) -> Headers:
    """The headers of an output: its id is derived from content, so that repeats can be dropped."""
    kind = str(getattr(message, "type", type(message).__name__))
    pairs = {
        "ce_specversion": "1.0",
        "ce_id": _id_of(message, kind),
        "ce_source": SOURCE,
        "ce_type": TYPE_PREFIX + kind,
        "ce_time": at.isoformat().replace("+00:00", "Z"),
        "ce_subject": key,
        "content-type": "application/json",
    }
    caused_by = next((value for name, value in cause if name == "ce_id"), None)
    if caused_by:
        pairs["ce_causationid"] = caused_by.decode("utf-8", "replace")
    if schema := getattr(message, "schema_version", None):
        pairs["ce_dataschema"] = f"{SOURCE}:{kind}:{schema}"
    return tuple((name, value.encode()) for name, value in pairs.items())


def _id_of(message: Message, kind: str) -> str:
    for name in _ID_FIELDS:
        value = getattr(message, name, None)
        if value and name == "development_id":
            return f"{value}:{getattr(message, 'version', 0)}"
        if value:
            return f"{kind}:{value}"
    return f"{kind}:{xxhash.xxh3_128_hexdigest(message.model_dump_json().encode())}"
