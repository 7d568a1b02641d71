"""Kinds of fields: how one value is read and written, in plain and in flexible versions.

Flexible versions (KIP-482) write lengths as varints of length + 1, so that 0 means null, and end
each structure with tagged fields.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from copytaster_broker.wire.cursor import MalformedError, Reader, Writer

T = TypeVar("T")


class Codec(NamedTuple, Generic[T]):
    """How to read and write one value in one version."""

    read: Callable[[Reader], T]
    write: Callable[[Writer, T], None]


class Kind(Protocol[T]):
    """A type of field; resolved to a codec once for each version of a message."""

    def codec(self, version: int, *, flexible: bool) -> Codec[T]:
        """The codec of this kind in `version`."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed(Generic[T]):
    """A kind that looks the same in every version."""

    same: Codec[T]

    def codec(self, version: int, *, flexible: bool) -> Codec[T]:  # noqa: ARG002 - the protocol
        """As `Kind` says."""
        return self.same


@dataclass(frozen=True, slots=True)
class Sized(Generic[T]):
    """A kind with a length in front: `size` bytes of it, or a varint in flexible versions."""

    read_body: Callable[[Reader, int], T]
    write_body: Callable[[T], bytes]
    read_size: Callable[[Reader], int]
    write_size: Callable[[Writer, int], None]

    def codec(self, version: int, *, flexible: bool) -> Codec[T]:  # noqa: ARG002 - the protocol
        """As `Kind` says."""
        read_size = read_compact_size if flexible else self.read_size
        write_size = write_compact_size if flexible else self.write_size

        def read(reader: Reader) -> T:
            return self.read_body(reader, read_size(reader))

        def write(writer: Writer, value: T) -> None:
            if value is None:
                write_size(writer, -1)
                return
            body = self.write_body(value)
            write_size(writer, len(body))
            writer.raw(body)

        return Codec(read, write)


@dataclass(frozen=True, slots=True)
class Array(Generic[T]):
    """A row of values of one kind."""

    of: Kind[T]

    def codec(self, version: int, *, flexible: bool) -> Codec[tuple[T, ...]]:
        """As `Kind` says."""
        nullable = NullableArray(self.of).codec(version, flexible=flexible)

        def read(reader: Reader) -> tuple[T, ...]:
            values = nullable.read(reader)
            if values is None:
                raise MalformedError("null where an array is required")
            return values

        return Codec(read, nullable.write)


@dataclass(frozen=True, slots=True)
class NullableArray(Generic[T]):
    """A row of values of one kind, or null."""

    of: Kind[T]

    def codec(self, version: int, *, flexible: bool) -> Codec[tuple[T, ...] | None]:
        """As `Kind` says."""
        read_size = read_compact_size if flexible else Reader.int32
        write_size = write_compact_size if flexible else Writer.int32
        read_one, write_one = self.of.codec(version, flexible=flexible)

        def read(reader: Reader) -> tuple[T, ...] | None:
            size = read_size(reader)
            if size < 0:
                return None
            return tuple(read_one(reader) for _ in range(reader.count(size)))

        def write(writer: Writer, values: tuple[T, ...] | None) -> None:
            if values is None:
                write_size(writer, -1)
                return
            write_size(writer, len(values))
            for value in values:
                write_one(writer, value)

        return Codec(read, write)


def read_compact_size(reader: Reader) -> int:
    """A length of a flexible version; -1 is null."""
    return reader.uvarint() - 1


def write_compact_size(writer: Writer, size: int) -> None:
    """Write a length of a flexible version; -1 is null."""
    writer.uvarint(size + 1)


def _maybe(read: Callable[[Reader, int], Any]) -> Callable[[Reader, int], Any]:
    return lambda reader, size: None if size < 0 else read(reader, size)


INT8: Kind[int] = Fixed(Codec(Reader.int8, Writer.int8))
INT16: Kind[int] = Fixed(Codec(Reader.int16, Writer.int16))
INT32: Kind[int] = Fixed(Codec(Reader.int32, Writer.int32))
INT64: Kind[int] = Fixed(Codec(Reader.int64, Writer.int64))
BOOLEAN: Kind[bool] = Fixed(Codec(Reader.boolean, Writer.boolean))
STRING: Kind[str] = Sized(Reader.text, str.encode, Reader.int16, Writer.int16)
NULLABLE_STRING: Kind[str | None] = Sized(
    _maybe(Reader.text), lambda text: (text or "").encode(), Reader.int16, Writer.int16
)
BYTES: Kind[bytes] = Sized(Reader.take, bytes, Reader.int32, Writer.int32)
