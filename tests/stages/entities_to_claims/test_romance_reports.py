"""Who tells, and what a court does: turns of Romance news without a plain verb of saying."""

import pytest

from stages.entities_to_claims.romance_news import claims, parties, said


@pytest.mark.parametrize(
    ("language", "text", "voice", "predicate"),
    [
        ("fr", "Deux hommes sont morts à Lyon, a-t-on appris auprès de la préfecture.",
         "la préfecture", "kill"),
        ("fr", "Deux hommes ont été arrêtés à Lyon, apprend-on auprès du parquet.",
         "parquet", "arrest"),
        ("it", "Due uomini sono morti a Bari, si apprende dalla questura.", "questura", "kill"),
        ("pt", "A Defesa Civil informou que chega a 49 o número de mortos em Lisboa.",
         "Defesa Civil", "kill"),
        ("pt", "Os bombeiros confirmaram outras duas mortes em Lisboa.", "Os bombeiros", "kill"),
    ],
)  # fmt: skip
def test_voice_behind_what_one_learns(language: str, text: str, voice: str, predicate: str) -> None:
    """ "A-t-on appris auprès de": the body behind it is who says so."""
    found = said(language, text)
    assert {(voice in who, what) for who, _, what in found} == {(True, predicate)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La Audiencia Nacional ha condenado a Juan Paz a 51 años de prisión."),
        ("it", "Il tribunale ha condannato Juan Paz a tre anni di carcere."),
        ("fr", "Le tribunal correctionnel a condamné Juan Paz à six mois de prison."),
        ("pt", "O Supremo Tribunal condenou o antigo ministro Juan Paz a nove anos de prisão."),
    ],
)
def test_court_that_condemns_says_nothing(language: str, text: str) -> None:
    """ "Condenar" of a court is its act on somebody; of a government it is what it says."""
    assert ("recipient", "Juan Paz") in parties(language, text, "sentence")
    assert not [one for one in claims(language, text) if one.cue.cue_class != "none"]


def test_government_that_condemns_an_attack_speaks() -> None:
    """The same verb, with a government for its subject, is a cue."""
    (one,) = claims("es", "El Gobierno de Chile condenó el ataque en Lima.")
    assert one.cue.surface == "condenó"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("es", "Un fuerte sismo de 7,4 grados de intensidad en la escala de Richter sacudió Chile.",
         "Chile"),
        ("it", "Un forte terremoto di 6,2 gradi ha colpito oggi la zona di Bari.", "Bari"),
    ],
)  # fmt: skip
def test_quake_strikes_behind_its_degrees(language: str, text: str, place: str) -> None:
    """However far its verb stands: it struck there, and its degrees are no temperature."""
    (quake,) = [
        one.proposition
        for one in claims(language, text)
        if one.proposition is not None and one.proposition.predicate == "earthquake"
    ]
    assert [one.name for one in quake.places] == [place]
    assert [one.slot for one in quake.quantities] == ["magnitude"]


def test_between_is_no_verb() -> None:
    """French "entre" enters a town only where "dans" follows."""
    text = "Deux hommes sont morts dans une collision entre un avion et un hélicoptère à Lyon."
    found = {one.proposition.predicate for one in claims("fr", text) if one.proposition}
    assert found == {"kill", "crash"}


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("fr", "Trois hommes sont morts à Lyon, selon un bilan publié vendredi par la préfecture.",
         "la préfecture"),
        ("pt", "Três homens morreram em Lisboa, segundo uma nota publicada no site da polícia.",
         "polícia"),
        ("it", "Tre uomini sono morti a Bari, si legge in un avviso sul sito della questura.",
         "questura"),
        ("es", "Tres hombres murieron en Lima, según un comunicado difundido por la policía.",
         "la policía"),
    ],
)  # fmt: skip
def test_document_speaks_for_who_gave_it_out(language: str, text: str, voice: str) -> None:
    """ "Selon un bilan publié par la préfecture": the body, not the paper."""
    assert {who for who, _, what in said(language, text) if what == "kill"} == {voice}


@pytest.mark.parametrize(
    "text",
    [
        "A polícia informou nesta terça-feira (22) que dois homens foram presos em Lisboa.",
        "A polícia disse na segunda-feira (5) que dois homens foram presos em Lisboa.",
    ],
)
def test_day_in_brackets_does_not_part_cue_and_clause(text: str) -> None:
    """Brazilian news puts the day of the month between the cue and its "que"."""
    assert {(who, what) for who, _, what in said("pt", text)} == {("A polícia", "arrest")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O ministro disse que não faz sentido falar em demissão de Juan Paz."),
        ("es", "El ministro dijo que no tiene sentido hablar de la renuncia de Juan Paz."),
        ("it", "Il premier ha detto che è presto per parlare di dimissioni di Marco Bianchi."),
        ("fr", "Le ministre a dit qu'il est trop tôt pour parler de démission de Paul Durand."),
    ],
)
def test_what_is_only_talked_about_did_not_happen(language: str, text: str) -> None:
    """ "Parler de démission" tells of none."""
    told = [one for one in claims(language, text) if one.proposition is not None]
    assert told
    assert all("hearsay" in one.guards for one in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Mais três corpos de vítimas foram resgatados em Lisboa, informou a polícia."),
        ("es", "Tres cuerpos de víctimas fueron rescatados en Lima, informó la policía."),
    ],
)
def test_bodies_are_found_and_not_rescued(language: str, text: str) -> None:
    """Nobody is saved where corpses are brought up."""
    assert {what for _, _, what in said(language, text)} == {"find"}


def test_president_who_signs_a_decree_passes_no_law() -> None:
    """A law that is signed is passed; a decree may accept a resignation."""
    signed = claims("it", "Juan Paz ha firmato il decreto con cui accetta le dimissioni.")
    assert "pass_law" not in {one.proposition.predicate for one in signed if one.proposition}
    (law,) = claims("it", "Juan Paz ha firmato la legge di bilancio.")
    assert law.proposition is not None
    assert law.proposition.predicate == "pass_law"
