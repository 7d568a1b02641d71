"""The header of a request, and a response with its header, ready to send."""

import struct
from typing import Any, NamedTuple

from copytaster_broker.wire.apis import API_VERSIONS, Api
from copytaster_broker.wire.cursor import MalformedError, Reader, Writer

_HEADER = struct.Struct(">hhih")
_SIZE_AND_CORRELATION = struct.Struct(">ii")
SIZE_BYTES = 4


class Header(NamedTuple):
    """What every request begins with."""

    api_key: int
    version: int
    correlation_id: int
    client_id: str


def read_header(reader: Reader) -> Header:
    """The header up to the client id; the tags of flexible versions are left for the caller."""
    if reader.left < _HEADER.size:
        raise MalformedError("shorter than a request header")
    key, version, correlation_id, size = _HEADER.unpack_from(reader.data, reader.at)
    reader.at += _HEADER.size
    return Header(key, version, correlation_id, reader.text(size) if size > 0 else "")


def encode_response(
    api: Api[Any, Any], version: int, correlation_id: int, response: object
) -> bytearray:
    """A response as it goes on the wire, its size in front."""
    writer = Writer()
    writer.data += bytes(_SIZE_AND_CORRELATION.size)
    # ApiVersions is asked before the versions are agreed on: its header never has tags.
    if api.is_flexible(version) and api is not API_VERSIONS:
        writer.no_tags()
    api.encode(writer, version, response)
    size = len(writer.data) - SIZE_BYTES
    _SIZE_AND_CORRELATION.pack_into(writer.data, 0, size, correlation_id)
    return writer.data
