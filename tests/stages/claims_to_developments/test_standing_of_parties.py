"""Standing of those who tell of their own: truces, pacts, posts, people, groups."""

import pytest

from copytaster.stages.claims_to_developments.case import Case
from copytaster.stages.claims_to_developments.proposition import key_of
from copytaster.stages.claims_to_developments.standing import standing_of
from copytaster.stages.claims_to_developments.voices import (
    SpeakerFacts,
)
from copytaster_schemas.claim import Proposition, Speaker
from copytaster_schemas.words import EventType, Standing
from support.claims import ACME, IN_KURSK, RUSSIA, UKRAINE, a_proposition
from support.speakers import KREMLIN, POLICE, RUTTE, WHITE_HOUSE


@pytest.mark.parametrize("predicate", ["discuss", "search_for", "mourn"])
def test_whoever_says_that_it_talks_has_done_nothing_by_that(predicate: str) -> None:
    """An activity is no act: nothing is settled by announcing it."""
    talks = a_proposition(predicate, event_type="CONSULT", objects=(), actors=(RUSSIA,), places=())
    signs = a_proposition("sign", event_type="AGREE", objects=(), actors=(RUSSIA,), places=())
    said = [
        standing_of(Case(SpeakerFacts.of(who), key_of(what), "report", frozenset()))
        for who, what in ((KREMLIN, talks), (KREMLIN, signs), (WHITE_HOUSE, signs))
    ]
    assert said == ["subject_favourable", "performer", "institution"]


TRUCE = a_proposition(
    "cease_fire", event_type="AGREE", objects=("truce",), actors=(UKRAINE, RUSSIA), places=()
)


ENTRY = a_proposition(
    "join_alliance", event_type="AGREE", objects=("alliance",), actors=(UKRAINE,), places=()
)


@pytest.mark.parametrize(("speaker", "proposition", "expected"), [
    (WHITE_HOUSE, TRUCE, "competent_authority"),
    (KREMLIN, TRUCE, "performer"),
    (POLICE, TRUCE, "institution"),
    (RUTTE, ENTRY, "competent_authority"),
    (WHITE_HOUSE, ENTRY, "institution"),
])  # fmt: skip
def test_who_may_tell_of_truces_and_members(
    speaker: Speaker, proposition: Proposition, expected: Standing
) -> None:
    """A state that announces the truce of two others brought it about; an alliance knows who is
    in it.
    """
    facts = SpeakerFacts.of(speaker)
    case = Case(facts, key_of(proposition), "report", frozenset())
    assert standing_of(case) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param((), "adverse_party", id="nobody"),
        pytest.param((("x-per:doe", "Jo Doe", "", "person"),), "adverse_party", id="its head"),
        pytest.param((RUSSIA,), "institution", id="a state"),
        pytest.param((("x-org:r", "Rivals", "AT", "company"),), "institution", id="others"),
    ],
)
def test_who_admits_without_naming_anybody_admits_its_own(
    others: tuple[tuple[str, str, str, str], ...], expected: Standing
) -> None:
    """What other outlets say of who did it takes nothing from it, unless that is somebody else."""
    firm = Speaker(
        surface="the dairy", name="", kind="organisation", organisation_kind="company", country="FR"
    )
    spoilt = a_proposition("contaminate", event_type="ACCIDENT", objects=(), actors=others)
    case = Case(SpeakerFacts.of(firm), key_of(spoilt), "admit", frozenset(), blames=False)
    assert standing_of(case) == expected


SPEAKS_FOR_A_STATE = SpeakerFacts(
    name="the spokeswoman", kind="official", office="spokesperson", organisation_kind="government"
)


NORLAND = ("c-mt", "Malta", "MT", "place")


def test_a_government_s_spokesman_tells_what_the_government_has_done() -> None:
    """The one state named is the one spoken for; who appointed somebody need not be said."""
    minister = ("x-per:anna", "Anna Weld", "", "person")

    def told(predicate: str, *actors: tuple[str, str, str, str], blames: bool) -> Standing:
        key = key_of(
            a_proposition(
                predicate, event_type="APPOINTMENT", actors=actors, recipients=(minister,),
                objects=(), places=(),
            )
        )  # fmt: skip
        return standing_of(Case(SPEAKS_FOR_A_STATE, key, "report", frozenset(), blames=blames))

    assert told("dismiss", NORLAND, blames=True) == "performer"
    assert told("appoint", blames=False) == "performer"
    assert told("elect", blames=False) == "institution"
    assert told("dismiss", NORLAND, ("c-cy", "Cyprus", "CY", "place"), blames=True) == "institution"
    assert told("dismiss", ACME, blames=True) == "institution"


