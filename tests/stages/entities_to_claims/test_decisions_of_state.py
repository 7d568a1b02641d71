"""What courts, governments and agencies decide and announce, and for whom their spokesmen speak."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.sentence_tables import claims_of


def claims_in(text: str, language: str) -> tuple[Claim, ...]:
    """The claims of one sentence without names."""
    return claims_of(text, language=language)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("The man was acquitted, a spokesman for the court said on Monday.", "en", "court"),
        ("The man was arrested, a police spokeswoman said on Monday.", "en", "police"),
        ("Der Mann wurde freigesprochen, sagte ein Gerichtssprecher am Montag.", "de", "court"),
        ("Der Mann wurde festgenommen, teilte eine Polizeisprecherin mit.", "de", "police"),
        ("Der Mann wurde entlassen, sagte eine Sprecherin des Landgerichts.", "de", "court"),
        ("De man is vrijgesproken, zei een woordvoerder van de rechtbank.", "nl", "court"),
        ("De man is aangehouden, zei een politiewoordvoerder maandag.", "nl", "police"),
        ("L'uomo è stato assolto, ha detto un portavoce del tribunale.", "it", "court"),
        ("L'homme a été arrêté, a indiqué un porte-parole du tribunal.", "fr", "court"),
        ("El ministro fue destituido, informó la portavoz presidencial.", "es", "government"),
        ("O ministro foi demitido, disse a porta-voz presidencial.", "pt", "government"),
    ],
)
def test_a_spokesman_speaks_for_the_sort_of_body_that_is_named(
    text: str, language: str, kind: str
) -> None:
    """A body without a name of its own still has an office that its spokesman speaks for."""
    speakers = [one.attribution.chain[-1] for one in claims_in(text, language)]
    assert {(one.kind, one.organisation_kind) for one in speakers} == {("official", kind)}


def test_a_spokesman_of_nobody_speaks_for_no_body() -> None:
    """Nothing is made up where no body is named."""
    (claim,) = claims_in("The man was acquitted, a spokesman said on Monday.", "en")
    assert claim.attribution.chain[-1].organisation_kind is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The court has approved the extradition of the banker, a spokesman said.", "en"),
        ("La corte ha autorizzato l'estradizione del banchiere, ha detto un portavoce.", "it"),
        ("El tribunal ha acordado extraditar al banquero, según un portavoz.", "es"),
        ("El tribunal autorizó la extradición del banquero a Chile.", "es"),
        ("La cour a autorisé l'extradition du banquier, a annoncé un porte-parole.", "fr"),
        ("Das Gericht hat die Auslieferung des Bankiers genehmigt.", "de"),
        ("Das Gericht hat die Auslieferung des Bankiers für zulässig erklärt.", "de"),
        ("O tribunal autorizou a extradição do banqueiro, disse uma porta-voz.", "pt"),
        ("De rechtbank heeft de uitlevering van de bankier toegestaan.", "nl"),
    ],
)
def test_to_allow_an_extradition_is_done_and_no_plan(text: str, language: str) -> None:
    """The court has decided, whenever he is handed over."""
    decided = [
        one
        for one in claims_in(text, language)
        if one.proposition is not None and one.proposition.predicate == "allow_extradition"
    ]
    assert [(one.main, one.guards) for one in decided] == [(True, ())]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The court will decide whether to approve the extradition of the banker.", "en"),
        ("Prosecutors asked the court to approve the extradition of the banker.", "en"),
        ("El tribunal estudiará si autoriza la extradición del banquero.", "es"),
        ("The court refused to allow the extradition of the banker.", "en"),
    ],
)
def test_what_a_court_may_allow_is_not_allowed(text: str, language: str) -> None:
    """What is asked for, ahead or refused has not happened."""
    assert not [
        one
        for one in claims_in(text, language)
        if one.proposition is not None
        and one.proposition.predicate == "allow_extradition"
        and one.polarity == "affirmed"
        and not one.guards
    ]


@pytest.mark.parametrize(
    ("text", "language", "predicate"),
    [
        ("El Gobierno decretó el lunes la emergencia hídrica en el país.", "es",
         "declare_emergency"),
        ("O governo decretou emergência hídrica por 60 dias.", "pt", "declare_emergency"),
        ("O governo decretou na segunda-feira (5) estado de emergência na capital.", "pt",
         "declare_emergency"),
        ("Die Stadt hat den Notstand ausgerufen und Hilfe angefordert.", "de",
         "declare_emergency"),
        ("De stad heeft de noodtoestand uitgeroepen en hulp gevraagd.", "nl",
         "declare_emergency"),
        ("Il governo ha dichiarato l'emergenza idrica in tutta la regione.", "it",
         "declare_emergency"),
        ("Le gouvernement a décrété l'urgence agricole lundi.", "fr", "declare_emergency"),
        ("Die Stadt hat den Klimanotstand ausgerufen.", "de", "declare_emergency"),
        ("Zwölf Menschen sind durch Salmonellen in Eiern erkrankt.", "de", "fall_ill"),
        ("Twaalf mensen zijn ziek geworden door salmonella in eieren.", "nl", "fall_ill"),
        ("Twelve people fell sick after eating eggs at a wedding.", "en", "fall_ill"),
        ("Bad eggs sickened twelve people at a wedding.", "en", "fall_ill"),
        ("Dodici persone si sono ammalate dopo una cena.", "it", "fall_ill"),
        ("Doce personas han enfermado tras una boda.", "es", "fall_ill"),
        ("Douze personnes sont tombées malades après un mariage.", "fr", "fall_ill"),
        ("Doze pessoas adoeceram depois de um casamento.", "pt", "fall_ill"),
        ("Der Hersteller ruft Frischkäse wegen Salmonellen zurück.", "de", "recall"),
        ("Fabrikant Zomer roept alle schapenkaas van het merk Zonnig terug.", "nl", "recall"),
        ("Die Behörde hat das Rheumamittel eines dänischen Herstellers zugelassen.", "de",
         "approve_drug"),
        ("De instelling heeft het migrainemedicijn maandag goedgekeurd.", "nl", "approve_drug"),
        ("The agency has approved Veloxin for the treatment of severe migraine.", "en",
         "approve_drug"),
        ("L'agenzia ha autorizzato l'immissione in commercio del farmaco.", "it", "approve_drug"),
        ("La agencia ha autorizado la comercialización del fármaco.", "es", "approve_drug"),
    ],
)  # fmt: skip
def test_decisions_and_illness_are_read_in_every_language(
    text: str, language: str, predicate: str
) -> None:
    """Compounds, kinds of emergency and short words for illness are the same happening."""
    found = {one.proposition.predicate for one in claims_in(text, language) if one.proposition}
    assert predicate in found


@pytest.mark.parametrize(
    ("text", "language", "predicate"),
    [
        ("La empresa superó la emergencia sin decretar cierres.", "es", "declare_emergency"),
        ("Die Behörde hat das Pflanzenschutzmittel zugelassen.", "de", "approve_drug"),
        ("The minister recalled the milk of his childhood.", "en", "fall_ill"),
        ("Der Verein ruft seinen Stürmer aus Spanien zurück.", "de", "recall"),
    ],
)
def test_what_only_looks_like_it_is_not(text: str, language: str, predicate: str) -> None:
    """The noun or the verb alone is another matter."""
    found = {one.proposition.predicate for one in claims_in(text, language) if one.proposition}
    assert predicate not in found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ob jemand verletzt wurde, war zunächst unklar.", "de"),
        ("Ob Menschen erkrankt sind, blieb am Montag offen.", "de"),
        ("Whether anyone was injured was not immediately clear.", "en"),
        ("Of er mensen gewond zijn geraakt, was maandag onduidelijk.", "nl"),
        ("Si hubo heridos no está claro todavía.", "es"),
    ],
)
def test_what_is_asked_in_front_is_left_open(text: str, language: str) -> None:
    """A sentence that begins with the question tells nothing."""
    told = [one for one in claims_in(text, language) if one.proposition is not None]
    assert all({"question", "conditional"} & set(one.guards) for one in told)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Dutch group has acquired the Italian roaster Caffe Morandi.", "en"),
        ("Il gruppo ha acquisito la torrefazione milanese Caffè Morandi.", "it"),
        ("El grupo ha comprado la tostadora italiana Caffè Morandi.", "es"),
        ("Le groupe a racheté le torréfacteur italien Caffè Morandi.", "fr"),
        ("Der Konzern hat die Mailänder Kaffeerösterei Caffè Morandi übernommen.", "de"),
        ("O grupo comprou a torrefação italiana Caffè Morandi.", "pt"),
        ("Het concern heeft de Italiaanse koffiebranderij Caffè Morandi overgenomen.", "nl"),
    ],
)
def test_a_business_of_any_trade_can_be_acquired(text: str, language: str) -> None:
    """What a business makes tells that it is one, even where its name is unknown."""
    found = {one.proposition.predicate for one in claims_in(text, language) if one.proposition}
    assert found == {"acquire"}


def test_to_buy_what_a_roaster_sells_is_no_takeover() -> None:
    """The noun must be what is bought."""
    found = claims_in("The group has bought coffee from the Italian roaster Caffe Morandi.", "en")
    assert not [one for one in found if one.proposition and one.main]


@pytest.mark.parametrize(
    ("text", "language", "arrested"),
    [
        ("A polícia prendeu na segunda-feira (5) três homens em casa.", "pt", {3}),
        ("A polícia prendeu nesta terça (16) quatro homens em casa.", "pt", {4}),
        ("Police arrested three men (5) at home.", "en", {3}),
    ],
)
def test_a_day_in_brackets_neither_parts_nor_counts(
    text: str, language: str, arrested: set[int]
) -> None:
    """The day behind a weekday is no aside, and nobody's number."""
    told = [one.proposition for one in claims_in(text, language) if one.proposition is not None]
    assert {
        amount.value for one in told for amount in one.quantities if amount.slot == "arrested"
    } == arrested


@pytest.mark.parametrize(
    "text",
    [
        "Doce personas han muerto, informó la policía el lunes.",
        "Doce personas han muerto, informó la policía el lunes por la mañana.",
        "Doce personas han muerto, confirmó el Ministerio de Sanidad el lunes en Madrid.",
        "Doce personas han muerto, informó la policía el 5 de mayo.",
        "Doce personas han muerto, informó la policía el lunes, un día después.",
        "La policía informó el lunes que doce personas han muerto.",
    ],
)
def test_a_day_behind_the_speaker_is_not_what_he_says(text: str) -> None:
    """ "El lunes" belongs to the telling; what is told stands before it or behind "que"."""
    told = [one for one in claims_in(text, "es") if one.proposition is not None]
    speakers = [[who.kind for who in one.attribution.chain] for one in told]
    assert speakers == [["organisation"]]


def test_what_stands_behind_the_day_is_what_he_says() -> None:
    """The noun behind "el lunes" is the object of the verb."""
    text = "Tras la redada, confirmó el ministro el lunes la detención de dos hombres."
    claims = [one for one in claims_in(text, "es") if one.attribution.chain]
    assert not any(one.selector.exact == "Tras la redada" for one in claims)
