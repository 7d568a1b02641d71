"""Matched names and capitalised words -> atoms, the pieces that the name rules put together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.commas import pinned_by_comma
from copytaster.stages.clean_to_entities.document import Document
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase, Sense, Thing
from copytaster.stages.clean_to_entities.match import Hit, hits_of

WORD_CHARS: Final = 24
"""Characters in which the word before a month is looked for."""
COMPANY_BONUS: Final = 40
"""What a homonym gains when the text names its country or another place of it: more than what lies
between a city of a hundred thousand and one of ten million."""


class Role(IntEnum):
    """What an atom can do in a name."""

    PERSON = 0
    SURNAME = 1
    PLACE = 2
    TOWN = 3
    ORGANISATION = 4
    ADJECTIVE = 5
    OFFICE = 6
    BODY = 7
    WORD = 8


@dataclass(slots=True, eq=False)
class Atom:
    """A piece of text with what it is taken for. `label`: the office or body it names."""

    start: int
    end: int
    role: Role
    thing: Thing | None = None
    label: str = ""
    despin: bool = False
    acronym: bool = False

    @property
    def country(self) -> str | None:
        """The country that the atom names or belongs to."""
        return self.thing.country if self.thing is not None else None


def atoms_of(document: Document, knowledge: KnowledgeBase) -> list[Atom]:
    """Atoms from left to right: every match, and every other word with a capital."""
    hits = hits_of(document, knowledge)
    countries = _countries_named(hits, knowledge)
    pinned = pinned_by_comma(document, hits, knowledge)
    matched = [_atom(document, hit, knowledge, countries, pinned.get(hit.start)) for hit in hits]
    atoms: list[Atom] = []
    folded, calendar = document.folded, knowledge.calendar_of(document.language)
    words = document.capitalised
    at, count = 0, len(words)
    for atom in [*matched, None]:
        limit = len(folded) if atom is None else atom.start
        while at < count and words[at][0] < limit:
            start, end = words[at]
            if folded[start:end] not in calendar or _is_first_name(document, knowledge, start, end):
                atoms.append(Atom(start, end, Role.WORD))
            at += 1
        if atom is not None:
            while at < count and words[at][0] < atom.end:
                at += 1
            atoms.append(atom)
    return atoms


def _is_first_name(document: Document, knowledge: KnowledgeBase, start: int, end: int) -> bool:
    """Whether a month opens a name: April Jones, but neither "in April Acme said" nor "3 May"."""
    if document.folded[start:end] not in knowledge.given_names:
        return False
    before = "".join(document.folded[max(0, start - WORD_CHARS) : start].split(" ")[-2:])
    follows = document.text[end : end + 1] == " " and document.text[end + 1 : end + 2].isupper()
    return follows and not (
        before.isdigit() or before in knowledge.function.get(document.language, ())
    )


def _countries_named(hits: list[Hit], knowledge: KnowledgeBase) -> Counter[str]:
    """How often the text names each country, by names that mean one thing only."""
    named: Counter[str] = Counter()
    for hit in hits:
        if len({sense.target for sense in hit.senses}) == 1 and hit.form not in (
            codes.OFFICE,
            codes.BODY,
        ):
            sense = hit.senses[0]
            if not sense.flags & codes.CONTEXT and (
                country := knowledge.thing(sense.target).country
            ):
                named[country] += 1
    return named


def _atom(
    document: Document,
    hit: Hit,
    knowledge: KnowledgeBase,
    countries: Counter[str],
    pinned: Sense | None,
) -> Atom:
    if pinned is not None:
        return Atom(hit.start, hit.end, Role.PLACE, knowledge.thing(pinned.target))
    for sense in hit.senses:
        if sense.form in (codes.OFFICE, codes.BODY):
            role = Role.OFFICE if sense.form == codes.OFFICE else Role.BODY
            labels = knowledge.offices if role is Role.OFFICE else knowledge.bodies
            return Atom(hit.start, hit.end, role, None, labels[sense.target],
                        bool(sense.flags & codes.DESPIN))  # fmt: skip
    sense, thing = _likeliest(document, hit, knowledge, countries)
    return Atom(
        hit.start, hit.end, _role(sense, thing), thing,
        despin=bool(sense.flags & codes.DESPIN), acronym=sense.form == codes.ACRONYM,
    )  # fmt: skip


def _likeliest(
    document: Document, hit: Hit, knowledge: KnowledgeBase, countries: Counter[str]
) -> tuple[Sense, Thing]:
    senses = hit.senses
    if len(senses) == 1:
        return senses[0], knowledge.thing(senses[0].target)
    firm = [sense for sense in senses if not sense.flags & codes.CONTEXT]
    country = knowledge.thing(firm[0].target) if len(firm) == 1 else None
    if country is not None and country.kind == "country":
        city = _city_at_home(document, senses, knowledge)
        if city is not None and country.country not in countries:
            return city  # Salvador
        senses = tuple(firm)  # Georgia
    small = document.text[hit.start].islower()
    pairs = [(sense, knowledge.thing(sense.target)) for sense in senses]

    def weight(pair: tuple[Sense, Thing]) -> tuple[int, bool, int]:
        sense, thing = pair
        near = COMPANY_BONUS if thing.country in countries else 0
        described = small and sense.form == codes.ADJECTIVE  # italiens
        return thing.prior + near, described, -sense.form

    return max(pairs, key=weight)


def _city_at_home(
    document: Document, senses: Sequence[Sense], knowledge: KnowledgeBase
) -> tuple[Sense, Thing] | None:
    """The large city of the countries where the language is spoken, which news names first."""
    home = codes.HOMES.get(document.language, ())
    for sense in senses:
        thing = knowledge.thing(sense.target)
        if thing.country in home and thing.prior >= codes.LARGE_PRIOR and thing.kind != "country":
            return sense, thing
    return None


def _role(sense: Sense, thing: Thing) -> Role:
    if sense.form == codes.ADJECTIVE:
        return Role.ADJECTIVE
    if sense.form == codes.SURNAME:
        return Role.SURNAME
    if thing.entity_type == "person":
        return Role.PERSON
    if thing.entity_type == "organisation":
        return Role.ORGANISATION
    return Role.TOWN if sense.flags & codes.CONTEXT else Role.PLACE
