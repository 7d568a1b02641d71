"""Languages without rules: a quotation belongs to the person named right beside it."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {"Lena Voss": ("x-per:voss", "person", None, None)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "”Vi tar nu vårt ansvar”, säger ministern Lena Voss.", "”Vi tar nu vårt ansvar”"),
        ("sv", "– Vi tar nu vårt ansvar, säger Lena Voss till TT.", "Vi tar nu vårt ansvar"),
        ("da", "»Vi tager nu et ansvar«, siger vagtchef Lena Voss.", "»Vi tager nu et ansvar«"),
        ("no", "– Vi tar nå et ansvar, sier Lena Voss.", "Vi tar nå et ansvar"),
        ("pl", "„Bierzemy na siebie odpowiedzialność” – powiedziała Lena Voss.",
         "„Bierzemy na siebie odpowiedzialność”"),
        ("fi", "”Otamme nyt vastuun tästä”, sanoo Lena Voss.", "”Otamme nyt vastuun tästä”"),
    ],
)  # fmt: skip
def test_the_person_beside_speaks(language: str, text: str, expected: str) -> None:
    """The verb between a quotation and a name need not be known."""
    (claim,) = claims_of(text, language=language, names=NAMES)
    assert claim.attribution.chain[-1].entity_id == "x-per:voss"
    assert [text[a:b] for a, b in claim.spans.content] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "”Vi tar nu vårt ansvar”. Lena Voss var inte där.",
        "– Bron är stängd, Lena Voss.",
        "Romanen ”En kort och mycket stilla dag” av Lena Voss är ny.",
    ],
)
def test_who_stands_farther_off_does_not(text: str) -> None:
    """Neither the next sentence nor an address names a speaker."""
    assert not [one for one in claims_of(text, language="sv", names=NAMES) if one.spans.source]
