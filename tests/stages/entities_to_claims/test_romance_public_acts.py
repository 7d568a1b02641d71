"""What bodies of the state do, as Italian, Spanish, French and Portuguese news tell it."""

import pytest

from copytaster.stages.entities_to_claims.numbers import parsed
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Banco Central de Chile": ("o-cl-central-bank", "organisation", "central_bank", "cl"),
    "Chile": ("c-cl", "place", "country", "cl"),
    "Bce": ("o-ecb", "organisation", "central_bank", "eu"),
    "BCE": ("o-ecb", "organisation", "central_bank", "eu"),
    "Infarmed": ("o-infarmed", "organisation", "regulator", "pt"),
    "Oms": ("o-who", "organisation", "health", None),
    "OMS": ("o-who", "organisation", "health", None),
    "Juan Paz": ("x-per:paz", "person", None, None),
    "Marco Bianchi": ("x-per:bianchi", "person", None, None),
}


def told(language: str, text: str) -> set[tuple[str, str]]:
    """Happening and tense of every main claim that nothing weakens."""
    return {
        (one.proposition.predicate, one.proposition.tense)
        for one in claims_of(text, language=language, names=NAMES)
        if one.main and one.proposition is not None and not one.guards
        if one.polarity == "affirmed"
    }


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("es", "El Banco Central de Chile decidió subir la tasa en 50 puntos.", "raise_rates"),
        ("es", "El Banco Central de Chile resolvió por unanimidad bajar la tasa.", "cut_rates"),
        ("es", "El banco central acordó este jueves mantener la tasa en 5 %.", "hold_rates"),
        ("it", "La Bce ha deciso di alzare i tassi di 25 punti.", "raise_rates"),
        ("it", "La Bce ha deciso di lasciare invariati i tassi.", "hold_rates"),
        ("fr", "La BCE a décidé de relever ses taux directeurs.", "raise_rates"),
        ("fr", "Le régulateur a décidé de suspendre la vente du sirop.", "ban"),
        ("pt", "O BCE decidiu baixar as taxas de juro em 25 pontos base.", "cut_rates"),
        ("pt", "O Infarmed decidiu proibir a venda de um xarope.", "ban"),
    ],
)
def test_what_lies_in_deciding_is_done_once_it_is_decided(
    language: str, text: str, what: str
) -> None:
    """A central bank that has decided to raise its rate has raised it."""
    assert (what, "past") in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El banco central podría decidir subir la tasa en mayo."),
        ("es", "El banco central no ha decidido bajar la tasa."),
        ("es", "El banco central espera decidir subir la tasa."),
        ("it", "La Bce deciderà se alzare i tassi a luglio."),
        ("fr", "La BCE devrait décider de baisser ses taux jeudi."),
        ("fr", "Le ministre a décidé de démissionner en juin."),
        ("pt", "O BCE deve decidir subir os juros na quinta-feira."),
        ("pt", "O clube decidiu vender o estádio."),
    ],
)
def test_what_is_still_to_be_decided_or_done_is_not_told(language: str, text: str) -> None:
    """A decision to come changes nothing, nor does one to do something later."""
    assert told(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("fr", "Le ministère de la Santé a déclaré vendredi la fin de l'épidémie.", "ministère"),
        ("fr", "L'OMS annonce la fin de la flambée.", "OMS"),
        ("it", "L'Oms ha dichiarato la fine dell'epidemia.", "Oms"),
        ("it", "Il ministero della Salute ha dichiarato conclusa l'epidemia.", "ministero"),
        ("es", "La OMS declaró el viernes el fin de la epidemia.", "OMS"),
        ("es", "El Gobierno declaró terminado el brote.", "Gobierno"),
        ("pt", "O Ministério da Saúde declarou o fim do surto.", "Ministério"),
        ("pt", "A OMS declarou encerrada a epidemia.", "OMS"),
    ],
)
def test_who_declares_an_outbreak_over_is_its_voice(language: str, text: str, voice: str) -> None:
    """The verb of declaring names who says so; it is no part of the happening."""
    claims = claims_of(text, language=language, names=NAMES)
    voices = {
        one.attribution.chain[-1].surface
        for one in claims
        if one.attribution.chain and one.proposition is not None
        if one.proposition.predicate == "end_outbreak" and one.main and not one.guards
    }
    assert len(voices) == 1
    assert voice in voices.pop()


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("es", "La jueza acordó el ingreso en prisión provisional de Juan Paz.", "arrest"),
        ("es", "El juez decretó prisión preventiva para Juan Paz.", "arrest"),
        ("it", "Il gip ha disposto la custodia cautelare in carcere per Marco Bianchi.", "arrest"),
        ("pt", "O juiz decretou a prisão preventiva de Juan Paz.", "arrest"),
        ("es", "El regulador suspendió la comercialización de tres jarabes.", "ban"),
        ("pt", "A agência suspendeu 15 produtos.", "ban"),
        ("fr", "Le préfet a interdit la vente de bière.", "ban"),
        ("it", "Il ministero ha disposto il ritiro di un lotto di mozzarella.", "recall"),
        ("es", "El ministerio ordenó la retirada de un lote de queso.", "recall"),
        ("fr", "L'agence a donné son feu vert au vaccin.", "approve_drug"),
        ("pt", "A agência autorizou o uso emergencial da vacina.", "approve_drug"),
    ],
)
def test_acts_of_office_are_told_as_done(language: str, text: str, what: str) -> None:
    """Judges remand, regulators stop sales and approve, in words of several parts."""
    assert (what, "past") in told(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un jeune de 20 ans est mort, a indiqué le commandant."),
        ("fr", "Une jeune fille de 14 ans est décédée dans un accident."),
        ("it", "Un ottantenne è morto in un incidente stradale."),
        ("es", "Una adolescente de 15 años murió en un choque."),
        ("pt", "Um rapaz de 20 anos morreu no despiste de um autocarro."),
        ("pt", "Uma menina de 6 anos morreu num incêndio."),
    ],
)
def test_young_and_old_die_like_anybody(language: str, text: str) -> None:
    """Whoever is named by age alone is a person to whom a death can happen."""
    assert "kill" in {predicate for predicate, _ in told(language, text)}


