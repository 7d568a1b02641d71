"""Dutch sentences that look like confirmations: those that are, and those that are not."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from copytaster.stages.entities_to_claims import entities_to_claims
from stages.entities_to_claims.articles import an_article
from stages.entities_to_claims.sentence_tables import CONFIRMING, SURE_FROM, lexicons

TABLE: Final = tomllib.loads(
    Path(__file__).with_name("dutch_guards.toml").read_text(encoding="utf-8")
)


def confirms(text: str) -> bool:
    """Whether some claim of the sentence confirms by somebody, with nothing against it."""
    claims = entities_to_claims(an_article(text, language="nl", names={}), lexicons=lexicons())
    return any(
        claim.cue.cue_class in CONFIRMING
        and claim.polarity == "affirmed"
        and not claim.guards
        and claim.confidence >= SURE_FROM
        and bool(claim.attribution.chain)
        for claim in claims.claims
    )


@pytest.mark.parametrize("text", TABLE["none"])
def test_no_confirmation(text: str) -> None:
    """Denied, open, planned, asked, heard: never taken for a confirmation."""
    assert not confirms(text)


@pytest.mark.parametrize("text", TABLE["confirmed"])
def test_confirmation(text: str) -> None:
    """Confirmed or admitted, with the verb in any place."""
    assert confirms(text)
