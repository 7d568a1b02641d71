"""Files of outlets (TOML) -> rows of the table of publishers: those that ship, and a user's own."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from copytaster.adapters.toml_files import table_in
from copytaster.limits import PUBLISHERS_BYTES_MAX

RESOURCES: Final = "copytaster.resources"
SHIPPED: Final = ("publishers.toml", "more_publishers.toml")

NAME_WORDS_MIN: Final = 2
NAME_CHARS_MIN: Final = 9
"""An outlet of the long tail is also found by its name if that has several words and so many
characters, or a dot: a shorter one ("Semana", "Nova") is a word, or the name of others, too."""

Tier = Literal["wire", "first", "other"]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Domain = Annotated[str, Field(pattern=r"^([a-z0-9-]+\.)+[a-z]{2,24}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class PublisherFileError(Exception):
    """A file of outlets cannot be used; the message names the file, the row and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One outlet. `names` are those by which it is found without an address."""

    id: str
    name: str
    domains: tuple[str, ...]
    family: str
    tier: Tier
    country: str | None
    names: tuple[str, ...]


class _Publisher(BaseModel):
    """One `[[publisher]]` table: everything is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Name
    name: Name
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]
    family: Name
    tier: Tier
    country: Country | None = None
    names: tuple[Name, ...] = ()

    def row(self) -> Row:
        return Row(
            self.id, self.name, self.domains, self.family, self.tier, self.country, self.names
        )


class _Outlet(BaseModel):
    """One line of a group: "Name = domain, domain"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]


def _lines(outlets: Any) -> Any:
    """The lines of a group, taken apart; what is wrong in one is then said as anywhere else."""
    if not isinstance(outlets, str):
        return outlets
    parted = (line.partition("=") for line in outlets.strip().splitlines())
    return tuple(
        {"name": name.strip(), "domains": tuple(one.strip() for one in domains.split(","))}
        for name, _, domains in parted
    )


class _Group(BaseModel):
    """One `[[group]]` table: outlets of one country and tier, and of one owner if there is one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outlets: Annotated[tuple[_Outlet, ...], BeforeValidator(_lines), Field(min_length=1)]
    family: Name | None = None
    tier: Tier = "other"
    country: Country | None = None

    def rows(self) -> Iterator[Row]:
        for one in self.outlets:
            first, name = one.domains[0], one.name
            found_by = (name,) if _is_telling(name) else ()
            family = self.family or first
            yield Row(first, name, one.domains, family, self.tier, self.country, found_by)


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: tuple[_Publisher, ...] = ()
    group: tuple[_Group, ...] = ()


def shipped_rows() -> tuple[Row, ...]:
    """The outlets that ship with the package, the better known ones first."""
    folder = files(RESOURCES) / "publishers"
    tables = (tomllib.loads((folder / name).read_text("utf-8")) for name in SHIPPED)
    return tuple(row for table in tables for row in _rows(table))


def rows_in(file: Path | None) -> tuple[Row, ...]:
    """The outlets of a user's file; none without one.

    Raises:
        PublisherFileError: the file cannot be read, or something in it is wrong.
    """
    if file is None:
        return ()
    table = table_in(file, bytes_max=PUBLISHERS_BYTES_MAX, error=PublisherFileError)
    try:
        rows = tuple(_rows(table))
    except ValidationError as error:
        raise PublisherFileError(f"{file}: {_sentence(error)}") from error
    _check(file, rows)
    return rows


def _rows(table: dict[str, Any]) -> Iterator[Row]:
    read = _File.model_validate(table)
    yield from (publisher.row() for publisher in read.publisher)
    for group in read.group:
        yield from group.rows()


def _is_telling(name: str) -> bool:
    several = len(name.split()) >= NAME_WORDS_MIN and len(name) >= NAME_CHARS_MIN
    return several or "." in name


def _check(file: Path, rows: Iterable[Row]) -> None:
    """A domain belongs to one outlet."""
    seen: dict[str, str] = {}
    for row in rows:
        for domain in row.domains:
            if seen.setdefault(domain, row.name) != row.name:
                raise PublisherFileError(
                    f"{file}: {domain} is given to {seen[domain]} and to {row.name}"
                )


def _sentence(error: ValidationError) -> str:
    """What is wrong first, and where."""
    first = error.errors(include_url=False, include_context=False)[0]
    reason = first["msg"]
    if first["type"] == "extra_forbidden":
        reason = "there is no such key"
    elif "domains" in first["loc"] and first["type"] == "string_pattern_mismatch":
        reason = f"{first['input']!r:.80} is no domain such as news.example"
    where = ", ".join(
        f"number {part + 1}" if isinstance(part, int) else part for part in first["loc"]
    )
    return f"{where}: {reason}"
