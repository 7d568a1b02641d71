"""Whoever admits what nobody is named for is the one who did it."""

import pytest

from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Velmora": ("x-org:velmora", "organisation", "company", None),
    "Brandmoor": ("x-org:brandmoor", "organisation", "company", None),
    "Dunmere": ("x-loc:dunmere", "place", "city", None),
}


def _actors(sentence: str, language: str, predicate: str) -> set[str]:
    return {
        party.entity_id
        for claim in claims_of(sentence, language=language, names=NAMES)
        if claim.proposition is not None and claim.proposition.predicate == predicate
        for party in claim.proposition.participants
        if party.role == "actor"
    }


@pytest.mark.parametrize(
    ("sentence", "language", "predicate", "actor"),
    [
        ("Velmora admitted that its milk was contaminated.", "en", "contaminate", True),
        ("Velmora admitted that the satellite was lost.", "en", "lose_spacecraft", True),
        ("Velmora ha ammesso che il satellite è andato perduto.", "it", "lose_spacecraft", True),
        ("Velmora reconoció que había perdido el satélite.", "es", "lose_spacecraft", True),
        ("Velmora a reconnu que le satellite avait été perdu.", "fr", "lose_spacecraft", True),
        ("Velmora said that the satellite was lost.", "en", "lose_spacecraft", False),
        ("Velmora admitted that Brandmoor lost the satellite.", "en", "lose_spacecraft", False),
        ("Velmora admitted that three people were killed.", "en", "kill", False),
        ("Velmora admitted that a flood had hit Dunmere.", "en", "flood", False),
    ],
)
def test_admitting_makes_the_actor(
    sentence: str, language: str, predicate: str, actor: bool
) -> None:
    """A firm that admits what befell its own works or goods did it; of others it only tells."""
    assert ("x-org:velmora" in _actors(sentence, language, predicate)) is actor
