"""The files of a lexicon as they are written: closed models, so that a misspelt key fails at
load.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from copytaster.stages.entities_to_claims.inflect import TENSES
from copytaster.stages.entities_to_claims.word_class import GOVERNORS, NAMES
from copytaster_schemas.words import Comparator, CueClass, EventType


def _listed(text: str) -> str:
    if ",," in text.replace(" ", ""):
        raise ValueError("an entry is empty: two commas follow one another")
    return text


Listed = Annotated[str, AfterValidator(_listed)]
"""Entries divided by commas; an entry may have several words."""

FrameName = Literal[
    "act", "decide", "harm", "transfer", "move", "undergo", "mutual", "pact", "gain", "hand_over",
    "measure", "happen"
]  # fmt: skip


ELIDING: Final = frozenset({"it", "fr"})
"""Languages whose pages are split behind an elided word (`splits_elision`)."""

ELIDED: Final = re.compile(r"(?<!\w)(\w{1,6}')(?=\w)")
"""As cutting.py splits: at most ELISION_MAX letters with the apostrophe."""


def elided(value: Any) -> Any:
    """All texts of a table with a blank behind elided words: "stato d'assedio" is three words."""
    if isinstance(value, str):
        return ELIDED.sub(r"\1 ", value)
    if isinstance(value, dict):
        return {key: elided(part) for key, part in value.items()}
    return value


def entries(text: str) -> tuple[str, ...]:
    """The entries of a list, without surrounding white space."""
    return tuple(entry.strip() for entry in text.split(",") if entry.strip())


class Closed(BaseModel):
    """A part of a file: an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CueLists(Closed):
    """Verbs of one cue class, by how much must stand beside them to count."""

    strong: Listed = ""
    clausal: Listed = ""
    quoting: Listed = ""
    naming: Listed = ""
    infinitive: Listed = ""
    phrases: Listed = ""
    nouns: Listed = ""


class AccordingLists(Closed):
    """Phrases that name a source before it, after it, or as the source of the source; `nouns`: what
    is said, behind or before one of `governors` ("nach ersten *Angaben*", "ihrer *Meinung* nach");
    `phrases`: "*mit den Worten*:".
    """

    before: Listed = ""
    after: Listed = ""
    cites: Listed = ""
    nouns: Listed = ""
    governors: Listed = ""
    phrases: Listed = ""


class MorphologySource(Closed):
    """How verbs inflect; a paradigm is a table of tenses, each with its endings divided by
    blanks.
    """

    english: bool = False
    participle_prefix: str = ""
    prefixed: Listed = ""
    infinitive_mark: str = ""
    paradigms: dict[str, dict[str, str]] = {}
    irregular: dict[str, dict[str, str]] = {}

    def below(self, own: "MorphologySource") -> "MorphologySource":
        """These tables, with what a lexicon file says of its own on top."""
        return MorphologySource(
            english=self.english or own.english,
            participle_prefix=own.participle_prefix or self.participle_prefix,
            prefixed=own.prefixed or self.prefixed,
            infinitive_mark=own.infinitive_mark or self.infinitive_mark,
            paradigms=self.paradigms | own.paradigms,
            irregular=self.irregular | own.irregular,
        )


class MorphologyFile(MorphologySource):
    """One language's inflection, in a file of its own."""

    language: str


Units = dict[str, dict[str, Listed]]
"""Measure ("slot:unit") -> language, or "all" -> the words for it."""


class UnitFile(Closed):
    """Units of measure in all languages."""

    units: Units


class NumberLists(Closed):
    """Number words: exact, scales ("thousand"), and vague amounts ("dozens")."""

    exact: dict[str, float] = {}
    scales: dict[str, float] = {}
    vague: dict[str, float] = {}


class RomanceLists(Closed):
    """What only Romance languages have: articles, prepositions with an article in them, endings of
    infinitives (of auxiliaries apart: "aver", "poterlo") and of "they", verbs by which a court
    sentences and anybody condemns, where bodies publish and what, verbs of talking about something,
    what a wish begins with.
    """

    articles: Listed = ""
    contracted: Listed = ""
    infinitive_endings: Listed = ""
    auxiliary_endings: Listed = ""
    plural_endings: Listed = ""
    sentencing: Listed = ""
    sites: Listed = ""
    papers: Listed = ""
    talking: Listed = ""
    wishing: Listed = ""


class LexiconSource(Closed):
    """One language's file."""

    language: str
    version: Annotated[int, Field(ge=1)]
    free_inversion: bool
    verb_last: bool = False
    splits_elision: bool = False
    decimal_comma: bool
    capital_nouns: bool = False
    words: dict[str, Listed]
    governors: dict[str, Listed] = {}
    light: Listed = ""
    cues: dict[CueClass, CueLists]
    according: dict[CueClass, AccordingLists]
    roles: dict[str, Listed]
    numbers: NumberLists
    comparators: dict[Comparator, Listed]
    measures: dict[str, Listed]
    days: dict[str, int]
    months: Listed
    weekdays: Listed
    last_words: Listed
    takes_nouns: Listed = ""
    checks: Listed = ""
    declares: Listed = ""
    takes_phrases: Listed = ""
    spun: dict[str, str] = {}
    governed: dict[EventType, Listed] = {}
    romance: RomanceLists = RomanceLists()
    morphology: MorphologySource = MorphologySource()

    @model_validator(mode="before")
    @classmethod
    def _split_elisions(cls, data: Any) -> Any:
        return elided(data) if data.get("language") in ELIDING else data

    def unknown(self) -> list[str]:
        """Names in the file that mean nothing: each makes a rule that would never fire."""
        wrong = [f"words.{name}" for name in self.words if name not in NAMES]
        wrong += [f"governors.{name}" for name in self.governors if name not in GOVERNORS]
        tables = [*self.morphology.paradigms.items(), *self.morphology.irregular.items()]
        wrong += [
            f"morphology {verb!r}: {tense}"
            for verb, table in tables
            for tense in table
            if tense not in TENSES
        ]
        return wrong


def _of_eliding(languages: Mapping[str, Any]) -> dict[str, Any]:
    return {code: elided(part) if code in ELIDING else part for code, part in languages.items()}


class FormLists(Closed):
    """The forms of a predicate in one language; see docs/claims.md for the marks "+" and "~"."""

    verbs: Listed = ""
    middle: Listed = ""
    nouns: Listed = ""
    phrases: Listed = ""


class PredicateSource(Closed):
    """One predicate of a concept file."""

    event: EventType
    frame: FrameName
    needs: Listed = ""
    guards: Listed = ""
    scope: bool = False
    decided: bool = False
    slot: str = ""
    tells: bool = True
    befalls: Literal["", "persons", "craft"] = ""
    owner: Literal["actor", "recipient", "other"] | None = None
    forms: dict[str, FormLists] = Field(alias="in")

    @field_validator("forms", mode="before")
    @classmethod
    def _split_elisions(cls, forms: dict[str, Any]) -> dict[str, Any]:
        return _of_eliding(forms)


class ConceptSource(Closed):
    """One concept file."""

    predicates: dict[str, PredicateSource] = {}
    objects: dict[str, dict[str, Listed]] = {}

    @field_validator("objects", mode="after")
    @classmethod
    def _split_elisions(cls, objects: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        return {name: _of_eliding(languages) for name, languages in objects.items()}
