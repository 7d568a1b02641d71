"""The files of scales, units and signs that are shipped -> tables to read quantities with."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from copytaster.adapters.lexicons import load_units
from copytaster.stages.entities_to_claims.lexicon_source import Units
from copytaster.stages.measures import (
    LanguageMeasures,
    Measures,
    by_letters,
    by_words,
    key_of,
)

FILE: Final = "measures.json"
ALL: Final = "all"
LETTERS_MIN: Final = 2
"""Letters of a symbol of all languages: "w" and "l" are words in some."""

PERCENT: Final = frozenset("%٪％")
"""May stand before the number as well: "%5"."""

FULL: Final = frozenset({"en", "de", "it", "es", "fr", "pt", "nl"})
"""Languages of which `units.toml` lists every form, so that no ending is guessed."""


class MeasuresError(Exception):
    """The table of measures cannot be used; the message says where and why."""


class _Language(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    decimal: str
    group: str
    unspaced: bool
    scales: dict[str, float]
    units: dict[str, list[str]]
    signs: dict[str, list[str]]
    links: list[str]
    months: list[str]
    date_marks: list[str]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    provenance: str
    codes: list[str]
    languages: dict[str, _Language]


def load_measures(root: Traversable | None = None) -> Measures:
    """How every language writes quantities: `measures.json` (CLDR) and, on top, `units.toml`.

    Raises:
        MeasuresError: a file is missing or wrong.
    """
    folder = root if root is not None else files("copytaster") / "resources"
    try:
        file = _File.model_validate(orjson.loads((folder / FILE).read_bytes()))
    except (OSError, orjson.JSONDecodeError, ValidationError) as error:
        raise MeasuresError(f"{FILE}: {error}") from error
    shared = load_units(folder)
    words = _by_language(shared)
    rest = LanguageMeasures(
        decimal=None,
        blank_groups=False,
        unspaced=False,
        endings=False,
        scales=by_words({}),
        units=by_words(words[ALL]),
        signs=by_letters(dict(_signs_of_all(shared))),
        codes=frozenset(file.codes),
        links=frozenset(),
        months=frozenset(),
        date_marks=frozenset(),
    )
    named = file.languages.items()
    return Measures({name: _language(name, one, words, rest) for name, one in named}, rest)


def _language(
    name: str, one: _Language, words: Mapping[str, Mapping[str, str]], rest: LanguageMeasures
) -> LanguageMeasures:
    listed = one.units.items()
    units = {word: measure for measure, forms in listed for word in forms}
    signs = {sign: measure for measure, forms in one.signs.items() for sign in forms}
    table = by_letters if one.unspaced else by_words
    return LanguageMeasures(
        decimal=one.decimal,
        blank_groups=" " in one.group or one.decimal == ",",
        unspaced=one.unspaced,
        endings=name not in FULL and not one.unspaced,
        scales=table(one.scales),
        units=table({**units, **words[ALL], **words.get(name, {})}),
        signs=by_letters({**rest.signs.entries, **signs}),
        codes=rest.codes,
        links=frozenset(one.links),
        months=frozenset(one.months),
        date_marks=frozenset(one.date_marks),
    )


def _by_language(units: Units) -> dict[str, dict[str, str]]:
    """Language -> word -> measure; of the symbols of all languages those that are no word."""
    found: dict[str, dict[str, str]] = {ALL: {}}
    for measure, languages in units.items():
        for language, entries in languages.items():
            table = found.setdefault(language, {})
            for word in _listed(entries):
                money = measure.startswith("money:") and word.isalpha()
                short = len(word) < LETTERS_MIN and word.isalpha()
                if language != ALL or not (money or short):
                    table[key_of(word)] = measure
    return found


def _signs_of_all(units: Units) -> Iterator[tuple[str, str]]:
    """Signs that stand right before a number: "€", "HK$", "%"."""
    yield from (("$", "money:USD"), ("€", "money:EUR"), ("£", "money:GBP"), ("¥", "money:JPY"))
    for measure, languages in units.items():
        for symbol in _listed(languages.get(ALL, "")):
            sign = symbol.replace(" ", "").upper()
            if (measure.startswith("money:") and not sign.isalpha()) or sign in PERCENT:
                yield sign, measure


def _listed(entries: str) -> list[str]:
    """The entries that a word by word reading can find: "m 2" is none, the digit is a number."""
    parts = (part.strip() for part in entries.split(","))
    return [part for part in parts if part and not any(char.isdecimal() for char in part)]
