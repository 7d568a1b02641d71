"""An exported table (TSV, CSV or JSONL) -> entries.

Columns: id, type (person, organisation or place) and name must be there; optional are
names (in every language, "|" between), names_it, names_de, ... (in one), country (ISO 3166-1,
two letters), kind, uri, latitude, longitude, weight (0 to 100). JSONL takes lists for names, too.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from copytaster.adapters.knowledge_sources.entry import TYPES, WEIGHT_MAX, Entry, SourceError
from copytaster.adapters.knowledge_sources.lines import lines_of, plain_name
from copytaster.limits import KNOWN_NAME_CHARS_MAX

REQUIRED: Final = ("id", "type", "name")
OPTIONAL: Final = ("names", "country", "kind", "uri", "latitude", "longitude", "weight")
ENDINGS: Final = (".tsv", ".csv", ".jsonl", ".ndjson")
_NAMES_IN: Final = re.compile(r"names_[a-z]{2,3}")
_ID: Final = re.compile(r"[a-z]{1,8}-[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
NAMES_MAX: Final = 500
"""Names of one entity; countries have about 300 in all languages."""


def table_entries(path: Path) -> Iterator[Entry]:
    """The entries of a table, row by row.

    Raises:
        SourceError: a column or a value is wrong; the message names line and column.
    """
    is_json = plain_name(path).endswith((".jsonl", ".ndjson"))
    for line, row in _objects(path) if is_json else _rows(path):
        _check_columns(path, line, row)
        yield _entry(path, line, row)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    tab = plain_name(path).endswith(".tsv")
    number = [0]
    style: dict[str, Any] = {"quoting": csv.QUOTE_NONE} if tab else {}
    reader = csv.reader(_texts(path, number), delimiter="\t" if tab else ",", strict=True, **style)
    columns: list[str] | None = None
    try:
        for cells in reader:
            if columns is None:
                columns = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(columns):
                raise SourceError(path.name, number[0], f"it has {len(cells)} columns, and the "
                                  f"first line {len(columns)}")  # fmt: skip
            yield number[0], dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise SourceError(path.name, number[0], str(error)) from error
    if columns is None:
        raise SourceError(path.name, 0, "it is empty")


def _texts(path: Path, number: list[int]) -> Iterator[str]:
    for line, content in lines_of(path):
        number[0] = line
        try:
            yield content.decode("utf-8-sig" if line == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise SourceError(path.name, line, f"it is not UTF-8: {error.reason}") from error


def _objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, content in lines_of(path):
        try:
            row = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise SourceError(path.name, line, f"it is not JSON: {error}") from error
        if not isinstance(row, dict):
            raise SourceError(path.name, line, "it is no JSON object")
        yield line, row


def _check_columns(path: Path, line: int, row: dict[str, Any]) -> None:
    for column in row:
        if column not in REQUIRED + OPTIONAL and not _NAMES_IN.fullmatch(column):
            raise SourceError(path.name, line, f"there is no column {column!r}; the columns are "
                              f"{', '.join(REQUIRED + OPTIONAL)} and names_it, names_de, ...",
                              )  # fmt: skip
    for column in REQUIRED:
        if not str(row.get(column) or "").strip():
            raise SourceError(path.name, line, f"it has no {column}")


def _entry(path: Path, line: int, row: dict[str, Any]) -> Entry:
    def wrong(column: str, says: str) -> SourceError:
        return SourceError(path.name, line, f"{column} is {row[column]!r}, and must be {says}")

    text = {key: str(row.get(key) or "").strip() for key in (*REQUIRED, *OPTIONAL)}
    if not _ID.fullmatch(text["id"]):
        raise wrong("id", "letters, a hyphen, and letters or digits, such as org-17")
    if text["type"] not in TYPES:
        raise wrong("type", f"one of {', '.join(TYPES)}")
    if text["country"] and not _COUNTRY.fullmatch(text["country"]):
        raise wrong("country", "a code of two capital letters")
    numbers = {}
    for column, low, high in (("latitude", -90, 90), ("longitude", -180, 180),
                              ("weight", 0, WEIGHT_MAX)):  # fmt: skip
        numbers[column] = _number(text[column], low, high)
        if text[column] and numbers[column] is None:
            raise wrong(column, f"a number from {low} to {high}")
    weight = numbers["weight"]
    names = {column[6:]: _listed(row[column]) for column in row
             if column == "names" or column.startswith("names_")}  # fmt: skip
    too_long = [n for n in (text["name"], *_all(names)) if len(n) > KNOWN_NAME_CHARS_MAX]
    if too_long or sum(map(len, names.values())) > NAMES_MAX:
        raise SourceError(path.name, line, f"a name is longer than {KNOWN_NAME_CHARS_MAX} letters "
                          f"or there are more than {NAMES_MAX}")  # fmt: skip
    return Entry(
        text["id"], text["type"], text["name"], names, text["country"], text["kind"], text["uri"],
        numbers["latitude"], numbers["longitude"], None if weight is None else round(weight),
        line=line,
    )  # fmt: skip


def _number(text: str, low: float, high: float) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if low <= number <= high else None


def _listed(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value or "").split("|")
    return tuple(part for part in (str(one).strip() for one in parts) if part)


def _all(names: dict[str, tuple[str, ...]]) -> Iterable[str]:
    return (name for listed in names.values() for name in listed)
