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
