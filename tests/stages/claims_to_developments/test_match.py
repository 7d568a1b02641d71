"""Propositions: which are one happening, and which stay apart."""

import itertools
from dataclasses import replace

import pytest

from copytaster.stages.claims_to_developments.cluster import clustered
from copytaster.stages.claims_to_developments.proposition import Key, Place, key_of
from copytaster_schemas.claim import PlaceRef, Proposition
from copytaster_schemas.ids import EntityId
from copytaster_schemas.words import EventType
from support.claims import (
    ACME,
    BETA,
    IN_KURSK,
    IN_RUSSIA,
    NORTH_KOREA,
    RUSSIA,
    SOUTH_KOREA,
    UKRAINE,
    a_proposition,
    a_takeover,
)

BELGOROD = PlaceRef(
    entity_id=EntityId("r-belgorod"), name="Belgorod", country="RU", within=(EntityId("c-ru"),)
)
KURSK_CITY = PlaceRef(
    entity_id=EntityId("geo-1"), name="Kursk", country="RU", within=(EntityId("c-ru"),)
)
MINISTER = ("p-a", "Ann Other", "IT", "person")
COLLEAGUE = ("p-b", "Bob Third", "IT", "person")


def happenings(*propositions: Proposition) -> int:
    """How many happenings the propositions are."""
    return len(clustered({key_of(one): 1 for one in propositions}))


@pytest.mark.parametrize(
    "other",
    [
        a_proposition(places=(IN_RUSSIA,)),
        a_proposition(places=(KURSK_CITY,)),
        a_proposition(places=()),
        a_proposition(actors=()),
        a_proposition(objects=()),
        a_proposition(objects=("troops", "unit")),
        a_proposition(recipients=(RUSSIA,)),
        a_proposition(recipients=(UKRAINE,)),
        a_proposition(actors=(("o-army", "North Korean army", "KP", "military"),)),
    ],
)
def test_refinements_and_omissions_are_one_happening(other: Proposition) -> None:
    """A wider place, a missing slot or another name for the actor does not split."""
    assert happenings(a_proposition(), other) == 1


@pytest.mark.parametrize(
    "other",
    [
        a_proposition(actors=(SOUTH_KOREA,)),
        a_proposition("withdraw"),
        a_proposition(objects=("ammunition",)),
        a_proposition(places=(BELGOROD,)),
    ],
)
def test_another_actor_act_object_or_place_is_another_happening(other: Proposition) -> None:
    """The same cast in another act stays apart."""
    assert happenings(a_proposition(), other) == 2


def test_two_persons_are_two_happenings() -> None:
    """Two ministers who resign are two resignations, one minister by two names is one."""

    def resigned(who: tuple[str, str, str, str]) -> Proposition:
        return a_proposition(
            "resign", event_type="APPOINTMENT", objects=(), actors=(who,), places=()
        )

    assert happenings(resigned(MINISTER), resigned(COLLEAGUE)) == 2
    assert happenings(resigned(MINISTER), resigned(("x-per:1", "Other", "", "person"))) == 1


def test_two_companies_are_two_takeovers() -> None:
    """Bodies are told apart by id and name."""
    other = a_takeover().model_copy(
        update={
            "participants": a_proposition(actors=(ACME,), recipients=(NORTH_KOREA,)).participants
        }
    )
    assert happenings(a_takeover(), other) == 2
    assert BETA[1] == "Beta Corp"


def test_grouping_does_not_depend_on_order() -> None:
    """Any order of keys gives the same happenings, a chain does not join its ends."""
    keys = [
        key_of(one)
        for one in (
            a_proposition(),
            a_proposition(actors=()),
            a_proposition(actors=(SOUTH_KOREA,)),
            a_proposition(places=(IN_RUSSIA,)),
            a_proposition(places=(BELGOROD,)),
            a_proposition(objects=()),
        )
    ]
    results = {
        frozenset(frozenset(one) for one in clustered(dict.fromkeys(order, 1)))
        for order in itertools.permutations(keys)
    }
    assert len(results) == 1
    (groups,) = results
    assert not any(len({key.actors for key in group if key.actors}) > 1 for group in groups)


