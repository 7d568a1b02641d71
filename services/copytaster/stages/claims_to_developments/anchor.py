"""statements of one article -> the same, with the place and day of what the article is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.claims_to_developments.match import same_place
from copytaster.stages.claims_to_developments.proposition import Place, contains
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
    return tuple(_anchored(row, where, day) for row in rows)


def _anchored(row: Statement, where: tuple[Place, ...], day: int) -> Statement:
    key = row.key
    if key.is_somebodys or key.event_type not in ANCHORING:
        return row
    return replace(row, key=replace(key, places=where, day=key.day or day))


def _narrow_first(place: Place) -> tuple[int, Place]:
    return (1 if place.is_country else 0) - len(place.within), place
