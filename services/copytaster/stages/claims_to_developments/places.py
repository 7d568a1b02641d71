"""statements of one happening -> the levels of place at which its status is judged."""

from collections.abc import Iterable, Sequence
from typing import Final

from copytaster.stages.claims_to_developments.anchor import CASUALTIES
from copytaster.stages.claims_to_developments.match import same_place
from copytaster.stages.claims_to_developments.proposition import Place, contains
from copytaster.stages.claims_to_developments.statement import Statement

ONE_PLACE: Final = frozenset(
    {"ACCIDENT", "DEATH", "CRIME", "LEGAL", "APPOINTMENT", "SPORT", "TECH"}
)
"""Event types of which one happening is in one place."""

Level = Place | None
"""A place, or None for wherever it was."""


def places_of_rows(rows: Sequence[Statement]) -> dict[str, tuple[Place, ...]]:
    """Claim id -> where the statement puts it.

    A statement that names no place takes the widest one that the same article names for the same
    happening, provided that these lie in one another: it cannot mean less than that.
    """
    named: dict[str, set[Place]] = {}
    for row in rows:
        named.setdefault(row.source.article_id, set()).update(row.key.places)
    widest = {article: _widest(places) for article, places in named.items()}
    found = {row.claim_id: row.key.places or widest[row.source.article_id] for row in rows}
    spot = _spot(rows)
    if spot is None:
        return found
    return {
        claim: (spot,) if all(contains(place, spot) for place in places) else places
        for claim, places in found.items()
    }


def _spot(rows: Sequence[Statement]) -> Place | None:
    """The one place of a happening that can have but one: an arrest, a crash, a death.

    Whoever names the country, or no place, speaks of the same spot. A war, a flood or a deployment
    is in many places, and what is said of the wider one is not said of the narrower.
    """
    places = {place for row in rows for place in row.key.places}
    own = [row for row in rows if row.key.predicate not in CASUALTIES] or rows
    if not places or not all(row.key.event_type in ONE_PLACE for row in own):
        return None
    spot = max(places, key=lambda place: (depth(place), place))
    in_line = all(same_place(place, spot) or contains(place, spot) for place in places)
    return spot if in_line else None


def levels_of(found: Iterable[tuple[Place, ...]]) -> list[Level]:
    """The levels to judge: nowhere in particular, and every place that is not another's
    namesake.
    """
    levels: list[Place] = []
    everywhere = {place for places in found for place in places}
    for place in sorted(everywhere, key=lambda one: (-depth(one), one)):
        if not any(same_place(place, known) for known in levels):
            levels.append(place)
    return [None, *levels]


def supports_level(places: tuple[Place, ...], level: Level) -> bool:
    """Whether something said of `places` is thereby said of the level: it is there or inside it."""
    if level is None:
        return True
    for place in places:  # noqa: SIM110 - asked of every statement at every level: twice as fast
        if same_place(place, level) or contains(level, place):
            return True
    return False


def opposes_level(places: tuple[Place, ...], level: Level) -> bool:
    """Whether something denied of `places` is thereby denied of the level: it is that or wider."""
    if not places:
        return True
    if level is None:
        return False
    return any(same_place(place, level) or contains(place, level) for place in places)


def depth(level: Level) -> int:
    """How narrow a level is."""
    if level is None:
        return 0
    return 1 if level.is_country else 2 + len(level.within)


def _widest(places: set[Place]) -> tuple[Place, ...]:
    if not places:
        return ()
    top = min(places, key=lambda place: (depth(place), place))
    in_line = all(
        place == top or contains(top, place) or same_place(top, place) for place in places
    )
    return (top,) if in_line else ()
