"""statements of one article -> the same, filled up with what the article says elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.claims_to_developments.match import compatible, same_place
from copytaster.stages.claims_to_developments.proposition import Key, Place, contains, interned
from copytaster.stages.claims_to_developments.statement import Statement

LOCAL_PLACE: Final = "x-loc:"
"""How ids of places begin that no data file knows."""

ANCHORING: Final = frozenset({"DISASTER", "ACCIDENT", "DEATH", "ASSAULT", "CRIME", "PROTEST"})
"""Happenings of one place and day, and what they did to people there."""


STRIKES: Final = frozenset({"DISASTER", "ACCIDENT", "ASSAULT"})
CASUALTIES: Final = frozenset({"kill", "die", "injure", "hospitalise", "go_missing"})
"""What harms people, and what it does to them."""


def anchored(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give consequences the place and day of what the article is about.

    "Two people were injured" names neither: it was where the article's title and lead say that
    something happened, provided that they name one place.
    """
    rows = _of_the_toll(_without_surnames(rows))
    about = [row.key for row in rows if row.opens and row.key.event_type in ANCHORING]
    places = sorted({place for key in about for place in key.places}, key=_narrow_first)
    one_line = all(
        same_place(place, places[0]) or contains(place, places[0]) for place in places[1:]
    )
    where = tuple(places[:1]) if one_line else ()
    days = Counter(key.day for key in about if key.day)
    day = min(days, key=lambda one: (-days[one], one), default=0)
    return _completed([_anchored(row, where, day) for row in rows])


def _of_the_toll(rows: Sequence[Statement]) -> list[Statement]:
    """A denial that an explosion killed anybody denies the dead, and no explosion."""
    denied = {
        (row.exact, row.start, row.speaker)
        for row in rows
        if row.stance == "contradicts" and row.key.predicate in CASUALTIES
    }
    return [
        replace(row, stance="neutral", certainty=0)
        if row.stance == "contradicts"
        and row.key.event_type in STRIKES
        and row.key.predicate not in CASUALTIES
        and (row.exact, row.start, row.speaker) in denied
        else row
        for row in rows
    ]


def _without_surnames(rows: Sequence[Statement]) -> list[Statement]:
    """The statements without places that are a surname of the article: a person was misread."""
    parties = {party for row in rows for party in (*row.key.actors, *row.key.recipients)}
    surnames = {party.name.split()[-1] for party in parties if party.level == "person"}
    return [_without(row, surnames) for row in rows]


def _without(row: Statement, surnames: set[str]) -> Statement:
    places = tuple(
        one
        for one in row.key.places
        if one.name not in surnames or not one.id.startswith(LOCAL_PLACE)
    )
    if places == row.key.places:
        return row
    return replace(row, key=interned(replace(row.key, places=places)))


def _completed(rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give "the attack" the parties of the one attack that its article tells of.

    Where the article tells of two, or of none, it stays as it is. So does its place: what is said
    of the whole is not thereby said of every part.
    """
    named: dict[str, Counter[Key]] = {}
    for row in rows:
        if row.key.actors or row.key.recipients:
            named.setdefault(row.key.predicate, Counter())[row.key] += 1
    donors = {name: sorted(keys, key=lambda one: (-keys[one], one)) for name, keys in named.items()}
    agreed = {
        name: keys for name, keys in donors.items() if all(compatible(x, keys[0]) for x in keys)
    }
    return tuple(_with_parties(row, agreed.get(row.key.predicate, [])) for row in rows)


def _with_parties(row: Statement, donors: Sequence[Key]) -> Statement:
    """The statement with the parties of those that name some, the most frequent first."""
    key = row.key
    if not donors or (key.actors and key.recipients):
        return row
    if not all(compatible(one, key) for one in donors):
        return row
    if any(set(one.actors) & set(key.actors) for one in donors if one.recipients):
        return row  # the article tells it with and without: the fuller one may be misread
    actors = key.actors or next((one.actors for one in donors if one.actors), ())
    acting = {party.id for party in actors}
    befallen = (one.recipients for one in donors if one.recipients)
    recipients = key.recipients or next(befallen, ())
    recipients = tuple(party for party in recipients if party.id not in acting)
    objects = key.objects or donors[0].objects
    full = replace(key, actors=actors, recipients=recipients, objects=objects)
    return replace(row, key=interned(full))


def _anchored(row: Statement, where: tuple[Place, ...], day: int) -> Statement:
    key = row.key
    if key.is_somebodys or key.event_type not in ANCHORING:
        return row
    return replace(row, key=interned(replace(key, places=where, day=key.day or day)))


def _narrow_first(place: Place) -> tuple[int, Place]:
    return (1 if place.is_country else 0) - len(place.within), place
