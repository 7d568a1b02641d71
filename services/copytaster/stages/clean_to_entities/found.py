"""What the rules find: a span of text that names something, before it is linked."""

from dataclasses import dataclass
from typing import Literal

from copytaster.stages.clean_to_entities.knowledge import Thing

How = Literal["name", "surname", "acronym", "adjective", "office", "capital"]
FoundType = Literal["person", "organisation", "place"]


@dataclass(slots=True, eq=False)
class Found:
    """A span that names something: `thing` where it is known; `owner` is an entity id."""

    start: int
    end: int
    type: FoundType
    how: How = "name"
    thing: Thing | None = None
    confidence: int = 50
    office: str | None = None
    owner: str | None = None
    owner_country: str | None = None
    stands_for: str | None = None
    kind: str | None = None
    key: str = ""
    name: str = ""
