"""The curated tables -> organisations, people, places, offices and bodies."""

from itertools import product
from typing import Any

from copytaster.stages.clean_to_entities import codes
from copytaster.stages.clean_to_entities.fold import fold_name, sound_of

from .rows import Rows, SenseRow, ThingRow

NAME_SHAPES = codes.UPPER | codes.CAPITAL
ORGANISATION_PRIOR = 80
PERSON_PRIOR = 80
PLACE_PRIOR = 60
LISTED_PRIOR = 60
ACRONYM_CHARS_MAX = 6
SOURCE = "curated"


def add_organisations(rows: Rows, table: dict[str, dict[str, Any]]) -> None:
    """Organisations with their names by language, and their acronyms in exact case."""
    for slug, entry in table.items():
        target = f"o-{slug}"
        listed = [entry[code] for code in codes.LANGUAGES if code in entry]
        acronyms = entry.get("acronyms", "")
        name = entry.get("name") or (acronyms or listed[0]).split("|")[0]
        parent = f"o-{entry['parent']}" if "parent" in entry else ""
        rows.add_thing(
            ThingRow(
                target,
                "organisation",
                name,
                entry["kind"],
                "",
                entry.get("country", ""),
                parent,
                prior=ORGANISATION_PRIOR,
            )
        )
        for code in codes.LANGUAGES:
            for one in filter(None, entry.get(code, "").split("|")):
                _name(rows, one, target, _languages(code))
        for one in filter(None, acronyms.split("|")):
            rows.add_name(one, SenseRow(target, codes.ACRONYM, codes.shape_of(one),
                                        codes.EVERY_LANGUAGE, codes.WORDLIKE if len(one) < 4 else 0,
                                        SOURCE))  # fmt: skip


def add_listed(rows: Rows, table: dict[str, Any], reserved: frozenset[str]) -> None:
    """Organisations with one name for all languages; `reserved` words name none of them."""
    for kind, entry in table.items():
        listed = {"": entry["names"]} if "names" in entry else {}
        listed |= {country: of["names"] for country, of in entry.items() if isinstance(of, dict)}
        for country, names in listed.items():
            for group in names.split("|"):
                spellings = [name for name in group.split("=") if fold_name(name) not in reserved]
                _add_listed(rows, spellings, kind, country)


def _add_listed(rows: Rows, spellings: list[str], kind: str, country: str) -> None:
    """Add one organisation, unless a name of it already is one."""
    known = {
        sense.target
        for name in spellings
        for sense in rows.senses.get(fold_name(name), {}).values()
        if sense.target.startswith("o-")
    }
    if known or not spellings:
        return
    target = "o-" + fold_name(spellings[0]).replace(" ", "-")
    rows.add_thing(ThingRow(target, "organisation", spellings[0], kind, "", country,
                            prior=LISTED_PRIOR))  # fmt: skip
    for name in spellings:
        short = name.isupper() and len(name) <= ACRONYM_CHARS_MAX
        form, shapes = (codes.ACRONYM, codes.UPPER) if short else (codes.NAME, NAME_SHAPES)
        rows.add_name(name, SenseRow(target, form, shapes, codes.EVERY_LANGUAGE, 0, SOURCE))


def _languages(code: str) -> int:
    """A name counts in its own language; an English one is used everywhere."""
    return codes.EVERY_LANGUAGE if code == "en" else codes.language_bit(code)


def _name(rows: Rows, name: str, target: str, languages: int, flags: int = 0) -> None:
    """A name that is written with small letters may stand so; others need a capital somewhere."""
    shapes = NAME_SHAPES | (codes.INNER if " " in name or "-" in name else 0)
    if name.islower():
        shapes |= codes.LOWER
    if " " in name and name[0].isupper():
        flags |= codes.DISTINCT
    rows.add_name(name, SenseRow(target, codes.NAME, shapes, languages, flags, SOURCE))


