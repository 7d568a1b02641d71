"""Alerting: one message a transition, only of what is news, and never again on a replay."""

from collections.abc import Sequence

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.developments_to_alerts import Alerting
from copytaster_schemas.alert import Alert
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from support.claims import a_claim, a_kill, a_takeover, an_article, counting, filed, minutes
from support.speakers import RUTTE, UNNAMED

SAID = a_claim(RUTTE, "confirm", mode="direct", presupposed=True)
CHIEF = RUTTE.model_copy(
    update={"organisation_id": "o-acme", "organisation_kind": "company", "office": "ceo"}
)


def versions_of(articles: Sequence[FiledArticle]) -> list[Development]:
    """Every version of every development that the articles make."""
    tracking = Tracking(pipeline_version="t")
    return [
        message
        for number, article in enumerate(articles)
        for message in tracking.apply(article, minutes(number))
        if isinstance(message, Development)
    ]


def alerts_of(versions: Sequence[Development], alerting: Alerting | None = None) -> list[Alert]:
    """The alerts that the versions make."""
    alerting = alerting or Alerting(pipeline_version="t")
    return [
        alert
        for number, version in enumerate(versions)
        for alert in alerting.apply(version, minutes(number))
    ]


def articles(names: str, *claims_of_all: object) -> list[FiledArticle]:
    """An article of each name, all with the same claim."""
    claim = claims_of_all[0] if claims_of_all else SAID
    return [filed(an_article(name, claim)) for name in names]  # type: ignore[arg-type] # a claim


def test_a_confirmed_development_sounds_once() -> None:
    """However many carriers follow, one transition is one alert."""
    (alert,) = alerts_of(versions_of(articles("abcdefgh")))
    assert (alert.type, alert.msg_type) == ("development.confirmed", "alert")
    assert alert.dedup_key == alert.development_id
    assert (alert.certainty, alert.severity) == ("likely", "critical")


def test_it_waits_until_it_is_news() -> None:
    """The first unknown outlet alone makes no sound; the second one does, for the same
    transition.
    """
    versions = versions_of(articles("ab"))
    assert alerts_of(versions[:1]) == []
    (alert,) = alerts_of(versions)
    assert alert.transition_seq == versions[0].transition_seq == 1
    assert alert.sent_at == minutes(1)


def test_a_replay_makes_the_same_ids_and_nothing_more() -> None:
    """The same log gives the same alerts; the same versions again give none."""
    versions = versions_of([*articles("abc"), a_kill("a"), a_kill("b"), a_kill("c")])
    alerting = Alerting(pipeline_version="t")
    first = alerts_of(versions, alerting)
    assert alerts_of(versions, alerting) == []
    assert [alert.alert_id for alert in alerts_of(versions)] == [a.alert_id for a in first]


def test_a_retraction_reaches_whoever_got_the_alert() -> None:
    """When all support is withdrawn, a cancellation refers to the alert."""
    confirmed, cancelled = alerts_of(versions_of([*articles("ab"), a_kill("a"), a_kill("b")]))
    assert (cancelled.type, cancelled.msg_type) == ("development.retracted", "cancel")
    assert cancelled.references == (confirmed.alert_id,)


def test_nothing_is_cancelled_that_was_not_told() -> None:
    """A development that never sounded is withdrawn in silence."""
    assert alerts_of(versions_of([*articles("a"), a_kill("a")])) == []


def test_a_report_makes_no_sound() -> None:
    """What is only reported or corroborated is in the developments, not in the alerts."""
    assert alerts_of(versions_of(articles("abc", a_claim(UNNAMED, "report")))) == []


@pytest.mark.parametrize(("carriers", "sounds"), [("ab", 0), ("abc", 1)])
def test_a_rumour_that_many_printed_is_worth_killing(carriers: str, sounds: int) -> None:
    """A denial sounds by itself once three outlets have carried the rumour."""
    rumour = articles(carriers, a_claim(UNNAMED, "report", a_takeover()))
    denial = filed(an_article("z", a_claim(CHIEF, "deny", a_takeover())))
    alerts = alerts_of(versions_of([*rumour, denial]))
    assert [alert.type for alert in alerts] == ["development.denied"] * sounds


def test_a_material_change_of_a_number_sounds_again() -> None:
    """A quarter more sounds as an update, one more does not."""

    def toll(name: str, value: float, hour: int) -> FiledArticle:
        claim = a_claim(RUTTE, "confirm", counting("killed", value), presupposed=True)
        return filed(an_article(name, claim, published_at=minutes(60 * hour)))

    found = alerts_of(
        versions_of([toll("a", 20, 0), toll("b", 20, 1), toll("c", 21, 2), toll("d", 30, 3)])
    )
    assert [(alert.type, alert.msg_type) for alert in found] == [
        ("development.confirmed", "alert"),
        ("development.updated", "update"),
    ]
    assert found[1].references == (found[0].alert_id,)
    assert len({alert.alert_id for alert in found}) == 2


def test_state_survives_a_change_of_owner() -> None:
    """A new owner with the records neither repeats nor forgets."""
    versions = versions_of([*articles("abc"), a_kill("a"), a_kill("b"), a_kill("c")])
    expected = alerts_of(versions)
    records: dict[bytes, bytes] = {}
    handed: list[Alert] = []
    for number, version in enumerate(versions):
        alerting = Alerting(pipeline_version="t")
        alerting.restore(records)
        handed += alerting.apply(version, minutes(number))
        records.update({k: v for k, v in alerting.changed().items() if v is not None})
    assert handed == expected


def test_a_test_says_that_it_is_one() -> None:
    """A rebuild marks its alerts as tests."""
    alerting = Alerting(pipeline_version="t", message_status="test")
    (alert,) = alerts_of(versions_of(articles("ab")), alerting)
    assert alert.message_status == "test"
