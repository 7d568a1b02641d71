"""The status function: which evidence gives which status, on which basis."""

from dataclasses import replace

import pytest

from copytaster.stages.claims_to_developments.status import status_of
from copytaster.stages.claims_to_developments.weighed import CERTAIN, POSSIBLE, Verdict, Weighed
from copytaster_schemas.words import Standing, Status


def said(name: str, standing: Standing = "institution", **changes: object) -> Weighed:
    """A certain statement of a voice of its own, in an outlet of its own."""
    row = Weighed(
        claim_id=f"claim-{name}",
        voice=name,
        standing=standing,
        carrier=f"outlet-{name}",
        newsroom=f"outlet-{name}",
        stance="supports",
        certainty=CERTAIN,
        cue="report",
        at=1_000,
    )
    return replace(row, **changes)  # type: ignore[arg-type] # named fields of the row


def denied(name: str, standing: Standing, **changes: object) -> Weighed:
    """A certain denial."""
    return said(name, standing, stance="contradicts", cue="deny", **changes)


def outlet(name: str, **changes: object) -> Weighed:
    """An outlet that vouches for it itself."""
    row = said(name, "newsroom_own_voice", cue="none", author_certain=True)
    return replace(row, **changes)  # type: ignore[arg-type] # named fields of the row


RUMOUR = said("accuser", "opposing_party", certainty=CERTAIN)


def test_nothing_said_has_no_status() -> None:
    """Without a statement there is no development."""
    assert status_of([]) == Verdict(None)


def test_one_statement_is_a_report() -> None:
    """A single possible statement is enough to be reported, and flagged as one voice."""
    verdict = status_of([said("someone", "unknown", certainty=POSSIBLE)])
    assert (verdict.status, verdict.basis) == ("reported", None)
    assert "single_voice" in verdict.flags


def test_an_institution_that_adopts_a_report_confirms() -> None:
    """K1: an institution confirms what another voice has reported."""
    verdict = status_of([RUMOUR, said("nato", cue="confirm", at=2_000)])
    assert (verdict.status, verdict.basis) == ("confirmed", "authority")
    assert verdict.decisive == ("claim-nato",)
    assert verdict.since == 2_000


def test_an_institution_may_name_or_presuppose_the_report() -> None:
    """K1 without another voice: the words name an earlier report, or presuppose one."""
    named = status_of([said("nato", cue="confirm", adopts=True)])
    presupposed = status_of([said("nato", cue="confirm", presupposed=True)])
    assert (named.basis, "presupposed" in named.flags) == ("authority", False)
    assert (presupposed.basis, "presupposed" in presupposed.flags) == ("authority", True)


@pytest.mark.parametrize(
    "changes",
    [
        {"cue": "report"},
        {"decides": False},
        {"on_record": False},
        {"certainty": POSSIBLE},
        {"standing": "opposing_party"},
        {"standing": "anonymous"},
    ],
)
def test_what_does_not_confirm(changes: dict[str, object]) -> None:
    """No K1 by mere report, guarded, unrecorded, uncertain, partial or unnamed words."""
    row = replace(said("nato", cue="confirm", adopts=True), **changes)  # type: ignore[arg-type]
    assert status_of([row, said("other", "unknown", certainty=POSSIBLE)]).status == "reported"


def test_an_authority_confirms_by_saying_so() -> None:
    """K1: a competent authority needs no earlier report."""
    assert status_of([said("police", "competent_authority")]).basis == "authority"


def test_admission_performance_and_record() -> None:
    """K2, K3 and K4 each decide alone."""
    assert status_of([said("firm", "adverse_party")]).basis == "admission"
    assert status_of([said("minister", "performer")]).basis == "performative"
    assert status_of([said("docket", "unknown", record=True)]).basis == "record"


def test_an_act_that_is_not_done_is_not_performed() -> None:
    """K3 needs a completed act."""
    assert status_of([said("minister", "performer", completed=False)]).status == "reported"


def test_three_independent_newsrooms_confirm() -> None:
    """K5: three newsrooms that vouch, two of them known, and nobody's single word."""
    rows = [outlet("a", known=True), outlet("b", known=True), outlet("c")]
    assert status_of(rows).basis == "independent_reporting"


def test_two_wires_confirm() -> None:
    """K5: two newsrooms are enough where both are first tier."""
    rows = [outlet(name, known=True, top_tier=True) for name in "ab"]
    assert status_of(rows).basis == "independent_reporting"


def test_unknown_newsrooms_never_confirm() -> None:
    """K5 fails closed: any number of unknown outlets is no confirmation."""
    assert status_of([outlet(name) for name in "abcdefgh"]).status == "corroborated"


