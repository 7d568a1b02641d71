"""The tables of the knowledge file -> what a name can mean."""

from typing import Final, NamedTuple, cast

import numpy as np

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import sound_of
from copytaster.stages.clean_to_entities.names import NameIndex
from copytaster.stages.clean_to_entities.spelled import hash_of
from copytaster.stages.clean_to_entities.tables import Hashes, KnowledgeTables
from copytaster.stages.clean_to_entities.wordlists import WordLists
from copytaster.stages.record import dataclass
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EntityType

REMEMBERED_MAX: Final = 16_384
"""Names, and things, that are kept as objects: what the news of some days names, about 5 MB."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity of the knowledge base. `prior`: how likely a name means it, 0-100; `source`: where
    it comes from, "text" for what the words of an article make.
    """

    entity_id: EntityId
    entity_type: EntityType
    name: str
    kind: str | None
    uri: str | None
    country: str | None
    within: tuple[EntityId, ...]
    geo: tuple[float, float] | None
    prior: int
    source: str = "text"


class Sense(NamedTuple):
    """One meaning of a name: `target` indexes things, offices or bodies, by `form` (see codes)."""

    target: int
    form: int
    shapes: int
    languages: int
    flags: int
    source: int


class Holding(NamedTuple):
    """Who held which office where, from and until which month ("" for today)."""

    person: EntityId
    office: str
    owner: EntityId
    since: str
    until: str


class KnowledgeBase(WordLists):
    """Names, things and words; made once, then only read."""

    def __init__(self, tables: KnowledgeTables) -> None:
        super().__init__(tables.rest)
        rest = tables.rest
        self._things, self._senses, self._people = tables.things, tables.senses, tables.people
        self.index = NameIndex(tables.names)
        self._ready: dict[int, tuple[Sense, ...]] = {}
        self._made: dict[int, Thing] = {}
        self.offices: tuple[str, ...] = tuple(rest["offices"])
        self.bodies: tuple[str, ...] = tuple(rest["bodies"])
        self.sources: tuple[str, ...] = tuple(rest["sources"])
        self.body_kinds: dict[str, str] = rest["body_kinds"]
        self.body_same: dict[str, str] = rest["body_same"]
        self._kinds: tuple[str, ...] = tuple(rest["kinds"])
        self._countries: tuple[str, ...] = tuple(rest["countries"])
        self._held: dict[EntityId, tuple[Holding, ...]] = {}
        self._holders: dict[str, tuple[Holding, ...]] = {}
        for who, office, owner, since, until in rest["holdings"]:
            one = Holding(EntityId(who), office, EntityId(owner), since, until)
            self._held[one.person] = (*self._held.get(one.person, ()), one)
            self._holders[office] = (*self._holders.get(office, ()), one)

    def name_at(self, folded: str) -> int | None:
        """The number of a folded name."""
        return self.index.number(folded)

    def senses(self, name: int) -> tuple[Sense, ...]:
        """What a name can mean."""
        ready = self._ready.get(name)
        if ready is None:
            if len(self._ready) >= REMEMBERED_MAX:
                self._ready.clear()
            ready = self._ready[name] = tuple(
                [self.sense(row) for row in range(*self.index.rows(name))]
            )
        return ready

    def sense(self, row: int) -> Sense:
        """One meaning of a name."""
        table = self._senses
        return Sense(
            int(table.target[row]), int(table.form[row]), int(table.shapes[row]),
            int(table.languages[row]), int(table.flags[row]), int(table.source[row]),
        )  # fmt: skip

    def thing(self, at: int) -> Thing:
        """The thing a sense targets."""
        known = self._made.get(at)
        if known is None:
            if len(self._made) >= REMEMBERED_MAX:
                self._made.clear()
            known = self._made[at] = self._make(at)
        return known

    def _make(self, at: int) -> Thing:
        table = self._things
        start = int(table.ends[at - 1]) if at else 0
        line = table.text[start : table.ends[at]].tobytes().decode()
        entity_id, name, uri, within = line.split("\t")
        latitude, longitude = float(table.latitude[at]), float(table.longitude[at])
        return Thing(
            EntityId(entity_id), cast("EntityType", codes.THING_TYPES[table.type[at]]), name,
            self._kinds[table.kind[at]] or None, uri or None,
            self._countries[table.country[at]] or None,
            tuple(EntityId(part) for part in within.split()),
            None if np.isnan(latitude) else (round(latitude, 4), round(longitude, 4)),
            int(table.prior[at]), self.sources[table.source[at]],
        )  # fmt: skip

    def thing_of(self, entity_id: str) -> Thing | None:
        """The thing with an id, if the knowledge base has it."""
        at = _first(self._things.ids, entity_id)
        return None if at is None else self.thing(int(self._things.order[at]))

    def person_sounding(self, name: str) -> Thing | None:
        """The known person whose name could be spelt like this."""
        at = _first(self._people.sounds, sound_of(name))
        return None if at is None else self.thing(int(self._people.sounding[at]))

    def held_by(self, person: EntityId) -> tuple[Holding, ...]:
        """The offices of a person, whenever held."""
        return self._held.get(person, ())

    def holders_of(self, office: str) -> tuple[Holding, ...]:
        """Who held an office, wherever and whenever."""
        return self._holders.get(office, ())

    def people_with(self, part: str) -> list[Thing]:
        """The known people one part of whose name could be spelt like this."""
        table, wanted = self._people, hash_of(sound_of(part))
        low, high = np.searchsorted(table.parts, np.array([wanted, wanted + 1], np.uint64))
        return [self.thing(at) for at in sorted(table.bearing[low:high].tolist())]

    def is_adjective(self, word: str) -> bool:
        """Whether a folded word is the adjective of a country."""
        name = self.name_at(word)
        return name is not None and any(
            sense.form == codes.ADJECTIVE for sense in self.senses(name)
        )


def _first(table: Hashes, text: str) -> int | None:
    """Where the hash of a text stands in a sorted table."""
    wanted = np.uint64(hash_of(text))
    at = int(np.searchsorted(table, wanted))
    return at if at < len(table) and table[at] == wanted else None
