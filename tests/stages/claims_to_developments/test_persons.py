"""Persons: one name in several spellings, and names that only look alike; one death told twice."""

from dataclasses import replace

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.claims_to_developments.cluster import clustered
from copytaster.stages.claims_to_developments.persons import same_person
from copytaster.stages.claims_to_developments.proposition import Key, Place, key_of
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.ids import EntityId
from support.claims import a_claim, a_proposition, an_article, counting, filed, minutes
from support.speakers import POLICE

WELD = ("x-per:weld", "Anna Weld", "", "person")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yevgeny Prigozhin", "Wagnerbaas Jevgeni Prigozjin", True),
        ("Jewgeni Prigoschin", "Yevgeny Prigozhin", True),
        ("Mikheil Saakashvili", "Michail Saakaschwili", False),  # k and ch: two sounds
        ("Anna Weld", "Weld", True),
        ("Anna Weld", "Anton Weld", False),
        ("Ana Silva", "Rui Salvo", False),
        ("Li", "Lu", False),
        ("", "Weld", False),
    ],
)
def test_a_name_is_one_in_every_spelling(one: str, other: str, *, same: bool) -> None:
    """Sibilants and vowels are transcribed freely; another first name is another person."""
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def a_death(predicate: str = "die", town: str = "") -> Key:
    """The death of Anna Weld, in a town."""
    told = a_proposition(
        predicate, event_type="DEATH", actors=(), recipients=(WELD,), objects=(), places=()
    )
    place = (Place(EntityId(f"geo-{town}"), town, town[:2].upper(), ()),) if town else ()
    return replace(key_of(told), places=place)


def test_a_person_dies_once() -> None:
    """Two towns and two days do not make two deaths of one person."""
    keys = [a_death(town="elm"), replace(a_death(town="oak"), day=700_000)]
    assert len(clustered(dict.fromkeys(keys, 1))) == 1


def test_fighters_are_no_victims_of_theirs() -> None:
    """Sixty insurgents and three aid workers are two happenings, in one place too."""
    nobody = a_proposition("kill", event_type="DEATH", actors=(), objects=())
    keys = [
        replace(key_of(counting("killed", number, nobody)), people=(who,))
        for number, who in ((60, "militants"), (3, "workers"))
    ]
    assert len(clustered(dict.fromkeys(keys, 1))) == 2


def told(*claims: Claim) -> list[Development]:
    """The developments, without those that went into another."""
    tracking, last = Tracking(pipeline_version="t"), dict[str, Development]()
    for number, claim in enumerate(claims):
        for one in tracking.apply(filed(an_article(f"n{number}", claim)), minutes(number)):
            if isinstance(one, Development):
                last[one.development_id] = one
    return [one for one in last.values() if "merged" not in one.flags]


@pytest.mark.parametrize("denied", [False, True])
def test_a_killing_and_a_death_of_one_person_are_one(*, denied: bool) -> None:
    """Outlets say killed, police say dead; a killing that is denied is a question of its own."""
    death, killing = (
        a_proposition(
            name, event_type="DEATH", actors=(), recipients=(WELD,), objects=(), places=()
        )
        for name in ("die", "kill")
    )
    claims = [a_claim(None, proposition=killing), a_claim(POLICE, proposition=death)]
    if denied:
        claims.append(a_claim(POLICE, "deny", killing))
    assert len(told(*claims)) == 1 + denied
