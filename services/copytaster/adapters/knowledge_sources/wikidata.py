"""A JSON dump of Wikidata, one entity a line -> entries of people, organisations and places.

What an item is follows from the properties it has, not from its classes: one pass over the file is
enough. The properties are those of `resources/knowledge/wikidata.toml`, each checked against the
dump's own entry of it where that comes by.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from copytaster.adapters.knowledge_sources.entry import Entry, SourceError
from copytaster.adapters.knowledge_sources.lines import lines_of
from copytaster.limits import KNOWN_NAME_CHARS_MAX

WEIGHT_FLOOR: Final = 20
WEIGHT_PER_LINK: Final = 0.5
WEIGHT_CEILING: Final = 75
"""An item with links to 5 wikis weighs 22, with 110 or more 75: below the curated."""
ENTITY: Final = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take. `terms`: role -> property and its label; `countries`: item -> ISO code."""

    terms: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, str]
    languages: frozenset[str]
    links_min: int


def wikidata_entries(path: Path, wanted: Wanted) -> Iterator[Entry]:
    """The items of a dump that are people, organisations or places.

    Raises:
        SourceError: a line is no entity, or a property is not what it is taken for.
    """
    labels = {term: label for group in wanted.terms.values() for term, label in group.items()}
    for number, line in lines_of(path):
        text = line.strip().rstrip(b",")
        if text in (b"[", b"]"):
            continue
        try:
            entity = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise SourceError(path.name, number, f"it is not JSON: {error}; a dump has one "
                              "entity a line") from error  # fmt: skip
        if not isinstance(entity, dict) or not isinstance(entity.get("id"), str):
            raise SourceError(path.name, number, "it is no entity of Wikidata: it has no id")
        try:
            if entity["id"] in labels:
                _check(path, number, entity, labels[entity["id"]])
            entry = _entry(entity, wanted, number)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise SourceError(path.name, number, f"{entity['id']} is not built like an entity of "
                              f"Wikidata: {error!r}") from error  # fmt: skip
        if entry is not None:
            yield entry


def _check(path: Path, number: int, entity: dict[str, Any], label: str) -> None:
    names = [entity.get("labels", {}).get("en", {}).get("value", "")]
    names += [alias["value"] for alias in entity.get("aliases", {}).get("en", ())]
    if label not in names:
        raise SourceError(path.name, number, f"{entity['id']} is {names[0]!r} here, and was "
                          f"{label!r}; correct wikidata.toml")  # fmt: skip


def _entry(entity: dict[str, Any], wanted: Wanted, number: int) -> Entry | None:
    links = len(entity.get("sitelinks") or ())
    claims = entity.get("claims") or {}
    if not entity["id"].startswith("Q") or links < wanted.links_min or not claims:
        return None
    terms = wanted.terms
    type_ = _type_of(claims, terms)
    labels = entity.get("labels") or {}
    shown = labels.get("en") or labels.get("mul") or next(iter(labels.values()), None)
    if type_ is None or shown is None:
        return None
    code = _text(claims, terms["country_code"])
    number_of_town = _text(claims, terms["geonames"]) if type_ == "place" else ""
    point = (_value(claims, terms["point"]) if type_ == "place" else None) or {}
    state = _value(claims, terms["citizenship" if type_ == "person" else "country"]) or {}
    return Entry(
        f"wd-{entity['id']}",
        type_,
        shown["value"][:KNOWN_NAME_CHARS_MAX],
        _names(entity, wanted.languages),
        code or wanted.countries.get(state.get("id", ""), ""),
        "country" if code else "",
        ENTITY + entity["id"],
        point.get("latitude"),
        point.get("longitude"),
        min(WEIGHT_CEILING, round(WEIGHT_FLOOR + WEIGHT_PER_LINK * links)),
        f"c-{code.lower()}" if code else f"geo-{number_of_town}" if number_of_town else "",
        number,
    )


def _type_of(claims: dict[str, Any], terms: Mapping[str, Mapping[str, str]]) -> str | None:
    """The first kind of which the item has a property; a place by its point alone comes last."""
    for role, type_ in (("country_code", "place"), ("person", "person"), ("town", "place"),
                        ("organisation", "organisation")):  # fmt: skip
        if not claims.keys().isdisjoint(terms[role]):
            return type_
    lies = not claims.keys().isdisjoint(terms["inside"])
    return "place" if lies and not claims.keys().isdisjoint(terms["point"]) else None


def _names(entity: dict[str, Any], languages: frozenset[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for source in ("labels", "aliases"):
        for language, value in (entity.get(source) or {}).items():
            code = "" if language == "mul" else language
            if code in languages or not code:
                listed = value if isinstance(value, list) else [value]
                names[code] = (*names.get(code, ()), *(one["value"] for one in listed))
    return names


def _value(claims: dict[str, Any], group: Mapping[str, str]) -> Any:
    """The value of the first statement, the preferred ones first, of a property of the group."""
    for term in group:
        statements = [one for one in claims.get(term, ()) if one.get("rank") != "deprecated"]
        statements.sort(key=lambda one: one.get("rank") != "preferred")
        for statement in statements:
            value = statement["mainsnak"].get("datavalue")
            if value is not None:
                return value["value"]
    return None


def _text(claims: dict[str, Any], group: Mapping[str, str]) -> str:
    return str(_value(claims, group) or "")
