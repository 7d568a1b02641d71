"""ISO 3166-2 units of CLDR -> regions with names; those that the base knows keep their ids."""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path
from typing import Any

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold_name

from .cities import Cities
from .rows import Rows, SenseRow, ThingRow

PRIOR = 50
"""Below curated regions (60) and countries, like a city of a million."""
EXONYMS_MIN = 3
"""Spellings in the six languages from which a unit is widely known (Bavaria, Bayern, Baviera)."""
PLAIN_CHARS_MIN = 4
WORDS = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast
    southwest central centre center upper lower capital gulf islands unity jewish and""".split()  # noqa: SIM905 - a list of words reads better
)
"""Words of English names of units that are no names when they stand alone."""
MUNICIPAL = frozenset({"MT", "SI", "MK", "LV", "SM", "LI"})
"""Countries whose first-level units are municipalities."""
NAMED_IN = ("en", "de", "fr", "nl", "it", "es", "pt")
"""Languages whose name of a unit may be that of a city: CLDR's English has Donechchyna."""
NAME_SHAPES = codes.UPPER | codes.CAPITAL
_MARKS = re.compile(r"[²³¹*]|\s*[(\[].*?[)\]]")
_KINDS = (
    "region|province|oblast|krai|prefecture|governorate|district|county|state|canton|department"
    "|municipality|autonomous|community|republic|territory|voivodeship|emirate|division|city"
    "|parish|council|regione|provincia|oblast'|territorio|prefettura|governatorato|distretto"
    "|contea|stato|cantone|dipartimento|comunidad|autónoma|autonoma|estado|cantón|departamento"
    "|condado|prefectura|gobernación|distrito|región|óblast|krai|région|département|préfecture"
    "|gouvernorat|comté|état|provinz|gouvernement|präfektur|bezirk|bundesstaat|kanton|woiwodschaft"
    "|autonome|gemeinschaft|departamento|estado|prefeitura|província|região|distrito|provincie"
    "|powiat|województwo|obwód|область|область|край|провинция|штат|autonomous|special|metropolitan"
)
_KIND = re.compile(rf"\b(?:{_KINDS})\b", re.IGNORECASE)
_LINKS = re.compile(r"^(?:of|di|de|del|della|dell['’]|d['’]|du|des|da|do|von|the)\b\s*|^[-'’\s]+")


def add_subdivisions(rows: Rows, cities: Cities, cldr: Path, reserved: frozenset[str]) -> None:
    """First-level units of every country, and those below that have a name of several words."""
    first = _first_level(cldr / "common" / "supplemental" / "subdivisions.xml")
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for code in codes.LANGUAGES:
        for unit, name in _names(cldr / "common" / "subdivisions" / f"{code}.xml"):
            names[unit][code] = name
    for unit in sorted(names):
        country = unit[:2].upper()
        if f"c-{country.lower()}" in rows.things and "en" in names[unit]:
            target = _target(rows, cities, unit, names[unit])
            _add_names(rows, target, names[unit], first=unit in first, reserved=reserved)


def _first_level(path: Path) -> frozenset[str]:
    root = ET.parse(path).getroot()  # noqa: S314 - a file of the Unicode consortium
    return frozenset(
        unit
        for group in root.iter("subgroup")
        if len(group.get("type", "")) == 2
        for unit in group.get("contains", "").split()
    )


def _names(path: Path) -> list[tuple[str, str]]:
    root = ET.parse(path).getroot()  # noqa: S314 - as above
    return [
        (one.get("type", ""), " ".join(_MARKS.sub("", one.text or "").split()))
        for one in root.iter("subdivision")
        if one.get("alt") is None
    ]


def _target(rows: Rows, cities: Cities, unit: str, names: dict[str, str]) -> str:
    """The region that the base has: a US state, a curated one, the one named after a city."""
    country, own = unit[:2].upper(), unit[2:].upper()
    if country == "US" and own in cities.states:
        return f"r-{cities.states[own]['geonameid']}"
    bare = _bare(names["en"])
    for name in (names["en"], bare):
        for sense in rows.senses.get(fold_name(name), {}).values():
            thing = rows.things.get(sense.target)
            if thing is not None and thing.kind == "region" and thing.country == country:
                return sense.target
    named = (cities.find(country, _bare(names[code])) for code in NAMED_IN if code in names)
    city = next((one for one in named if one is not None), None)
    target = f"r-{city['geonameid']}" if city is not None else f"r-{unit[:2]}-{unit[2:]}"
    rows.add_thing(ThingRow(target, "place", names["en"], "region", "", country,
                            f"c-{country.lower()}", prior=PRIOR, source="cldr"))  # fmt: skip
    return target


def _bare(name: str) -> str:
    """Kursk for "Oblast’ di Kursk"."""
    rest = _KIND.sub(" ", name).strip(" -’'")
    while (cut := _LINKS.sub("", rest).strip()) != rest:
        rest = cut
    return " ".join(rest.split()) or name


def _add_names(
    rows: Rows, target: str, names: dict[str, str], *, first: bool, reserved: frozenset[str]
) -> None:
    english = fold_name(_bare(names["en"]))
    common = all(word in reserved or word in WORDS for word in english.split())
    if common or target[2:4].upper() in MUNICIPAL:
        first = False  # Unity, Gulf, North: its translations are common words, too
    known = {fold_name(_bare(names[code])) for code in codes.SIX_LANGUAGES if code in names}
    plain = first and len(known) >= EXONYMS_MIN
    for code, name in names.items():
        for one in dict.fromkeys((name, _bare(name))):
            folded = fold_name(one)
            whole = one == name and _KIND.search(name) is not None and _bare(name) != name
            if not (first or whole) or len(folded) < PLAIN_CHARS_MIN:
                continue
            others = any(sense.target != target for sense in rows.senses.get(folded, {}).values())
            if not whole and (others or (one != name and folded != english)):
                continue  # borne by a city or country, or cut out of a longer name by chance
            flags = 0 if whole or (plain and folded not in reserved) else codes.CONTEXT
            shapes = NAME_SHAPES | (codes.INNER if " " in one else 0)
            rows.add_name(one, SenseRow(target, codes.NAME, shapes, codes.language_bit(code),
                                        flags, "cldr"))  # fmt: skip


def add_state_codes(rows: Rows, states: dict[str, dict[str, Any]]) -> None:
    """Postal codes of US states: behind a comma only ("Baltimore, MD"), as `CONTEXT` says."""
    for code, state in states.items():
        rows.add_name(code, SenseRow(
            f"r-{state['geonameid']}", codes.ACRONYM, codes.UPPER, codes.language_bit("en"),
            codes.CONTEXT | codes.WORDLIKE, "geonames",
        ))  # fmt: skip
