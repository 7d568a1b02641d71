"""The shipped table of tolls, parts and stages (TOML) -> relations, checked."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from copytaster.stages.claims_to_developments.relations import Parts, Process, Relations, Share

Predicates = Annotated[
    list[Annotated[str, Field(pattern=r"^[a-z_]+$")]], Field(min_length=1, max_length=100)
]


class RelationsError(Exception):
    """The table of relations cannot be used; the message says where and why."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Tolls(_Part):
    predicates: Predicates
    of: Predicates

    @model_validator(mode="after")
    def _are_apart(self) -> Self:
        if both := set(self.predicates) & set(self.of):
            raise ValueError(f"{min(both)} would be a toll of itself")
        return self


class _Parts(_Part):
    parts: Predicates
    of: Predicates
    share: Share


class _Process(_Part):
    name: str
    share: Share
    stages: Annotated[list[Predicates], Field(min_length=2, max_length=20)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        named = [one for stage in self.stages for one in stage]
        if twice := sorted({one for one in named if named.count(one) > 1}):
            raise ValueError(f"{twice[0]} is two stages of {self.name}")
        return self


class _Table(_Part):
    tolls: _Tolls
    part: list[_Parts]
    process: list[_Process]


@lru_cache(maxsize=4)
def load_relations(file: Traversable | None = None) -> Relations:
    """The table of a file, by default the one that ships.

    Raises:
        RelationsError: it is no TOML, or something in it contradicts itself.
    """
    source = file or files("copytaster") / "resources" / "relations" / "relations.toml"
    try:
        table = _Table.model_validate(tomllib.loads(source.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RelationsError(f"{source.name} is no TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise RelationsError(f"{source.name}: {where}: {reason}") from error
    return Relations(
        tolls=frozenset(table.tolls.predicates),
        strikes=frozenset(table.tolls.of),
        parts=tuple(Parts(frozenset(x.parts), frozenset(x.of), x.share) for x in table.part),
        processes=tuple(
            Process(x.name, tuple(frozenset(stage) for stage in x.stages), x.share)
            for x in table.process
        ),
    )
