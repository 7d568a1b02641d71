"""Who withdraws, who was elected and who says so, ships boarded, and what "that" does not mean."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Ana Ruiz": ("x-per:ruiz", "person", None, None),
    "Pedro Sosa": ("x-per:sosa", "person", None, None),
    "Jane Hill": ("x-per:hill", "person", None, None),
    "Ghana": ("c-gh", "place", "country", "gh"),
    "Togo": ("c-tg", "place", "country", "tg"),
    "russischen": ("c-ru", "place", "country", "ru"),
    "Leeds": ("geo-leeds", "place", "city", "gb"),
}


def claims(language: str, text: str) -> tuple[Claim, ...]:
    """The claims of a text of one or two sentences."""
    return claims_of(text, language=language, names=NAMES)


def told(language: str, text: str) -> set[str]:
    """The happenings that are told as having happened, by whomever."""
    return {
        one.proposition.predicate
        for one in claims(language, text)
        if one.proposition is not None and not one.guards
    }


def recipients(language: str, text: str, predicate: str) -> set[str]:
    """Whom a happening befalls."""
    return {
        party.name
        for one in claims(language, text)
        if one.proposition is not None and one.proposition.predicate == predicate
        for party in one.proposition.participants
        if party.role == "recipient"
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ghana and Togo have signed a fishing treaty, the two governments announced."),
        (
            "de",
            "Ghana und Togo haben einen Vertrag unterzeichnet. Das teilten beide Regierungen mit.",
        ),
        ("fr", "Ghana et Togo ont signé un traité, ont annoncé les deux gouvernements."),
        ("es", "Ghana y Togo han firmado un tratado, anunciaron los dos gobiernos."),
        ("pt", "Ghana e Togo assinaram um tratado, anunciaram os dois governos."),
        ("it", "Ghana e Togo hanno firmato un trattato, hanno annunciato i due governi."),
        ("nl", "Ghana en Togo hebben een verdrag ondertekend, melden beide regeringen."),
    ],
)
def test_two_governments_speak_as_governments(language: str, text: str) -> None:
    """ "Both governments" are bodies of state, though no country stands beside them."""
    speakers = [
        one.attribution.chain[-1] for one in claims(language, text) if one.attribution.chain
    ]
    assert [(one.kind, one.organisation_kind) for one in speakers] == [
        ("organisation", "government")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Ruiz withdrew as the nominee for the energy board."),
        ("en", "Ana Ruiz has pulled out of the running for the court seat."),
        ("it", "Ana Ruiz ha ritirato il proprio nome."),
        ("es", "Ana Ruiz se retiró de la contienda."),
        ("fr", "Ana Ruiz a renoncé à sa nomination."),
        ("pt", "Ana Ruiz desistiu da disputa."),
        ("nl", "Ana Ruiz trekt zich terug als kandidaat."),
    ],
)
def test_a_nominee_withdraws(language: str, text: str) -> None:
    """To withdraw as a nominee is to drop one's candidacy."""
    assert "drop_candidacy" in told(language, text)


def test_an_offer_withdrawn_is_no_candidacy() -> None:
    """A firm that withdraws its offer was no candidate."""
    assert "drop_candidacy" not in told("en", "The firm withdrew its offer for the mill.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Pedro Sosa, que se había declarado ganador, pidió un recuento."),
        ("it", "Pedro Sosa si è proclamato vincitore."),
        ("fr", "Pedro Sosa, qui s'était proclamé vainqueur, conteste le résultat."),
        ("de", "Pedro Sosa hatte sich bereits zum Sieger erklärt."),
        ("pt", "Pedro Sosa, que se tinha declarado vencedor, pediu recontagem."),
        ("nl", "Pedro Sosa had zichzelf uitgeroepen tot winnaar."),
    ],
)
def test_who_declares_himself_the_winner_was_not_elected(language: str, text: str) -> None:
    """One's own declaration of victory is no election."""
    assert "elect" not in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ana Ruiz ganó las elecciones en Leeds contra Pedro Sosa."),
        ("en", "Ana Ruiz won the election against Pedro Sosa."),
        ("de", "Ana Ruiz gewann die Wahl gegen Pedro Sosa."),
        ("it", "Ana Ruiz ha vinto le elezioni contro Pedro Sosa."),
    ],
)
def test_an_opponent_is_not_elected(language: str, text: str) -> None:
    """Against whom an election was won did not win it."""
    assert recipients(language, text, "elect") == {"Ana Ruiz"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "French police boarded the ship."),
        ("it", "La guardia costiera è salita a bordo della nave."),
        ("es", "La guardia costera abordó el carguero."),
        ("fr", "La marine est montée à bord du pétrolier."),
        ("de", "Die Küstenwache enterte den Tanker."),
        ("pt", "A marinha subiu a bordo do navio."),
        ("nl", "De kustwacht is aan boord gegaan van het schip."),
    ],
)
def test_a_ship_is_boarded(language: str, text: str) -> None:
    """Who goes aboard a ship of others' boards it."""
    assert "board" in told(language, text)


def test_a_board_of_directors_boards_nothing() -> None:
    """The noun is no boarding."""
    assert "board" not in told("en", "The board of the shipping firm met in Leeds.")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            (
                "Der Bürgermeister sagte, die Lage sei ruhig. In russischen Kanälen hieß es, bei "
                "dem Angriff seien 40 Soldaten getötet worden."
            ),
            "russischen Kanälen",
        ),
        ("Die Polizei sagte, in dem Haus seien zwei Männer getötet worden.", "Die Polizei"),
        ("Die Polizei sagte, auf der Baustelle sei ein Arbeiter getötet worden.", "Die Polizei"),
    ],
)
def test_what_is_said_may_begin_with_a_preposition(text: str, voice: str) -> None:
    """A main clause that opens with "bei dem ..." is what is said, and no relative clause."""
    found = [
        one
        for one in claims("de", text)
        if one.proposition is not None and one.proposition.predicate == "kill"
    ]
    assert [one.attribution.chain[-1].surface for one in found] == [voice]


def test_a_relative_clause_behind_a_preposition_is_not_what_is_said() -> None:
    """ "Den Angriff, bei dem ... getötet wurden": the police confirm the attack."""
    text = "Die Polizei bestätigte den Angriff, bei dem zwei Soldaten getötet wurden."
    found = {
        one.proposition.predicate: bool(one.attribution.chain)
        for one in claims("de", text)
        if one.proposition is not None
    }
    assert found == {"attack": True, "kill": False}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Hackers stole the data of two million customers, police said. The firm would not "
                "say whether it had paid them; a source close to the case confirmed that."
            ),
        ),
        (
            "fr",
            (
                "Des pirates ont volé les données de clients, a dit la police. La société refuse "
                "de dire si elle a payé ; une source l'affirme."
            ),
        ),
        (
            "de",
            (
                "Hacker haben Kundendaten gestohlen, teilte die Polizei mit. Die Firma sagt nicht, "
                "ob sie gezahlt hat; ein Sprecher bestätigte das."
            ),
        ),
    ],
)
def test_that_is_not_what_an_earlier_sentence_said(language: str, text: str) -> None:
    """ "That" is the payment of which the same sentence tells, and not the theft before."""
    assert claims(language, text)[-1].proposition is None


def test_that_still_points_back_over_a_voice_that_says_nothing_of_its_own() -> None:
    """Who says that others confirmed "it" tells nothing that "it" could be."""
    text = (
        "Two men were killed in Leeds, the army said. The mayor said that police had confirmed it."
    )
    proposition = claims("en", text)[-1].proposition
    assert proposition is not None
    assert proposition.predicate == "kill"
