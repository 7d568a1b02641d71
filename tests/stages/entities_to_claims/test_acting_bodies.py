"""Which kind of body acts, where no name says it: police, courts, prosecutors, ministers."""

import pytest

from copytaster_schemas.claim import Proposition
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named] = {
    "Lindau": ("geo-1", "place", "city", "DE"),
    "Karl Weber": ("x-per:weber", "person", None, None),
    "Ana Costa": ("x-per:costa", "person", None, None),
    "Merrow Police": ("x-org:merrow", "organisation", None, None),
    "Norway": ("c-no", "place", "country", "NO"),
    "Acme": ("o-acme", "organisation", "company", "US"),
}


def _told(text: str, language: str = "en") -> Proposition:
    """The first typed happening of a sentence in the outlet's own voice."""
    return next(
        claim.proposition
        for claim in claims_of(text, language=language, names=NAMES)
        if claim.proposition is not None
    )


@pytest.mark.parametrize(
    ("language", "sentence", "predicate", "body"),
    [
        ("en", "Police arrested three people on Tuesday.", "arrest", "police"),
        ("en", "Merrow Police have arrested three people.", "arrest", "police"),
        ("en", "A court in Lindau sentenced Karl Weber to four years.", "sentence", "court"),
        ("en", "Three men were arrested by police on Monday.", "arrest", "police"),
        ("en", "Acme president Karl Weber signed the agreement.", "sign", "company"),
        ("en", "Prime Minister Ana Costa dismissed her finance minister.", "dismiss", "government"),
        (
            "de",
            "Das Landgericht Lindau hat Karl Weber zu vier Jahren Haft verurteilt.",
            "sentence",
            "court",
        ),
        ("it", "Il tribunale di Lindau ha assolto Karl Weber.", "acquit", "court"),
        ("es", "La policía de Lindau detuvo a tres hombres.", "arrest", "police"),
        ("fr", "Le tribunal de Lindau a relaxé Karl Weber.", "acquit", "court"),
        ("pt", "A polícia deteve três homens em Lindau.", "arrest", "police"),
        (
            "nl",
            "De rechtbank in Lindau heeft Karl Weber veroordeeld tot vier jaar cel.",
            "sentence",
            "court",
        ),
    ],
)
def test_a_common_noun_tells_which_kind_acts(
    language: str, sentence: str, predicate: str, body: str
) -> None:
    """The subject, or who stands behind "by"."""
    told = _told(sentence, language)
    assert (told.predicate, told.acting_body) == (predicate, body)


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics of the government arrested three people.",
        "Police dogs arrested three people.",
        "Three men were arrested on Monday.",
        "The boss of the police union signed the agreement.",
    ],
)
def test_nouns_beside_the_one_that_acts_do_not(sentence: str) -> None:
    """Whose critics, dogs or union they are is another matter."""
    assert _told(sentence).acting_body is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A court in Lindau sentenced Karl Weber to four years."),
        ("de", "Die Polizei Lindau hat drei Männer festgenommen."),
        ("it", "Il tribunale di Lindau ha assolto Karl Weber."),
        ("fr", "La cour d'appel de Lindau a relaxé Karl Weber."),
    ],
)
def test_the_town_of_a_court_is_where_it_happened(language: str, sentence: str) -> None:
    """A town neither judges nor arrests."""
    told = _told(sentence, language)
    assert [one.name for one in told.places] == ["Lindau"]
    assert all(one.name != "Lindau" for one in told.participants)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Prosecutors have opened an investigation into Karl Weber."),
        ("it", "La procura ha aperto un'inchiesta su Karl Weber."),
        ("es", "La Fiscalía abrió una investigación contra Karl Weber."),
        ("fr", "Le parquet a ouvert une enquête contre Karl Weber."),
        ("de", "Die Staatsanwaltschaft hat Ermittlungen gegen Karl Weber eingeleitet."),
        ("pt", "O Ministério Público abriu um inquérito contra Karl Weber."),
        ("nl", "Het Openbaar Ministerie heeft een onderzoek tegen Karl Weber ingesteld."),
    ],
)
def test_an_investigation_that_was_opened_is_an_act(language: str, sentence: str) -> None:
    """It is one happening with its noun, and nothing that is looked into."""
    claims = claims_of(sentence, language=language, names=NAMES)
    told = [claim for claim in claims if claim.proposition is not None]
    assert [claim.proposition.predicate for claim in told if claim.proposition] == [
        "open_investigation"
    ]
    assert "scope" not in told[0].guards


def test_what_is_looked_into_is_not_told_by_it() -> None:
    """ "Opened an investigation into the killing of X" confirms no killing."""
    claims = claims_of(
        "Prosecutors have opened an investigation into the killing of Karl Weber.", names=NAMES
    )
    killing = [one for one in claims if one.proposition and one.proposition.predicate == "kill"]
    assert all("scope" in one.guards for one in killing)
