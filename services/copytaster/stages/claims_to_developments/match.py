"""Two keys -> can they be the same happening, and how much speaks for it?"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from copytaster.stages.claims_to_developments.persons import parts_of, same_person
from copytaster.stages.claims_to_developments.proposition import Key, Party, Place, contains

AGREES: Final = 3.0
AGREES_LESS: Final = 2.0
UNKNOWN: Final = 0.5
"""What an agreeing actor or object, an agreeing recipient or place, and a slot that one side leaves
open speak for identity. Component matching in this manner reached CoNLL F1 73 on ECB+ against 63
for the bare predicate (status-model 1); stricter matching bought little precision there.
"""

SAME_MIN: Final = 3.4
"""From here two keys are one happening: the predicate, and one slot that agrees or nothing said."""

DAYS_APART_MAX: Final = 2
"""Days between two mentions of one day: "Monday night" is Tuesday elsewhere."""

ONCE: Final = frozenset({"die", "kill"})
"""What befalls a person once."""

FIGHTING: Final = frozenset({"militants"})
"""People that are no victims of theirs: "sixty insurgents" are not "three aid workers"."""

MOVES: Final = frozenset({"MOBILIZE", "RETREAT", "CONSULT", "DISASTER", "HEALTH"})
"""Event types whose recipients say little: troops are sent to, for and against somebody at once."""

SPREADS: Final = frozenset({"DISASTER", "HEALTH", "PROTEST", "SANCTION", "BUSINESS", "LEGAL"})
"""Event types that are in many places at once: two places do not make two happenings."""

WIDE: Final = frozenset(
    {"earthquake", "tsunami", "flood", "storm", "heavy_rain", "winter_weather", "extreme_heat"}
)
"""What strikes a whole region: outlets name it after whichever of its towns they know."""

UNPLACED: Final = "x-loc:"
REGION: Final = "r-"
"""Ids of places that only a text knows, and of regions."""

MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Event types between equals: each party must be known to the other side, or unknown there."""

Slot = TypeVar("Slot", Party, Place)


@lru_cache(maxsize=65_536)
def affinity(one: Key, other: Key) -> float | None:
    """How much speaks for one happening; None where something rules it out.

    Quantities never rule out: one victim's age was printed as 56, 67, 75 and 76 (status-model 4.7).
    """
    parts = _agreement(one, other)
    return None if parts is None else 1.0 + sum(parts)


def compatible(one: Key, other: Key) -> bool:
    """Whether nothing rules out that two keys are one happening."""
    return affinity(one, other) is not None


