"""The news rule and watchlists: pure, every part a setting."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from copytaster.stages.news_rule import NewsFacts, NewsRule
from copytaster.stages.watchlists import Watched, Watchlist, asking, plain
from copytaster_schemas.claim import Participant
from copytaster_schemas.development import Fact
from copytaster_schemas.ids import EntityId
from support.claims import IN_KURSK

DAY = 86_400
NEWS = NewsFacts(
    main_assertion=True, known_publisher=False, carriers=2, occurred_at=None, first_at=100 * DAY
)
KIM = Participant(role="actor", entity_id=EntityId("c-kp"), name="North Korea", country="KP")
DEPLOYED = Watched((KIM,), (IN_KURSK,), "MOBILIZE", "deploy", ("en", "it"))


@pytest.mark.parametrize(
    "change, waits",
    [
        ({}, ()),
        ({"carriers": 1}, ("second_carrier_or_known_publisher",)),
        ({"carriers": 1, "known_publisher": True}, ()),
        ({"carriers": 1, "asked_by": ("desk",)}, ()),
        ({"main_assertion": False}, ("main_assertion",)),
        ({"main_assertion": False, "asked_by": ("desk",)}, ("main_assertion",)),
        ({"occurred_at": 93 * DAY}, ()),
        ({"occurred_at": 93 * DAY - 1}, ("recent",)),
        ({"occurred_at": 101 * DAY}, ()),
    ],
)
def test_what_news_waits_for(change: dict[str, Any], waits: tuple[str, ...]) -> None:
    """A watchlist stands for the second carrier only; a week is a week."""
    judged = NewsRule().judge(replace(NEWS, **change))
    assert (judged.waits_for, judged.is_news) == (waits, not waits)
    assert judged.asked_by == change.get("asked_by", ())


@pytest.mark.parametrize(
    "rule, facts",
    [
        (NewsRule(carriers=3), NEWS),
        (NewsRule(known_publisher_suffices=False), replace(NEWS, carriers=1, known_publisher=True)),
        (NewsRule(recent_days=1), replace(NEWS, occurred_at=98 * DAY)),
    ],
)
def test_every_part_is_a_setting(rule: NewsRule, facts: NewsFacts) -> None:
    """What the defaults let through, a stricter rule holds back."""
    assert NewsRule().judge(facts).is_news
    assert not rule.judge(facts).is_news


def test_a_looser_rule_lets_background_through() -> None:
    """`main_assertion=False` asks for no title, lead or quote."""
    assert NewsRule(main_assertion=False).judge(replace(NEWS, main_assertion=False)).is_news


@pytest.mark.parametrize("wrong", [{"carriers": 0}, {"first_statuses": ["retracted"]}, {"x": 1}])
def test_a_rule_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    """Out of bounds, of no such status, of no such name."""
    with pytest.raises(ValidationError):
        NewsRule(**wrong)


@pytest.mark.parametrize(
    "criteria, asks",
    [
        ({"entities": {"c-kp"}}, True),
        ({"entities": {"north korea"}}, True),
        ({"entities": {"KP"}}, True),
        ({"entities": {"korea"}}, False),
        ({"places": {"c-ru"}}, True),
        ({"places": {"RU"}}, True),
        ({"places": {"kursk oblast"}}, True),
        ({"places": {"UA"}}, False),
        ({"event_types": {"MOBILIZE", "ASSAULT"}}, True),
        ({"predicates": {"attack"}}, False),
        ({"languages": {"it"}}, True),
        ({"languages": {"ru"}}, False),
        ({"entities": {"c-kp"}, "languages": {"ru"}}, False),
        ({"entities": {"c-kp", "c-kr"}, "places": {"RU"}, "languages": {"en"}}, True),
    ],
)
def test_all_criteria_hold_of_each_any_one(criteria: dict[str, set[str]], asks: bool) -> None:
    """Ids, whole names, country codes; what contains a place watches it too."""
    watchlist = Watchlist("desk", **{name: frozenset(x) for name, x in criteria.items()})  # type: ignore[arg-type] # the criteria alone are sets
    assert bool(asking([watchlist], DEPLOYED)) is asks


def test_names_are_compared_without_case_accents_and_marks() -> None:
    """As they are printed here or there."""
    assert plain("São Paulo") == plain("SAO-PAULO") == "sao paulo"


@pytest.mark.parametrize(
    "best, before, crossed",
    [(9, None, False), (10, 9, True), (10, 10, False), (12, 10, False), (150, 12, True),
     (150, None, True), (8, 12, False), (None, 3, False)],
)  # fmt: skip
def test_a_threshold_is_crossed_once(
    best: float | None, before: float | None, crossed: bool
) -> None:
    """From below, whatever lies between, and not again."""
    fact = Fact(slot="killed", best=best, values=(), agreement="single")
    watchlist = Watchlist("desk", thresholds={"killed": (10.0, 100.0)})
    assert watchlist.crossed(fact, before) is crossed
    assert not watchlist.crossed(fact.model_copy(update={"slot": "injured"}), before)