def add_people(rows: Rows, table: dict[str, dict[str, Any]]) -> list[list[str]]:
    """People with their spellings; gives their offices: [person, office, owner, from, to]."""
    holdings: list[list[str]] = []
    for slug, entry in table.items():
        target, name = f"p-{slug}", entry["name"]
        rows.add_thing(ThingRow(target, "person", name, "", "", entry.get("country", ""),
                                prior=PERSON_PRIOR))  # fmt: skip
        for one in filter(None, [name, *entry.get("aliases", "").split("|")]):
            _name(rows, one, target, codes.EVERY_LANGUAGE, codes.DISTINCT)
        for one in filter(None, entry.get("native", "").split("|")):
            _name(rows, one, target, codes.EVERY_LANGUAGE)
        if entry.get("bare"):
            for surname in _surnames(entry):
                rows.add_name(surname, SenseRow(target, codes.SURNAME, NAME_SHAPES | codes.INNER,
                                                codes.EVERY_LANGUAGE, 0, SOURCE))  # fmt: skip
        for held in entry.get("offices", ()):
            office, owner, since, until = held.split()
            owner = owner if owner.startswith(("o-", "r-")) else f"c-{owner.lower()}"
            holdings.append([target, office, owner, since, "" if until == "-" else until])
    unknown = sorted({row[2] for row in holdings} - set(rows.things))
    if unknown:
        message = f"people.toml: no such owner of an office: {', '.join(unknown)}"
        raise SystemExit(message)
    return holdings


def _surnames(entry: dict[str, Any]) -> list[str]:
    """The surname, and its spellings in the aliases."""
    own = entry.get("surname") or entry["name"].split()[-1]
    last = [alias.split()[-1] for alias in entry.get("aliases", "").split("|") if " " in alias]
    return [own, *(one for one in last if sound_of(one) == sound_of(own))]


def add_places(rows: Rows, table: dict[str, dict[str, str]]) -> None:
    """Regions, seas and straits; the first name is the one shown."""
    for slug, entry in table.items():
        names, country = entry["names"].split("|"), entry["within"]
        target = f"r-{slug}"
        rows.add_thing(
            ThingRow(
                target,
                "place",
                names[0],
                "region",
                "",
                country,
                f"c-{country.lower()}" if country else "",
                prior=PLACE_PRIOR,
            )
        )
        for name in names:
            _name(rows, name, target, codes.EVERY_LANGUAGE, codes.DISTINCT)


