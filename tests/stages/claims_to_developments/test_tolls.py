"""An accident or attack and its toll are one development; the toll is a number of it."""

from collections.abc import Sequence

import pytest

from copytaster.adapters.relations import load_relations
from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.claim import Claim, PlaceRef, Proposition
from copytaster_schemas.development import Development
from copytaster_schemas.ids import EntityId
from support.claims import (
    RUSSIA,
    UKRAINE,
    Named,
    a_claim,
    a_proposition,
    an_article,
    counting,
    filed,
    minutes,
)
from support.speakers import KREMLIN, POLICE

TOWN = PlaceRef(entity_id=EntityId("x-loc:tessen"), name="Tessen", country="IT")
OTHER_TOWN = PlaceRef(entity_id=EntityId("x-loc:borgo"), name="Borgo", country="IT")
CRASH = a_proposition("derail", event_type="ACCIDENT", objects=(), actors=(), places=(TOWN,))
ANNA: Named = ("x-per:anna", "Anna Weld", "", "person")


def deaths(
    number: float = 12, place: PlaceRef = TOWN, *, slot: str = "killed", of: Sequence[Named] = ()
) -> Proposition:
    """So many people died there."""
    predicate = "kill" if slot == "killed" else "injure"
    return counting(slot, number, a_proposition(
        predicate, event_type="DEATH" if slot == "killed" else "ASSAULT", objects=(), actors=(),
        recipients=of, places=(place,),
    ))  # fmt: skip


def told(*articles: Sequence[Claim]) -> dict[str, Development]:
    """The developments that stand in the end, by predicate."""
    tracking, last = Tracking(pipeline_version="t", relations=load_relations()), {}
    for number, claims in enumerate(articles):
        published = minutes(60 * number)
        article = an_article(f"n{number}", *claims, published_at=published)
        for message in tracking.apply(filed(article), published):
            if isinstance(message, Development):
                last[message.development_id] = message
    return {one.predicate: one for one in last.values() if "merged" not in one.flags}


def killed(development: Development) -> float | None:
    """The best number of deaths."""
    return next((fact.best for fact in development.facts if fact.slot == "killed"), None)


def test_an_accident_and_its_toll_are_one() -> None:
    """The crash has the deaths as a number, and they stand in its headline."""
    found = told([a_claim(POLICE, "report", CRASH), a_claim(POLICE, "report", deaths())])
    assert found.keys() == {"derail"}
    assert (found["derail"].status, killed(found["derail"])) == ("confirmed", 12)
    assert found["derail"].headline.endswith("in Tessen; 12 people killed")


def test_the_toll_that_came_first_goes_over_into_the_accident() -> None:
    """Told before the crash was, it goes on under one name: there is no second development."""
    found = told(
        [a_claim(POLICE, "report", deaths())],
        [a_claim(POLICE, "report", CRASH), a_claim(POLICE, "report", deaths())],
    )
    assert found.keys() == {"derail"}


def test_who_confirms_the_toll_confirms_that_it_happened() -> None:
    """Outlets tell of the crash, the police of the deaths."""
    found = told([a_claim(None, "report", CRASH), a_claim(POLICE, "report", deaths())])
    assert (found["derail"].status, found["derail"].basis) == ("confirmed", "authority")


@pytest.mark.parametrize(
    "toll",
    [
        pytest.param(deaths(place=OTHER_TOWN), id="elsewhere"),
        pytest.param(deaths(1, of=(ANNA,)), id="somebody by name"),
        pytest.param(deaths(600_000, of=(RUSSIA,)), id="the losses of another country"),
    ],
)
def test_what_is_no_toll_of_it_is_told_by_itself(toll: Proposition) -> None:
    """Another place, a person with a name, another country's people."""
    found = told([a_claim(POLICE, "report", CRASH), a_claim(POLICE, "report", toll)])
    assert found.keys() == {"derail", "kill"}
    assert killed(found["derail"]) is None


