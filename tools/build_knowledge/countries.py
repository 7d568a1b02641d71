"""CLDR territory names, the country codes table, curated demonyms -> countries with names."""

import csv
import warnings
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from copytaster.stages.clean_to_entities import codes

from .inflect import forms_of
from .rows import Rows, SenseRow, ThingRow

CONTINENTS = (
    "002",
    "003",
    "005",
    "009",
    "013",
    "019",
    "029",
    "030",
    "034",
    "035",
    "142",
    "143",
    "145",
    "150",
    "151",
    "154",
    "155",
    "419",
    "011",
    "014",
    "015",
    "017",
    "018",
)
"""UN M49 areas that news names: continents and sub-continents."""
BODIES_IN_CLDR = {"UN": "o-un", "EU": "o-eu"}
TWO_NAMES = frozenset({"MM", "FK", "CZ", "TL", "SZ", "CI"})
"""Countries whose second name stands in brackets; elsewhere brackets tell homonyms apart."""
EVERYWHERE_CHARS_MIN = 8
"""Letters from which an English name counts in any language (Azerbaijan in Italian); the
shorter ones are often people's names there (Ireland, Jordan)."""
COUNTRY_PRIOR = 90
CONTINENT_PRIOR = 80
NAME_SHAPES = codes.UPPER | codes.CAPITAL


def country_rows(path: Path) -> list[dict[str, str]]:
    """The rows of the country codes table."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if len(row["ISO3166-1-Alpha-2"]) == 2]


def add_countries(rows: Rows, table: list[dict[str, str]], aliases: dict[str, Any]) -> None:
    """Countries with their codes and ids, and the names that the table itself has."""
    english = Locale("en").territories
    for row in table:
        code = row["ISO3166-1-Alpha-2"]
        name = str(english.get(code) or row["CLDR display name"])
        rows.add_thing(ThingRow(
            f"c-{code.lower()}", "place", name, "country", row["wikidata_id"], code,
            prior=COUNTRY_PRIOR - (0 if row["is_independent"] == "Yes" else 20),
            source="country-codes",
        ))  # fmt: skip
        for column, language in (
            ("official_name_en", "en"),
            ("official_name_fr", "fr"),
            ("official_name_es", "es"),
            ("official_name_ru", "ru"),
            ("official_name_ar", "ar"),
            ("official_name_cn", "zh"),
        ):
            if name := row[column]:
                _name(
                    rows, name, f"c-{code.lower()}", codes.language_bit(language), "country-codes"
                )
    rows.add_thing(ThingRow("c-xk", "place", "Kosovo", "country", "", "XK", prior=80))
    for code, entry in aliases.items():
        target = f"c-{code.lower()}"
        for name in filter(None, entry.get("names", "").split("|")):
            _name(rows, name, target, codes.EVERY_LANGUAGE, "curated", codes.DISTINCT)
        for name in filter(None, entry.get("exact", "").split("|")):
            flags = codes.WORDLIKE if len(name) <= 2 else 0
            rows.add_name(name, SenseRow(target, codes.ACRONYM, codes.shape_of(name),
                                         codes.EVERY_LANGUAGE, flags, "curated"))  # fmt: skip


def add_cldr(rows: Rows) -> None:
    """The names of territories in all locales of CLDR."""
    for identifier in sorted(locale_identifiers()):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                locale = Locale.parse(identifier)
        except (UnknownLocaleError, ValueError):
            continue
        bit = codes.language_bit(locale.language)
        for code, name in locale.territories.items():
            target = _target(rows, code)
            if target is not None and not name.isdigit() and name != code:
                for variant in _variants(name, code):
                    known = identifier == "en" and len(variant) >= EVERYWHERE_CHARS_MIN
                    bits = codes.EVERY_LANGUAGE if known else bit
                    _name(rows, variant, target, bits, "cldr")


def _target(rows: Rows, code: str) -> str | None:
    if code in BODIES_IN_CLDR:
        return BODIES_IN_CLDR[code]
    if code in CONTINENTS:
        target = f"r-m49-{code}"
        name = Locale("en").territories[code]
        rows.add_thing(ThingRow(target, "place", name, "continent", prior=CONTINENT_PRIOR,
                                source="cldr"))  # fmt: skip
        return target
    target = f"c-{code.lower()}"
    return target if target in rows.things else None


def _variants(name: str, code: str) -> list[str]:
    """Myanmar (Burma), Hong Kong SAR China, Congo - Kinshasa."""
    if "(" in name:
        outer, _, inner = name.partition("(")
        return [outer.strip(), inner.strip(" )")] if code in TWO_NAMES else [name]
    for ending in (" SAR China", " RAS China", " SAR"):
        name = name.removesuffix(ending)
    return [name, name.replace(" - ", "-")] if " - " in name else [name]


def _name(rows: Rows, name: str, target: str, bit: int, source: str, flags: int = 0) -> None:
    form = codes.ACRONYM if name.isupper() and len(name) <= 4 and name.isascii() else codes.NAME
    shapes = codes.UPPER if form == codes.ACRONYM else NAME_SHAPES
    if " " in name:
        shapes |= codes.INNER
    rows.add_name(name, SenseRow(target, form, shapes, bit, flags, source))


def add_demonyms(rows: Rows, table: dict[str, list[str]]) -> None:
    """Adjectives and inhabitants with their inflections."""
    for code, entries in table.items():
        for language, entry in zip(codes.ROLE_LANGUAGES, entries, strict=True):
            for form in forms_of(entry, language):
                shapes = NAME_SHAPES
                if language not in ("en", "de", "nl") or form[0].islower():
                    shapes |= codes.LOWER | codes.INNER
                rows.add_name(
                    form,
                    SenseRow(
                        f"c-{code.lower()}",
                        codes.ADJECTIVE,
                        shapes,
                        codes.language_bit(language),
                        0,
                        "curated",
                    ),
                )
