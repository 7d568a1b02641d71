"""A verb as the dictionary has it gives the forms of news prose, in every language."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

import pytest

from copytaster.adapters.lexicons import load_morphologies
from copytaster.stages.entities_to_claims.compile import MARKS
from copytaster.stages.entities_to_claims.inflect import (
    FINITE,
    INFINITIVE,
    PARTICIPLE,
    PAST,
    Form,
    Morphology,
    forms_of,
)
from copytaster.stages.entities_to_claims.lexicon_source import (
    ConceptSource,
    LexiconSource,
    MorphologySource,
    entries,
)

RESOURCES: Final = files("copytaster") / "resources"
LANGUAGES: Final = ("en", "it", "es", "fr", "de", "pt")
OURS: Final = ("military", "politics", "diplomacy", "law")


@lru_cache
def _morphology(language: str) -> Morphology:
    """The inflection of a language, from both files that may hold it."""
    text = (RESOURCES / "lexicons" / f"{language}.toml").read_text(encoding="utf-8")
    own = LexiconSource.model_validate(tomllib.loads(text)).morphology
    tables = load_morphologies(RESOURCES).get(language, MorphologySource()).below(own)
    split = [
        {
            name: {tense: tuple(t if t != "-" else "" for t in v.split()) for tense, v in t.items()}
            for name, t in table.items()
        }
        for table in (tables.paradigms, tables.irregular)
    ]
    return Morphology(
        tables.english, split[0], split[1], tables.participle_prefix, entries(tables.prefixed)
    )


def _forms(language: str, lemma: str) -> tuple[Form, ...]:
    return forms_of(lemma, _morphology(language))


@pytest.mark.parametrize(
    ("language", "lemma", "form", "bits"),
    [
        ("en", "expel", "expelled", PAST),
        ("en", "step down", "stepped down", PAST),
        ("en", "uphold", "upheld", PARTICIPLE),
        ("it", "espellere", "espulso", PARTICIPLE),
        ("it", "assolvere", "assolta", PARTICIPLE),
        ("it", "rassegnare le dimissioni", "rassegnato le dimissioni", PARTICIPLE),
        ("es", "destituir", "destituyó", PAST),
        ("es", "absolver", "absuelto", PARTICIPLE),
        ("es", "reelegir", "reelige", FINITE),
        ("fr", "assiéger", "assiège", FINITE),
        ("fr", "élire", "élu", PARTICIPLE),
        ("fr", "dissoudre", "dissous", PARTICIPLE),
        ("de", "nehmen", "genommen", PARTICIPLE),
        ("de", "ernennen", "ernannt", PARTICIPLE),
        ("de", "unterzeichnen", "unterzeichnet", PARTICIPLE),
        ("de", "inhaftieren", "inhaftiert", PARTICIPLE),
        ("pt", "nomear", "nomeia", FINITE),
        ("pt", "eleger", "eleito", PARTICIPLE),
        ("pt", "proibir", "proíbe", FINITE),
    ],
)
def test_form_is_known(language: str, lemma: str, form: str, bits: int) -> None:
    """Regular and irregular forms say what they tell."""
    words = tuple(form.split())
    assert any(one.words == words and one.bits & bits for one in _forms(language, lemma))


@pytest.mark.parametrize(
    ("lemma", "words", "particle"),
    [
        ("zurück|treten", ("trat",), "zurück"),
        ("zurück|treten", ("zurückgetreten",), None),
        ("zurück|treten", ("zurückzutreten",), None),
        ("ums leben kommen", ("kam",), "leben"),
        ("ums leben kommen", ("ums", "leben", "gekommen"), None),
    ],
)
def test_german_verb_is_parted(lemma: str, words: tuple[str, ...], particle: str | None) -> None:
    """A finite form leaves its particle, or the rest of its phrase, at the end of the clause."""
    assert any((f.words, f.particle) == (words, particle) for f in _forms("de", lemma))


@pytest.mark.parametrize(
    ("language", "lemma", "beside", "joined"),
    [
        ("it", "dimettersi", "dimesso", "dimettersi"),
        ("es", "rendirse", "rindió", "rindiéndose"),
        ("pt", "demitir-se", "demitiu", "demitiu-se"),
        ("fr", "se rendre", "rendu", None),
        ("de", "sich ergeben", "ergab", None),
    ],
)
def test_reflexive_verb_asks_for_its_pronoun(
    language: str, lemma: str, beside: str, joined: str | None
) -> None:
    """Its forms count beside a pronoun only, unless that is written together with them."""
    forms = _forms(language, lemma)
    assert all(form.reflexive for form in forms if form.words == (beside,))
    assert joined is None or any(f.words == (joined,) and not f.reflexive for f in forms)


def test_empty_tense_has_no_forms() -> None:
    """A tense that is emptied on purpose ("shells" is a noun) gives nothing."""
    found = {form.words[0] for form in _forms("en", "shell")}
    assert "shelled" in found
    assert "shells" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_of_the_files_inflects(language: str) -> None:
    """No lemma is written so that it would give its dictionary form alone."""
    bare = [
        (name, lemma)
        for concept in OURS
        for name, lemma in _lemmas(concept, language)
        if not any(
            form.bits & ~INFINITIVE & (PAST | PARTICIPLE) for form in _forms(language, lemma)
        )
    ]
    assert bare == []


def _lemmas(concept: str, language: str) -> list[tuple[str, str]]:
    text = (RESOURCES / "concepts" / f"{concept}.toml").read_text(encoding="utf-8")
    source = ConceptSource.model_validate(tomllib.loads(text))
    return [
        (name, entry.partition("<")[0].strip(MARKS))
        for name, predicate in source.predicates.items()
        if language in predicate.forms
        for listed in (predicate.forms[language].verbs, predicate.forms[language].middle)
        for entry in entries(listed)
    ]
