"""Rendering: plain English within its bounds, with everything an editor needs."""

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.developments_to_alerts import Alerting, text_long, text_short, text_state
from copytaster.stages.developments_to_alerts.render import SUMMARY_MAX, TEXT_SHORT_MAX
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from support.claims import IN_RUSSIA, a_claim, a_proposition, an_article, counting, filed, minutes
from support.speakers import KREMLIN, RUTTE, SEOUL_SPIES, WHITE_HOUSE

WORDS = "posso confermare che le truppe sono state inviate"
ALERT_BYTES_MAX = 20_000
"""messages.md 4.5."""


def an_alert(*claims: Claim) -> Alert:
    """The alert that two outlets with these claims make."""
    tracking, alerting = Tracking(pipeline_version="t"), Alerting(pipeline_version="t")
    alerts: list[Alert] = []
    for number, name in enumerate(("uno", "due")):
        article = filed(an_article(name, *claims, language="it"))
        for message in tracking.apply(article, minutes(number)):
            if isinstance(message, Development):
                alerts += alerting.apply(message, minutes(number))
    (alert,) = alerts
    return alert


def states(*claims: Claim) -> Development:
    """The development that one outlet with these claims makes."""
    messages = Tracking(pipeline_version="t").apply(filed(an_article("uno", *claims)), minutes(0))
    (development,) = (message for message in messages if isinstance(message, Development))
    return development


def full() -> Alert:
    """An alert with all there can be."""
    said = a_claim(RUTTE, "confirm", mode="direct", presupposed=True)
    quote = said.model_copy(update={"selector": said.selector.model_copy(update={"exact": WORDS})})
    wide = a_proposition(places=(IN_RUSSIA,))
    return an_alert(
        quote.model_copy(update={"proposition": counting("troops", 12_000)}),
        a_claim(SEOUL_SPIES, "report"),
        a_claim(WHITE_HOUSE, "confirm", wide, adopts_report=True),
        a_claim(KREMLIN, "deny", a_proposition(places=())),
    )


def test_the_long_text_has_all_that_an_editor_asks() -> None:
    """What, status, basis, who with which role, since when, counts, numbers, others, denials."""
    text = text_long(full())
    for part in (
        "CONFIRMED: North Korea deployed troops in Kursk Oblast, Russia",
        "because a competent or independent body vouches for it (authority)",
        "Mark Rutte (secretary general, NATO)",
        "28 October 2024, 12:00 UTC",
        "2 outlets, 2 newsrooms",
        "troops: 12,000",
        "Also reported by\n  National Intelligence Service",
        "Said of a wider area\n  White House",
        "Denied by\n  Kremlin",
        f"[it] “{WORDS}”",
        "https://uno.example/",
    ):
        assert part in text


def test_only_the_day_is_told_where_only_the_day_is_known() -> None:
    """A date without a time is no midnight."""
    alert = full()
    assert alert.since is not None
    dated = alert.model_copy(update={"since": alert.since.replace(hour=0)})
    assert "Since      28 October 2024\n" in text_long(dated)


def test_the_state_has_what_came_after_the_alert() -> None:
    """Every side is there, those that take none too, and what a silent one waits for."""
    development = states(
        a_claim(KREMLIN, "deny", a_proposition(places=())),
        a_claim(SEOUL_SPIES, "no_commitment"),
        a_claim(RUTTE, "confirm", adopts_report=True),
    )
    text = text_state(development)
    for part in (
        "NOW CONFIRMED: North Korea deployed troops in Kursk Oblast, Russia",
        "Carried    by 1 outlet, 1 newsroom, 1 voice\n",
        "Contested  by Kremlin",
        "\nDenied by\n  Kremlin",
        "\nNeither confirmed nor denied by\n  National Intelligence Service",
        "No alert yet: it waits for a second outlet, or one that is known.",
    ):
        assert part in text


def test_the_short_text_fits_and_says_what_counts() -> None:
    """At most 380 characters, the denial among them."""
    alert = full()
    assert text_short(alert) == alert.text_short
    assert len(alert.text_short) <= TEXT_SHORT_MAX
    assert alert.text_short.startswith("CONFIRMED: North Korea deployed troops in Kursk Oblast")
    assert "Denied by Kremlin." in alert.text_short


def test_the_original_words_stand_beside() -> None:
    """The decisive passage is given in its own language, in message and summary."""
    alert = full()
    assert alert.original is not None
    assert (alert.original.language, alert.original.text) == ("it", WORDS)
    assert WORDS in alert.summary


def test_bounds_hold_for_endless_words() -> None:
    """Long names and passages are cut; the message keeps its budget."""
    long = RUTTE.model_copy(update={"name": "Name " * 200})
    claim = a_claim(long, "confirm", mode="direct", presupposed=True)
    endless = claim.model_copy(
        update={"selector": claim.selector.model_copy(update={"exact": "ü" * 5_000})}
    )
    alert = an_alert(endless)
    assert len(alert.text_short) <= TEXT_SHORT_MAX
    assert len(alert.summary) <= SUMMARY_MAX
    assert len(alert.headline) <= 160
    assert len(alert.model_dump_json().encode()) <= ALERT_BYTES_MAX
