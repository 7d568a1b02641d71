"""A story in a folder: its articles and what must come of them (`seeds/`, `tests/stories/`)."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import orjson

ROOT: Final = Path(__file__).parents[2]
SEEDS: Final = ROOT / "seeds"
STORIES: Final = ROOT / "tests" / "stories"
UNSEEN: Final = ROOT / "tests" / "stories_unseen"
LATER: Final = ROOT / "tests" / "stories_later"
"""By an outside author, before they were run; no test: a benchmark (tests/quality/stories.py)."""

Names = tuple[str, ...]
"""Alternatives: any one of them will do. Empty: not asked for."""


@dataclass(frozen=True, slots=True)
class Description:
    """Which developments are meant: all given criteria hold, of the names in each any one.

    `actor`, `party` (any role) and `place` are parts of a name, or an ISO country code in capitals;
    `text` is a part of the headline or of an evidence's verbatim passage.
    """

    what: str
    predicate: Names = ()
    objects: Names = ()
    actor: Names = ()
    party: Names = ()
    place: Names = ()
    place_or_party: Names = ()
    slot: Names = ()
    text: Names = ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A development that must be confirmed, and how."""

    described: Description
    basis: Names
    voice: Names
    carriers_min: int
    contested_by: Names
    facts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ends:
    """A development that must end with one of these statuses."""

    described: Description
    status: Names


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come of a story. `alerts` gives the least and the greatest number by type."""

    summary: str
    languages: Names
    alerts: Mapping[str, tuple[int, int]]
    confirmed: tuple[Confirmed, ...]
    ends: tuple[Ends, ...]
    never_confirmed: tuple[Description, ...]
    text_absent: Names
    text_present: Names
    same_entity: tuple[Names, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The raw articles of a folder in arrival order, as bytes, and what is expected of them."""

    name: str
    articles: tuple[bytes, ...]
    expected: Expected


def stories_in(folder: Path) -> tuple[Story, ...]:
    """Every story of a folder, by name; a story is a folder with `articles.jsonl`."""
    return tuple(read_story(path.parent) for path in sorted(folder.glob("*/articles.jsonl")))


def read_story(folder: Path) -> Story:
    """One story. An unknown key in `expected.toml` is an error: it would check nothing."""
    lines = (folder / "articles.jsonl").read_bytes().splitlines()
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    for line in lines:
        orjson.loads(line)
    return Story(folder.name, tuple(lines), _expected(expected))


def together(stories: Sequence[Story]) -> Expected:
    """What must come of all of them at once: the sum, for the types of alerts that all speak of."""
    each = [story.expected for story in stories]
    kinds = set[str].intersection(*(set(one.alerts) for one in each))
    return Expected(
        summary="; ".join(one.summary for one in each),
        languages=tuple(dict.fromkeys(code for one in each for code in one.languages)),
        alerts={
            kind: (
                sum(one.alerts[kind][0] for one in each),
                sum(one.alerts[kind][1] for one in each),
            )
            for kind in sorted(kinds)
        },
        confirmed=tuple(entry for one in each for entry in one.confirmed),
        ends=tuple(entry for one in each for entry in one.ends),
        never_confirmed=tuple(entry for one in each for entry in one.never_confirmed),
        text_absent=tuple(bit for one in each for bit in one.text_absent),
        text_present=tuple(bit for one in each for bit in one.text_present),
        same_entity=tuple(names for one in each for names in one.same_entity),
    )


def _expected(given: dict[str, Any]) -> Expected:
    rest = dict(given)
    text = rest.pop("text", {})
    expected = Expected(
        summary=rest.pop("summary"),
        languages=tuple(rest.pop("languages")),
        alerts={kind: _count(count) for kind, count in rest.pop("alerts").items()},
        confirmed=tuple(_confirmed(entry) for entry in rest.pop("confirmed", ())),
        ends=tuple(_ends(entry) for entry in rest.pop("ends", ())),
        never_confirmed=tuple(_description(entry) for entry in rest.pop("never_confirmed", ())),
        text_absent=tuple(text.pop("absent", ())),
        text_present=tuple(text.pop("present", ())),
        same_entity=tuple(tuple(entry["names"]) for entry in rest.pop("same_entity", ())),
    )
    if rest or text:
        raise ValueError(f"unknown keys in expected.toml: {sorted([*rest, *text])}")
    return expected


def _count(given: int | list[int]) -> tuple[int, int]:
    least, most = (given, given) if isinstance(given, int) else given
    return least, most


def _confirmed(entry: dict[str, Any]) -> Confirmed:
    own = {
        "basis": tuple(entry.pop("basis")),
        "voice": tuple(entry.pop("voice", ())),
        "carriers_min": entry.pop("carriers_min", 1),
        "contested_by": tuple(entry.pop("contested_by", ())),
        "facts": entry.pop("facts", {}),
    }
    return Confirmed(_description(entry), **own)


def _ends(entry: dict[str, Any]) -> Ends:
    status = tuple(entry.pop("status"))
    return Ends(_description(entry), status)


def _description(entry: dict[str, Any]) -> Description:
    known = {field.name for field in fields(Description)}
    if unknown := entry.keys() - known:
        raise ValueError(f"unknown criteria in expected.toml: {sorted(unknown)}")
    names = {key: tuple(value) for key, value in entry.items() if key != "what"}
    return Description(entry["what"], **names)


def matches(described: Description, development: Mapping[str, Any]) -> bool:
    """Whether a development (the value of its record) is one of those described."""
    return all(
        any(_named(name, candidates) for name in wanted)
        for wanted, candidates in _criteria(described, development)
        if wanted
    )


def _criteria(
    described: Description, development: Mapping[str, Any]
) -> Iterator[tuple[Names, list[str]]]:
    parties = development["participants"]
    party = [name for person in parties for name in _names(person)]
    place = [name for spot in development["places"] for name in (*_names(spot), *spot["within"])]
    yield (
        described.actor,
        [name for person in parties if person["role"] == "actor" for name in _names(person)],
    )
    yield described.party, party
    yield described.place, place
    yield described.place_or_party, party + place
    exact = [evidence["exact"] for evidence in development["evidence"]]
    yield described.text, [development["headline"], *exact]
    yield described.predicate, [f"={development['predicate']}"]
    yield described.objects, [f"={thing}" for thing in development["objects"]]
    yield described.slot, [f"={fact['slot']}" for fact in development["facts"]]


def _names(thing: Mapping[str, Any]) -> list[str]:
    country = thing.get("country")
    own = country if country and str(thing["entity_id"]).startswith("c-") else None
    return [thing["name"], *([f"={own}"] if own else [])]


def _named(wanted: str, candidates: list[str]) -> bool:
    """Ids and codes (marked by `=`) match whole, names by a part, whatever the case."""
    return any(
        candidate[1:] == wanted
        if candidate.startswith("=")
        else len(wanted) > len("XX") and wanted.casefold() in candidate.casefold()
        for candidate in candidates
    )