def add_offices(rows: Rows, table: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Titles of office; gives what follows "minister" in each language -> the office."""
    portfolios = dict(table)
    for office, entry in table.items():
        if office != "portfolio":
            for code in codes.LANGUAGES:
                for title in filter(None, entry.get(code, "").split("|")):
                    _role(rows, title, office, code, codes.OFFICE)
    portfolios = dict(table["portfolio"])
    words = portfolios.pop("words")
    tails: dict[str, dict[str, str]] = {}
    for entry in portfolios.values():
        for code, title in _minister_titles(entry, words):
            _role(rows, title, entry["office"], code, codes.OFFICE)
        for code in ("it", "es", "fr", "pt"):
            for tail in entry[code].split("|"):
                tails.setdefault(code, {})[tail] = entry["office"]
    return tails


def _minister_titles(entry: dict[str, str], words: dict[str, str]) -> list[tuple[str, str]]:
    titles: list[tuple[str, str]] = []
    for before in entry["en_before"].split("|"):
        titles += [("en", f"{before} {word}") for word in ("minister", "secretary", "ministers",
                                                           "chief", "deputy minister")]  # fmt: skip
        titles.append(("en", f"deputy {before} minister"))
    for after in entry["en_after"].split("|"):
        titles += [("en", f"{word} {after}") for word in ("minister", "ministers")]
        if after.startswith("of "):
            titles.append(("en", f"secretary {after}"))
    for code in ("it", "es", "fr", "pt"):
        titles += [(code, f"{word} {tail}") for word, tail in
                   product(words[code].split("|"), entry[code].split("|"))]  # fmt: skip
    for stem in entry["de"].split("|"):
        for prefix, ending in product(("", "Bundes", "Vize"), ("", "in", "s", "n")):
            start = prefix + (stem.lower() if prefix else stem)
            titles.append(("de", f"{start}minister{ending}"))
    titles += [("nl", f"minister van {tail}") for tail in entry["nl"].split("|")]
    titles += [("nl", f"{stem}minister") for stem in filter(None, entry["nl_stem"].split("|"))]
    for listed in entry.get("titles", "").split(";"):
        code, _, names = listed.partition(":")
        titles += [(code, name) for name in names.split("|") if name]
    return titles


def add_bodies(rows: Rows, table: dict[str, Any], offices: dict[str, Any]) -> dict[str, str]:
    """Bodies that every country has; gives the kind of each."""
    kinds: dict[str, str] = {}
    words = table["ministry"].pop("words")
    for body, entry in table.items():
        kinds[body] = entry["kind"]
        for code in codes.ROLE_LANGUAGES:
            for name in filter(None, entry.get(code, "").split("|")):
                _role(rows, name, body, code, codes.BODY)
    for entry in (e for key, e in offices["portfolio"].items() if key != "words"):
        body = entry["office"].removesuffix("_minister") + "-ministry"
        kinds[body] = "ministry"
        for code, name in _ministry_names(entry, words):
            _role(rows, name, body, code, codes.BODY)
    return kinds


def _ministry_names(entry: dict[str, str], words: dict[str, str]) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    for word in words["en"].split("|"):
        names += [("en", f"{before} {word}") for before in entry["en_before"].split("|")]
        names += [("en", f"{word} {after}") for after in entry["en_after"].split("|")]
    for code in ("it", "es", "fr", "pt"):
        names += [(code, f"{word} {tail}") for word, tail in
                  product(words[code].split("|"), entry[code].split("|"))]  # fmt: skip
    for stem, word, prefix in product(
        entry["de"].split("|"), words["de"].split("|"), ("", "Bundes")
    ):
        names.append(("de", prefix + (stem.lower() if prefix else stem) + word))
    for word, tail in product(words["nl"].split("|"), entry["nl"].split("|")):
        names.append(("nl", f"{word} van {tail}"))
    return names


def _role(rows: Rows, name: str, target: str, code: str, form: int, flags: int = 0) -> None:
    shapes = codes.UPPER if name.isupper() and len(name) > 1 else codes.ANY_SHAPE
    rows.add_name(name, SenseRow(target, form, shapes, codes.language_bit(code), flags, SOURCE))


def add_despin(rows: Rows, table: dict[str, dict[str, Any]]) -> None:
    """What rewriters make of titles and bodies: at least one word swapped; English only."""
    for office, titles in table["titles"].items():
        for title in titles.split("|"):
            for spun in _spun(title, table["words"]):
                if "ministry" in title:
                    body = office.removesuffix("_minister") + "-ministry"
                    _role(rows, spun, body, "en", codes.BODY, codes.DESPIN)
                else:
                    _role(rows, spun, office, "en", codes.OFFICE, codes.DESPIN)
    for body, names in table["bodies"].items():
        for spun in _spun(names, table["words"]):
            _role(rows, spun, body, "en", codes.BODY, codes.DESPIN)
    for slug, names in table["organisations"].items():
        for name in names.split("|"):
            for spun in _spun(name, table["words"]):
                _name(rows, spun.title(), f"o-{slug}", codes.language_bit("en"), codes.DESPIN)


def _spun(phrase: str, words: dict[str, list[str]]) -> list[str]:
    options = [[word, *words.get(word.lower(), ())] for word in phrase.split()]
    return [" ".join(choice) for choice in product(*options)][1:]
