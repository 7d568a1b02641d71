"""Reader and Writer: the primitive types of the Kafka protocol over a buffer, big-endian."""

import struct

_INT16 = struct.Struct(">h")
_INT32 = struct.Struct(">i")
_INT64 = struct.Struct(">q")

# A varint of the protocol holds 32 bits, seven in each byte.
_VARINT_BYTES_MAX = 5
_MORE = 0x80  # set in every byte of a varint but the last


class MalformedError(Exception):
    """The bytes are not what the protocol says should be here."""


class Reader:
    """Takes primitives off a buffer from left to right.

    Every method raises `MalformedError` (or `struct.error`, which `decoding` translates) rather
    than read past the end.
    """

    __slots__ = ("at", "data")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    @property
    def left(self) -> int:
        """How many bytes have not been read."""
        return len(self.data) - self.at

    def int8(self) -> int:
        """Take a signed byte."""
        return int.from_bytes(self.take(1), signed=True)

    def int16(self) -> int:
        """Take two bytes."""
        (value,) = _INT16.unpack_from(self.data, self.at)
        self.at += 2
        return int(value)

    def int32(self) -> int:
        """Take four bytes."""
        (value,) = _INT32.unpack_from(self.data, self.at)
        self.at += 4
        return int(value)

    def int64(self) -> int:
        """Take eight bytes."""
        (value,) = _INT64.unpack_from(self.data, self.at)
        self.at += 8
        return int(value)

    def boolean(self) -> bool:
        """Take one byte."""
        return self.take(1)[0] != 0

    def uvarint(self) -> int:
        """Take an unsigned varint."""
        value = 0
        for index in range(_VARINT_BYTES_MAX):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << (7 * index)
            if byte < _MORE:
                return value
        raise MalformedError("a varint longer than 5 bytes")

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        end = self.at + size
        if size < 0 or end > len(self.data):
            raise MalformedError(f"{size} bytes wanted, {self.left} left")
        value = self.data[self.at : end]
        self.at = end
        return value

    def text(self, size: int) -> str:
        """The next `size` bytes as UTF-8."""
        try:
            return self.take(size).decode()
        except UnicodeDecodeError as error:
            raise MalformedError("a string that is not UTF-8") from error

    def count(self, size: int) -> int:
        """Check an element count: each element takes at least one byte, so it bounds memory."""
        if size > self.left:
            raise MalformedError(f"{size} elements announced, {self.left} bytes left")
        return size

    def skip_tags(self) -> None:
        """Pass over the tagged fields of a flexible version; none is needed here."""
        for _ in range(self.count(self.uvarint())):
            self.uvarint()
            self.take(self.uvarint())


class Writer:
    """Appends primitives to a buffer."""

    __slots__ = ("data",)

    def __init__(self) -> None:
        self.data = bytearray()

    def int8(self, value: int) -> None:
        """Append a signed byte."""
        self.data.append(value & 0xFF)

    def int16(self, value: int) -> None:
        """Append two bytes."""
        self.data += _INT16.pack(value)

    def int32(self, value: int) -> None:
        """Append four bytes."""
        self.data += _INT32.pack(value)

    def int64(self, value: int) -> None:
        """Append eight bytes."""
        self.data += _INT64.pack(value)

    def boolean(self, value: bool) -> None:  # noqa: FBT001 - the shape of every write method
        """Append one byte."""
        self.data.append(1 if value else 0)

    def uvarint(self, value: int) -> None:
        """Append an unsigned varint."""
        while value >= _MORE:
            self.data.append(value & 0x7F | _MORE)
            value >>= 7
        self.data.append(value)

    def raw(self, value: bytes) -> None:
        """Append bytes as they are, without a length."""
        self.data += value

    def string(self, value: str) -> None:
        """Append a string with its two-byte length (no flexible version)."""
        encoded = value.encode()
        self.int16(len(encoded))
        self.data += encoded

    def no_tags(self) -> None:
        """End a structure of a flexible version that has no tagged field."""
        self.data.append(0)
