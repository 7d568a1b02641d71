"""What regulators, courts, banks and police do, told in an outlet's own words."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.sentence_tables import claims_of

DONE = [
    ("en", "The agency granted marketing authorisation for the malaria vaccine.", "approve_drug"),
    ("de", "Die Behörde erteilte am Montag die Zulassung für ein Asthmamittel.", "approve_drug"),
    ("de", "Die Behörde hat der Zulassung eines Krebsmedikaments zugestimmt.", "approve_drug"),
    ("de", "Das Amt lässt den Impfstoff für Kinder zu.", "approve_drug"),
    ("en", "The agency recommended approval of a new cancer drug.", "recommend_drug"),
    ("de", "Die Agentur empfiehlt die Zulassung eines Impfstoffs.", "recommend_drug"),
    ("en", "The airline withdrew its bankruptcy petition on Monday.", "withdraw_request"),
    ("de", "Die Firma hat ihren Insolvenzantrag zurückgezogen.", "withdraw_request"),
    ("nl", "De keten trekt de faillissementsaanvraag in.", "withdraw_request"),
    ("nl", "De waakhond heeft de vergunning van de fabriek ingetrokken.", "revoke_licence"),
    ("nl", "De rechter verwierp het cassatieberoep van de verdachte.", "deny_request"),
    ("nl", "Het hof laat de veroordeling in stand.", "uphold_ruling"),
    ("en", "The bank left interest rates unchanged at 4 percent.", "hold_rates"),
    ("de", "Die Notenbank lässt den Leitzins unverändert.", "hold_rates"),
    ("nl", "De centrale bank houdt de rente ongewijzigd.", "hold_rates"),
    (
        "en",
        "The bank raised its key interest rate by 25 basis points to 4.5 percent.",
        "raise_rates",
    ),
    ("en", "Prosecutors have opened an investigation into the mayor.", "open_investigation"),
    ("nl", "Justitie is een onderzoek gestart naar de burgemeester.", "open_investigation"),
]

OPEN = [
    ("de", "Das Amt will den Impfstoff bald für Kinder zulassen.", "approve_drug"),
    ("de", "Die Polizei will den Mann in Haft nehmen.", "arrest"),
    ("nl", "De politie wil de man morgen aanhouden.", "arrest"),
    ("nl", "De officier had geadviseerd de veroordeling te handhaven.", "uphold_ruling"),
    ("de", "Im Gespräch ist eine Übernahme der Firma.", "acquire"),
    ("en", "The agency could grant approval to the vaccine in May.", "approve_drug"),
]


def _told(text: str, language: str, predicate: str) -> list[Claim]:
    return [
        claim
        for claim in claims_of(text, language=language)
        if claim.proposition is not None and claim.proposition.predicate == predicate
    ]


@pytest.mark.parametrize(("language", "text", "predicate"), DONE)
def test_an_act_is_told_as_done(language: str, text: str, predicate: str) -> None:
    """The act is the main assertion, affirmed, and nothing stands against it."""
    main = [claim for claim in _told(text, language, predicate) if claim.main and not claim.guards]
    assert main
    assert all(claim.polarity == "affirmed" for claim in main)


@pytest.mark.parametrize(("language", "text", "predicate"), OPEN)
def test_what_is_only_wanted_or_advised_is_guarded(
    language: str, text: str, predicate: str
) -> None:
    """What somebody wants, advises or talks about has not happened."""
    assert not [claim for claim in _told(text, language, predicate) if not claim.guards]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Notenbank erhöhte den Leitzins um 0,25 Prozentpunkte auf 4,5 Prozent."),
        ("nl", "De bank heeft de rente met 0,25 procentpunt verhoogd naar 4,5 procent."),
    ],
)
def test_a_rise_and_its_end_are_no_range(language: str, text: str) -> None:
    """ "By a quarter to 4.5 percent" gives the two numbers as they stand."""
    (claim,) = _told(text, language, "raise_rates")
    assert claim.proposition is not None
    told = {(one.value, one.comparator) for one in claim.proposition.quantities}
    assert told == {(0.25, "="), (4.5, "=")}


def test_an_arrest_takes_the_place_of_what_was_done() -> None:
    """ "Arrested after a stabbing in Leeds": one clause, one place."""
    (claim,) = _told(
        "A man has been arrested after a fatal stabbing in Nara, police said.", "en", "arrest"
    )
    assert claim.proposition is not None
    assert claim.main
