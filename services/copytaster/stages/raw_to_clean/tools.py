"""What cleaning needs from outside: libraries with a model or a table, words of six languages."""

import re
from collections.abc import Mapping
from typing import Protocol

from copytaster.stages.record import dataclass
from copytaster_schemas.enriched_article import Publisher


class IdentifyLanguage(Protocol):
    """Tells the language of a text."""

    def __call__(self, text: str) -> tuple[str, float]:
        """The ISO 639 code of the likeliest language, and how sure that is (0 to 1)."""
        ...


class CanonicalUrl(Protocol):
    """Brings the spellings of one address together."""

    def __call__(self, url: str) -> str | None:
        """The address by which a document is known; None where `url` is no web address."""
        ...


class PublisherOf(Protocol):
    """Looks an outlet up."""

    def __call__(self, name: str | None, url: str | None) -> Publisher:
        """The outlet of this name or address; an unknown one gets an id, but no family."""
        ...


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: the name shown, and the family it counts as."""

    name: str
    family: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of page furniture in all languages (resources/cleaning/furniture.toml).

    All are matched against a line's folded form: case folded, straight apostrophes, single spaces.
    """

    line: re.Pattern[str]
    start: re.Pattern[str]
    teaser: re.Pattern[str]
    listing: re.Pattern[str]
    related: re.Pattern[str]
    end: re.Pattern[str]
    site_talk: re.Pattern[str]
    credit: re.Pattern[str]
    counted: re.Pattern[str]
    byline: re.Pattern[str]
    site_noun: re.Pattern[str]
    address: re.Pattern[str]
    job: re.Pattern[str]
    letter: re.Pattern[str]
    translated: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of months and weekdays, folded (resources/cleaning/calendar.toml)."""

    months: Mapping[str, int]
    weekdays: frozenset[str]
    fillers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop ends no sentence, by kind (resources/cleaning/abbreviations.toml)."""

    names: Mapping[str, frozenset[str]]
    numbers: Mapping[str, frozenset[str]]
    inner: Mapping[str, frozenset[str]]
    starters: Mapping[str, frozenset[str]]

    def before_names(self, language: str) -> frozenset[str]:
        """Titles, in a language or in all of them."""
        return self.names.get(language, self.names["all"])

    def before_numbers(self, language: str) -> frozenset[str]:
        """`No.`, `Art.`, short months."""
        return self.numbers.get(language, self.numbers["all"])

    def within(self, language: str) -> frozenset[str]:
        """Those that stand anywhere, forms of companies among them."""
        return self.inner.get(language, self.inner["all"])

    def begins(self, word: str, language: str) -> bool:
        """Whether a word begins sentences more often than it follows an abbreviation."""
        return word.casefold() in self.starters.get(language, self.starters["all"])


@dataclass(frozen=True, slots=True)
class CleaningTools:
    """Everything that `raw_to_clean` is given; built once a process by `adapters/cleaning.py`.

    `agencies` are known by the tags that credit them, as in print (`dpa`, `DPA`, not `Sid`).
    """

    identify_language: IdentifyLanguage
    canonical_url: CanonicalUrl
    publisher_of: PublisherOf
    agencies: Mapping[str, Agency]
    phrases: Phrases
    calendar: Calendar
    abbreviations: Abbreviations
