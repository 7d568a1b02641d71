"""The columns of a knowledge base and entries of a user -> columns that know both."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from copytaster.adapters.knowledge_columns import SENSE_TYPES, Columns
from copytaster.adapters.knowledge_sources import Entry, SourceError
from copytaster.limits import KNOWN_NAME_CHARS_MAX
from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold, fold_name

WEIGHT: Final = 50
"""Of an entry that says none: half way between a small town and a country."""
PLAIN_FROM: Final = 42
"""Weight of a place whose name counts without a sign that a place is meant: half a million
people."""
ACRONYM_CHARS: Final = range(2, 7)
SOURCES_MAX: Final = 255

Meaning = dict[str, int]


@dataclass
class Extending:
    """A base while it grows. `told`: what was done, for a summary."""

    columns: Columns
    source: str
    trusted: bool
    told: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        columns = self.columns
        self._things: dict[str, list[Any]] = columns["things"]
        self._index = {entity_id: at for at, entity_id in enumerate(self._things["id"])}
        self._meanings = _by_name(columns)
        columns["sources"] = [*columns["sources"], self.source]
        if len(columns["sources"]) > SOURCES_MAX:
            raise SourceError(self.source, 0, f"a base has at most {SOURCES_MAX} sources")
        self._number = len(columns["sources"]) - 1
        words = [columns["given_names"], columns["calendar"], *columns["vocabulary"].values(),
                 *columns["words"]["function"].values()]  # fmt: skip
        self._common = frozenset(word for text in words for word in text.split())

    def add(self, entry: Entry) -> None:
        """Take one entry in, as a thing of its own or with the one of the base that it is.

        Raises:
            SourceError: it contradicts the base, or names a country that there is not.
        """
        at = self._target(entry)
        for language, names in {"": (entry.name,), **_every(entry)}.items():
            bits = codes.language_bit(language) if language else codes.EVERY_LANGUAGE
            for name in names:
                self._name(name, at, bits)

    def done(self) -> Columns:
        """The columns with all that was added."""
        columns, names = self.columns, sorted(self._meanings)
        rows = [row for name in names for row in self._meanings[name]]
        columns["names"] = "\n".join(names)
        columns["sense_counts"] = [len(self._meanings[name]) for name in names]
        for key in SENSE_TYPES:
            columns[f"sense_{key}"] = [row[key] for row in rows]
        return columns

    def _target(self, entry: Entry) -> int:
        if entry.country and f"c-{entry.country.lower()}" not in self._index:
            raise SourceError(self.source, entry.line, f"there is no country {entry.country!r}")
        at = self._index.get(entry.id)
        if at is None and entry.same:
            at = self._index.get(entry.same)
        if at is None:
            at = self._namesake(entry)
        if at is None:
            return self._new(entry)
        known = self._things["type"][at]
        if known != entry.type:
            raise SourceError(self.source, entry.line, f"{self._things['id'][at]} is a {known} in "
                              f"the base, and a {entry.type} here")  # fmt: skip
        self._things["uri"][at] = self._things["uri"][at] or entry.uri
        self.told["known"] += 1
        return at

    def _namesake(self, entry: Entry) -> int | None:
        """The one person or organisation of the base with this name and no other country."""
        if entry.type == "place":
            return None
        things = self._things
        same = {
            row["target"]
            for row in self._meanings.get(fold_name(entry.name), ())
            if row["form"] in (codes.NAME, codes.ACRONYM)
            and things["type"][row["target"]] == entry.type
            and things["country"][row["target"]] in ("", entry.country)
            and row["source"] != self._number
        }
        return same.pop() if len(same) == 1 else None

    def _new(self, entry: Entry) -> int:
        values = {
            "id": entry.id, "type": entry.type, "name": _one_line(entry.name), "kind": entry.kind,
            "uri": _one_line(entry.uri), "country": entry.country, "latitude": entry.latitude,
            "within": f"c-{entry.country.lower()}" if entry.country else "",
            "longitude": entry.longitude, "source": self._number,
            "prior": WEIGHT if entry.weight is None else entry.weight,
        }  # fmt: skip
        for key, column in self._things.items():
            column.append(values[key])
        self._index[entry.id] = at = len(self._things["id"]) - 1
        self.told["new"] += 1
        return at

    def _name(self, name: str, at: int, bits: int) -> None:
        short = name.isupper() and name.isalnum() and len(name) in ACRONYM_CHARS
        form = codes.ACRONYM if short else codes.NAME
        shapes = codes.UPPER if short else codes.UPPER | codes.CAPITAL
        if " " in name or "-" in name:
            shapes |= codes.INNER
        for folded in dict.fromkeys((fold_name(name), fold(name).strip())):
            flags = self._flags(folded, at, form)
            if flags is not None:
                row = {"target": at, "form": form, "shapes": shapes, "languages": bits,
                       "flags": flags, "source": self._number}  # fmt: skip
                self._keep(folded, row)

    def _flags(self, folded: str, at: int, form: int) -> int | None:
        """How doubtful a name is; None where it is left out."""
        if len(folded) < 2 or not any(map(str.isalpha, folded)) or "\n" in folded:  # noqa: PLR2004
            self.told["names left out: too short"] += 1
            return None
        if len(folded) > KNOWN_NAME_CHARS_MAX:
            self.told["names left out: too long"] += 1
            return None
        flags = 0
        if form == codes.NAME and folded in self._common:
            if not self.trusted:
                self.told["names left out: common words"] += 1
                return None
            flags = codes.WORDLIKE
        if self._things["type"][at] == "place" and self._things["prior"][at] < PLAIN_FROM:
            flags |= codes.CONTEXT
        return flags

    def _keep(self, folded: str, row: Meaning) -> None:
        rows = self._meanings.setdefault(folded, [])
        for known in rows:
            if (known["target"], known["form"]) == (row["target"], row["form"]):
                known["languages"] |= row["languages"]
                known["shapes"] |= row["shapes"]
                return
        rows.append(row)
        self.told["names"] += 1


def _by_name(columns: Columns) -> dict[str, list[Meaning]]:
    rows = zip(*(columns[f"sense_{key}"] for key in SENSE_TYPES), strict=True)
    return {
        name: [dict(zip(SENSE_TYPES, row, strict=True)) for row in islice(rows, count)]
        for name, count in zip(columns["names"].split("\n"), columns["sense_counts"], strict=True)
    }


def _every(entry: Entry) -> dict[str, tuple[str, ...]]:
    names = dict(entry.names)
    names[""] = (entry.name, *names.get("", ()))
    return names


def _one_line(text: str) -> str:
    return " ".join(text.split())
