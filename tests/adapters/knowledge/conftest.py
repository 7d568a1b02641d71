"""A small dump and a small table of our own; every Wikidata number in them is one of ours.

Q99999nnn are test ids: Wikidata does not reach that far, and nothing here was copied from it.
"""

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]
TERMS = tomllib.loads(
    (files("copytaster.resources") / "knowledge" / "wikidata.toml").read_text("utf-8")
)


def term(role: str) -> str:
    """The first property of a role."""
    return str(next(iter(TERMS[role])))


def an_item(number: int, labels: dict[str, str], claims: Json, *, links: int = 10) -> Json:
    """An item of a dump. `claims`: role -> value, as in wikidata.toml."""
    return {
        "type": "item",
        "id": f"Q99999{number:03}",
        "labels": {code: {"language": code, "value": name} for code, name in labels.items()},
        "aliases": {},
        "claims": {
            term(role): [{"mainsnak": {"datavalue": {"value": value}}, "rank": "normal"}]
            for role, value in claims.items()
        },
        "sitelinks": {f"w{at}": {} for at in range(links)},
    }


ITEMS = (
    an_item(1, {"en": "Vellamo Quistgaard", "it": "Vellamo Quistgaard", "uk": "Велламо Квістгор"},
            {"person": {"time": "+1970-00-00T00:00:00Z"}}),
    an_item(2, {"en": "Norrvinge Shipping", "de": "Norrvinge Reederei"},
            {"organisation": {"id": "Q99999005"}}),
    an_item(3, {"en": "Ostmark Sound", "it": "Stretto di Ostmark"},
            {"point": {"latitude": 61.25, "longitude": 5.5}, "country": {"id": "Q99999900"}}),
    an_item(4, {"en": "Little Known Person"}, {"person": {}}, links=1),
    an_item(5, {"en": "a song"}, {"point": {"latitude": 0, "longitude": 0}}),
    an_item(6, {"en": "The"}, {"organisation": {"id": "Q99999005"}}),
)  # fmt: skip


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., Path]:
    """Write a dump as Wikidata does: a bracket, one item a line with a comma, a bracket."""

    def write(items: tuple[Json, ...] = ITEMS, name: str = "dump.json") -> Path:
        path = tmp_path / name
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
        return path

    return write
