"""statements of one article -> the same, filled up with what the article says elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.claims_to_developments.match import affinity, same_place
from copytaster.stages.claims_to_developments.proposition import Key, Place, contains
from copytaster.stages.claims_to_developments.statement import Statement

OPENINGS: Final = frozenset({"title", "lead"})
ANCHORING: Final = frozenset({"DISASTER", "ACCIDENT", "DEATH", "ASSAULT", "CRIME", "PROTEST"})
"""Happenings of one place and day, and what they did to people there."""


def anchored(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give consequences the place and day of what the article is about.

    "Two people were injured" names neither: it was where the article's title and lead say that
    something happened, provided that they name one place.
    """
    about = [row.key for row in rows if row.section in OPENINGS and row.key.event_type in ANCHORING]
    places = sorted({place for key in about for place in key.places}, key=_narrow_first)
    one_line = all(
        same_place(place, places[0]) or contains(place, places[0]) for place in places[1:]
    )
    where = tuple(places[:1]) if one_line else ()
    days = Counter(key.day for key in about if key.day)
    day = min(days, key=lambda one: (-days[one], one), default=0)
    return _completed([_anchored(row, where, day) for row in rows])


def _completed(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give a bare "the attack" the parties of the one attack that its article tells of.

    Where the article tells of two, or of none, it stays bare. Its place stays its own: what is said
    of the whole is not thereby said of every part.
    """
    named: dict[str, Counter[Key]] = {}
    for row in rows:
        if row.key.actors or row.key.recipients:
            named.setdefault(row.key.predicate, Counter())[row.key] += 1
    return tuple(_with_parties(row, named.get(row.key.predicate)) for row in rows)


def _with_parties(row: Statement, named: Counter[Key] | None) -> Statement:
    key = row.key
    if named is None or key.actors or key.recipients:
        return row
    donors = sorted(named, key=lambda one: (-named[one], one))
    alike = all(affinity(donors[0], other) is not None for other in donors[1:])
    if not alike or affinity(key, donors[0]) is None:
        return row
    donor = donors[0]
    objects = key.objects or donor.objects
    fuller = replace(key, actors=donor.actors, recipients=donor.recipients, objects=objects)
    return replace(row, key=fuller)


def _anchored(row: Statement, where: tuple[Place, ...], day: int) -> Statement:
    key = row.key
    if key.is_somebodys or key.event_type not in ANCHORING:
        return row
    return replace(row, key=replace(key, places=where, day=key.day or day))


def _narrow_first(place: Place) -> tuple[int, Place]:
    return (1 if place.is_country else 0) - len(place.within), place
