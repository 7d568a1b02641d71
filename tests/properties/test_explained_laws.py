"""Laws of explanations, links and replays: what is told can be worked out again."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from copytaster.stages.claims_to_developments.what_if import what_if
from copytaster.stages.developments_to_alerts import Alerting
from copytaster.stages.explanation import explanation_of
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from properties.test_tracking_laws import followed, logs
from support.claims import minutes
from support.relating import versions_of

Link = tuple[str, str, str]


def links(versions: list[Development]) -> set[Link]:
    """What is linked to what in the end, by what is told, without what became of names."""
    last = {one.development_id: one for one in versions}
    return {
        (
            f"{one.predicate} {one.objects} {one.participants}",
            link.relation,
            last[link.id].predicate,
        )
        for one in last.values()
        for link in one.related
        if link.relation not in {"merged_into", "merged_from"}
        and "merged" not in one.flags
        and (one.status != "retracted" or one.status_reason == "all_support_withdrawn")
    }


@given(logs())
def test_a_message_holds_what_its_status_was_decided_by(log: list[FiledArticle]) -> None:
    """The rules over the evidence of a message give its status and basis again."""
    for one in versions_of(log):
        if "merged" not in one.flags and one.evidence_total <= len(one.evidence):
            assert what_if(one).agrees


@given(logs())
def test_a_supposition_that_changes_nothing_is_not_told_as_a_change(
    log: list[FiledArticle],
) -> None:
    """Each change ends in another status or basis than there is; each other one in the same."""
    for one in versions_of(log):
        found = what_if(one)
        now = (one.status, one.basis)
        if found.agrees:
            assert all((x.status or "retracted", x.basis) != now or x.status is None
                       for x in found.changes)  # fmt: skip
            assert all((x.status or "retracted", x.basis) == now for x in found.without_effect)


@given(logs())
def test_every_statement_is_in_the_tree_or_accounted_for(log: list[FiledArticle]) -> None:
    """Nothing of a message is lost in its explanation."""
    for one in versions_of(log):
        told = explanation_of(one)
        tree = [
            row.claim_id
            for branch in (*told.support, *told.denials)
            for newsroom in branch.newsrooms
            for row in newsroom.passages
        ]
        silent = [each.row.claim_id for each in told.not_counted]
        assert {row.claim_id for row in one.evidence} <= {*tree, *silent}
        assert len(tree) == len(set(tree))


@settings(max_examples=100)
@given(logs(), st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order(log: list[FiledArticle], chance: random.Random) -> None:
    """Whatever came first, the same follows the same."""
    shuffled = list(log)
    chance.shuffle(shuffled)
    assert links(versions_of(shuffled)) == links(versions_of(log))


@given(logs())
def test_a_replay_of_the_log_gives_the_same_ids_and_no_new_alert(log: list[FiledArticle]) -> None:
    """The same log twice through new trackers; the same versions twice through one alerter."""
    versions, alerts = followed(log)
    again, same = followed(log)
    assert [one.model_dump() for one in again] == [one.model_dump() for one in versions]
    assert same == alerts
    alerting = Alerting(pipeline_version="t")
    first = [x.alert_id for one in versions for x in alerting.apply(one, minutes(0))]
    assert first == [x.alert_id for x in alerts]
    assert [x for one in versions for x in alerting.apply(one, minutes(99))] == []


@given(logs())
def test_an_alert_has_decisive_evidence_and_a_cancellation_its_original(
    log: list[FiledArticle],
) -> None:
    """No alert without evidence; what is cancelled refers to all that was sent before."""
    sent: dict[str, list[str]] = {}
    for alert in followed(log)[1]:
        earlier = sent.setdefault(alert.development_id, [])
        assert alert.evidence
        assert list(alert.references) == earlier
        assert (alert.msg_type == "alert") == (earlier == [])
        assert len(alert.text_short) <= 380
        earlier.append(alert.alert_id)
