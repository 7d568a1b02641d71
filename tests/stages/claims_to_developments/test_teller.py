"""Who tells of an act is not thereby the one who did it."""

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.claims_to_developments.case import Case
from copytaster.stages.claims_to_developments.proposition import key_of
from copytaster.stages.claims_to_developments.standing import standing_of
from copytaster.stages.claims_to_developments.voices import SpeakerFacts
from copytaster_schemas.claim import Speaker
from copytaster_schemas.development import Development
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EventType
from support.claims import NOON, a_claim, a_proposition, an_article, filed

GIELEN = ("x-per:gielen", "Twan Gielen", "", "person")
SUSPECT = ("x-per:doe", "Jo Doe", "", "person")


def actors_of(office: str, predicate: str, event_type: EventType) -> set[str]:
    """The actors of what a person says with himself as the actor."""
    speaker = Speaker(
        entity_id=EntityId(GIELEN[0]), surface=GIELEN[1], name=GIELEN[1], kind="official",
        office=office,
    )  # fmt: skip
    told = a_proposition(
        predicate, event_type=event_type, objects=(), actors=(GIELEN,), recipients=(SUSPECT,)
    )
    article = filed(an_article("a", a_claim(speaker, "report", told)))
    tracking = Tracking(pipeline_version="t")
    (found,) = (one for one in tracking.apply(article, NOON) if isinstance(one, Development))
    return {one.name for one in found.participants if one.role == "actor"}


@pytest.mark.parametrize("predicate", ["arrest", "charge", "release"])
def test_a_spokesman_says_we_for_a_body(predicate: str) -> None:
    """ "We have arrested two suspects", said the spokesman: the police did."""
    assert actors_of("spokesperson", predicate, "LEGAL") == set()


def test_a_spokesman_may_leave() -> None:
    """To resign is an act of his own."""
    assert actors_of("spokesperson", "resign", "APPOINTMENT") == {"Twan Gielen"}


def test_a_minister_acts_himself() -> None:
    """An office that acts tells of its own acts."""
    assert actors_of("minister", "sue", "LEGAL") == {"Twan Gielen"}


@pytest.mark.parametrize(
    ("kind", "predicate", "performs"),
    [
        ("company", "relocate", True),
        ("company", "lay_off", True),
        ("union", "strike_work", True),
        ("union", "end_strike", True),
        ("union", "relocate", False),
        ("union", "lay_off", False),
        ("union", "close", False),
    ],
)
def test_works_are_the_firms_and_strikes_the_unions(
    kind: str, predicate: str, *, performs: bool
) -> None:
    """A union that says where production goes tells of another's act."""
    speaker = SpeakerFacts(kind="organisation", organisation_kind=kind, country="SE")
    told = a_proposition(predicate, event_type="BUSINESS", objects=(), actors=())
    case = Case(speaker, key_of(told), "report", frozenset(), blames=False)
    assert (standing_of(case) == "performer") is performs
