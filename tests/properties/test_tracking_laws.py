"""Laws of tracking and alerting over generated articles, kills and revisions."""

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.developments_to_alerts import Alerting
from copytaster_schemas.alert import Alert
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from support.claims import (
    IN_RUSSIA,
    NORTH_KOREA,
    SOUTH_KOREA,
    a_claim,
    a_kill,
    a_known_publisher,
    a_proposition,
    a_takeover,
    an_article,
    filed,
    minutes,
)
from support.speakers import KREMLIN, KYIV_SPIES, RUTTE, SEOUL_SPIES, UNNAMED, WHITE_HOUSE

propositions = st.sampled_from(
    [
        a_proposition(),
        a_proposition(places=(IN_RUSSIA,)),
        a_proposition(places=()),
        a_proposition(actors=()),
        a_proposition(actors=(SOUTH_KOREA,)),
        a_proposition(objects=("ammunition",), places=(IN_RUSSIA,)),
        a_proposition(
            "attack", event_type="ASSAULT", actors=(NORTH_KOREA,), recipients=(SOUTH_KOREA,),
            objects=(), places=(),
        ),
        a_takeover(),
    ]
)  # fmt: skip
speakers = st.sampled_from([None, RUTTE, WHITE_HOUSE, KREMLIN, KYIV_SPIES, SEOUL_SPIES, UNNAMED])
claims = st.builds(
    lambda speaker, cue, proposition, adopts: a_claim(
        speaker, cue, proposition, adopts_report=adopts
    ),
    speakers,
    st.sampled_from(["report", "confirm", "deny", "no_commitment"]),
    propositions,
    st.booleans(),
)


@st.composite
def logs(draw: st.DrawFn) -> list[FiledArticle]:
    """A few documents with up to three revisions each, and some kills."""
    log = []
    for name in "abcd"[: draw(st.integers(1, 4))]:
        publisher = draw(st.sampled_from([None, a_known_publisher("wire", tier="wire")]))
        for version in range(1, draw(st.integers(1, 3)) + 1):
            said: list[Claim] = draw(st.lists(claims, max_size=3))
            article = an_article(name, *said, publisher=publisher, version=str(version))
            log.append(filed(article, version=str(version)))
        if draw(st.booleans()):
            log.append(a_kill(name, version=str(draw(st.integers(1, 3)))))
    return log


def followed(log: Sequence[FiledArticle]) -> tuple[list[Development], list[Alert]]:
    """Every version and every alert."""
    tracking, alerting = Tracking(pipeline_version="t"), Alerting(pipeline_version="t")
    versions: list[Development] = []
    alerts: list[Alert] = []
    for number, article in enumerate(log):
        for message in tracking.apply(article, minutes(number)):
            if isinstance(message, Development):
                versions.append(message)
                alerts += alerting.apply(message, minutes(number))
    return versions, alerts


def told(versions: Sequence[Development]) -> list[tuple[object, ...]]:
    """What the last versions say of the world, without ids and history.

    A development that lost all it was founded on, denials included, may never have existed in
    another order; it says nothing of the world.
    """
    last = {version.development_id: version for version in versions}
    return sorted(
        (
            one.predicate,
            one.objects,
            tuple(party.entity_id for party in one.participants),
            tuple(place.entity_id for place in one.places),
            one.status,
            one.basis or "",
            one.corroboration.carriers,
            one.corroboration.newsrooms,
            one.corroboration.voices,
            tuple(sorted(one.decisive_evidence)),
        )
        for one in last.values()
        if "merged" not in one.flags
        and (one.status != "retracted" or one.status_reason == "all_support_withdrawn")
    )


@settings(max_examples=150)
@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    log: list[FiledArticle], chance: random.Random
) -> None:
    """Articles, revisions and kills in any order end in the same developments."""
    shuffled = list(log)
    chance.shuffle(shuffled)
    assert told(followed(shuffled)[0]) == told(followed(log)[0])


@given(logs())
def test_a_second_feeding_says_nothing(log: list[FiledArticle]) -> None:
    """The same articles again make no new version and no new alert."""
    once, again = followed(log), followed([*log, *log])
    assert again == once


@given(logs())
def test_a_replay_is_the_same(log: list[FiledArticle]) -> None:
    """The same log gives the same versions and alerts, ids included."""
    assert followed(log) == followed(log)


@given(logs())
def test_at_most_one_alert_a_transition(log: list[FiledArticle]) -> None:
    """No two alerts of one transition, and none without decisive evidence."""
    versions, alerts = followed(log)
    transitions = [
        (alert.development_id, alert.transition_seq, alert.type)
        for alert in alerts
        if alert.type != "development.updated"
    ]
    assert len(transitions) == len(set(transitions))
    assert len({alert.alert_id for alert in alerts}) == len(alerts)
    for alert in alerts:
        if alert.type == "development.confirmed":
            assert alert.evidence
            assert alert.basis
    assert all(version.evidence for version in versions)


@given(logs())
def test_killing_every_document_retracts_everything(log: list[FiledArticle]) -> None:
    """Without any document nothing stays asserted."""
    kills = [a_kill(name, version="9") for name in "abcd"]
    last = {one.development_id: one for one in followed([*log, *kills])[0]}
    statuses = {one.status for one in last.values() if "merged" not in one.flags}
    assert statuses <= {"retracted"}
