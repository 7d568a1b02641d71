"""The columns of the knowledge file -> what a name can mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, NamedTuple, cast

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold_name, sound_of, sound_of_word
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EntityType

SOUND_CHARS_MIN: Final = 5
"""Letters from which another romanisation of a given name is taken for it (Olexandr, Mikola)."""


COMPOUND_CHARS_MIN: Final = 4
"""Letters of the last part of a German compound (Bank, Firma)."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity of the knowledge base. `prior`: how likely a name means it, 0-100."""

    entity_id: EntityId
    entity_type: EntityType
    name: str
    kind: str | None
    uri: str | None
    country: str | None
    within: tuple[EntityId, ...]
    geo: tuple[float, float] | None
    prior: int


class Sense(NamedTuple):
    """One meaning of a name: `target` indexes things, offices or bodies, by `form` (see codes)."""

    target: int
    form: int
    shapes: int
    languages: int
    flags: int
    source: int


class Holding(NamedTuple):
    """Who held which office where, from and until which month ("" for today)."""

    person: EntityId
    office: str
    owner: EntityId
    since: str
    until: str


class KnowledgeBase:
    """Names, things and words in memory; made once, then only read."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._things = columns["things"]
        self._made: dict[int, Thing] = {}
        self._index = {entity_id: at for at, entity_id in enumerate(self._things["id"])}
        self.offices: tuple[str, ...] = tuple(columns["offices"])
        self.bodies: tuple[str, ...] = tuple(columns["bodies"])
        self.sources: tuple[str, ...] = tuple(columns["sources"])
        self.body_kinds: dict[str, str] = columns["body_kinds"]
        self.body_same: dict[str, str] = columns["body_same"]
        self.office_tails = {
            code: tuple(sorted(((fold_name(tail), office) for tail, office in tails.items()),
                               key=lambda pair: -len(pair[0])))
            for code, tails in columns["office_tails"].items()
        }  # fmt: skip
        self._read_senses(columns)
        self._read_words(columns)
        self._read_people(columns["holdings"])

    def _read_senses(self, columns: dict[str, Any]) -> None:
        names = columns["names"].split("\n")
        self._names = {name: at for at, name in enumerate(names)}
        self._bounds = np.array([0, *accumulate(columns["sense_counts"])], np.int32)
        self._senses = np.array(
            [columns[f"sense_{field}"] for field in Sense._fields], np.int32
        ).T.copy()
        self._ready: dict[int, tuple[Sense, ...]] = {}
        self._automaton = AhoCorasick(
            [" " + name if _is_spaced(name) else name for name in names],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def _read_words(self, columns: dict[str, Any]) -> None:
        words: dict[str, dict[str, str]] = columns["words"]
        self.given_names = frozenset(columns["given_names"].split())
        self._given_sounds = frozenset(
            map(sound_of_word, (name for name in self.given_names if len(name) >= SOUND_CHARS_MIN))
        )
        self._calendar = frozenset(columns["calendar"].split())
        self._calendars = {code: frozenset(text.split())
                           for code, text in columns["calendars"].items()}  # fmt: skip
        self.function = {code: frozenset(text.split()) for code, text in words["function"].items()}
        self.vocabulary = {code: frozenset(fold_name(text).split())
                           for code, text in columns["vocabulary"].items()}  # fmt: skip
        self.organisation_last = frozenset(words["organisation"]["last"].split())
        self.organisation_first = frozenset(words["organisation"]["first"].split())
        self.place_last = frozenset(words["place"]["last"].split())
        self.place_first = frozenset(words["place"]["first"].split())
        self.region_after = frozenset(words["region"]["after"].split())
        self.region_before = frozenset(words["region"]["before"].split())
        self.region_between = frozenset(words["region"]["between"].split())
        self.locative = frozenset(words["locative"]["words"].split())
        self.particles = frozenset(words["particle"]["words"].split())
        self.nonperson = frozenset(words["nonperson"]["words"].split())
        self.modified = frozenset(words["modified"]["en"].split())
        self.past = frozenset(words["past"]["words"].split())
        self.sites = frozenset(words["site"]["words"].split())
        self.companies = frozenset(words["company"]["words"].split()) | self.sites
        self.things = frozenset(words["thing"]["words"].split())
        self.town = frozenset(words["town"]["words"].split())
        self.abbreviations = frozenset(words["abbreviation"]["words"].split())
        self.family_first = frozenset(words["family_first"]["words"].split())
        self.legal = frozenset(words["legal"]["words"].split())
        self.behind_hyphen = frozenset(words["behind_hyphen"]["words"].split())
        self.references = {EntityId(f"o-{slug}"): frozenset(text.split())
                           for slug, text in words["reference"].items()}  # fmt: skip

    def _read_people(self, holdings: list[list[str]]) -> None:
        self.holdings = tuple(
            Holding(EntityId(who), office, EntityId(owner), since, until)
            for who, office, owner, since, until in holdings
        )
        self._held: dict[EntityId, tuple[Holding, ...]] = {}
        for holding in self.holdings:
            self._held[holding.person] = (*self._held.get(holding.person, ()), holding)
        people = {at for at, kind in enumerate(self._things["type"]) if kind == "person"}
        self._sounds: dict[str, int] = {}
        self._by_part: dict[str, set[int]] = {}
        named = np.flatnonzero(
            (self._senses[:, 1] == codes.NAME) & np.isin(self._senses[:, 0], sorted(people))
        )
        rows = np.searchsorted(self._bounds, named, side="right") - 1
        names = list(self._names)
        for row, at in zip(rows.tolist(), named.tolist(), strict=True):
            if names[row].isascii() and " " in names[row]:
                person, sound = int(self._senses[at, 0]), sound_of(names[row])
                self._sounds.setdefault(sound, person)
                for part in sound.split():
                    self._by_part.setdefault(part, set()).add(person)

    def hits(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """The longest names from left to right: start, end, name; starts are at word starts."""
        for name, start, end in self._automaton.find_matches_as_indexes(" " + folded):
            spaced = folded[start - 1] == " " if start else True
            yield (start if spaced else start - 1), end - 1, name

    def name_at(self, folded: str) -> int | None:
        """The number of a folded name."""
        return self._names.get(folded)

    def senses(self, name: int) -> tuple[Sense, ...]:
        """What a name can mean."""
        ready = self._ready.get(name)
        if ready is None:
            rows = self._senses[self._bounds[name] : self._bounds[name + 1]].tolist()
            ready = self._ready[name] = tuple(Sense(*row) for row in rows)
        return ready

    def thing(self, at: int) -> Thing:
        """The thing a sense targets."""
        known = self._made.get(at)
        if known is None:
            known = self._made[at] = self._make(at)
        return known

    def _make(self, at: int) -> Thing:
        column = {name: values[at] for name, values in self._things.items()}
        geo = None
        if column["latitude"] is not None:
            geo = (column["latitude"], column["longitude"])
        return Thing(
            EntityId(column["id"]), cast("EntityType", column["type"]), column["name"],
            column["kind"] or None, column["uri"] or None, column["country"] or None,
            tuple(EntityId(part) for part in column["within"].split()), geo, column["prior"],
        )  # fmt: skip

    def thing_of(self, entity_id: str) -> Thing | None:
        """The thing with an id, if the knowledge base has it."""
        at = self._index.get(entity_id)
        return None if at is None else self.thing(at)

    def person_sounding(self, name: str) -> Thing | None:
        """The known person whose name could be spelt like this."""
        at = self._sounds.get(sound_of(name))
        return None if at is None else self.thing(at)

    def held_by(self, person: EntityId) -> tuple[Holding, ...]:
        """The offices of a person, whenever held."""
        return self._held.get(person, ())

    def people_with(self, part: str) -> list[Thing]:
        """The known people one part of whose name could be spelt like this."""
        return [self.thing(at) for at in sorted(self._by_part.get(sound_of(part), ()))]

    def is_given_name(self, word: str) -> bool:
        """Whether a folded word is a given name, in this or another romanisation."""
        return word in self.given_names or (
            len(word) >= SOUND_CHARS_MIN and sound_of_word(word) in self._given_sounds
        )

    def is_company(self, word: str, language: str) -> bool:
        """Whether a folded noun says that the name behind it is an organisation's.

        In German also the end of a compound: Bergbauunternehmens, Landesbank.
        """
        if word in self.companies or language != "de":
            return word in self.companies
        return any(
            base.endswith(noun)
            for base in (word, word.removesuffix("s"), word.removesuffix("es"))
            for noun in self.companies
            if len(noun) >= COMPOUND_CHARS_MIN
        )

    def is_adjective(self, word: str) -> bool:
        """Whether a folded word is the adjective of a country."""
        name = self.name_at(word)
        return name is not None and any(
            sense.form == codes.ADJECTIVE for sense in self.senses(name)
        )

    def calendar_of(self, language: str) -> frozenset[str]:
        """Folded months and weekdays of a language; of all, where the language has no list."""
        return self._calendars.get(language, self._calendar)

    def is_common(self, word: str, language: str) -> bool:
        """Whether a folded word is a common word of the language."""
        return word in self.function.get(language, ()) or word in self.vocabulary.get(language, ())


UNSPACED: Final = re.compile("[\u0e00-\u0eff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]")
"""Thai, Han, kana and Hangul: names there are looked for inside runs of letters."""


def _is_spaced(name: str) -> bool:
    """Whether words of the script stand between spaces."""
    return UNSPACED.match(name) is None
