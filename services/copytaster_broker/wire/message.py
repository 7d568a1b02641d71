"""Messages as frozen dataclasses whose fields say how they travel, and the codec made from them.

@message
class Person:
    name: str = wire(STRING)
    age: int = wire(INT32, since=1, default=0)      # on the wire from version 1 on
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Generic, TypeVar, cast, dataclass_transform

from copytaster_broker.wire.cursor import MalformedError, Reader, Writer
from copytaster_broker.wire.kinds import Codec, Kind

T = TypeVar("T")

_REQUIRED: Any = object()
_WIRE = "wire"


@dataclass(frozen=True, slots=True)
class OnTheWire:
    """In which versions a field travels, and as what. Both ends belong to the range."""

    kind: Kind[Any]
    since: int
    until: int


def wire(kind: Kind[T], *, since: int = 0, until: int = 99, default: T = _REQUIRED) -> T:
    """A field of a message. `default` is its value in versions that do not carry it."""
    metadata = {_WIRE: OnTheWire(kind, since, until)}
    if default is _REQUIRED:
        return cast("T", field(metadata=metadata))
    return field(default=default, metadata=metadata)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(wire,))
def message(cls: type[T]) -> type[T]:
    """Make `cls` a frozen message; its fields travel in the order in which they are written."""
    return dataclass(frozen=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True)
class Struct(Generic[T]):
    """The kind of a field that holds a message."""

    of: type[T]

    def codec(self, version: int, *, flexible: bool) -> Codec[T]:
        """As `Kind` says."""
        return layout(self.of, version, flexible=flexible)


@cache
def _layout(cls: Callable[..., Any], version: int, flexible: bool) -> Codec[Any]:  # noqa: FBT001 - cache key
    parts: list[tuple[str, Callable[[Reader], Any], Callable[[Writer, Any], None]]] = []
    for entry in fields(cast("Any", cls)):
        on_wire: OnTheWire = entry.metadata[_WIRE]
        if on_wire.since <= version <= on_wire.until:
            read_one, write_one = on_wire.kind.codec(version, flexible=flexible)
            parts.append((entry.name, read_one, write_one))

    def read(reader: Reader) -> Any:
        values = {name: read_part(reader) for name, read_part, _ in parts}
        if flexible:
            reader.skip_tags()
        return cls(**values)

    def write(writer: Writer, value: Any) -> None:
        for name, _, write_part in parts:
            write_part(writer, getattr(value, name))
        if flexible:
            writer.no_tags()

    return Codec(read, write)


def layout(cls: type[T], version: int, *, flexible: bool) -> Codec[T]:
    """The codec of message `cls` in `version`."""
    return cast("Codec[T]", _layout(cast("Callable[..., T]", cls), version, flexible))


def decode(codec: Codec[T], reader: Reader) -> T:
    """Read one message; anything wrong with the bytes is a `MalformedError`."""
    try:
        return codec.read(reader)
    except (struct.error, TypeError) as error:  # TypeError: a field missing in this version
        raise MalformedError(str(error)) from error