def test_an_earthquake_has_its_dead_in_any_of_its_places() -> None:
    """Told of two towns and of the country, with the deaths in one of them."""
    land = PlaceRef(entity_id=EntityId("c-it"), name="Italy", country="IT")
    quakes = [
        a_proposition("earthquake", event_type="DISASTER", objects=(), actors=(), places=(place,))
        for place in (land, TOWN, OTHER_TOWN)
    ]
    found = told([a_claim(POLICE, "report", one) for one in (*quakes, deaths())])
    assert found.keys() == {"earthquake"}
    assert killed(found["earthquake"]) == 12


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        pytest.param(("c-it", "Italy", "IT", "country"), {"flood"}, id="where it was"),
        pytest.param(RUSSIA, {"flood", "kill"}, id="another state"),
    ],
)
def test_no_country_kills_in_a_flood(actor: Named, expected: set[str]) -> None:
    """A country that counts its dead has not killed them; another state may have."""
    flood = a_proposition("flood", event_type="DISASTER", objects=(), actors=(), places=(TOWN,))
    toll = counting("killed", 12, a_proposition(
        "kill", event_type="DEATH", objects=(), actors=(actor,), places=(TOWN,),
    ))  # fmt: skip
    found = told([a_claim(POLICE, "report", flood), a_claim(POLICE, "report", toll)])
    assert found.keys() == expected


def test_a_state_that_killed_in_an_attack_is_no_toll() -> None:
    """Who did it is a claim of its own."""
    attack = a_proposition("attack", event_type="ASSAULT", objects=(), actors=(), places=(TOWN,))
    toll = counting("killed", 12, a_proposition(
        "kill", event_type="DEATH", objects=(), actors=(RUSSIA,), places=(TOWN,),
    ))  # fmt: skip
    found = told([a_claim(POLICE, "report", attack), a_claim(POLICE, "report", toll)])
    assert found.keys() == {"attack", "kill"}


def test_a_toll_told_beside_another_toll_belongs_to_the_same() -> None:
    """ "31 were injured, and six of them are missing", sentences below the crash and its dead."""
    lost = counting("missing", 6, a_proposition(
        "go_missing", event_type="ACCIDENT", objects=(), actors=(), places=(),
    ))  # fmt: skip
    hurt = deaths(31, slot="injured")
    found = told(
        [a_claim(POLICE, "report", CRASH), a_claim(POLICE, "report", hurt)],
        [a_claim(POLICE, "report", one, section="body") for one in (hurt, lost)],
    )
    assert found.keys() == {"derail"}


def test_a_toll_that_is_denied_is_a_question_of_its_own() -> None:
    """The police deny the deaths, not the crash."""
    found = told(
        [a_claim(POLICE, "report", CRASH), a_claim(None, "report", deaths())],
        [a_claim(POLICE, "deny", deaths())],
    )
    assert (found["derail"].status, killed(found["derail"])) == ("confirmed", None)
    assert found["kill"].status == "denied"


def test_the_toll_of_an_attack_says_nothing_of_who_did_it() -> None:
    """The police confirm deaths in an attack and thereby no culprit, nor does the accused."""
    attack = a_proposition(
        "attack", event_type="ASSAULT", objects=(), actors=(RUSSIA,), recipients=(UKRAINE,),
        places=(TOWN.model_copy(update={"country": "UA"}),),
    )  # fmt: skip
    place = TOWN.model_copy(update={"country": "UA"})
    by_police = told(
        [a_claim(None, "report", attack), a_claim(POLICE, "report", deaths(place=place))]
    )["attack"]
    assert by_police.status == "confirmed"
    assert "Russia" not in by_police.headline
    by_kremlin = told(
        [a_claim(None, "report", attack), a_claim(KREMLIN, "report", deaths(place=place))]
    )["attack"]
    assert by_kremlin.status != "confirmed"


def test_a_toll_only_grows_unless_it_is_corrected() -> None:
    """An older count an hour later changes nothing; a correction by the same voice does."""

    def count(number: float, cue: str = "report") -> list[Claim]:
        return [
            a_claim(POLICE, "report", CRASH),
            a_claim(POLICE, "report", deaths(number)).model_copy(
                update={"cue": a_claim(POLICE, cue, CRASH).cue}  # type: ignore[arg-type] # a cue class
            ),
        ]

    assert killed(told(count(12), count(10))["derail"]) == 12
    assert killed(told(count(10), count(12))["derail"]) == 12
    assert killed(told(count(12), count(10, "retract"))["derail"]) == 10
    assert killed(told(count(12), count(10, "retract"), count(11))["derail"]) == 11


def test_who_gave_the_number_and_when_is_told() -> None:
    """Official or not, cumulative or not, as of when."""
    (fact,) = told([a_claim(POLICE, "report", CRASH), a_claim(POLICE, "report", deaths())])[
        "derail"
    ].facts
    assert (fact.official, fact.cumulative, fact.as_of) == (True, True, minutes(0))
    (own,) = told([a_claim(None, "report", CRASH), a_claim(None, "report", deaths())])[
        "derail"
    ].facts
    assert not own.official
