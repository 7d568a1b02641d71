"""Two happenings of one kind: they do not decide together, and no line mixes them."""

from datetime import timedelta

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.claims_to_developments.relations import Relations
from copytaster_schemas.claim import Claim, PlaceRef, Proposition, Speaker
from copytaster_schemas.development import Development
from copytaster_schemas.ids import EntityId
from support.claims import (
    NOON,
    a_claim,
    a_known_publisher,
    a_proposition,
    an_article,
    counting,
    filed,
    minutes,
)
from support.speakers import POLICE

HOUR = timedelta(hours=1)
LAND = PlaceRef(entity_id=EntityId("c-hr"), name="Croatia", country="HR")
TOWN = PlaceRef(
    entity_id=EntityId("x-loc:tessen"), name="Tessen", country="HR", within=(EntityId("c-hr"),)
)
REBELS = ("x-org:rebels", "Rebels", "", "armed_group")
WELD = ("x-per:weld", "Anna Weld", "", "person")


def a_bombing(
    *,
    place: PlaceRef = LAND,
    killed: float | None = None,
    actors: tuple[tuple[str, str, str, str], ...] = (),
    recipients: tuple[tuple[str, str, str, str], ...] = (),
) -> Proposition:
    """A bombing somewhere."""
    told = a_proposition(
        "attack",
        event_type="ASSAULT",
        objects=(),
        actors=actors,
        recipients=recipients,
        places=(place,),
    )
    return told if killed is None else counting("killed", killed, told)


def of_outlets(*told: Proposition) -> Development:
    """The development after a known outlet of its own has told each in its own voice."""
    tracking = Tracking(pipeline_version="t")
    last: list[Development] = []
    for number, proposition in enumerate(told):
        name = f"n{number}"
        claim = a_claim(None, proposition=proposition)
        when = NOON + number * HOUR
        article = an_article(name, claim, publisher=a_known_publisher(name), published_at=when)
        found = tracking.apply(filed(article), minutes(number))
        last += [one for one in found if isinstance(one, Development)]
    (development,) = {one.development_id: one for one in last}.values()
    return development


def of_articles(*claims: Claim) -> Development:
    """The development after an article for each of these claims."""
    tracking, last = Tracking(pipeline_version="t"), list[Development]()
    for number, claim in enumerate(claims):
        found = tracking.apply(filed(an_article(f"n{number}", claim)), minutes(number))
        last += [one for one in found if isinstance(one, Development)]
    (development,) = {one.development_id: one for one in last}.values()
    return development


@pytest.mark.parametrize(
    "told",
    [
        (a_bombing(), a_bombing(), a_bombing()),
        (a_bombing(killed=14), a_bombing(killed=2), a_bombing(killed=5)),
        (a_bombing(place=TOWN), a_bombing(), a_bombing()),
        (a_bombing(killed=1), a_bombing(killed=1), a_bombing(killed=1)),
    ],
)
def test_the_kind_and_the_country_are_no_happening(told: tuple[Proposition, ...]) -> None:
    """Three newsrooms with a bombing in one country may have three bombings (K5)."""
    assert of_outlets(*told).status != "confirmed"


@pytest.mark.parametrize(
    "told",
    [
        (a_bombing(killed=14),) * 3,
        (a_bombing(place=TOWN),) * 3,
        (a_bombing(place=TOWN, killed=2), a_bombing(place=TOWN, killed=5), a_bombing(place=TOWN)),
        (a_bombing(recipients=(WELD,)),) * 3,
        (a_bombing(actors=(REBELS,)),) * 3,
    ],
)
def test_a_name_a_number_or_a_town_makes_witnesses(told: tuple[Proposition, ...]) -> None:
    """Three newsrooms that share it tell of one bombing; a toll may grow meanwhile (K5)."""
    found = of_outlets(*told)
    assert (found.status, found.basis) == ("confirmed", "independent_reporting")


def test_a_falling_toll_in_one_town_is_two_happenings() -> None:
    """14 dead and later two are not told of one bombing."""
    told = [a_bombing(place=TOWN, killed=number) for number in (14, 5, 2)]
    assert of_outlets(*told).status != "confirmed"


def test_a_line_takes_nobody_from_another_statement() -> None:
    """Police tell of a victim; who did it stands in an outlet's sentence on whatever else."""
    found = of_articles(
        a_claim(POLICE, proposition=a_bombing(place=TOWN, recipients=(WELD,), killed=2)),
        a_claim(None, proposition=a_bombing(place=TOWN, actors=(REBELS,), killed=9)),
    )
    assert (found.status, found.headline) == (
        "confirmed", "Anna Weld was attacked in Tessen; 2 people killed",
    )  # fmt: skip


def test_a_number_of_the_background_does_not_widen_the_range() -> None:
    """The thousands of a war are no count of an ambush; two counts of it are a range."""
    ambush = a_bombing(place=TOWN)
    found = of_articles(
        a_claim(POLICE, proposition=counting("killed", 25, ambush)),
        a_claim(None, proposition=counting("killed", 20, ambush)),
        a_claim(None, proposition=counting("killed", 40_000, ambush)),
    )
    (fact,) = found.facts
    assert (fact.low, fact.best, fact.high, fact.agreement) == (20, 25, 25, "ranging")


