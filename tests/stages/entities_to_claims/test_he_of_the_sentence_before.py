""" "He was arrested, police said": the person whom the sentence before is about, or nobody."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Joao Lima": ("p-lima", "person", None, None),
    "Anna Reyes": ("p-reyes", "person", None, None),
    "Peter Brandt": ("p-brandt", "person", None, None),
    "Lisbon": ("geo-lisbon", "place", "city", "pt"),
}


@pytest.mark.parametrize(
    ("text", "what", "who"),
    [
        ("Former president Joao Lima left in March. He was arrested in Lisbon, police said.",
         "arrest", "p-lima"),
        ("Anna Reyes fell from a stage. She died in hospital, her family said.",
         "die", "p-reyes"),
        ("Anna Reyes fell from a stage. She was killed by a lamp, police said.",
         "kill", "p-reyes"),
        ("Joao Lima denied the charges. He has been sentenced to four years, the court said.",
         "sentence", "p-lima"),
        ("Joao Lima denied it. He said nothing in court. He has been convicted, the court said.",
         "convict", "p-lima"),
        ("Joao Lima was shot. Police chased a man. He was arrested in Lisbon, police said.",
         "arrest", None),
        ("Joao Lima met Peter Brandt. He was arrested in Lisbon, police said.", "arrest", None),
        ("The lawyer of Joao Lima spoke. He was arrested in Lisbon, police said.", "arrest", None),
        ("Police named a suspect. He was arrested in Lisbon, police said.", "arrest", None),
    ],
)  # fmt: skip
def test_who_he_is(text: str, what: str, who: str | None) -> None:
    """Only where the sentence before opens with one person and names nobody else."""
    told = [one.proposition for one in claims_of(text, language="en", names=NAMES)]
    found = [one for one in told if one is not None and one.predicate == what]
    people = {x.entity_id for one in found for x in one.participants if x.role == "recipient"}
    assert people == ({who} if who else set())


def test_he_who_speaks_is_not_who_died() -> None:
    """A doctor who tells that "he died" is alive."""
    text = "Joao Lima was rushed to hospital. He died at noon, Peter Brandt said."
    told = [one.proposition for one in claims_of(text, language="en", names=NAMES)]
    people = {x.entity_id for one in told if one for x in one.participants}
    assert "p-brandt" not in people
