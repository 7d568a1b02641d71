"""Files and folders -> raw records, as bytes: what a producer would have put on the topic."""

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import orjson
from resiliparse.parse.encoding import detect_encoding

FILE_BYTES_MAX: Final = 268_435_456
"""A .json, .txt or .html file is read as a whole: 256 MiB. A .jsonl file may be of any size."""

DECLARED_WITHIN_BYTES: Final = 4_096
"""Where a page declares its encoding; HTML says within 1,024, pages do not keep to it."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{2,30})""", re.IGNORECASE)
WEB_ENCODING: Final = "cp1252"
"""What the web means by Latin-1, and where nobody says anything."""
MIXED_UP: Final = frozenset(["cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-15", "iso8859-16"])
"""Encodings that statistics take short Western pages for."""

SLIMMED_CHARS_MIN: Final = 400_000
"""From here on a page as JSON may be over RAW_BYTES_MAX; nearly all of such pages is code."""
_CODE = re.compile(r"<(script|style|svg)\b(?![^<>]*ld\+json)")
_EMBEDDED = re.compile(r"""["']data:[^"'<>]*["']""")

Record = tuple[str, bytes]


class UnreadableInputError(Exception):
    """A path holds nothing that can be read; the message says what to do."""


def records_in(paths: Iterable[Path]) -> Iterator[Record]:
    """The raw records of files and folders, each with a name to speak of it by.

    Folders are walked in name order; what is neither text, HTML nor JSON is passed over there, but
    is an error when named itself. Records are not validated: a broken one is refused where all are.
    """
    for path in paths:
        if path.is_dir():
            files = [file for file in _files_under(path) if file.suffix.lower() in READERS]
            if not files:
                raise UnreadableInputError(
                    f"no articles in the folder {path}: give one with {_known()} files"
                )
            for file in files:
                yield from _records_of(file, file.relative_to(path).as_posix())
        else:
            yield from _records_of(path, path.name)


def _known() -> str:
    return ", ".join(sorted(READERS))


def _files_under(folder: Path) -> list[Path]:
    inside = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path
        for path in inside
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _records_of(file: Path, name: str) -> Iterator[Record]:
    read = READERS.get(file.suffix.lower())
    if read is None:
        raise UnreadableInputError(f"{file} is no article: give {_known()} files or folders")
    try:
        yield from read(file, name)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableInputError(f"{file} cannot be read: {reason}") from error


def _bytes_of(file: Path) -> bytes:
    if file.stat().st_size > FILE_BYTES_MAX:
        raise UnreadableInputError(
            f"{file} is over {FILE_BYTES_MAX} bytes: split it, or use .jsonl"
        )
    return file.read_bytes()


def _page(name: str, field: str, text: str) -> Record:
    """A page on disk has no outlet of its own: the file stands for one."""
    source = f"file:{name}"
    return name, orjson.dumps({"id": source, "publisher": {"name": source}, field: text})


def _read_txt(file: Path, name: str) -> Iterator[Record]:
    yield _page(name, "body", text_of(_bytes_of(file)))


def _read_html(file: Path, name: str) -> Iterator[Record]:
    yield _page(name, "body_html", _slim(text_of(_bytes_of(file))))


def _slim(page: str) -> str:
    """A page that is too large for a record without its code and embedded pictures."""
    if len(page) < SLIMMED_CHARS_MIN:
        return page
    kept: list[str] = []
    at = 0
    while (match := _CODE.search(page, at)) is not None:
        kept.append(page[at : match.start()])
        end = page.find(f"</{match[1]}", match.end())
        at = end if end >= 0 else len(page)
    kept.append(page[at:])
    return _EMBEDDED.sub('""', "".join(kept))


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8, else as its head declares, else as its bytes look."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    declared = _DECLARED.search(data[:DECLARED_WITHIN_BYTES])
    encoding = WEB_ENCODING
    if declared:
        encoding = _codec_of(declared[1].decode("ascii"))
    elif (guessed := _codec_of(detect_encoding(data) or "")) not in MIXED_UP:
        encoding = guessed
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _codec_of(name: str) -> str:
    """The Python codec of an encoding's name, as the web understands it."""
    try:
        codec = codecs.lookup(name).name
        b"".decode(codec)  # some codecs make no text
    except LookupError:
        return WEB_ENCODING
    return WEB_ENCODING if codec in {"ascii", "iso8859-1"} else codec


def _read_json(file: Path, name: str) -> Iterator[Record]:
    data = _bytes_of(file)
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        yield name, data  # refused like any other record that is no JSON
        return
    if not isinstance(value, list):
        yield name, data
        return
    for number, item in enumerate(value):
        yield f"{name}[{number}]", orjson.dumps(item)


def _read_jsonl(file: Path, name: str) -> Iterator[Record]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if record := line.strip():
                yield f"{name}:{number}", record


READERS: Final = {
    ".txt": _read_txt,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
}
"""How each kind of file is read."""
