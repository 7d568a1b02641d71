"""What is done by being decided: rates, posts, bans; and what stays a plan."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named] = {
    "Nordbank": ("o-nordbank", "organisation", "central_bank", "NO"),
    "Karl Weber": ("x-per:weber", "person", None, None),
}


def _told(text: str, language: str) -> list[Claim]:
    return [one for one in claims_of(text, language=language, names=NAMES) if one.proposition]


@pytest.mark.parametrize(
    ("language", "sentence", "predicate"),
    [
        ("en", "Nordbank decided on Monday to raise interest rates.", "raise_rates"),
        ("en", "Nordbank has voted to keep interest rates at 3%.", "hold_rates"),
        ("en", "The board decided to postpone the match.", "postpone"),
        ("de", "Nordbank hat beschlossen, die Zinsen zu senken.", "cut_rates"),
        ("de", "Die Regierung hat entschieden, die Partei zu verbieten.", "ban"),
        ("fr", "Nordbank a décidé jeudi de relever ses taux.", "raise_rates"),
        ("it", "Nordbank ha deciso di tagliare i tassi.", "cut_rates"),
        ("es", "Nordbank decidió mantener la tasa de interés.", "hold_rates"),
        ("pt", "Nordbank decidiu aumentar a taxa de juro.", "raise_rates"),
        ("nl", "Nordbank heeft besloten de rente te verhogen.", "raise_rates"),
    ],
)
def test_a_decision_is_the_act(language: str, sentence: str, predicate: str) -> None:
    """The outlet tells it in its own voice: past, certain, the main thing."""
    (claim,) = _told(sentence, language)
    assert claim.proposition is not None
    assert (claim.proposition.predicate, claim.proposition.tense) == (predicate, "past")
    assert (claim.main, claim.guards, claim.attribution.chain) == (True, (), ())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Nordbank has not decided to raise interest rates."),
        ("en", "Nordbank would have decided to raise interest rates."),
        ("en", "Nordbank plans to raise interest rates."),
        ("en", "Nordbank decided to consider whether to raise interest rates."),
        ("en", "The council decided to build a bridge."),
        ("de", "Nordbank will die Zinsen senken."),
        ("fr", "Nordbank envisage de relever ses taux."),
    ],
)
def test_what_is_open_or_only_prepared_is_none(language: str, sentence: str) -> None:
    """No decision, or one after which all is still to be done."""
    for claim in _told(sentence, language):
        assert claim.proposition is not None
        assert claim.guards or claim.polarity == "negated" or claim.proposition.tense != "past"


def test_a_decision_against_is_none() -> None:
    """ "Decided not to" is the negative of the act."""
    (claim,) = _told("Nordbank decided not to raise interest rates.", "en")
    assert claim.polarity == "negated"
