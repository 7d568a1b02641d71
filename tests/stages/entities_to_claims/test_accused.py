"""Whoever is only accused of a crime has not committed it as far as the claims say."""

from functools import lru_cache
from typing import Final

import pytest

from copytaster.adapters.lexicons import load_lexicons
from copytaster.stages.entities_to_claims import Lexicons, entities_to_claims
from stages.entities_to_claims.articles import Named, an_article

NAMES: Final[dict[str, Named | str]] = {
    "Osric Talvane": ("x-per:talvane", "person", "person", None),
}
ACCUSED: Final = (
    ("en", "Police arrested Osric Talvane on suspicion of stealing two paintings."),
    ("en", "Osric Talvane was accused of stealing two paintings."),
    ("en", "Osric Talvane is suspected of stealing two paintings."),
    ("en", "Osric Talvane was charged with stealing two paintings."),
    ("it", "La polizia ha arrestato Osric Talvane con l'accusa di aver rubato due quadri."),
    ("it", "Osric Talvane è sospettato di avere rubato due quadri."),
    ("es", "La policía detuvo a Osric Talvane, acusado de robar dos cuadros."),
    ("es", "Osric Talvane es sospechoso de haber robado dos cuadros."),
    ("fr", "La police a arrêté Osric Talvane, soupçonné d'avoir dérobé deux tableaux."),
    ("fr", "Osric Talvane est accusé d'avoir dérobé deux tableaux."),
    ("de", "Osric Talvane soll zwei Gemälde gestohlen haben."),
    ("pt", "Osric Talvane é acusado de ter roubado dois quadros."),
)


@lru_cache(maxsize=1)
def _lexicons() -> Lexicons:
    """The shipped files, read once."""
    return load_lexicons()


@pytest.mark.parametrize(("language", "sentence"), ACCUSED)
def test_accusation_is_no_report_of_the_deed(language: str, sentence: str) -> None:
    """The deed is kept as hearsay: the outlet does not vouch for it."""
    article = an_article(sentence, language=language, names=NAMES)
    claims = entities_to_claims(article, lexicons=_lexicons()).claims
    deeds = [c for c in claims if c.proposition and c.proposition.predicate == "steal"]
    assert deeds
    for claim in deeds:
        assert "hearsay" in claim.guards
        assert all(f.value != "CT+" for f in claim.factuality if f.holder == "author")


def test_accuser_is_named_with_what_it_claims() -> None:
    """Where a voice accuses, the claim is that voice's, and the author stays aside."""
    article = an_article("Prosecutors accuse Osric Talvane of stealing two paintings.", names=NAMES)
    (claim,) = [
        c
        for c in entities_to_claims(article, lexicons=_lexicons()).claims
        if c.proposition and c.proposition.predicate == "steal"
    ]
    assert claim.cue is not None
    assert claim.cue.cue_class == "allege"
    assert {f.holder: f.value for f in claim.factuality}["author"] == "PS+"
