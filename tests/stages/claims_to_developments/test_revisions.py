"""Kills, revisions and repetitions: what is withdrawn, replaced, or told twice."""

import itertools

import pytest

from copytaster.limits import STATE_RECORD_BYTES_MAX
from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.digest import FiledArticle
from support.claims import (
    a_claim,
    a_fingerprint,
    a_kill,
    a_proposition,
    an_article,
    filed,
    minutes,
)
from support.speakers import KREMLIN, KYIV_SPIES, RUTTE, SEOUL_SPIES
from support.tracked import SAID, WIDE, developments, only


def test_an_article_told_twice_changes_nothing() -> None:
    """The same revision again says nothing new, claims included."""
    tracking = Tracking(pipeline_version="t")
    article = filed(an_article("a", SAID))
    assert list(tracking.apply(article, minutes(0)))
    tracking.changed()
    assert list(tracking.apply(article, minutes(1))) == []
    assert tracking.changed() == {}


def test_a_kill_withdraws_in_any_order() -> None:
    """Killed support is retracted, also when the kill comes first."""
    article, kill = filed(an_article("a", SAID)), a_kill("a")
    assert only(developments([article, kill])).status == "retracted"
    assert only(developments([kill, article])).status == "retracted"


def test_a_kill_of_one_carrier_leaves_the_others() -> None:
    """Who withdraws takes only its own evidence with it."""
    articles = [filed(an_article("a", SAID)), filed(an_article("b", SAID)), a_kill("a")]
    for order in itertools.permutations(articles):
        found = only(developments(order))
        assert (found.status, found.corroboration.carriers) == ("confirmed", 1)


def test_a_revision_replaces_in_any_order() -> None:
    """What the highest revision no longer says is withdrawn, whatever arrives last."""
    first = filed(an_article("a", SAID), version="1")
    second = filed(an_article("a", a_claim(KYIV_SPIES, "report"), version="2"), version="2")
    for order in ([first, second], [second, first]):
        found = only(developments(order))
        assert found.status == "reported"
        withdrawn = [row for row in found.evidence if row.not_counted_reason == "withdrawn"]
        assert [row.voice.name for row in withdrawn] == ["Mark Rutte"]


def test_a_correction_that_repeats_the_statement_changes_nothing() -> None:
    """A refile is no retraction."""
    first = filed(an_article("a", SAID), version="1")
    again = filed(an_article("a", SAID, version="2"), version="2")
    found = only(developments([first, again]))
    assert (found.status, found.transition_seq) == ("confirmed", 1)


def test_a_text_that_repeats_itself_is_shown_once() -> None:
    """Of one voice on one thing a document shows its best passage."""
    found = only(developments([filed(an_article("a", SAID, a_claim(RUTTE, "confirm")))]))
    assert len(found.evidence) == 1
    assert found.evidence_total == 2
    assert found.decisive_evidence == (found.evidence[0].claim_id,)


def test_state_survives_a_change_of_owner() -> None:
    """A new owner with the records goes on exactly where the old one stopped."""
    articles = [
        filed(an_article("a", SAID, a_claim(KYIV_SPIES))),
        filed(an_article("b", a_claim(KREMLIN, "deny", a_proposition(places=())))),
        filed(an_article("c", SAID)),
        a_kill("a"),
        filed(an_article("d", a_claim(SEOUL_SPIES, "report", WIDE))),
    ]
    steady = Tracking(pipeline_version="t")
    handed = Tracking(pipeline_version="t")
    records: dict[bytes, bytes] = {}
    for number, article in enumerate(articles):
        expected = list(steady.apply(article, minutes(number)))
        steady.changed()
        assert list(handed.apply(article, minutes(number))) == expected
        for key, value in handed.changed().items():
            assert value is not None
            assert len(value) < STATE_RECORD_BYTES_MAX
            records[key] = value
        handed = Tracking(pipeline_version="t")
        handed.restore(records)


def test_a_corrupt_blob_is_refused() -> None:
    """Bytes that are no claims are refused, and change nothing."""
    facts, _ = an_article("a", SAID)
    broken = FiledArticle(story_id="sto-x", fingerprint=a_fingerprint(facts), blob=b"nonsense")
    tracking = Tracking(pipeline_version="t")
    with pytest.raises(RefusedError) as refusal:
        list(tracking.apply(broken, minutes(0)))
    assert refusal.value.code == "corrupt_blob"
    assert tracking.changed() == {}
