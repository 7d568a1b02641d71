"""Stages of one process and parts of one event: distinct, and linked, whatever came first."""

import itertools
from collections.abc import Sequence

import pytest

from copytaster.stages.developments_to_alerts import Alerting
from copytaster_schemas.claim import Claim, PlaceRef, Proposition
from copytaster_schemas.development import Development
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EventType
from support.claims import (
    ACME,
    BETA,
    NORTH_KOREA,
    RUSSIA,
    UKRAINE,
    Named,
    a_claim,
    a_kill,
    a_proposition,
    an_article,
    filed,
    minutes,
)
from support.relating import versions_of
from support.speakers import POLICE

ANNA: Named = ("x-per:anna", "Anna Weld", "", "person")
BORIS: Named = ("x-per:boris", "Boris Tamm", "", "person")
TOWN = PlaceRef(entity_id=EntityId("x-loc:tessen"), name="Tessen", country="IT")
OTHER_TOWN = PlaceRef(entity_id=EntityId("x-loc:borgo"), name="Borgo", country="IT")
Link = tuple[str, str, str]


def done(
    predicate: str,
    event_type: EventType = "LEGAL",
    *,
    by: Sequence[Named] = (),
    to: Sequence[Named] = (),
    at: Sequence[PlaceRef] = (),
    what: Sequence[str] = (),
) -> Proposition:
    """Something that was done."""
    return a_proposition(
        predicate, event_type=event_type, objects=what, actors=by, recipients=to, places=at
    )


def told_by(*articles: Sequence[Claim], killed: str = "") -> list[Development]:
    """Every version after the articles, named by their place, and a kill."""
    log = [filed(an_article(f"n{number}", *claims)) for number, claims in enumerate(articles)]
    log += [a_kill(killed)] if killed else []
    return versions_of(log)


def links(versions: Sequence[Development]) -> set[Link]:
    """What follows what, or is a part of it, in the end, by predicates."""
    last = {one.development_id: one for one in versions}
    return {
        (one.predicate, link.relation, last[link.id].predicate)
        for one in last.values()
        for link in one.related
    }


def said(*propositions: Proposition) -> list[list[Claim]]:
    """One article a proposition, by the police."""
    return [[a_claim(POLICE, "report", each)] for each in propositions]


CASE = [done("arrest", to=(ANNA,)), done("charge", to=(ANNA,)), done("convict", to=(ANNA,))]
TREATY = [
    done("agree", "AGREE", by=(RUSSIA, NORTH_KOREA)),
    done("sign", "AGREE", by=(RUSSIA, NORTH_KOREA), what=("treaty",)),
    done("ratify", "AGREE", by=(RUSSIA,), what=("treaty",)),
]
WAR = [
    done("deploy", "MOBILIZE", by=(NORTH_KOREA,), what=("troops",)),
    done("fight", "ASSAULT", by=(NORTH_KOREA,), to=(UKRAINE,)),
    done("withdraw", "RETREAT", by=(NORTH_KOREA,)),
]
FIRM = [
    done("bid", "BUSINESS", by=(ACME,), to=(BETA,)),
    done("acquire", "BUSINESS", by=(ACME,), to=(BETA,)),
    done("lay_off", "BUSINESS", by=(BETA,)),
]


@pytest.mark.parametrize("process", [CASE, TREATY, WAR, FIRM])
def test_stages_follow_one_another_in_any_order_of_arrival(process: list[Proposition]) -> None:
    """Each stage is a development of its own and follows the one before it."""
    one, two, three = (each.predicate for each in process)
    for order in itertools.permutations(process):
        found = told_by(*said(*order))
        assert len({version.development_id for version in found}) == 3
        assert links(found) == {(two, "follows", one), (three, "follows", two)}


def test_what_is_missing_is_stepped_over() -> None:
    """A conviction follows the arrest where nobody tells of the charges."""
    assert links(told_by(*said(CASE[0], CASE[2]))) == {("convict", "follows", "arrest")}


def test_stages_of_somebody_else_are_not_linked() -> None:
    """One is arrested, another one charged."""
    assert links(told_by(*said(CASE[0], done("charge", to=(BORIS,))))) == set()


def test_nothing_follows_what_is_withdrawn() -> None:
    """When the arrest is withdrawn, the charge follows it no more, and that is told."""
    found = told_by(*said(*CASE[:2]), killed="n0")
    assert links(found) == set()
    assert links(found[:-1]) != set() or links(found[:-2]) != set()


@pytest.mark.parametrize("place, part", [(TOWN, True), (OTHER_TOWN, False)])
def test_a_rescue_is_a_part_of_the_flood_it_is_told_with(place: PlaceRef, part: bool) -> None:
    """In one article, and in one place."""
    flood = done("flood", "DISASTER", at=(TOWN,))
    rescue = done("rescue", "DISASTER", to=(ANNA,), at=(place,))
    together = [a_claim(POLICE, "report", flood), a_claim(POLICE, "report", rescue)]
    expected = {("rescue", "sub_event_of", "flood")} if part else set()
    assert links(told_by(together)) == expected


def test_an_alert_says_what_it_follows() -> None:
    """In the short text and in the long one, by its headline."""
    alerting = Alerting(pipeline_version="t")
    alerts = [
        alert
        for version in told_by(*said(*CASE[:1], *CASE[:1], *CASE[1:2], *CASE[1:2]))
        for alert in alerting.apply(version, minutes(9))
    ]
    assert [alert.headline for alert in alerts] == [
        "Anna Weld was arrested",
        "Anna Weld was charged",
    ]
    assert "Follows: Anna Weld was arrested." in alerts[1].text_short
    assert "Follows: Anna Weld was arrested" in alerts[1].text_long
    assert [one.relation for one in alerts[1].related] == ["follows"]