@pytest.mark.parametrize(
    ("by_others", "blamed"), [((), False), ((REBELS,), True)], ids=["one newsroom", "all"]
)
def test_newsrooms_that_agree_on_the_dead_do_not_thereby_agree_on_who_did_it(
    by_others: tuple[tuple[str, str, str, str], ...], *, blamed: bool
) -> None:
    """Three tell of nine killed in a town; whom one of them names is no part of what is sure."""
    told = of_outlets(
        a_bombing(place=TOWN, killed=9, actors=(REBELS,)),
        a_bombing(place=TOWN, killed=9, actors=by_others),
        a_bombing(place=TOWN, killed=9, actors=by_others),
        a_bombing(place=TOWN, killed=9, actors=by_others),
    )
    assert ("Rebels" in told.headline) is blamed


def within_an_article(*claims: Claim) -> Development:
    """The development of the one article that makes these claims."""
    tracking = Tracking(pipeline_version="t")
    found = tracking.apply(filed(an_article("n", *claims)), minutes(1))
    (development,) = [one for one in found if isinstance(one, Development)]
    return development


def test_an_article_with_two_tolls_tells_of_two_bombings() -> None:
    """Police count nine dead; "elsewhere thirty were killed" is no number of theirs."""
    nine, thirty = (a_bombing(place=TOWN, killed=number) for number in (9, 30))
    below = a_claim(None, proposition=thirty)
    below = below.model_copy(
        update={"selector": below.selector.model_copy(update={"start": 900, "end": 950})}
    )
    found = within_an_article(a_claim(POLICE, proposition=nine), below)
    assert [(fact.low, fact.high) for fact in found.facts] == [(9, 9)]


@pytest.mark.parametrize(("slot", "named"), [("money", False), ("workers", True), ("killed", True)])
def test_what_is_counted_fits_what_befell_people(slot: str, *, named: bool) -> None:
    """The loot is no number of an arrest, nor are others where it is told who was arrested."""
    told = a_proposition(
        "arrest", event_type="LEGAL", actors=(), recipients=(WELD,) if named else (), objects=(),
        places=(TOWN,),
    )  # fmt: skip
    claim = a_claim(POLICE, proposition=counting(slot, 70, told))
    assert within_an_article(claim).facts == ()


def test_several_is_no_number() -> None:
    """ "Several" stands for 3 to 30 and is not shown; dozens are, where nobody knows better."""
    ambush = a_bombing(place=TOWN)
    several, dozens, exact = (
        a_claim(POLICE, proposition=vague(value, ambush)) for value in (3, 40, None)
    )
    assert within_an_article(several).facts == ()
    assert [fact.high for fact in within_an_article(dozens).facts] == [400]
    assert [fact.high for fact in within_an_article(dozens, exact).facts] == [33]


def vague(value: float | None, told: Proposition) -> Proposition:
    """So many killed or ten times as many; without a value exactly 33."""
    told = counting("killed", value or 33, told)
    (amount,) = told.quantities
    if value is not None:
        amount = amount.model_copy(update={"low": value, "high": 10 * value, "comparator": "range"})
    return told.model_copy(update={"quantities": (amount,)})


def test_a_quoted_mayor_does_not_undo_what_newsrooms_know() -> None:
    """Three that tell it by themselves are not one voice since a fourth quotes somebody (K5)."""
    blast = a_bombing(place=TOWN)
    alone = of_outlets(blast, blast, blast)
    mayor = Speaker(surface="Jo Doe", name="Jo Doe", kind="named_person")
    tracking, last = Tracking(pipeline_version="t"), list[Development]()
    for number, speaker in enumerate((None, None, None, mayor)):
        claim = a_claim(speaker, proposition=blast)
        name = f"n{number}"
        article = an_article(
            name, claim, publisher=a_known_publisher(name), published_at=NOON + number * HOUR
        )
        found = tracking.apply(filed(article), minutes(number))
        last += [one for one in found if isinstance(one, Development)]
    assert alone.status == "confirmed"
    assert (last[-1].status, last[-1].basis) == ("confirmed", "independent_reporting")


def test_who_denies_the_dead_of_an_attack_denies_no_attack() -> None:
    """ "Denied that the attack killed anybody": both are read off one sentence."""
    attack = a_bombing(place=TOWN)
    dead = a_proposition("kill", event_type="DEATH", actors=(), objects=(), places=(TOWN,))
    denial = a_claim(POLICE, "deny", attack)
    said = {name: getattr(denial, name) for name in ("text", "selector")}
    for also, status in ((), "denied"), ((dead,), "reported"):
        told = [denial, *(a_claim(POLICE, "deny", one).model_copy(update=said) for one in also)]
        tracking = Tracking(pipeline_version="t")
        articles = [an_article("a", a_claim(None, proposition=attack)), an_article("b", *told)]
        last = {
            one.predicate: one
            for number, article in enumerate(articles)
            for one in tracking.apply(filed(article), minutes(number))
            if isinstance(one, Development)
        }
        assert last["attack"].status == status


def test_a_death_that_nobody_counts_stands_in_the_line() -> None:
    """ "A courier died when the bridge collapsed": at least one was killed."""
    attack = a_bombing(place=TOWN)
    death = a_proposition("kill", event_type="DEATH", actors=(), objects=(), places=(TOWN,))
    tracking = Tracking(
        pipeline_version="t",
        relations=Relations(tolls=frozenset({"kill"}), strikes=frozenset({"attack"})),
    )
    article = an_article(
        "a", a_claim(POLICE, proposition=attack), a_claim(POLICE, proposition=death)
    )
    (found,) = [x for x in tracking.apply(filed(article), minutes(1)) if isinstance(x, Development)]
    assert found.headline == "Attack in Tessen; at least 1 person killed"
