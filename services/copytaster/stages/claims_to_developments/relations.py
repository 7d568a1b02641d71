"""Happenings of one story -> which one is a toll, a part or a later stage of which other.

The table is data (`resources/relations`); what has to agree between two happenings is decided here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from copytaster.stages.claims_to_developments.match import days_apart, near_places, same_party
from copytaster.stages.claims_to_developments.proposition import Key, Party, Place, contains

Share = Literal["recipients", "actors", "parties", "objects", "places"]
"""What two happenings must have in common: parties are actors and recipients alike."""


@dataclass(frozen=True, slots=True)
class Process:
    """Stages of one process, in order; `share` is what they are stages of."""

    name: str
    stages: tuple[frozenset[str], ...]
    share: Share


@dataclass(frozen=True, slots=True)
class Parts:
    """Predicates of which happenings are parts of others."""

    parts: frozenset[str]
    of: frozenset[str]
    share: Share


@dataclass(frozen=True)
class Relations:
    """The whole table. `tolls`: what happens to people; `strikes`: what does it to them."""

    tolls: frozenset[str] = frozenset()
    strikes: frozenset[str] = frozenset()
    parts: tuple[Parts, ...] = ()
    processes: tuple[Process, ...] = ()

    @cached_property
    def predicates(self) -> frozenset[str]:
        """Every predicate that has to do with another."""
        named = [self.tolls, self.strikes]
        named += [group for one in self.parts for group in (one.parts, one.of)]
        named += [stage for one in self.processes for stage in one.stages]
        return frozenset[str]().union(*named)

    @cached_property
    def stages(self) -> dict[str, list[tuple[Process, int]]]:
        """Predicate -> the processes that it is a stage of, and which one."""
        found: dict[str, list[tuple[Process, int]]] = {}
        for process in self.processes:
            for number, stage in enumerate(process.stages):
                for predicate in stage:
                    found.setdefault(predicate, []).append((process, number))
        return found

    @cached_property
    def wholes(self) -> dict[str, list[tuple[Share, tuple[str, ...]]]]:
        """Predicate -> what it may be a part of."""
        found: dict[str, list[tuple[Share, tuple[str, ...]]]] = {}
        for entry in self.parts:
            for predicate in entry.parts:
                of = tuple(sorted(entry.of - {predicate}))
                found.setdefault(predicate, []).append((entry.share, of))
        return found

    def is_toll(self, keys: Iterable[Key]) -> bool:
        """Whether keys say what befell people whom nobody names, and nobody who did it.

        A state is let through here: `belongs_to` knows whether it can have done it.
        """
        return all(
            key.predicate in self.tolls
            and all(party.level == "state" for party in key.actors)
            and all(party.level == "state" for party in key.recipients)
            for key in keys
        )


NO_RELATIONS: Final = Relations()


@dataclass(frozen=True, slots=True)
class Told:
    """A development as relations see it: its name, and all that its keys say."""

    name: str
    keys: tuple[Key, ...]
    documents: frozenset[str] = field(compare=False)

    @property
    def predicate(self) -> str:
        """The happening itself, whatever toll it has."""
        return self.keys[0].predicate


def belongs_to(toll: Sequence[Key], strike: Sequence[Key]) -> bool:
    """Whether nothing rules out that people came to harm in a happening.

    Place and day agree, or one of them leaves it open; and who was harmed is of the country where
    it was, or of the one that it befell: the losses of another army are another matter. No state
    kills in a disaster: one that seems to is the country that counts its dead.
    """
    countries = {place.country for key in strike for place in key.places}
    countries |= {party.country for key in strike for party in key.recipients}
    harmed = {party.country for key in toll for party in key.recipients}
    if harmed and countries and not harmed & countries:
        return False
    culprits = {party.country for key in toll for party in key.actors}
    if culprits and not (strike[0].event_type == "DISASTER" and culprits <= countries):
        return False
    return _fits(toll, strike)


def related(told: Sequence[Told], table: Relations) -> dict[str, list[tuple[str, str]]]:
    """For each development what it follows and what it is a part of, at most one of each."""
    found: dict[str, list[tuple[str, str]]] = {one.name: [] for one in told}
    by_predicate: dict[str, list[Told]] = {}
    for one in told:
        by_predicate.setdefault(one.predicate, []).append(one)
    for one in told:
        whole = _nearest(_wholes(one, by_predicate, table), one)
        if whole is not None:
            found[one.name].append(("sub_event_of", whole.name))
        before = _before(one, by_predicate, table)
        if before is not None and before is not whole:
            found[one.name].append(("follows", before.name))
    return found


def _wholes(one: Told, known: Mapping[str, list[Told]], table: Relations) -> list[Told]:
    """What it may be a part of: an event that an article tells of beside it."""
    return [
        other
        for share, of in table.wholes.get(one.predicate, ())
        for predicate in of
        for other in known.get(predicate, ())
        if not one.documents.isdisjoint(other.documents) and _shares(one, other, share)
    ]


def _before(one: Told, known: Mapping[str, list[Told]], table: Relations) -> Told | None:
    """The latest of the earlier stages that the story tells of; among several the nearest."""
    for process, stage in table.stages.get(one.predicate, ()):
        for number in range(stage - 1, -1, -1):
            earlier = [
                other
                for predicate in sorted(process.stages[number])
                for other in known.get(predicate, ())
                if _shares(one, other, process.share)
            ]
            if earlier:
                return _nearest(earlier, one)
    return None


def _nearest(others: Sequence[Told], one: Told) -> Told | None:
    """The one that most articles tell of together with it."""
    ranked = sorted(others, key=lambda other: (-len(one.documents & other.documents), other.keys))
    return ranked[0] if ranked else None


def _shares(one: Told, other: Told, share: Share) -> bool:
    """Whether two happenings have in common what makes them one process, and nothing parts them."""
    if share == "places":
        return _fits(one.keys, other.keys) and bool(_places(one.keys) or _places(other.keys))
    if share == "objects":
        things = [{thing for key in each.keys for thing in key.objects} for each in (one, other)]
        return bool(things[0] & things[1])
    mine, theirs = _parties(one.keys, share), _parties(other.keys, share)
    return any(same_party(a, b) for a in mine for b in theirs)


def _parties(keys: Iterable[Key], share: Share) -> set[Party]:
    """The parties in the roles that count. Who gives himself up is the one who was looked for."""
    found: set[Party] = set()
    for key in keys:
        if share in {"actors", "parties"}:
            found |= set(key.actors)
        if share in {"recipients", "parties"}:
            found |= set(key.recipients)
        if share == "recipients" and not key.recipients:
            found |= {party for party in key.actors if party.level == "person"}
    return found


def _places(keys: Iterable[Key]) -> set[Place]:
    return {place for key in keys for place in key.places}


def _fits(some: Sequence[Key], others: Sequence[Key]) -> bool:
    """Whether neither days nor places set two happenings apart.

    What is in many places at once, as a flood or an earthquake is, has its dead in any of them.
    """
    if any(days_apart(a, b) for a in some for b in others):
        return False
    return near_places(_spots(some), _spots(others))


def _spots(keys: Iterable[Key]) -> tuple[Place, ...]:
    """The places of a happening that contain none of its others."""
    found = _places(keys)
    return tuple(sorted(one for one in found if not any(contains(one, two) for two in found)))
