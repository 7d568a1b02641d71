"""Watchlists in alerts: earlier, named, and followed to the end."""

from collections.abc import Sequence

from copytaster.stages.claims_to_developments import Desk, Tracking
from copytaster.stages.developments_to_alerts import Alerting
from copytaster.stages.news_rule import NewsRule
from copytaster.stages.watchlists import Watchlist
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from support.claims import a_claim, a_kill, an_article, counting, filed, minutes
from support.speakers import RUTTE, SEOUL_SPIES

EARLY = Watchlist("early", entities=frozenset({"c-kp"}), minimum="reported")
LATE = Watchlist("late", places=frozenset({"RU"}))
ELSEWHERE = Watchlist("elsewhere", places=frozenset({"BR"}), minimum="reported")
SAID = a_claim(RUTTE, "confirm", adopts_report=True)
REPORT = a_claim(SEOUL_SPIES)


def alerts_of(
    log: Sequence[FiledArticle], *watchlists: Watchlist, rule: NewsRule | None = None
) -> list[Alert]:
    """The alerts that the articles make where these watchlists are kept."""
    rule = rule or NewsRule()
    tracking = Tracking(pipeline_version="t", desk=Desk(rule, watchlists))
    alerting = Alerting(pipeline_version="t", rule=rule, watchlists=watchlists)
    return [
        alert
        for number, article in enumerate(log)
        for message in tracking.apply(article, minutes(number))
        if isinstance(message, Development)
        for alert in alerting.apply(message, minutes(number))
    ]


def an(name: str, *claims: Claim) -> FiledArticle:
    """One article as filing passes it on."""
    return filed(an_article(name, *claims))


def test_who_asks_for_reports_hears_of_a_lone_one() -> None:
    """From one unknown outlet, as a report; nobody else is told."""
    (alert,) = alerts_of([an("a", REPORT)], EARLY, LATE, ELSEWHERE)
    assert (alert.type, alert.msg_type, alert.sounds) == ("development.reported", "alert", True)
    assert alert.watchlists == ("early",)
    assert alert.text_short.startswith("REPORTED, not confirmed: North Korea")
    assert "watchlist early" in alert.text_long
    assert alerts_of([an("a", REPORT)], LATE) == []


def test_a_confirmation_names_all_who_asked() -> None:
    """Whoever waited for it joins those who heard of the report."""
    report, confirmed = alerts_of([an("a", REPORT), an("b", SAID)], EARLY, LATE)
    assert (confirmed.type, confirmed.msg_type) == ("development.confirmed", "update")
    assert confirmed.references == (report.alert_id,)
    assert confirmed.watchlists == ("early", "late")


def test_a_watchlist_stands_for_the_second_outlet() -> None:
    """One unknown outlet with a confirmation sounds only where somebody asks for it."""
    alone = [an("a", REPORT, SAID)]
    assert alerts_of(alone) == []
    (alert,) = alerts_of(alone, LATE)
    assert (alert.type, alert.watchlists) == ("development.confirmed", ("late",))


def test_a_cancellation_reaches_all_who_got_the_original() -> None:
    """All withdrawn: the cancellation names every list that was told, and every alert."""
    log = [an("a", REPORT), an("b", SAID), a_kill("a"), a_kill("b")]
    *told, last = alerts_of(log, EARLY, LATE)
    assert (last.msg_type, last.type) == ("cancel", "development.retracted")
    assert set(last.watchlists) == {name for alert in told for name in alert.watchlists}
    assert last.references == tuple(alert.alert_id for alert in told)


def test_a_transition_that_nobody_waits_for_makes_no_sound() -> None:
    """From reported to corroborated the display is brought up to date, in silence."""
    other = a_claim(RUTTE, "report")
    first, second = alerts_of([an("a", REPORT), an("b", other)], EARLY)
    assert (second.type, second.sounds, second.severity) == (
        "development.corroborated", False, "info",
    )  # fmt: skip
    assert first.sounds
    corroborated = Watchlist("two", entities=frozenset({"KP"}), minimum="corroborated")
    assert alerts_of([an("a", REPORT), an("b", other)], EARLY, corroborated)[1].sounds


def test_a_threshold_sounds_although_the_change_is_small() -> None:
    """From nine to ten is no quarter, and worth an update where ten was asked for."""

    def toll(name: str, value: float) -> FiledArticle:
        number = ord(name) - ord("a")
        claim = a_claim(RUTTE, "confirm", counting("killed", value), adopts_report=True)
        return filed(an_article(name, claim, published_at=minutes(60 * number)))

    log = [toll("a", 9), toll("b", 9), toll("c", 10)]
    watched = Watchlist("toll", places=frozenset({"RU"}), thresholds={"killed": (10.0,)})
    assert [one.type for one in alerts_of(log)] == ["development.confirmed"]
    assert [one.type for one in alerts_of(log, watched)] == [
        "development.confirmed", "development.updated",
    ]  # fmt: skip


def test_the_rule_is_a_setting_of_both_ends() -> None:
    """Where corroborated may sound first, it does."""
    rule = NewsRule(first_statuses=frozenset({"corroborated", "confirmed"}))
    (alert,) = alerts_of([an("a", REPORT), an("b", a_claim(RUTTE))], rule=rule)
    assert (alert.type, alert.msg_type, alert.watchlists) == (
        "development.corroborated", "alert", (),
    )  # fmt: skip
