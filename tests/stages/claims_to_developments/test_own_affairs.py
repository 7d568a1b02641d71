"""What a state or an armed group tells of itself: its dead, and who holds its posts."""

import pytest

from copytaster.stages.claims_to_developments.case import Case
from copytaster.stages.claims_to_developments.proposition import key_of
from copytaster.stages.claims_to_developments.standing import standing_of
from copytaster.stages.claims_to_developments.voices import SpeakerFacts
from copytaster_schemas.words import CueClass, Standing
from support.claims import ACME, UKRAINE, a_proposition


def _a_state(kind: str, country: str) -> SpeakerFacts:
    return SpeakerFacts(
        name=kind, kind="organisation", organisation_kind=kind, country=country, entity_id="o-body"
    )


@pytest.mark.parametrize(
    ("speaker", "lost", "actors", "cue", "expected"),
    [
        (_a_state("armed_group", "LB"), ("x-per:a", "Ali A", "LB", ""), (), "confirm",
         "adverse_party"),
        (_a_state("armed_group", "LB"), ("x-per:a", "Ali A", "LB", ""), (), "report", "unknown"),
        (_a_state("armed_group", "LB"), ("x-per:a", "Dan A", "IL", ""), (), "confirm", "unknown"),
    ],
)  # fmt: skip
def test_who_tells_of_its_own_dead_boasts_of_nothing(
    speaker: SpeakerFacts,
    lost: tuple[str, str, str, str],
    actors: tuple[tuple[str, str, str, str], ...],
    cue: CueClass,
    expected: Standing,
) -> None:
    """An army's own soldiers, a group's own leader; not those of another, nor by whom."""
    killed = a_proposition(
        "kill", event_type="ASSAULT", objects=(), actors=actors, recipients=(lost,), places=()
    )
    case = Case(speaker, key_of(killed), cue, frozenset(), blames=bool(actors))
    assert standing_of(case) == expected


@pytest.mark.parametrize(
    ("country", "others", "expected"),
    [
        ("FR", (), "competent_authority"),
        ("FR", (UKRAINE,), "institution"),
        ("FR", (ACME,), "institution"),
    ],
)
def test_a_government_tells_who_left_its_posts(
    country: str, others: tuple[tuple[str, str, str, str], ...], expected: Standing
) -> None:
    """ "The Élysée announced that the minister has resigned": nobody knows it better."""
    minister = ("x-per:anna", "Anna Weld", "", "")
    left = a_proposition(
        "resign", event_type="APPOINTMENT", objects=(), actors=(minister, *others), places=()
    )
    case = Case(_a_state("government", country), key_of(left), "report", frozenset(), blames=True)
    assert standing_of(case) == expected
