"""Somebody's death and the accident he died in: one of them sounds."""

from collections.abc import Sequence

from copytaster.adapters.relations import load_relations
from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.developments_to_alerts import Alerting
from copytaster_schemas.claim import Claim, PlaceRef
from copytaster_schemas.development import Development
from copytaster_schemas.ids import EntityId
from support.claims import a_claim, a_proposition, an_article, counting, filed, minutes
from support.speakers import POLICE

TOWN = PlaceRef(entity_id=EntityId("x-loc:tessen"), name="Tessen", country="IT")
ANNA = ("x-per:anna", "Anna Weld", "", "person")
CRASH = a_claim(
    POLICE, "report", a_proposition(
        "crash", event_type="ACCIDENT", objects=("aircraft",), actors=(), places=(TOWN,),
    )
)  # fmt: skip
DEATH = a_claim(
    POLICE, "confirm", a_proposition(
        "die", event_type="DEATH", objects=(), actors=(), recipients=(ANNA,), places=(TOWN,),
    )
)  # fmt: skip


def sounded(*articles: Sequence[Claim]) -> list[tuple[str, bool]]:
    """Of each article's outlet and one that repeats it: predicate and whether it wakes anybody."""
    tracking = Tracking(pipeline_version="t", relations=load_relations())
    alerting = Alerting(pipeline_version="t")
    found: list[tuple[str, bool]] = []
    for number, claims in enumerate(claims for one in articles for claims in (one, one)):
        at = minutes(60 * number)
        article = filed(an_article(f"n{number}", *claims, published_at=at))
        for message in tracking.apply(article, at):
            if isinstance(message, Development):
                alerts = alerting.apply(message, at)
                found.extend((message.predicate, alert.sounds) for alert in alerts)
    return found


def test_a_death_and_the_crash_of_one_article_sound_once() -> None:
    """The death wakes somebody; the crash only stands beside it."""
    assert sounded([CRASH, DEATH]) == [("die", True), ("crash", False)]


def test_a_crash_confirmed_after_the_death_is_quiet() -> None:
    """Who knows that she died in it need not be told that it crashed."""
    told = a_claim(None, "report", CRASH.proposition)
    assert sounded([told, DEATH], [CRASH, DEATH]) == [("die", True), ("crash", False)]


def test_a_death_after_the_crash_is_news() -> None:
    """A crash in which nobody is known to have died does not tell of her death."""
    assert sounded([CRASH], [CRASH, DEATH]) == [("crash", True), ("die", True)]


def test_an_accident_with_more_dead_is_the_greater_news() -> None:
    """Twelve others died in it."""
    proposition = CRASH.proposition
    assert proposition is not None
    greater = a_claim(POLICE, "report", counting("killed", 12, proposition))
    assert sounded([greater, DEATH]) == [("die", True), ("crash", True)]


def test_a_death_elsewhere_silences_nothing() -> None:
    """She died in another town: that is no part of the crash."""
    town = PlaceRef(entity_id=EntityId("x-loc:borgo"), name="Borgo", country="IT")
    assert DEATH.proposition is not None
    elsewhere = a_claim(POLICE, "confirm", DEATH.proposition.model_copy(update={"places": (town,)}))
    assert sorted(sounded([CRASH, elsewhere])) == [("crash", True), ("die", True)]