def test_the_country_in_the_name_of_its_body_does_not_act_too() -> None:
    """ "The central bank of Chile": one party acts."""
    names = NAMES | {"banco central": NAMES["Banco Central de Chile"]}
    found = claims_of("El banco central de Chile subió su tasa.", language="es", names=names)
    told = [one.proposition for one in found if one.proposition is not None]
    actors = [party.entity_id for one in told for party in one.participants]
    assert actors == ["o-cl-central-bank"]


@pytest.mark.parametrize(
    ("word", "value"),
    [("10.25", 10.25), ("9.5", 9.5), ("1.000", 1000.0), ("12.345.678", 12345678.0), ("3,5", 3.5)],
)
def test_a_point_before_two_digits_is_a_decimal_point(word: str, value: float) -> None:
    """Mexico writes "10.25 por ciento"; three digits stay a group of thousands."""
    assert parsed(word, decimal_comma=True) == value


@pytest.mark.parametrize(
    ("language", "sentence", "voice"),
    [
        ("fr", "Deux hommes ont été arrêtés, dont un mineur, a annoncé le procureur.", "procureur"),
        ("fr", "Trois corps ont été retrouvés, dont un enfant, a indiqué le préfet.", "préfet"),
        (
            "it",
            "Due uomini sono stati arrestati, tra cui un minore, ha detto il prefetto.",
            "prefe",
        ),
    ],
)
def test_an_aside_before_the_verb_does_not_speak(language: str, sentence: str, voice: str) -> None:
    """The rest of another verb is nobody: who stands behind the verb of saying speaks."""
    claims = claims_of(sentence, language=language, names=NAMES)
    said = [one for one in claims if one.attribution.chain]
    assert said
    assert all(voice in one.attribution.chain[-1].surface for one in said)
