"""What ordinary news does not say: voices, actors and places that are none, and split counts."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Somalia": ("c-so", "place", "country", "so"),
    "Iran": ("c-ir", "place", "country", "ir"),
    "Thailands": ("c-th", "place", "country", "th"),
    "Baghdad": ("geo-baghdad", "place", "city", "iq"),
    "Bagdad": ("geo-baghdad", "place", "city", "iq"),
    "Taliban": ("o-taliban", "organisation", "armed_group", "af"),
}


def claims_in(text: str, language: str) -> tuple[Claim, ...]:
    """The claims of one sentence."""
    return claims_of(text, language=language, names=NAMES)


@pytest.mark.parametrize(
    ("text", "language", "state"),
    [
        ("Reports from Somalia say fighting killed ten people.", "en", False),
        ("State-run television in Iran says ten people died.", "en", False),
        ("Tourists in Iran say ten people died.", "en", False),
        ("Iran says ten people died.", "en", True),
        ("Neighboring Iran says ten people died.", "en", True),
        ("Die Fluten im Süden Thailands haben mindestens 35 Todesopfer gefordert.", "de", False),
        ("Die Regierung Thailands teilte mit, dass 35 Menschen starben.", "de", True),
    ],
)
def test_a_country_that_only_tells_where(text: str, language: str, state: bool) -> None:
    """A country behind a preposition, or as a genitive, is not the state that speaks."""
    chains = [claim.attribution.chain for claim in claims_in(text, language)]
    kinds = {speaker.organisation_kind for chain in chains for speaker in chain}
    assert ("government" in kinds) == state


@pytest.mark.parametrize(
    ("text", "language", "inside"),
    [
        ("A bomb exploded in a town 60 kilometers north of Baghdad.", "en", False),
        ("A bomb exploded in a village south of Baghdad.", "en", False),
        ("A bomb exploded 30 miles from Baghdad.", "en", False),
        ("Eine Bombe explodierte nördlich von Bagdad.", "de", False),
        ("Een bom ontplofte ten noorden van Bagdad.", "nl", False),
        ("A bomb exploded in the north of Baghdad.", "en", True),
        ("A bomb exploded in Baghdad.", "en", True),
    ],
)
def test_a_direction_leads_away(text: str, language: str, inside: bool) -> None:
    """North of a town is not the town; its north is."""
    told = [one.proposition for one in claims_in(text, language) if one.proposition is not None]
    assert any(place.name == "geo-baghdad" or place.entity_id == "geo-baghdad"
               for one in told for place in one.places) == inside  # fmt: skip


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Police said suspected Taliban fighters killed a cleric.", False),
        ("Officials say suspected Taliban members attacked a school.", False),
        ("Police said Taliban fighters killed a cleric.", True),
    ],
)
def test_whoever_is_suspected_is_no_actor(text: str, acts: bool) -> None:
    """Suspected members of a group are not the group."""
    told = [one.proposition for one in claims_in(text, "en") if one.proposition is not None]
    actors = {who.entity_id for one in told for who in one.participants if who.role == "actor"}
    assert ("o-taliban" in actors) == acts


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Two women and one man died in the fire.", "en", {3}),
        ("The bomb killed three soldiers and two civilians.", "en", {5}),
        ("Drei Männer und fünf Frauen wurden verletzt.", "de", {8}),
        ("Bij de aanval zijn drie militairen en twee burgers gedood.", "nl", {5}),
        ("Police arrested two men and one woman.", "en", {3}),
        ("The bomb killed three people and five others were injured.", "en", {3, 5}),
        ("The blast killed one soldier and wounded seven others.", "en", {1, 7}),
    ],
)
def test_two_counts_of_one_happening_add_up(text: str, language: str, values: set[int]) -> None:
    """Women and men who died are one toll; the injured are none of the dead."""
    told = [one.proposition for one in claims_in(text, language) if one.proposition is not None]
    counts = {
        amount.value for one in told for amount in one.quantities
        if amount.slot in {"killed", "injured", "arrested"}
    }  # fmt: skip
    assert counts == values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor was in no position to confirm that the man was arrested.", "en"),
        ("The police have no way of confirming that the man was arrested.", "en"),
        ("Die Polizei ist nicht in der Lage zu bestätigen, dass der Mann verhaftet wurde.", "de"),
        ("Die Polizei sah sich außerstande zu bestätigen, dass der Mann verhaftet wurde.", "de"),
        ("De politie is niet in staat te bevestigen dat de man is aangehouden.", "nl"),
        ("De politie kon niet bevestigen dat de man is aangehouden.", "nl"),
    ],
)
def test_what_nobody_can_confirm_is_not_told(text: str, language: str) -> None:
    """What hangs on a confirmation that did not come is neither theirs nor the outlet's."""
    told = [one for one in claims_in(text, language) if one.proposition is not None]
    assert not any(one.polarity == "affirmed" and not one.guards for one in told)
