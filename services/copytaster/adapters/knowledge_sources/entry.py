"""What a source says of one entity, and what is said where a source is wrong."""

from dataclasses import dataclass, field
from typing import Final

from copytaster.stages.clean_to_entities.codes import THING_TYPES

TYPES: Final = THING_TYPES[:3]
"""What the base knows: people, organisations, places."""
WEIGHT_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity. `names`: language code, or "" for every language, -> its names there.

    `weight`: how likely its name means it, 0 to 100, or None for not said; `same`: the id of the
    thing of the base that it is, where the source says so by a code.
    """

    id: str
    type: str
    name: str
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    country: str = ""
    kind: str = ""
    uri: str = ""
    latitude: float | None = None
    longitude: float | None = None
    weight: int | None = None
    same: str = ""
    line: int = 0


class SourceError(Exception):
    """A source cannot be read; the message names the file, the line, and what is wrong there."""

    def __init__(self, source: str, line: int, problem: str) -> None:
        where = f"{source}, line {line}" if line else source
        super().__init__(f"{where}: {problem}")
