"""Prose of one invented event in six languages, and lines of furniture to stand around it."""

import tomllib
from pathlib import Path
from typing import Final

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

TITLES: Final[dict[str, str]] = _TABLES["titles"]
PROSE: Final[dict[str, list[str]]] = _TABLES["prose"]
ABOVE: Final[dict[str, list[str]]] = _TABLES["above"]
BETWEEN: Final[dict[str, list[str]]] = _TABLES["between"]
BELOW: Final[dict[str, list[str]]] = _TABLES["below"]
