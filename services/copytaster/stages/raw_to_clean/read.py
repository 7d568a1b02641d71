"""Bytes of the raw topic -> a raw article, or a refusal with a code."""

import json
import re
from typing import Any, Final

import orjson
from pydantic import ValidationError

from copytaster.limits import JSON_DEPTH_MAX, RAW_BYTES_MAX
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.raw_article import RawArticle

BAD_BYTES_SHARE_MAX: Final = 0.05
"""Up to here a text with bytes that are no UTF-8 is repaired: accented languages in Windows-1252
have 2 to 4 % of them. With more it is no text.
"""

_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89abAB-fF]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_raw(value: bytes) -> RawArticle:
    """The raw article in one record of the raw topic.

    Raises RefusedError: too_large, not_json, too_deep or invalid_message.
    """
    if len(value) > RAW_BYTES_MAX:
        raise RefusedError("too_large", f"{len(value)} bytes are over {RAW_BYTES_MAX}")
    data, repaired = _as_utf8(value.removeprefix(_BYTE_ORDER_MARK))
    record = _parse(data)
    if not isinstance(record, dict):
        raise RefusedError("invalid_message", "a raw article is a JSON object")
    if _depth_exceeds(record, JSON_DEPTH_MAX):
        raise RefusedError("too_deep", f"nested over {JSON_DEPTH_MAX} levels")
    if repaired:
        record["flags"] = [*_flags_of(record), "utf8_repaired"]
    try:
        return RawArticle.model_validate(record)
    except ValidationError as error:
        raise RefusedError("invalid_message", _first_of(error)) from error


def _flags_of(record: dict[str, Any]) -> list[Any]:
    flags = record.get("flags")
    return flags if isinstance(flags, list) else []


def _as_utf8(value: bytes) -> tuple[bytes, bool]:
    """The same bytes if they are UTF-8; else single bytes that are not, read as Windows-1252."""
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("utf-8", "surrogateescape")
    else:
        return value, False
    bad = len(_SURROGATE.findall(text))
    if bad > BAD_BYTES_SHARE_MAX * len(text):
        raise RefusedError("not_json", "the bytes are no UTF-8 text")
    return _SURROGATE.sub(_as_windows_1252, text).encode("utf-8"), True


def _as_windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _parse(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if any(word in str(error) for word in ("depth", "recursion")):
            raise RefusedError("too_deep", f"nested over {JSON_DEPTH_MAX} levels") from error
        if not _SURROGATE_ESCAPE.search(data):
            raise RefusedError("not_json", str(error)) from error
    try:  # orjson refuses half a surrogate pair; a producer that cuts text at a length writes one
        return _without_surrogates(json.loads(data))
    except RecursionError as error:
        raise RefusedError("too_deep", f"nested over {JSON_DEPTH_MAX} levels") from error
    except ValueError as error:
        raise RefusedError("not_json", str(error)) from error


def _without_surrogates(value: Any) -> Any:
    if _depth_exceeds(value, JSON_DEPTH_MAX):
        raise RefusedError("too_deep", f"nested over {JSON_DEPTH_MAX} levels")
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {
            _SURROGATE.sub("\ufffd", key): _without_surrogates(item) for key, item in value.items()
        }
    return value


def _depth_exceeds(value: Any, limit: int) -> bool:
    """Level by level, without recursion: the value may be as deep as the parser allows."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        if not level:
            return False
        level = [
            item
            for container in level
            for item in (container.values() if isinstance(container, dict) else container)
            if isinstance(item, dict | list)
        ]
    return bool(level)


def _first_of(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
