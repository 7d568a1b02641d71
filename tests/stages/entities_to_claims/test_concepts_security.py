"""What armies, governments, diplomats and courts do is known by one name in every language."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import predicates_of

TABLE: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "security.toml").read_text(encoding="utf-8")
)
REWORDED: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "security_reworded.toml").read_text(encoding="utf-8")
)
LANGUAGES: Final = ("en", "it", "es", "fr", "de", "pt")
OURS: Final = frozenset(TABLE["says"])
NAMES: Final[dict[str, Named | str]] = {
    "Osric Talvane": ("x-per:talvane", "person", "person", None),
    "Ilse Brandmoor": ("x-per:brandmoor", "person", "person", None),
    "Velmora Air": ("x-org:velmora", "organisation", "company", None),
    "Kestrania": ("c-xk", "place", "country", "XK"),
    "Valdoria": ("c-xv", "place", "country", "XV"),
    "Dunmere": ("x-loc:dunmere", "place", "city", "XV"),
}
SAYS = [
    (predicate, language, sentence)
    for predicate, sentences in TABLE["says"].items()
    for language, sentence in sentences.items()
]
SAYS += [
    (predicate, language, sentence)
    for predicate, languages in REWORDED.items()
    for language, sentences in languages.items()
    for sentence in sentences
]
SILENT: Final = [
    (language, sentence)
    for language, listed in TABLE.get("silent", {}).items()
    for sentence in listed
]


def _predicates(sentence: str, language: str) -> set[str]:
    return predicates_of(sentence, language, NAMES)


@pytest.mark.parametrize(("predicate", "language", "sentence"), SAYS)
def test_sentence_gives_its_predicate(predicate: str, language: str, sentence: str) -> None:
    """Synonyms and translations of a happening meet in one predicate."""
    assert predicate in _predicates(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_ordinary_sentence_gives_none(language: str, sentence: str) -> None:
    """A word in another sense is no happening: a wrong one is worse than a missed one."""
    assert not _predicates(sentence, language) & OURS


@pytest.mark.parametrize("predicate", sorted(OURS))
def test_every_predicate_is_told_in_all_languages(predicate: str) -> None:
    """No predicate lacks a language."""
    assert set(TABLE["says"][predicate]) == set(LANGUAGES)
