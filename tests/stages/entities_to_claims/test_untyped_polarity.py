"""The polarity of what is said where no typed happening carries it."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NEGATED = (
    ("en", "The alarm had not worked since spring, Anna Reyes said."),
    ("en", "No one touched the valve, Anna Reyes said."),
    ("it", "I filtri non erano puliti, ha detto Anna Reyes."),
    ("it", "Nessuno ha toccato la valvola, ha detto Anna Reyes."),
    ("es", "Nadie tocó la válvula, dijo Anna Reyes."),
    ("fr", "Aucune copie n'est complète, a déclaré Anna Reyes."),
    ("fr", "« La vanne n'était pas ouverte », a déclaré Anna Reyes."),
    ("de", "Der Brandmelder war nicht angeschlossen, sagte Anna Reyes."),
    ("pt", "A válvula não estava aberta, disse Anna Reyes."),
)
AFFIRMED = (
    ("en", "The alarm worked, although not at night, Anna Reyes said."),
    ("en", "Not only the alarm but the valve was old, Anna Reyes said."),
    ("it", "I filtri erano puliti, ha detto Anna Reyes."),
    ("fr", "Plus de vingt copies sont complètes, a déclaré Anna Reyes."),
    ("de", "Der Brandmelder war nicht nur alt, sagte Anna Reyes."),
    ("es", "La válvula era vieja, dijo Anna Reyes."),
)


@pytest.mark.parametrize(
    ("language", "sentence", "polarity"),
    [(*row, "negated") for row in NEGATED] + [(*row, "affirmed") for row in AFFIRMED],
)
def test_it_is_that_of_the_main_clause(language: str, sentence: str, polarity: str) -> None:
    """A negation of the main clause turns it; one elsewhere, or taken back at once, does not."""
    names: dict[str, Named | str] = {"Anna Reyes": ("x-per:reyes", "person", "person", None)}
    claims = claims_of(sentence, language=language, names=names)
    said = [one for one in claims if one.attribution.chain and one.proposition is None]
    assert [one.polarity for one in said] == [polarity]
