"""Numbers of a second verb: those who died are not all those who fell ill or were hurt."""

import pytest

from stages.entities_to_claims.sentence_tables import claims_of


@pytest.mark.parametrize(
    ("language", "text", "first", "killed"),
    [
        ("en", "Five people fell ill in Leeds, two of them have died, police said.", 5, 2),
        (
            "en",
            "Ten people were hurt in Leeds, three of them badly, and one died, police said.",
            10,
            1,
        ),
        ("en", "Police said seven people were hurt in Leeds and that one of them had died.", 7, 1),
        (
            "de",
            "In Kassel wurden zehn Menschen verletzt, zwei von ihnen starben, so die Polizei.",
            10,
            2,
        ),
        ("de", "In Kassel wurden zehn Menschen verletzt und zwei getötet, so die Polizei.", 10, 2),
        (
            "fr",
            "À Lyon, dix personnes ont été blessées et deux sont mortes, selon la police.",
            10,
            2,
        ),
        (
            "fr",
            "Dix personnes ont été blessées, deux d'entre elles sont mortes, selon la police.",
            10,
            2,
        ),
        (
            "es",
            "Diez personas resultaron heridas y dos murieron en Sevilla, informó la policía.",
            10,
            2,
        ),
        (
            "es",
            "Diez personas enfermaron en Sevilla, dos de ellas murieron, informó la policía.",
            10,
            2,
        ),
        (
            "it",
            "A Bologna dieci persone sono rimaste ferite e due sono morte, ha detto la polizia.",
            10,
            2,
        ),
        (
            "it",
            "Dieci persone si sono ammalate, due di loro sono morte, ha detto la Asl di Bologna.",
            10,
            2,
        ),
        ("pt", "Em Braga dez pessoas ficaram feridas e duas morreram, informou a polícia.", 10, 2),
        (
            "nl",
            "Tien mensen zijn gewond geraakt, twee van hen zijn overleden, meldt de politie.",
            10,
            2,
        ),
    ],
)
def test_a_second_verb_has_a_count_of_its_own(
    language: str, text: str, first: int, killed: int
) -> None:
    """What was counted before another verb counts those whom that verb tells of."""
    told = {
        (one.proposition.predicate, amount.value)
        for one in claims_of(text, language=language)
        if one.proposition is not None
        for amount in one.proposition.quantities
    }
    assert {value for name, value in told if name == "kill"} == {killed}
    assert {value for name, value in told if name != "kill"} == {first}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two women and one man died in Leeds, police said.", {3}),
        ("Three dead and two injured in Leeds, police said.", {3}),
        ("The storm hit 30 towns and two people drowned in Leeds, police said.", {2}),
        ("Nine people, all of them miners, died in Leeds, police said.", {9}),
    ],
)
def test_one_happening_keeps_its_count(text: str, killed: set[float]) -> None:
    """No other verb stands between the number and its own."""
    told = [one.proposition for one in claims_of(text) if one.proposition]
    kills = [one for one in told if one.predicate == "kill"]
    assert {amount.value for one in kills for amount in one.quantities} == killed