def _agreement(one: Key, other: Key) -> tuple[float, ...] | None:
    """How much each slot speaks for it; None where one rules it out."""
    if one.predicate != other.predicate:
        return None
    if one.predicate in ONCE and _one_person(one, other):
        return (AGREES, AGREES)  # wherever and whenever else it is told
    if days_apart(one, other) or (one.edition and other.edition and one.edition != other.edition):
        return None
    parts = (
        _actors(one, other),
        _slots(one.objects, other.objects, AGREES),
        _recipients(one, other),
        _places(one, other),
        _people(one, other),
    )
    found = tuple(part for part in parts if part is not None)
    return found if len(found) == len(parts) else None


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties can be one: by id, by country where one acts for it, by surname."""
    if one.id == other.id:
        return True
    if "state" in {one.level, other.level}:
        return one.country != "" and one.country == other.country
    if one.level == other.level == "person":
        return same_person(one.name, other.name)
    if one.level == other.level:
        return _names(one.name) <= _names(other.name) or _names(other.name) <= _names(one.name)
    return one.country in {"", other.country} or other.country == ""


def same_place(one: Place, other: Place) -> bool:
    """Whether two places are one: by id, or by name within a country (Kursk, Kursk Oblast)."""
    if one.id == other.id:
        return True
    if one.is_country or other.is_country:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    return _names(one.name) <= _names(other.name) or _names(other.name) <= _names(one.name)


def near_places(mine: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """Whether two happenings may be in one place: one lies in the other, or one is not known."""
    if not mine or not theirs:
        return True
    return any(
        same_place(a, b)
        or contains(a, b)
        or contains(b, a)
        or _may_contain(a, b)
        or _may_contain(b, a)
        for a in mine
        for b in theirs
    )


def days_apart(one: Key, other: Key) -> bool:
    """Whether two happenings are on days that cannot be one day told twice."""
    if not one.day or not other.day:
        return False
    return abs(one.day - other.day) > DAYS_APART_MAX


def _actors(one: Key, other: Key) -> float | None:
    if one.event_type in MUTUAL:
        mine, theirs = one.actors + one.recipients, other.actors + other.recipients
        if mine and theirs and not _covered(mine, theirs):
            return None
        return AGREES if mine and theirs else UNKNOWN
    return _met(one.actors, other.actors, same_party, AGREES)


def _covered(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    fewer, more = sorted((mine, theirs), key=len)
    return all(any(same_party(a, b) for b in more) for a in fewer)


def _recipients(one: Key, other: Key) -> float | None:
    if one.event_type in MOVES or one.event_type in MUTUAL:
        return UNKNOWN
    return _met(one.recipients, other.recipients, same_party, AGREES_LESS)


def _places(one: Key, other: Key) -> float | None:
    if not one.places or not other.places:
        return UNKNOWN
    pairs = [(a, b) for a in one.places for b in other.places]
    if any(same_place(a, b) or contains(a, b) or contains(b, a) for a, b in pairs):
        return AGREES_LESS
    if any(_may_contain(a, b) or _may_contain(b, a) for a, b in pairs):
        return UNKNOWN
    if one.predicate in WIDE and any(a.country == b.country != "" for a, b in pairs):
        return UNKNOWN
    return 0.0 if one.event_type in SPREADS else None


def _one_person(one: Key, other: Key) -> bool:
    """Whether both name one and the same person."""
    mine, theirs = (
        [party for party in (*key.recipients, *key.actors) if party.level == "person"]
        for key in (one, other)
    )
    if one.predicate == "kill":  # whoever did it may have killed twice
        mine, theirs = ([p for p in key.recipients if p.level == "person"] for key in (one, other))
    return any(same_party(a, b) for a in mine for b in theirs)


def _people(one: Key, other: Key) -> float | None:
    """Whether others were meant: people of other nations, but not in one town, or fighters."""
    if not one.people or not other.people:
        return 0.0
    nations, roles = zip(_split(one.people), _split(other.people), strict=True)
    if all(roles) and roles[0] != roles[1] and FIGHTING & (roles[0] ^ roles[1]):
        return None
    if not all(nations) or nations[0] & nations[1]:
        return 0.0
    pairs = [(a, b) for a in one.places for b in other.places if not a.is_country]
    return 0.0 if any(same_place(a, b) for a, b in pairs) else None


def _split(people: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The nations and the roles of people."""
    nations = frozenset(one for one in people if one.isupper())
    return nations, frozenset(people) - nations


def _may_contain(outer: Place, inner: Place) -> bool:
    """Whether a town that no knowledge base places may lie there: "Tessen", in "Sweden"."""
    if outer.is_country:
        return not inner.is_country and inner.country == ""
    unplaced = inner.id.startswith(UNPLACED) and not inner.within
    return unplaced and outer.id.startswith(REGION) and inner.country in {"", outer.country}


def _met(
    mine: tuple[Slot, ...],
    theirs: tuple[Slot, ...],
    same: Callable[[Slot, Slot], bool],
    weight: float,
) -> float | None:
    if not mine or not theirs:
        return UNKNOWN
    if any(same(a, b) for a in mine for b in theirs):
        return weight
    return UNKNOWN if any(_open(a, b) for a in mine for b in theirs) else None


def _open(one: Party | Place, other: Party | Place) -> bool:
    """Whether a state and a person of whom no country is known may be meant for one another."""
    if isinstance(one, Place) or isinstance(other, Place):
        return False
    levels = {one.level, other.level}
    return levels == {"state", "person"} and "" in {one.country, other.country}


def _slots(mine: tuple[str, ...], theirs: tuple[str, ...], weight: float) -> float | None:
    if not mine and not theirs:
        return 1.0
    if not mine or not theirs:
        return UNKNOWN
    return weight if set(mine) & set(theirs) else None


@lru_cache(maxsize=16_384)
def _names(name: str) -> frozenset[str]:
    return frozenset(parts_of(name))