def test_kursk_is_in_russia() -> None:
    """The narrowest places of a proposition are kept, what contains them is implied."""
    key = key_of(a_proposition(places=(IN_RUSSIA, IN_KURSK)))
    assert [place.name for place in key.places] == ["Kursk Oblast"]


def _struck(predicate: str, name: str, day: int = 0) -> Key:
    """A disaster in a town of Italy."""
    town = Place(EntityId(f"x-loc:{name}"), name, "IT", (EntityId("c-it"),))
    return Key(predicate, "DISASTER", (), (), (), (town,), day)


def test_an_earthquake_is_one_whatever_town_it_is_named_after() -> None:
    """What strikes a region has many places; a fire in each of two towns is two fires."""
    quakes = {_struck("earthquake", "tessen"): 1, _struck("earthquake", "borgo"): 1}
    fires = {_struck("wildfire", "tessen"): 1, _struck("wildfire", "borgo"): 1}
    assert (len(clustered(quakes)), len(clustered(fires))) == (1, 2)


def test_an_earthquake_a_week_later_or_abroad_is_another() -> None:
    """Days and countries tell two apart."""
    first = _struck("earthquake", "tessen", 738_000)
    abroad = Place(EntityId("x-loc:melk"), "melk", "AT", (EntityId("c-at"),))
    elsewhere = replace(first, places=(abroad,))
    assert len(clustered({first: 1, _struck("earthquake", "borgo", 738_007): 1})) == 2
    assert len(clustered({first: 1, elsewhere: 1})) == 2


@pytest.mark.parametrize("predicate", ["kill", "die", "crash"])
@pytest.mark.parametrize("name", ["x-loc:tessen", "geo-7"])
def test_a_town_kills_nobody(predicate: str, name: str) -> None:
    """A town read as whoever did it is where it was."""
    event_type: EventType = "ACCIDENT" if predicate == "crash" else "DEATH"
    town = (name, "Tessen", "IT", "city")
    key = key_of(a_proposition(predicate, event_type=event_type, objects=(), actors=(town,)))
    assert key.actors == ()
    assert key.places
    nowhere = a_proposition(
        predicate, event_type=event_type, objects=(), actors=(town, RUSSIA), places=()
    )
    (place,), (actor,) = key_of(nowhere).places, key_of(nowhere).actors
    assert (place.name, actor.name) == ("Tessen", "Russia")


def test_a_city_may_sign_or_strike() -> None:
    """What a city does is its own where it harms nobody."""
    town = ("geo-7", "Tessen", "IT", "city")
    assert key_of(a_proposition("sign", event_type="AGREE", objects=(), actors=(town,))).actors


def test_people_of_two_nations_are_two_happenings_but_for_one_town() -> None:
    """A French and a Malian soldier at large are two; Poles and Germans in one town are not."""
    french, malian = (
        replace(
            key_of(a_proposition("kill", event_type="DEATH", actors=(), objects=())), people=who
        )
        for who in (("FR",), ("ML",))
    )
    at_large = [replace(key, places=()) for key in (french, malian)]
    in_town = [
        replace(key, places=(Place(EntityId("geo-9"), "Elm", "DE", ()),)) for key in at_large
    ]
    assert [len(clustered(dict.fromkeys(keys, 1))) for keys in (at_large, in_town)] == [2, 1]


@pytest.mark.parametrize("predicate", ["arrest", "sentence", "acquit"])
def test_a_town_is_no_court(predicate: str) -> None:
    """Where somebody was sentenced did not sentence him; a state, or a body of the town, may."""
    town = ("geo-7", "Tessen", "IT", "city")
    judged = a_proposition(predicate, event_type="LEGAL", objects=(), actors=(town,), places=())
    assert key_of(judged).actors == ()
    assert [one.name for one in key_of(judged).places] == ["Tessen"]
    done = a_proposition("build", event_type="BUSINESS", objects=(), actors=(town,), places=())
    assert [one.name for one in key_of(done).actors] == ["Tessen"]
