"""What somebody watches for x what a development is about -> the watchlists that ask for it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Final, Literal

from copytaster.stages.record import dataclass
from copytaster_schemas.claim import Participant, PlaceRef
from copytaster_schemas.development import Fact
from copytaster_schemas.words import Status

MinimumStatus = Literal["reported", "corroborated", "confirmed"]

RANKS: Final[Mapping[Status | None, int]] = {
    "reported": 1, "denied": 1, "disputed": 1, "corroborated": 2, "confirmed": 3,
    "retracted": 0, None: 0,
}  # fmt: skip
"""How far a status has come. Who asks for reports is told of a denial or dispute as well."""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What somebody watches for. Of each criterion that is given one must hold; empty: any will do.

    `entities` and `places` are ids, names (`plain`) or ISO country codes in capitals. `minimum` is
    the least status that sounds. `thresholds`: slot -> values at which a number is news again.
    """

    name: str
    entities: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    event_types: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    minimum: MinimumStatus = "confirmed"
    thresholds: Mapping[str, tuple[float, ...]] = field(default_factory=dict, hash=False)

    def reaches(self, status: Status) -> bool:
        """Whether a status is one that it wants to hear of."""
        return RANKS[status] >= RANKS[self.minimum]

    def crossed(self, fact: Fact, before: float | None) -> bool:
        """Whether the best value of a quantity has come to a threshold since it was last told."""
        best = fact.best
        if best is None:
            return False
        told = before if before is not None else float("-inf")
        return any(told < value <= best for value in self.thresholds.get(fact.slot, ()))


@dataclass(frozen=True, slots=True)
class Watched:
    """What of a development a watchlist can ask for."""

    participants: tuple[Participant, ...]
    places: tuple[PlaceRef, ...]
    event_type: str
    predicate: str
    languages: tuple[str, ...]


def asking(watchlists: Iterable[Watchlist], watched: Watched) -> tuple[Watchlist, ...]:
    """The watchlists that ask for it, whatever its status."""
    return tuple(one for one in watchlists if _asks(one, watched))


def _asks(watchlist: Watchlist, watched: Watched) -> bool:
    """Whether every criterion that is given holds, the cheap ones first."""
    return (
        _meets(watchlist.event_types, (watched.event_type,))
        and _meets(watchlist.predicates, (watched.predicate,))
        and _meets(watchlist.languages, watched.languages)
        and _meets(watchlist.entities, _entities(watched))
        and _meets(watchlist.places, _places(watched))
    )


def _meets(wanted: frozenset[str], found: Iterable[str]) -> bool:
    return not wanted or not wanted.isdisjoint(found)


def _entities(watched: Watched) -> Iterable[str]:
    """The parties by id, name, and the country that they belong to."""
    for party in watched.participants:
        yield party.entity_id
        yield plain(party.name)
        if party.country:
            yield party.country.upper()


def _places(watched: Watched) -> Iterable[str]:
    """The places with all that contains them, by id, name and country."""
    for place in watched.places:
        yield place.entity_id
        yield plain(place.name)
        yield from place.within
        if place.country:
            yield place.country.upper()


@lru_cache(maxsize=16_384)
def plain(name: str) -> str:
    """A name as watchlists compare it: without case, accents and marks."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(x for x in letters if not unicodedata.combining(x))))