def test_one_voice_in_many_outlets_never_confirms() -> None:
    """K5: what goes back to one voice stays one voice, whoever vouches for it."""
    rows = [outlet(name, known=True, top_tier=True) for name in "abcde"]
    voice = [
        replace(RUMOUR, carrier=row.carrier, newsroom=row.newsroom, claim_id=f"said-{row.voice}")
        for row in rows
    ]
    verdict = status_of(rows + voice)
    assert verdict.status != "confirmed"
    assert verdict.counts.voices == 1


def test_two_voices_in_two_newsrooms_corroborate() -> None:
    """Corroborated: two newsrooms and two voices."""
    verdict = status_of([said("a", "unknown"), said("b", "unknown", at=3_000)])
    assert (verdict.status, verdict.since) == ("corroborated", 3_000)


@pytest.mark.parametrize("standing", ["subject_favourable", "performer", "adverse_party"])
def test_a_self_interested_denial_contests_and_does_not_demote(standing: Standing) -> None:
    """What an authority confirmed stays confirmed when the accused denies it."""
    rows = [said("police", "competent_authority"), denied("accused", standing)]
    verdict = status_of(rows)
    assert (verdict.status, verdict.contested_by) == ("confirmed", ("accused",))
    assert "contested" in verdict.flags


@pytest.mark.parametrize(
    ("positive", "standing", "status"),
    [
        ([RUMOUR], "subject_favourable", "denied"),
        ([RUMOUR], "competent_authority", "denied"),
        ([RUMOUR], "opposing_party", "reported"),
        ([RUMOUR], "anonymous", "reported"),
        ([said("a", "unknown"), said("b", "unknown")], "subject_favourable", "corroborated"),
        ([said("a", "unknown"), said("b", "unknown")], "competent_authority", "disputed"),
        ([said("police", "competent_authority")], "competent_authority", "disputed"),
        ([said("police", "competent_authority")], "institution", "confirmed"),
        ([said("nato", cue="confirm", adopts=True)], "institution", "disputed"),
    ],
)
def test_denials(positive: list[Weighed], standing: Standing, status: Status) -> None:
    """The open choice of 4.5: self-interest brings down a lone report and nothing more."""
    assert status_of([*positive, denied("denier", standing)]).status == status


def test_a_guarded_denial_is_none() -> None:
    """A denial in a headline, or reported by hearsay, brings nothing down."""
    row = denied("accused", "subject_favourable", decides=False)
    assert status_of([RUMOUR, row]).status == "reported"


def test_all_support_withdrawn_is_retracted() -> None:
    """Retracted: there were positive statements and none stands, even if somebody denies it too."""
    gone = replace(RUMOUR, withdrawn=True)
    assert status_of([gone]).status == "retracted"
    assert status_of([gone, denied("accused", "performer")]).status == "retracted"


def test_a_surviving_origin_keeps_the_status() -> None:
    """One withdrawal of two leaves what the other gives."""
    rows = [said("police", "competent_authority"), replace(RUMOUR, withdrawn=True)]
    assert status_of(rows).status == "confirmed"


@pytest.mark.parametrize("standing", ["competent_authority", "adverse_party", "performer"])
def test_who_admits_what_it_denied_no_longer_denies_it(standing: Standing) -> None:
    """The later statement of a voice stands, in whatever order the two arrive."""
    rows = [denied("firm", standing, at=1_000), said("firm", standing, cue="admit", at=2_000)]
    for given in (rows, rows[::-1]):
        verdict = status_of(given)
        assert (verdict.status, verdict.contested_by) == ("confirmed", ())


def test_an_admission_and_the_older_denial_in_one_article() -> None:
    """An article that tells of an admission reminds of the denial before."""
    rows = [
        denied("police", "competent_authority", at=2_000),
        said("police", "competent_authority", cue="confirm", at=2_000),
    ]
    assert status_of(rows).status == "confirmed"


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(said("mayor", "competent_authority", at=2_000), id="another voice"),
        pytest.param(said("police", "competent_authority", at=500), id="before the denial"),
        pytest.param(
            said("police", "competent_authority", at=2_000, certainty=POSSIBLE), id="not firm"
        ),
    ],
)
def test_a_denial_stands_until_its_own_voice_takes_it_back(later: Weighed) -> None:
    """Neither another voice, nor an older word, nor a cautious one undoes it."""
    verdict = status_of([denied("police", "competent_authority", at=1_000), later])
    assert verdict.contested_by == ("police",)
    assert verdict.status in {"disputed", "denied"}
