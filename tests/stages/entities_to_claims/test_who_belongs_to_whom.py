"""A name in a source is not always who speaks: lawyers, critics and neighbours have voices too."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Kenya": ("c-ke", "place", "country", "KE"),
    "Iran": ("c-ir", "place", "country", "IR"),
    "Lena Voss": ("p-voss president@c-ke", "person", None, "KE"),
    "Kremlin": ("o-kremlin", "organisation", "government", "RU"),
    "Boeing": ("o-boeing", "organisation", "company", "US"),
}


@pytest.mark.parametrize(
    ("source", "kind", "entity"),
    [
        ("President Lena Voss", "official", "p-voss"),
        ("A lawyer for Lena Voss", "unknown", None),
        ("Lena Voss's lawyer", "unknown", None),
        ("The wife of Lena Voss", "unknown", None),
        ("Supporters of Lena Voss", "unknown", None),
        ("Officials close to Lena Voss", "anonymous", None),
        ("A spokeswoman for Lena Voss", "official", None),
        ("The office of Lena Voss", "official", None),
        ("Boeing", "organisation", "o-boeing"),
        ("The board of Boeing", "organisation", "o-boeing"),
        ("A Boeing customer", "unknown", None),
        ("Critics of the Kremlin", "unknown", None),
        ("The Kremlin's critics", "unknown", None),
        ("A Kremlin source", "anonymous", None),
        ("A person close to the Kremlin", "unknown", None),
    ],
)
def test_the_voice_is_whoever_speaks(source: str, kind: str, entity: str | None) -> None:
    """Who only belongs to a person or body does not speak with its authority."""
    claims = claims_of(f"{source} confirmed that Iran attacked Kenya.", names=NAMES)
    voices = [claim.attribution.chain[-1] for claim in claims if claim.attribution.chain]
    assert [(voice.kind, voice.entity_id) for voice in voices] == [(kind, entity)]


def test_who_speaks_for_an_office_has_its_country() -> None:
    """The spokeswoman of a president speaks for the president's country."""
    text = "A spokeswoman for President Lena Voss confirmed that Iran attacked Kenya."
    claims = claims_of(text, names=NAMES)
    voice = claims[0].attribution.chain[-1]
    assert (voice.office, voice.country) == ("spokesperson", "KE")
