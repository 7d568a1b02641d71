"""Tolls and victims of Romance news: the count that is the news, and each count its own."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.romance_news import claims


def _of(found: tuple[Claim, ...], predicate: str) -> list[Claim]:
    return [
        one
        for one in found
        if one.proposition is not None and one.proposition.predicate == predicate
    ]


def _counts(found: list[Claim]) -> list[float]:
    return [
        quantity.value
        for one in found
        if one.proposition is not None
        for quantity in one.proposition.quantities
        if quantity.slot in {"killed", "injured"}
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Il bilancio è di tre morti e dieci feriti, ha detto la polizia."),
        ("it", "È di tre morti e dieci feriti il bilancio, ha reso noto la polizia."),
        ("fr", "Le bilan de l'incendie est de trois morts et dix blessés, selon la préfecture."),
        ("es", "El balance es de tres muertos y diez heridos, según la policía."),
        ("pt", "O balanço é de três mortos e dez feridos, segundo a polícia."),
    ],
)
def test_toll_that_a_clause_gives_is_its_news(language: str, text: str) -> None:
    """ "Il bilancio è di tre morti e dieci feriti": both are asserted, and are not added up."""
    found = claims(language, text)
    killed, injured = _of(found, "kill"), _of(found, "injure")
    assert _counts(killed) == [3.0]
    assert _counts(injured) == [10.0]
    assert all(one.main for one in (*killed, *injured))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le bilan s'établit à 12 morts, a indiqué la préfecture."),
        ("es", "Ya son 12 los muertos por las lluvias, informó la policía."),
        ("it", "Sono 12 le vittime accertate, ha detto il prefetto."),
        ("pt", "Subiu para 12 o número de mortos nas cheias, informou a polícia."),
    ],
)
def test_toll_that_rises_is_asserted(language: str, text: str) -> None:
    """Verbs that say how high a toll stands lend it their tense."""
    (one,) = _of(claims(language, text), "kill")
    assert one.main
    assert _counts([one]) == [12.0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Un militar, que estaba de misión, ha muerto en Lima, informó la ministra."),
        ("it", "Un soldato, che era di pattuglia, è morto a Bari, ha reso noto il ministero."),
        ("fr", "Un soldat, qui patrouillait, est mort mardi à Lyon, a annoncé le ministère."),
        ("pt", "Um militar, que estava em missão, morreu em Lisboa, informou o ministério."),
    ],
)
def test_victim_in_front_of_a_relative_clause_is_that_of_the_main_verb(
    language: str, text: str
) -> None:
    """ "Un soldado, que estaba de misión, ha muerto": the aside does not part the two."""
    (one,) = _of(claims(language, text), "kill")
    assert one.main


def test_country_where_the_toll_is_only_mentioned_stays_background() -> None:
    """A count beside another verb is no toll that the clause gives."""
    text = "La ministra visitó Lima, donde son recordados los tres muertos del derrumbe."
    assert not [one for one in _of(claims("es", text), "kill") if one.main]


def test_toll_that_rises_counts_no_other_victims() -> None:
    """ "Passe à 384 morts, avec 540 personnes blessées": the 384 are not among the wounded."""
    text = "Le bilan passe à 384 morts, avec 540 personnes blessées, a dit la police."
    assert _counts(_of(claims("fr", text), "injure")) == [540.0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "Il maggiore dell'Aeronautica Marco Bianchi è morto a Bari.", True),
        ("es", "El coronel del Ejército Juan Paz ha muerto en Lima.", True),
        ("it", "La moglie del sindaco Marco Bianchi è morta a Bari.", False),
    ],
)
def test_officer_of_a_body_is_the_person_named(language: str, text: str, *, expected: bool) -> None:
    """What "of" governs is the body before the name; of somebody's wife it is the name."""
    dead = [
        party.entity_id
        for one in _of(claims(language, text), "die")
        if one.proposition is not None
        for party in one.proposition.participants
        if party.role == "recipient"
    ]
    assert bool(dead) == expected
