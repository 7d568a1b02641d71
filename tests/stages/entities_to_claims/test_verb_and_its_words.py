"""A verb and what belongs to it, with a day, an aside or its own noun between."""

from typing import Final

import pytest

from copytaster_schemas.claim import Proposition
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: Final[dict[str, Named | str]] = {
    "Osric Talvane": ("x-per:talvane", "person", None, None),
    "Ilse Brandmoor": ("x-per:brandmoor", "person", None, None),
    "Dunmere": ("x-loc:dunmere", "place", "city", None),
}


def told(sentence: str, language: str, predicate: str) -> list[Proposition]:
    """What the sentence tells of that predicate."""
    claims = claims_of(sentence, language=language, names=NAMES)
    return [
        claim.proposition
        for claim in claims
        if claim.proposition is not None and claim.proposition.predicate == predicate
    ]


def parties(sentence: str, language: str, predicate: str) -> set[tuple[str, str]]:
    """Who takes part in it, by role."""
    return {
        (one.role, one.name)
        for each in told(sentence, language, predicate)
        for one in each.participants
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("it", "Osric Talvane ha rassegnato martedì sera le dimissioni."),
        ("es", "Osric Talvane presentó el martes por la noche su renuncia."),
        ("es", "Osric Talvane presentó ayer su dimisión."),
        ("fr", "Osric Talvane a remis mardi soir sa démission."),
        ("pt", "Osric Talvane apresentou na terça-feira (13) a sua demissão."),
    ],
)
def test_a_day_does_not_part_a_verb_from_its_words(language: str, sentence: str) -> None:
    """ "Presented on Tuesday night his resignation" is the resignation of who presented it."""
    assert ("actor", "Osric Talvane") in parties(sentence, language, "resign")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "La police a arrêté mardi Osric Talvane."),
        ("it", "La polizia ha arrestato martedì Osric Talvane."),
        ("es", "La policía detuvo este martes a Osric Talvane."),
        ("pt", "A polícia deteve esta terça-feira Osric Talvane."),
    ],
)
def test_a_day_does_not_part_a_verb_from_its_object(language: str, sentence: str) -> None:
    """Who stands behind the day is still who was arrested."""
    assert ("recipient", "Osric Talvane") in parties(sentence, language, "arrest")


@pytest.mark.parametrize(
    ("language", "sentence", "predicate", "role"),
    [
        ("it", "Il sindaco di Dunmere, Osric Talvane, è stato ucciso.", "kill", "recipient"),
        ("de", "Der Bürgermeister von Dunmere, Osric Talvane, ist erschossen worden.", "kill",
         "recipient"),
        ("nl", "De burgemeester van Dunmere, Osric Talvane, is afgetreden.", "resign", "actor"),
        ("it", "L'assessore alla Sanità di Dunmere, Osric Talvane, si è dimesso.", "resign",
         "actor"),
    ],
)  # fmt: skip
def test_a_name_between_commas_is_who_was_meant(
    language: str, sentence: str, predicate: str, role: str
) -> None:
    """The name behind an office takes the part of the office."""
    assert (role, "Osric Talvane") in parties(sentence, language, predicate)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The court issued an arrest warrant for Osric Talvane on Friday."),
        ("es", "El juez dictó el viernes una orden de captura contra Osric Talvane."),
        ("it", "Il giudice ha emesso un mandato di arresto contro Osric Talvane."),
    ],
)
def test_a_verb_and_its_own_noun_are_one_happening(language: str, sentence: str) -> None:
    """One claim, in the tense of the verb, with the parties of the noun."""
    (one,) = told(sentence, language, "issue_warrant")
    assert one.tense == "past"
    assert ("recipient", "Osric Talvane") in {(x.role, x.name) for x in one.participants}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("it", "«Mi dimetto con effetto immediato», ha detto Ilse Brandmoor."),
        ("pt", '"Demito-me do cargo", disse Ilse Brandmoor.'),
        ("es", '"Dimito para no ser un problema", dijo Ilse Brandmoor.'),
    ],
)
def test_a_verb_that_says_i_is_the_speakers_act(language: str, sentence: str) -> None:
    """The first person of a quotation is whoever is quoted."""
    assert ("actor", "Ilse Brandmoor") in parties(sentence, language, "resign")


def test_a_list_of_names_keeps_one_part() -> None:
    """Names joined by commas stay what the first of them is."""
    sentence = "Police arrested Osric Talvane, Ilse Brandmoor, and two others."
    assert parties(sentence, "en", "arrest") == {
        ("recipient", "Osric Talvane"),
        ("recipient", "Ilse Brandmoor"),
    }


@pytest.mark.parametrize(
    ("language", "sentence", "predicate"),
    [
        ("en", "Police took Osric Talvane into custody on Monday.", "arrest"),
        ("en", "Osric Talvane was taken into custody on Monday.", "arrest"),
        ("en", "The court found Osric Talvane guilty of fraud.", "convict"),
        ("en", "The jury cleared Osric Talvane of all charges.", "acquit"),
        ("it", "Il ministro ha rimosso Osric Talvane dall'incarico.", "dismiss"),
        ("fr", "Les juges ont placé Osric Talvane en détention provisoire.", "arrest"),
        ("es", "El juez vinculó a Osric Talvane a proceso.", "charge"),
    ],
)
def test_an_object_may_stand_inside_a_verb(language: str, sentence: str, predicate: str) -> None:
    """ "Took X into custody" is one verb with X for its object."""
    assert ("recipient", "Osric Talvane") in parties(sentence, language, predicate)


@pytest.mark.parametrize(
    "sentence",
    ["She took the train into the city.", "They found the house, and the man was not guilty."],
)
def test_a_verb_without_its_other_words_is_none(sentence: str) -> None:
    """The words behind the object decide, and no other clause holds them."""
    assert not told(sentence, "en", "arrest")
    assert not told(sentence, "en", "convict")
