"""Rows collected from the sources -> the columns of the knowledge file."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold, fold_name


class ThingRow(NamedTuple):
    """One entity: a person, organisation or place; `prior`: how likely its name means it."""

    id: str
    type: str
    name: str
    kind: str = ""
    uri: str = ""
    country: str = ""
    within: str = ""
    latitude: float | None = None
    longitude: float | None = None
    prior: int = 50
    source: str = "curated"


class SenseRow(NamedTuple):
    """What a name can mean. `target` is a thing, an office or a body, by `form`."""

    target: str
    form: int
    shapes: int
    languages: int
    flags: int
    source: str


@dataclass
class Rows:
    """All rows, first come first kept."""

    things: dict[str, ThingRow] = field(default_factory=dict)
    senses: dict[str, dict[tuple[str, int], SenseRow]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    vocabulary: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def add_thing(self, thing: ThingRow) -> None:
        """Keep a thing; an id that came before stays as it is."""
        self.things.setdefault(thing.id, thing)

    def add_name(self, name: str, sense: SenseRow) -> None:
        """Let a name mean something, in one language more if it already does."""
        spaced = fold(name).strip()
        for folded in dict.fromkeys((fold_name(name), spaced)):
            self._add(folded, sense)

    def _add(self, folded: str, sense: SenseRow) -> None:
        if not folded or (len(folded) == 1 and folded.isascii()):
            self.refused["short"] += 1
            return
        key = (sense.target, sense.form)
        known = self.senses[folded].get(key)
        if known is not None:
            sense = known._replace(
                languages=known.languages | sense.languages,
                shapes=known.shapes | sense.shapes,
                flags=known.flags & sense.flags,
            )
        self.senses[folded][key] = sense

    def columns(self) -> dict[str, Any]:
        """The columns of the file, names sorted, so that the same sources give the same bytes."""
        things = list(self.things.values())
        index = {thing.id: at for at, thing in enumerate(things)}
        offices = sorted({s.target for ss in self.senses.values() for s in ss.values()
                          if s.form == codes.OFFICE})  # fmt: skip
        bodies = sorted({s.target for ss in self.senses.values() for s in ss.values()
                         if s.form == codes.BODY})  # fmt: skip
        sources = sorted(
            {s.source for ss in self.senses.values() for s in ss.values()}
            | {thing.source for thing in things}
        )
        tables = {codes.OFFICE: {t: i for i, t in enumerate(offices)},
                  codes.BODY: {t: i for i, t in enumerate(bodies)}}  # fmt: skip
        names = sorted(name for name, senses in self.senses.items() if senses)
        rows = [(name, sense) for name in names for sense in self.senses[name].values()]
        counts = [len(self.senses[name]) for name in names]
        return {
            "names": "\n".join(names),
            "sense_counts": counts,
            "sense_target": [tables.get(s.form, index)[s.target] for _, s in rows],
            "sense_form": [s.form for _, s in rows],
            "sense_shapes": [s.shapes for _, s in rows],
            "sense_languages": [s.languages for _, s in rows],
            "sense_flags": [s.flags for _, s in rows],
            "sense_source": [sources.index(s.source) for _, s in rows],
            "sources": sources,
            "offices": offices,
            "bodies": bodies,
            "things": {
                name: [getattr(thing, name) for thing in things] for name in ThingRow._fields[:-1]
            }
            | {"source": [sources.index(thing.source) for thing in things]},
        }
