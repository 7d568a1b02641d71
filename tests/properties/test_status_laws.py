"""Laws of the status: a pure function of a set."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.claims_to_developments.status import status_of
from copytaster.stages.claims_to_developments.weighed import Weighed

STANDINGS = (
    "performer", "adverse_party", "competent_authority", "institution", "opposing_party",
    "subject_favourable", "newsroom_own_voice", "expert", "witness", "anonymous", "unknown",
)  # fmt: skip

rows = st.builds(
    Weighed,
    claim_id=st.uuids().map(str),
    voice=st.sampled_from("uvwxyz"),
    standing=st.sampled_from(STANDINGS),
    carrier=st.sampled_from("abcdef"),
    newsroom=st.sampled_from("abcd"),
    stance=st.sampled_from(["supports", "supports", "contradicts", "neutral"]),
    certainty=st.integers(0, 3),
    cue=st.sampled_from(["report", "confirm", "admit", "deny", "none"]),
    at=st.integers(0, 5),
    decides=st.booleans(),
    completed=st.booleans(),
    on_record=st.booleans(),
    known=st.booleans(),
    top_tier=st.booleans(),
    author_certain=st.booleans(),
    verified=st.booleans(),
    adopts=st.booleans(),
    presupposed=st.booleans(),
    record=st.booleans(),
    withdrawn=st.booleans(),
)
evidence = st.lists(rows, max_size=12)


@given(evidence, st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(found: list[Weighed], chance: random.Random) -> None:
    """Any order, with any statements repeated, gives exactly the same verdict."""
    again = [*found, *(row for row in found if chance.random() < 0.5)]
    chance.shuffle(again)
    assert status_of(again) == status_of(found)


@given(evidence, rows)
def test_removing_and_adding_again_gives_it_back(found: list[Weighed], extra: Weighed) -> None:
    """The verdict remembers nothing."""
    before = status_of(found)
    status_of([*found, extra])
    assert status_of(found) == before


@given(evidence)
def test_confirmed_has_decisive_live_evidence(found: list[Weighed]) -> None:
    """No confirmation without a basis and a live, certain, deciding statement behind it."""
    verdict = status_of(found)
    if verdict.status == "confirmed":
        decisive = [row for row in found if row.claim_id in verdict.decisive]
        assert verdict.basis is not None
        assert decisive
        assert all(
            row.decides and not row.withdrawn and row.stance == "supports" for row in decisive
        )
    else:
        assert verdict.basis is None


@given(evidence)
def test_withdrawing_everything_retracts(found: list[Weighed]) -> None:
    """When all is withdrawn, what had a status is retracted and nothing else has one."""
    before = status_of([replace(row, withdrawn=False) for row in found])
    after = status_of([replace(row, withdrawn=True) for row in found])
    if before.status is not None:
        assert after.status == "retracted"
    assert after.status in {None, "retracted"}


@given(evidence)
def test_retracted_means_support_withdrawn_and_none_live(found: list[Weighed]) -> None:
    """Retracted when withdrawn support exists and no live support does, and never beside any."""
    live = any(r.stance == "supports" and r.certainty > 0 and not r.withdrawn for r in found)
    gone = any(r.stance == "supports" and r.withdrawn for r in found)
    verdict = status_of(found)
    if gone and not live:
        assert (verdict.status, verdict.reason) == ("retracted", "all_support_withdrawn")
    elif verdict.reason == "all_support_withdrawn" or live:
        assert verdict.status != "retracted"


@given(st.lists(rows, min_size=1, max_size=30))
def test_one_voice_never_is_independent_reporting(found: list[Weighed]) -> None:
    """One quoted voice in any number of outlets never satisfies K5."""
    one = [
        replace(row, voice="only", standing="unknown", record=False, verified=False)
        if row.standing != "newsroom_own_voice"
        else replace(row, verified=False)
        for row in found
    ]
    quoted = any(
        row.voice == "only" and row.stance == "supports" and row.certainty and not row.withdrawn
        for row in one
    )
    if quoted:
        assert status_of(one).basis != "independent_reporting"


@given(evidence, st.integers(-10_000, 10_000))
def test_status_does_not_depend_on_the_clock(found: list[Weighed], shift: int) -> None:
    """The same evidence later is the same status."""
    later = [replace(row, at=row.at + shift) for row in found]
    assert status_of(later).status == status_of(found).status
