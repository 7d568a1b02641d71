"""How news hands on what was said before it, names the dead, and calls things alleged."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Anna Weber": ("x-per:weber", "person", None, None),
    "Marc Petit": ("x-per:petit", "person", None, None),
    "Mali": ("c-ml", "place", "country", "ml"),
}


def claims(language: str, text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of a text of one or two sentences, or of its title."""
    return claims_of(text, title=title, language=language, names=NAMES)


@pytest.mark.parametrize("language, text", [
    ("fr", "Deux soldats ont été tués au Mali. C'est ce qu'a annoncé mardi le ministère."),
    ("fr", "Deux soldats ont été tués au Mali. C'est ce qu'indique le ministère."),
    ("fr", "Deux soldats ont été tués au Mali : c'est ce qu'a confirmé Marc Petit."),
    ("es", "Dos soldados murieron en Mali. Es lo que anunció el Ministerio de Defensa."),
    ("it", "Due soldati sono stati uccisi in Mali. È quanto ha annunciato il ministero."),
])  # fmt: skip
def test_what_was_said_before_is_pointed_at(language: str, text: str) -> None:
    """ "C'est ce qu'a annoncé X" makes X say, as the main assertion, what the sentence before
    tells.
    """
    said = [one for one in claims(language, text) if one.attribution.chain]
    assert [one.proposition and one.proposition.predicate for one in said if one.main] == ["kill"]


def test_what_somebody_else_says_of_a_report_stands_elsewhere() -> None:
    """Without "it is", "ce qu'a annoncé X" is an object like others: nobody says it of the
    sentence before.
    """
    text = "Deux soldats ont été tués au Mali. Le ministre ignore ce qu'a annoncé Marc Petit."
    assert not [one for one in claims("fr", text) if one.attribution.chain and one.main]


@pytest.mark.parametrize("language, text", [
    ("en", "The ministry confirmed that Anna Weber was among those killed."),
    ("en", "Anna Weber was among the dead, police confirmed."),
    ("it", "Il ministero ha confermato che Anna Weber è tra i morti."),
    ("es", "El ministerio confirmó que Anna Weber figura entre los fallecidos."),
    ("fr", "Anna Weber figure parmi les morts, a confirmé le ministère."),
    ("de", "Das Ministerium bestätigte, dass Anna Weber unter den Toten ist."),
    ("de", "Anna Weber ist bei dem Absturz umgekommen, bestätigte das Ministerium."),
    ("pt", "O ministério confirmou que Anna Weber está entre os mortos."),
    ("nl", "Het ministerie bevestigt dat Anna Weber onder de doden is."),
    ("nl", "Het ministerie bevestigt dat Anna Weber is omgekomen."),
])  # fmt: skip
def test_a_person_among_the_dead_died(language: str, text: str) -> None:
    """Whoever is counted among the dead is confirmed to have died."""
    died = [
        one.proposition for one in claims(language, text)
        if one.proposition and one.proposition.predicate == "die" and one.cue.cue_class == "confirm"
    ]  # fmt: skip
    assert [[who.entity_id for who in one.participants] for one in died] == [["x-per:weber"]]


@pytest.mark.parametrize("language, text", [
    ("en", "The ministry confirmed that Anna Weber was among the victims of the fraud."),
    ("it", "Il ministero ha confermato che Anna Weber è tra le vittime della truffa."),
    ("de", "Das Ministerium bestätigte, dass Anna Weber unter den Opfern des Betrugs ist."),
])  # fmt: skip
def test_a_victim_need_not_be_dead(language: str, text: str) -> None:
    """Victims without a word for death are none of the dead."""
    assert not [
        one for one in claims(language, text)
        if one.proposition and one.proposition.predicate in {"die", "kill"}
    ]  # fmt: skip


@pytest.mark.parametrize("text, hearsay", [
    ("Die Polizei hat wegen mutmaßlicher Spionage drei Männer festgenommen.", False),
    ("Die Polizei hat mutmaßliche Terroristen festgenommen.", False),
    ("Das Gericht hat wegen angeblicher Spionage Haftbefehl gegen Anna Weber erlassen.", False),
    ("Die Polizei hat mutmaßlich drei Männer festgenommen.", True),
    ("Der mutmaßliche Täter hat drei Menschen getötet.", True),
    ("Angeblich wurden drei Männer festgenommen.", True),
])  # fmt: skip
def test_only_what_is_alleged_itself_is_hearsay(text: str, hearsay: bool) -> None:
    """An arrest over alleged spying is a fact; an alleged arrest is hearsay."""
    told = [one for one in claims("de", text) if one.proposition is not None]
    assert told
    assert {"hearsay" in one.guards for one in told} == {hearsay}


@pytest.mark.parametrize("language, text", [
    ("de", "Flugzeug in Mali abgestürzt."),
    ("de", "Drei Menschen in Mali getötet."),
    ("en", "A plane crashed in Mali."),
])  # fmt: skip
def test_no_country_crashes(language: str, text: str) -> None:
    """What stands behind "in" is where it happened, whatever befell whom."""
    told = [one.proposition for one in claims(language, text) if one.proposition]
    assert told
    for one in told:
        assert not one.participants
        assert [place.entity_id for place in one.places] == ["c-ml"]


@pytest.mark.parametrize("language, text", [
    ("en", "Anna Weber announced a ceasefire between Mali and the rebels."),
    ("es", "Anna Weber anunció un alto el fuego con los rebeldes."),
    ("fr", "Anna Weber a annoncé un cessez-le-feu avec les rebelles."),
    ("it", "Anna Weber ha annunciato un cessate il fuoco con i ribelli."),
    ("de", "Anna Weber hat eine Waffenruhe mit den Rebellen verkündet."),
])  # fmt: skip
def test_an_announced_truce_is_said(language: str, text: str) -> None:
    """Whoever announces a truce says that there is one, and need be no party of it."""
    said = [one for one in claims(language, text) if one.attribution.chain and one.proposition]
    assert [one.proposition.predicate for one in said if one.proposition] == ["cease_fire"]
    assert said[0].attribution.chain[-1].entity_id == "x-per:weber"


@pytest.mark.parametrize("language, text", [
    ("es", "El incendio dejó tres muertos, de acuerdo con la policía."),
    ("pt", "O incêndio deixou três mortos, de acordo com a polícia."),
    ("fr", "Un séisme de magnitude 7 frappe le Mali."),
])  # fmt: skip
def test_neither_accord_nor_strike(language: str, text: str) -> None:
    """ "According to" is no treaty that somebody left, and a quake of 7 that strikes no strike."""
    found = {one.proposition.predicate for one in claims(language, text) if one.proposition}
    assert found
    assert not found & {"leave_alliance", "attack"}


def test_an_accord_that_is_left_still_counts() -> None:
    """An accord is read as before where no words of agreeing stand there."""
    text = "Irán abandonó el acuerdo nuclear, de acuerdo con el ministerio."
    told = {one.proposition.predicate for one in claims("es", text) if one.proposition}
    assert told == {"leave_alliance"}


@pytest.mark.parametrize("title, strikes", [
    ("Un séisme de magnitude 7 frappe le Mali", False),
    ("Un ouragan frappe le Mali", False),
    ("Une frappe aérienne au Mali", True),
])  # fmt: skip
def test_a_quake_that_strikes_is_no_attack(title: str, strikes: bool) -> None:
    """French writes "strikes" and "a strike" alike; between subject and object it is the verb."""
    told = {one.proposition.predicate for one in claims("fr", "", title) if one.proposition}
    assert ("attack" in told) == strikes