def _a_body(kind: str) -> SpeakerFacts:
    """A body without a name or country of its own: "the company"."""
    return SpeakerFacts(name=kind, kind="organisation", organisation_kind=kind)


@pytest.mark.parametrize(
    ("kind", "actors", "expected"),
    [
        ("government", (UKRAINE, RUSSIA), "performer"),
        ("government", (UKRAINE, ACME), "institution"),
        ("company", (UKRAINE, RUSSIA), "institution"),
    ],
)
def test_both_governments_announce_their_pact(
    kind: str, actors: tuple[tuple[str, str, str, str], ...], expected: Standing
) -> None:
    """ "The two governments" are those that signed; of a firm's contract they are not both."""
    pact = a_proposition("sign", event_type="AGREE", objects=(), actors=actors, places=())
    case = Case(_a_body(kind), key_of(pact), "report", frozenset(), blames=True)
    assert standing_of(case) == expected


@pytest.mark.parametrize(
    ("kind", "predicate", "expected"),
    [
        ("company", "resign", "competent_authority"),
        ("club", "appoint", "competent_authority"),
        ("party", "resign", "institution"),
        ("company", "elect", "institution"),
    ],
)
def test_a_firm_tells_who_leaves_its_posts(kind: str, predicate: str, expected: Standing) -> None:
    """Firms and clubs establish who took or left a post; parties tell of others', too."""
    post = a_proposition(
        predicate,
        event_type="APPOINTMENT",
        objects=(),
        actors=(("x-per:doe", "Jo Doe", "", ""),),
        places=(),
    )
    assert standing_of(Case(_a_body(kind), key_of(post), "report", frozenset())) == expected


PREMIER = SpeakerFacts(name="the premier", kind="official", office="prime_minister", country="MT")


LEADER = ("x-per:leader", "Bo Reed", "LB", "person")


BAND = SpeakerFacts(
    "o-band", "the band", "organisation", organisation_kind="armed_group", country="LB"
)


@pytest.mark.parametrize(
    ("speaker", "predicate", "event_type", "recipients", "expected"),
    [
        (PREMIER, "topple_government", "APPOINTMENT", (), "competent_authority"),
        (PREMIER, "topple_government", "APPOINTMENT", (UKRAINE,), "institution"),
        (_a_body("government"), "resign", "APPOINTMENT", (LEADER,), "competent_authority"),
        (_a_body("union"), "resign", "APPOINTMENT", (LEADER,), "institution"),
        (BAND, "kill", "DEATH", (LEADER,), "adverse_party"),
        (BAND, "kill", "DEATH", (("x-per:a", "Al Moss", "US", "person"),), "institution"),
    ],
)
def test_bodies_tell_of_their_own(
    speaker: SpeakerFacts,
    predicate: str,
    event_type: EventType,
    recipients: tuple[tuple[str, str, str, str], ...],
    expected: Standing,
) -> None:
    """A government on its end and its ministers, a band on its dead; not on those of others."""
    told = a_proposition(
        predicate, event_type=event_type, actors=(), recipients=recipients, objects=(), places=()
    )
    standing = standing_of(Case(speaker, key_of(told), "report", frozenset()))
    assert (standing == expected) or (expected == "institution" and standing == "unknown")


def test_a_state_tells_of_its_people_abroad() -> None:
    """ "A French soldier was killed in Mali": France's ministry and army know, another's do not."""
    told = a_proposition(
        "kill", event_type="DEATH", actors=(), recipients=(UKRAINE,), objects=(), places=(IN_KURSK,)
    )
    others = told.model_copy(
        update={
            "participants": tuple(x.model_copy(update={"role": "other"}) for x in told.participants)
        }
    )
    key = key_of(others)
    assert key.people == ("UA",)
    for kind, country, expected in (
        ("ministry", "UA", "competent_authority"),
        ("military", "UA", "adverse_party"),
        ("ministry", "IT", "institution"),
    ):
        facts = SpeakerFacts(
            name=kind, kind="organisation", organisation_kind=kind, country=country
        )
        assert standing_of(Case(facts, key, "report", frozenset())) == expected
