"""What happens to people, companies and places, and prices, results, films and rulings, is known by
one name in every language.
"""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import lexicons, predicates_of

THEMES: Final = ("society", "everyday", "daily_life")
TABLES: Final[dict[str, dict[str, Any]]] = {
    theme: tomllib.loads((Path(__file__).parent / f"{theme}.toml").read_text(encoding="utf-8"))
    for theme in THEMES
}
OURS: Final = {theme: frozenset(table["says"]) for theme, table in TABLES.items()}
NAMES: Final[dict[str, Named | str]] = {
    "Osric Talvane": ("x-per:talvane", "person", "person", None),
    "Ilse Brandmoor": ("x-per:brandmoor", "person", "person", None),
    "Velmora Air": ("x-org:velmora", "organisation", "company", None),
    "Lindqvist Marine": ("x-org:lindqvist", "organisation", "company", None),
    "Dunmere": ("x-loc:dunmere", "place", "city", None),
    "Ponteverde": ("x-loc:ponteverde", "place", "city", None),
}
SAYS: Final = [
    (predicate, language, sentence)
    for table in TABLES.values()
    for predicate, sentences in table["says"].items()
    for language, sentence in sentences.items()
]
SILENT: Final = [
    (theme, language, sentence)
    for theme, table in TABLES.items()
    for language, listed in table["silent"].items()
    for sentence in listed
]


def _predicates(sentence: str, language: str) -> set[str]:
    return predicates_of(sentence, language, NAMES)


@pytest.mark.parametrize(("predicate", "language", "sentence"), SAYS)
def test_sentence_gives_its_predicate(predicate: str, language: str, sentence: str) -> None:
    """Synonyms and translations of a happening meet in one predicate."""
    assert predicate in _predicates(sentence, language)


@pytest.mark.parametrize(("theme", "language", "sentence"), SILENT)
def test_ordinary_sentence_gives_none(theme: str, language: str, sentence: str) -> None:
    """A word in another sense is no happening: a wrong one is worse than a missed one."""
    assert not _predicates(sentence, language) & OURS[theme]


@pytest.mark.parametrize("theme", THEMES)
def test_every_predicate_has_forms_in_all_languages(theme: str) -> None:
    """No predicate lacks a language, and none of the table is unknown to the files."""
    for language in ("en", "it", "es", "fr", "de", "pt"):
        lexicon = lexicons().of(language)
        assert lexicon is not None
        known = {
            form.predicate.name
            for entries in lexicon.events.table.values()
            for _, forms in entries
            for form in forms
        }
        assert known >= OURS[theme], language
