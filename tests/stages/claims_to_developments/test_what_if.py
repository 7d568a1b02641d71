"""Suppositions: what would change a status is what the status function itself says."""

from collections.abc import Iterable

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.claims_to_developments.what_if import CODES, Change, what_if
from copytaster.stages.explanation import explanation_of
from copytaster_schemas.claim import Claim
from copytaster_schemas.development import Development
from support.claims import a_claim, a_kill, a_known_publisher, an_article, filed, minutes, planned
from support.speakers import KREMLIN, RUTTE, SEOUL_SPIES, UNNAMED


def followed(*articles: tuple[str, Claim], killed: Iterable[str] = ()) -> Development:
    """The last version after articles of known outlets with one claim each."""
    tracking, last = Tracking(pipeline_version="t"), None
    log = [filed(an_article(n, c, publisher=a_known_publisher(n))) for n, c in articles]
    for number, message in enumerate([*log, *(a_kill(name) for name in killed)]):
        for told in tracking.apply(message, minutes(number)):
            if isinstance(told, Development):
                last = told
    assert last is not None
    return last


def ends(changes: Iterable[Change]) -> dict[str, str | None]:
    """What would follow, by supposition."""
    return {f"{one.code} {one.who}".strip(): one.status for one in changes}


def test_a_report_waits_for_an_authority_or_a_second_newsroom_with_a_voice() -> None:
    """What would lift a lone report, and what would not."""
    found = what_if(followed(("a", a_claim(SEOUL_SPIES))))
    change = ends(found.changes)
    assert change["authority"] == change["institution"] == change["record"] == "confirmed"
    assert change["actor North Korea"] == change["actor_admits North Korea"] == "confirmed"
    assert change["newsroom_with_a_voice"] == "corroborated"
    assert change["all_withdraw"] == "retracted"
    assert {"same_again", "newsroom"} <= ends(found.without_effect).keys()
    assert found.agrees


def test_a_confirmation_falls_with_the_voice_that_made_it() -> None:
    """Confirmed by one voice: its withdrawal is what counts; more copies are nothing."""
    report, confirmed = a_claim(SEOUL_SPIES), a_claim(RUTTE, "confirm", adopts_report=True)
    found = what_if(followed(("a", report), ("b", confirmed), ("c", confirmed)))
    change = ends(found.changes)
    assert change["voice_withdraws Mark Rutte"] == "reported"
    assert change["authority_denies"] == "disputed"
    silent = ends(found.without_effect)
    assert silent["subject_denies"] == silent["same_again"] == "confirmed"
    assert "voice_withdraws National Intelligence Service" in silent


def test_own_newsrooms_are_counted_one_by_one() -> None:
    """Two newsrooms that vouch wait for one more, not for three; one wait for two."""
    two = ends(what_if(followed(("a", a_claim(None)), ("b", a_claim(None)))).changes)
    assert two["newsroom"] == "confirmed"
    assert "newsrooms_2" not in two
    one = ends(what_if(followed(("a", a_claim(None)))).changes)
    assert (one["newsroom"], one["newsrooms_2"]) == ("corroborated", "confirmed")


def test_a_guarded_voice_would_decide_if_it_said_so_outright() -> None:
    """The institution that does not confirm outright is named with what its word would do."""
    hedged = a_claim(RUTTE, "confirm", guards=("hearsay",))
    found = what_if(followed(("a", a_claim(SEOUL_SPIES)), ("b", hedged)))
    assert ends(found.changes)["outright Mark Rutte"] == "confirmed"


def test_a_denial_that_is_taken_back_leaves_the_report() -> None:
    """What the subject denies is reported again without the denial."""
    denied = followed(("a", a_claim(UNNAMED)), ("b", a_claim(KREMLIN, "deny")))
    assert denied.status == "denied"
    assert ends(what_if(denied).changes)["denial_withdrawn Kremlin"] == "reported"


def test_the_withdrawn_would_stand_again_with_a_new_report() -> None:
    """A retracted development is one report away from being told again."""
    retracted = followed(("a", a_claim(SEOUL_SPIES)), killed=["a"])
    assert retracted.status == "retracted"
    change = ends(what_if(retracted).changes)
    assert (change["newsroom_with_a_voice"], change["authority"]) == ("reported", "confirmed")


def test_every_change_is_one_of_the_listed_codes() -> None:
    """The words of `explain` cover all of them (`cli.reasons`)."""
    found = what_if(followed(("a", a_claim(SEOUL_SPIES)), ("b", a_claim(KREMLIN, "deny"))))
    assert {one.code for one in (*found.changes, *found.without_effect)} <= set(CODES)


@pytest.mark.parametrize("proposition", [None, planned()])
def test_the_tree_holds_voices_newsrooms_and_outlets(proposition: object) -> None:
    """What carries the news is in the tree, a plan is not, and both are accounted for."""
    plan = a_claim(KREMLIN, "plan", planned()) if proposition else a_claim(RUTTE)
    found = explanation_of(
        followed(("a", a_claim(RUTTE)), ("b", a_claim(RUTTE)), ("c", plan), ("d", a_claim(None)))
    )
    outlets = {
        branch.voice.name: {row.publisher for each in branch.newsrooms for row in each.passages}
        for branch in found.support
    }
    assert outlets["d"] == {"d"}
    reasons = sorted(str(one.row.not_counted_reason) for one in found.not_counted)
    beside = {one.beside.publisher for one in found.not_counted if one.beside}
    if proposition:
        assert (outlets["Mark Rutte"], reasons) == ({"a", "b"}, ["plan", "same_voice"])
    else:
        assert (outlets["Mark Rutte"], reasons) == ({"a", "b", "c"}, ["same_voice"] * 2)
    assert len(beside) == 1
