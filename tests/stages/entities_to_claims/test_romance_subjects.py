"""Verbs of Italian, Spanish and Portuguese news that leave out their subject, or share it."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.romance_news import claims, parties


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El ministro Juan Paz anunció este lunes que dimite."),
        ("es", "El ministro Juan Paz confirmó que ha dimitido tras la denuncia."),
        ("it", "Il ministro Juan Paz ha annunciato che si è dimesso."),
        ("pt", "O ministro Juan Paz confirmou que se demitiu do cargo."),
        ("pt", "O ministro Juan Paz confirmou que apresentou a demissão."),
        ("es", "«He presentado mi dimisión», anunció el ministro Juan Paz."),
        ("es", "«Dimití por mi familia», dijo el ministro Juan Paz."),
        ("it", "«Ho rassegnato le mie dimissioni», ha detto il sindaco Juan Paz."),
        ("pt", '"Apresentei a demissão", disse o ministro Juan Paz.'),
    ],
)
def test_verb_without_a_subject_is_the_act_of_who_speaks(language: str, text: str) -> None:
    """ "Anunció que dimite", "Ho rassegnato": Romance verbs leave out the subject."""
    assert parties(language, text, "resign") == {("actor", "Juan Paz")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El ministro Juan Paz confirmó que dimitió la directora del hospital."),
        ("es", "El ministro Juan Paz confirmó que han dimitido."),
        ("es", "El portavoz Juan Paz dijo que dimitió por motivos personales."),
        ("es", "Ana Torres habló en Lima. El presidente Juan Paz dijo que dimitió por salud."),
        ("it", "Il ministro Juan Paz ha annunciato che si sono dimessi."),
    ],
)
def test_subject_that_may_be_another_is_left_open(language: str, text: str) -> None:
    """A subject behind its verb, "they", a spokesman, somebody named before: not who speaks."""
    assert ("actor", "Juan Paz") not in parties(language, text, "resign")


def _guards(one: Claim) -> tuple[str, ...]:
    return one.guards


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("O ministro Juan Paz disse que se demitiu.", False),
        ("O ministro Juan Paz já se demitiu do cargo.", False),
        ("O governo de Chile não sabe se o ministro se demitiu.", True),
        ("O porta-voz disse que se o acordo falhar o ministro se demitirá.", True),
    ],
)
def test_portuguese_se_is_a_pronoun_or_if(text: str, *, guarded: bool) -> None:
    """ "Disse que se demitiu" says that he did; "não sabe se" does not."""
    told = [one for one in claims("pt", text) if one.proposition is not None]
    assert told
    assert all(bool(_guards(one)) == guarded for one in told)


@pytest.mark.parametrize(
    ("language", "text", "injured"),
    [
        ("es", "Cinco personas murieron y 23 resultaron heridas, informó la policía.", 23.0),
        ("es", "Dos soldados murieron y cuatro quedaron heridos en Lima.", 4.0),
        ("es", "Ocho personas perdieron la vida y otras 20 resultaron heridas.", 20.0),
        ("pt", "Cinco pessoas morreram e outras 20 ficaram feridas, informou a polícia.", 20.0),
        ("it", "Due persone morirono e altre quattro rimasero ferite a Bari.", 4.0),
        ("es", "Dos soldados murieron este domingo y cuatro han resultado heridos.", 4.0),
    ],
)
def test_second_count_belongs_to_its_own_verb(language: str, text: str, injured: float) -> None:
    """ "Y 23 resultaron heridas": the number before the verb, not that of the first clause."""
    counts = [
        quantity.value
        for one in claims(language, text)
        if one.proposition is not None and one.proposition.predicate == "injure"
        for quantity in one.proposition.quantities
    ]
    assert counts == [injured]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La ministra Ana Torres visitó Lima. La funcionaria confirmó tres muertes."),
        ("pt", "A ministra Ana Torres esteve em Lisboa. A governante confirmou três mortes."),
        ("fr", "La ministre Ana Torres est à Lyon. La responsable a confirmé trois décès."),
    ],
)
def test_bare_office_is_the_only_holder_named_before(language: str, text: str) -> None:
    """ "La funcionaria" behind "la ministra X" is X, though she has not spoken before."""
    voices = {
        one.attribution.chain[-1].name for one in claims(language, text) if one.attribution.chain
    }
    assert voices == {"Ana Torres"}
