"""Knowledge tables <-> one file: a header that says what it is, then arrays that can be mapped.

8 bytes   MAGIC
4 + 4     format, and length of the header; little-endian, as all numbers are
header    JSON: the digest of all that follows it, where each array stands, what it was made of
arrays    each at a multiple of ALIGNED bytes
"""

import mmap
import os
import struct
import tempfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
import xxhash
from numpy.typing import NDArray

from copytaster.stages.clean_to_entities.tables import (
    KnowledgeTables,
    NameTable,
    PeopleTable,
    SenseTable,
    ThingTable,
)

MAGIC: Final = b"CTKNOWL\n"
FORMAT: Final = 2
ALIGNED: Final = 8
HEAD: Final = struct.Struct("<8sII16s")
HEADER_BYTES_MAX: Final = 1_048_576
"""The header has a line an array and one a source: 4 KB."""
PARTS: Final = {"names": NameTable, "senses": SenseTable, "things": ThingTable,
                "people": PeopleTable}  # fmt: skip


class KnowledgeError(Exception):
    """A knowledge file is missing, damaged or of another format; the message says what to do."""


def write_tables(tables: KnowledgeTables, made: Mapping[str, Any], path: Path) -> None:
    """Write the file whole or not at all. `made`: what it was made of, for the header.

    Raises:
        OSError: the folder cannot be written.
    """
    arrays = {f"{part}.{one.name}": getattr(getattr(tables, part), one.name)
              for part, kind in PARTS.items() for one in fields(kind)}  # fmt: skip
    arrays["rest"] = np.frombuffer(orjson.dumps(tables.rest), np.uint8)
    listed: dict[str, tuple[str, int, int]] = {}
    payload = bytearray()
    for name, array in arrays.items():
        payload += b"\0" * (-len(payload) % ALIGNED)
        listed[name] = (array.dtype.str, len(payload), len(array))
        payload += array.tobytes()
    header = orjson.dumps({"arrays": listed, "made": made})
    header += b" " * (-(HEAD.size + len(header)) % ALIGNED)
    body = header + bytes(payload)
    _replace(path, HEAD.pack(MAGIC, FORMAT, len(header), xxhash.xxh3_128_digest(body)) + body)


def _replace(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def read_tables(path: Path) -> tuple[KnowledgeTables, dict[str, Any]]:
    """The tables of a file, mapped into memory, and what the header says they were made of.

    Raises:
        KnowledgeError: the file cannot be read, is none of ours, damaged or of another format.
    """
    try:
        with path.open("rb") as file:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"the knowledge file {path} cannot be read: {error}") from error
    header, payload = _header(path, memoryview(whole))
    arrays = {
        name: np.frombuffer(payload, np.dtype(kind), count, offset)
        for name, (kind, offset, count) in header["arrays"].items()
    }
    try:
        parts = {part: _part(kind, part, arrays) for part, kind in PARTS.items()}
        rest = orjson.loads(arrays["rest"].tobytes())
    except KeyError as error:
        raise KnowledgeError(f"the knowledge file {path} has no {error}; build it again") from error
    return KnowledgeTables(**parts, rest=rest), header["made"]


def _part(kind: Any, part: str, arrays: dict[str, NDArray[Any]]) -> Any:
    return kind(**{one.name: arrays[f"{part}.{one.name}"] for one in fields(kind)})


def _header(path: Path, whole: memoryview) -> tuple[dict[str, Any], memoryview]:
    if len(whole) < HEAD.size or bytes(whole[: len(MAGIC)]) != MAGIC:
        raise KnowledgeError(f"{path} is no knowledge file; make one with `copytaster kb build`")
    _, version, length, digest = HEAD.unpack(whole[: HEAD.size])
    if version != FORMAT:
        raise KnowledgeError(
            f"the knowledge file {path} has format {version}, and this version of copytaster reads "
            f"{FORMAT}; build it again with `copytaster kb build`"
        )
    if xxhash.xxh3_128_digest(whole[HEAD.size :]) != digest or length > HEADER_BYTES_MAX:
        raise KnowledgeError(
            f"the knowledge file {path} is damaged; build it again, or reinstall copytaster"
        )
    header: dict[str, Any] = orjson.loads(whole[HEAD.size : HEAD.size + length])
    return header, whole[HEAD.size + length :]
