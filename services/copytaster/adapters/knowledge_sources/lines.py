"""A file, plain or compressed -> its lines, one by one."""

import bz2
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any, Final

import zstandard

from copytaster.adapters.knowledge_sources.entry import SourceError

LINE_BYTES_MAX: Final = 64 * 1024 * 1024
"""One line. The largest entities of Wikidata have about 5 MB."""
CHUNK_BYTES: Final = 1_048_576
BROKEN: Final = (OSError, EOFError, zlib.error, zstandard.ZstdError)


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """Number, from 1, and content of each line that is not blank.

    Raises:
        SourceError: the file cannot be read or is cut short, or a line is too long.
    """
    number = 0
    try:
        with closing(_opened(path)) as file:
            while line := file.readline(LINE_BYTES_MAX + 1):
                number += 1
                if len(line) > LINE_BYTES_MAX:
                    raise SourceError(
                        path.name, number, f"it is longer than {LINE_BYTES_MAX >> 20} MB; is this "
                        "a dump with one entity a line?",
                    )  # fmt: skip
                if line.strip():
                    yield number, line
    except BROKEN as error:
        raise SourceError(path.name, number + 1, f"the file cannot be read: {error}") from error


def plain_name(path: Path) -> str:
    """The file's name without the ending of its compression."""
    return path.stem if path.suffix in (".gz", ".bz2", ".zst") else path.name


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    if path.suffix == ".gz":
        return gzip.open(path, "rb")
    if path.suffix == ".bz2":
        return bz2.open(path, "rb")
    if path.suffix == ".zst":
        return io.BufferedReader(_Unpacking(path), CHUNK_BYTES)
    return path.open("rb")


class _Unpacking(io.RawIOBase):
    """A file of zstandard frames; unlike the library's own reader it notices that one is cut."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._ready = self._left = b""
        self._is_within = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack into `buffer`; 0 at the end. Raises EOFError within a frame."""
        while not self._ready:
            packed = self._left or self._file.read(CHUNK_BYTES)
            if not packed:
                if self._is_within:
                    raise EOFError("it is cut short")
                return 0
            self._ready = self._frame.decompress(packed)
            self._is_within, self._left = not self._frame.eof, self._frame.unused_data
            if self._frame.eof:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
        taken, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()
