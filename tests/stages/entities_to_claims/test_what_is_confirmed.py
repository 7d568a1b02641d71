"""What a noun behind "confirmed" makes of a happening, and whose part a town plays."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Dunmere": ("x-loc:dunmere", "place", "city", None),
    "Anna Reyes": ("x-per:anna-reyes", "person", None, None),
}


def claim(text: str, predicate: str) -> Claim:
    """The claim of that predicate in an English text."""
    claims = claims_of(text, names=NAMES)
    return next(c for c in claims if c.proposition and c.proposition.predicate == predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "main"),
    [
        ("Police confirmed a link to the attack in Dunmere.", "attack", False),
        ("Police confirmed his role in the killing of Anna Reyes.", "kill", False),
        ("Police confirmed the arrest of Anna Reyes.", "arrest", True),
        ("The group admitted responsibility for the attack in Dunmere.", "attack", True),
        ("The ministry confirmed reports about the attack in Dunmere.", "attack", True),
    ],
)
def test_a_link_to_a_happening_does_not_confirm_it(text: str, predicate: str, main: bool) -> None:
    """Only what the verb has as its own object is confirmed."""
    assert claim(text, predicate).main is main


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("A Dunmere woman was killed on Monday.", "kill"),
        ("A Dunmere office party was attacked on Monday.", "attack"),
        ("Two Dunmere men were arrested on Monday.", "arrest"),
    ],
)
def test_a_town_before_a_noun_is_where_not_whom(text: str, predicate: str) -> None:
    """ "A Queens woman was killed": nothing happened to Queens."""
    told = claim(text, predicate).proposition

    assert told is not None
    assert [one.entity_id for one in told.places] == ["x-loc:dunmere"]
    assert told.participants == ()
