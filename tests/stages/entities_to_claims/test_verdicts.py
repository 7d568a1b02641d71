"""What is said only says that something is so, or is not."""

import pytest

from quality.attributions import claims_of


@pytest.mark.parametrize(
    ("language", "text", "cue", "polarity"),
    [
        ("en", "“That is not correct,” the spokesman said.", "deny", "negated"),
        ("en", "“Yes, that is true,” the spokesman said.", "confirm", "affirmed"),
        ("en", "The lawyer said the accusations were false.", "deny", "negated"),
        ("en", "The lawyer said it was true to the spirit of the law.", "report", "affirmed"),
        ("it", "«La notizia non è falsa», ha detto la portavoce.", "confirm", "affirmed"),
        ("es", "La noticia es falsa, dijo la portavoz.", "deny", "negated"),
        ("fr", "« C'est faux », a déclaré la ministre.", "deny", "negated"),
        ("de", "„Das stimmt nicht“, sagte die Ministerin.", "deny", "negated"),
        ("pt", "“É verdade”, disse a ministra.", "confirm", "affirmed"),
    ],
)
def test_verdict_is_read(language: str, text: str, cue: str, polarity: str) -> None:
    """ "It is true" confirms and "it is false" denies; a negation turns both."""
    (claim,) = claims_of(text, language)
    assert (claim.cue.cue_class, claim.polarity) == (cue, polarity)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reports of three deaths in Leeds are untrue."),
        ("en", "Reports that three people died in Leeds are false."),
        ("de", "Berichte über drei Tote in Kassel stimmen nicht."),
        ("nl", "Berichten op sociale media over drie doden in Utrecht kloppen niet."),
        ("fr", "Les informations sur trois morts à Lyon sont fausses."),
        ("es", "Las informaciones sobre tres muertos en Sevilla son falsas."),
        ("it", "Le notizie su tre morti a Bologna sono false."),
        ("pt", "As notícias sobre três mortos em Braga são falsas."),
    ],
)
def test_an_outlet_rejects_reports_itself(language: str, text: str) -> None:
    """Nobody is quoted: what the reports told is denied all the same."""
    (claim,) = claims_of(text, language)
    assert claim.proposition is not None
    assert (claim.proposition.predicate, claim.polarity) == ("kill", "negated")


@pytest.mark.parametrize(
    "text", ["Reports of three deaths in Leeds are true.", "Reports of three deaths are on file."]
)
def test_other_words_on_reports_reject_nothing(text: str) -> None:
    """True, or no verdict at all."""
    assert [claim.polarity for claim in claims_of(text, "en")] == ["affirmed"]


def test_what_somebody_warned_of_did_not_happen_by_that() -> None:
    """A noun before "warnings" names what was foreseen."""
    claims = claims_of("The union in Leeds alleged that tremor warnings were ignored.", "en")
    assert [claim.proposition for claim in claims] == [None]
    assert claims_of("The ministry in Leeds confirmed the earthquake", "en")[0].proposition
