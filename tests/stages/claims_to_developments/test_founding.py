"""What founds a development: somebody, somewhere, how many, or a voice that knows leads with it."""

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.claim import Claim, Speaker
from copytaster_schemas.development import Development
from support.claims import NOON, a_claim, a_proposition, an_article, counting, filed, minutes
from support.speakers import POLICE, UNNAMED

ARREST = a_proposition("arrest", event_type="LEGAL", objects=(), actors=(), places=())
CUTS = a_proposition("lay_off", event_type="BUSINESS", objects=(), actors=(), places=())
BYSTANDER = Speaker(surface="Jo Doe", name="Jo Doe", kind="named_person")


def founded(*claims: Claim) -> list[Development]:
    """The developments that an article founds."""
    tracking = Tracking(pipeline_version="t")
    article = filed(an_article("a", *claims))
    return [one for one in tracking.apply(article, NOON) if isinstance(one, Development)]


@pytest.mark.parametrize("cue", ["report", "confirm"])
def test_police_that_lead_with_an_arrest_found_it(cue: str) -> None:
    """ "A 34-year-old was arrested, police said": nobody is named, and it is the news."""
    (found,) = founded(a_claim(POLICE, "confirm" if cue == "confirm" else "report", ARREST))
    assert (found.predicate, found.status) == ("arrest", "confirmed")


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(a_claim(None, "report", ARREST), id="the outlet itself"),
        pytest.param(a_claim(UNNAMED, "report", ARREST), id="an unnamed voice"),
        pytest.param(a_claim(BYSTANDER, "report", ARREST), id="somebody"),
        pytest.param(a_claim(POLICE, "report", ARREST, section="body"), id="in passing"),
        pytest.param(a_claim(POLICE, "report", ARREST, main=False), id="in an aside"),
        pytest.param(a_claim(POLICE, "deny", ARREST), id="a denial"),
        pytest.param(a_claim(POLICE, "report", ARREST, guards=("conditional",)), id="guarded"),
    ],
)
def test_a_bare_happening_founds_nothing_else(claim: Claim) -> None:
    """Of whom and where unknown, it takes who knows, outright, as the main thing."""
    assert founded(claim) == []


def test_jobs_are_somebody() -> None:
    """Six hundred jobs are as many people, if nobody by name."""
    (found,) = founded(a_claim(None, "report", counting("jobs", 600, CUTS)))
    assert found.predicate == "lay_off"
    assert founded(a_claim(None, "report", CUTS)) == []


def test_two_arrests_of_two_stories_stay_apart() -> None:
    """What nobody names belongs to its story: another story's is another."""
    tracking = Tracking(pipeline_version="t")
    found = set()
    for number, story in enumerate(("sto-one", "sto-two")):
        article = filed(an_article(story, a_claim(POLICE, "report", ARREST)))
        given = article.model_copy(update={"story_id": story})
        for one in tracking.apply(given, minutes(number)):
            if isinstance(one, Development):
                found.add(one.development_id)
    assert len(found) == 2
