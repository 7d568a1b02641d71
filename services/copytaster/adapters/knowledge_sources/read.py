"""A file of a user -> its entries, by the kind of file; of a dump the most linked ones."""

import heapq
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Final

from copytaster.adapters.knowledge_columns import Columns
from copytaster.adapters.knowledge_sources.entry import Entry, SourceError
from copytaster.adapters.knowledge_sources.lines import plain_name
from copytaster.adapters.knowledge_sources.table import ENDINGS, table_entries
from copytaster.adapters.knowledge_sources.wikidata import ENTITY, Wanted, wikidata_entries
from copytaster.stages.clean_to_entities import codes

LINKS_MIN: Final = 5
"""Wikis that must have an article on an item of a dump: about 3 of 110 million items."""
ENTRIES_MAX: Final = 200_000
"""Items taken of a dump, the most linked first: about 400 MB while the file is made."""


def is_dump(path: Path) -> bool:
    """Whether a file is read as a Wikidata dump, and not as a table."""
    return plain_name(path).endswith(".json")


def entries_in(path: Path, base: Columns, *, links_min: int, at_most: int) -> list[Entry]:
    """The entries of a table or dump; of a dump at most so many, those with the most weight.

    Raises:
        SourceError: the file is of no kind that can be read, or wrong.
    """
    if not path.is_file():
        raise SourceError(str(path), 0, "there is no such file")
    if is_dump(path):
        return _heaviest(wikidata_entries(path, _wanted(base, links_min)), at_most)
    if plain_name(path).endswith(ENDINGS):
        return list(table_entries(path))
    raise SourceError(
        path.name, 0, f"it must be a dump (.json) or a table ({', '.join(ENDINGS)}), plain or with "
        ".gz, .bz2 or .zst behind",
    )  # fmt: skip


def _wanted(base: Columns, links_min: int) -> Wanted:
    text = (files("copytaster.resources") / "knowledge" / "wikidata.toml").read_text("utf-8")
    things = base["things"]
    countries = {
        uri.removeprefix(ENTITY): country
        for uri, kind, country in zip(things["uri"], things["kind"], things["country"], strict=True)
        if kind == "country" and uri.startswith(ENTITY)
    }
    return Wanted(tomllib.loads(text), countries, frozenset(codes.LANGUAGES), links_min)


def _heaviest(entries: Iterator[Entry], at_most: int) -> list[Entry]:
    """The entries of most weight, in the order of the file; holds no more than these."""
    order = count(0, -1)
    kept: list[tuple[int, int, Entry]] = []
    for entry in entries:
        item = (entry.weight or 0, next(order), entry)
        if len(kept) < at_most:
            heapq.heappush(kept, item)
        else:
            heapq.heappushpop(kept, item)
    return [entry for _, _, entry in sorted(kept, key=lambda item: -item[1])]
