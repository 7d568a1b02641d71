"""A user's watchlists file (TOML) -> watchlists, or one sentence that says what is wrong in it."""

from pathlib import Path
from typing import Annotated, Any, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from copytaster.adapters.toml_files import table_in
from copytaster.limits import WATCHED_MAX, WATCHLIST_BYTES_MAX, WATCHLISTS_MAX
from copytaster.stages.watchlists import MinimumStatus, Watchlist, plain
from copytaster_schemas.words import EventType

COUNTRY_CODE_CHARS = 2

Words = Annotated[
    frozenset[Annotated[str, Field(min_length=1, max_length=200)]], Field(max_length=WATCHED_MAX)
]


class WatchlistError(Exception):
    """A watchlists file cannot be used; the message names the file, the list and what to do."""


class _Entry(BaseModel):
    """One `[[watchlist]]` table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")
    entities: Words = frozenset()
    places: Words = frozenset()
    event_types: Words = frozenset()
    predicates: Words = frozenset()
    languages: Words = frozenset()
    minimum_status: MinimumStatus = "confirmed"
    thresholds: dict[str, tuple[float, ...]] = Field(default_factory=dict, max_length=WATCHED_MAX)

    @field_validator("event_types")
    @classmethod
    def _types_exist(cls, given: frozenset[str]) -> frozenset[str]:
        known = get_args(EventType)
        if unknown := sorted(given - set(known)):
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(known)}")
        return given

    @field_validator("languages")
    @classmethod
    def _languages_are_codes(cls, given: frozenset[str]) -> frozenset[str]:
        for code in sorted(given):
            if not (code.isascii() and code.islower() and code.isalpha() and len(code) in {2, 3}):
                raise ValueError(f"{code!r} is no language code such as en, it, ru")
        return given

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        asked = (self.entities, self.places, self.event_types, self.predicates, self.languages)
        if not any(asked):
            raise ValueError(
                "it asks for nothing: give entities, places, event_types, predicates or languages"
            )
        return self

    def read(self) -> Watchlist:
        """The list as the rules compare it."""
        return Watchlist(
            name=self.name,
            entities=_comparable(self.entities),
            places=_comparable(self.places),
            event_types=self.event_types,
            predicates=self.predicates,
            languages=self.languages,
            minimum=self.minimum_status,
            thresholds={slot: tuple(sorted(at)) for slot, at in self.thresholds.items()},
        )


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    watchlist: tuple[_Entry, ...] = Field(max_length=WATCHLISTS_MAX)


def load_watchlists(file: Path | None) -> tuple[Watchlist, ...]:
    """The watchlists of a file, in its order; none without a file.

    Raises:
        WatchlistError: the file cannot be read, or something in it is wrong.
    """
    if file is None:
        return ()
    table = table_in(file, bytes_max=WATCHLIST_BYTES_MAX, error=WatchlistError)
    try:
        read = _File.model_validate(table)
    except ValidationError as error:
        raise WatchlistError(f"{file}: {_sentence(error, table)}") from error
    names = [entry.name for entry in read.watchlist]
    if twice := [name for name in names if names.count(name) > 1]:
        raise WatchlistError(f"{file}: two watchlists are called {twice[0]!r}")
    return tuple(entry.read() for entry in read.watchlist)


def _comparable(words: frozenset[str]) -> frozenset[str]:
    """Each as it was written, for ids and country codes, and as a name."""
    codes = {word for word in words if len(word) == COUNTRY_CODE_CHARS and word.isupper()}
    return words | {plain(word) for word in words - codes}


def _sentence(error: ValidationError, table: dict[str, Any]) -> str:
    """What is wrong first, and in which list."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    reason = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        reason = "there is no such key"
    where = list(first["loc"])
    lists = table.get("watchlist")
    if where[:1] == ["watchlist"] and len(where) > 1 and isinstance(lists, list):
        number = where[1]
        entry = lists[number] if isinstance(number, int) else {}
        name = entry.get("name", f"number {number}") if isinstance(entry, dict) else number
        where = [f"watchlist {name}", *where[2:]]
    return f"{', '.join(str(part) for part in where)}: {reason}"
