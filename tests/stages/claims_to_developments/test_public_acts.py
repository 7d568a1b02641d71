"""What a known outlet tells by itself of a public act, and what keeps it a report (ADR 7)."""

from datetime import timedelta

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.claim import Claim, Proposition, Speaker
from copytaster_schemas.development import Development
from copytaster_schemas.enriched_article import Publisher
from copytaster_schemas.ids import EntityId
from support.claims import ACME, NOON, a_claim, a_proposition, an_article, filed, planned
from support.speakers import KREMLIN, POLICE, UNNAMED

BANK = ("o-bank", "Central Bank", "NO", "central_bank")
KNOWN = Publisher(id="a", name="A", family="a", tier="other")
SOMEBODY = ("x-per:1", "Ana Costa", "", "person")
NEIGHBOURS = ("x-org:1", "Neighbours", "", "association")
RATES = a_proposition("hold_rates", event_type="BUSINESS", objects=(), actors=(BANK,), places=())
ARREST = a_proposition("arrest", event_type="LEGAL", objects=(), actors=())
BY_POLICE = ARREST.model_copy(update={"acting_body": "police"})
GOVERNOR = Speaker(
    surface="the bank", name="Central Bank", kind="organisation", organisation_kind="central_bank",
    entity_id=EntityId("o-bank"), country="NO",
)  # fmt: skip


def told(*claims: Claim, publisher: Publisher = KNOWN) -> Development | None:
    """The development that one article founds."""
    tracking = Tracking(pipeline_version="t")
    given = filed(an_article("a", *claims, publisher=publisher))
    found = [one for one in tracking.apply(given, NOON) if isinstance(one, Development)]
    return found[-1] if found else None


def own(proposition: Proposition, **changes: object) -> Claim:
    """What the outlet tells by itself in its lead."""
    return a_claim(None, "report", proposition, **changes)


@pytest.mark.parametrize("proposition", [RATES, BY_POLICE], ids=["named", "by its kind"])
def test_a_known_outlet_tells_of_a_public_act(proposition: Proposition) -> None:
    """The act is done in public, and only such a body does it: performative, and told as such."""
    found = told(own(proposition))
    assert found is not None
    assert (found.status, found.basis, found.status_reason) == (
        "confirmed", "performative", "public_act",
    )  # fmt: skip
    assert [one.standing for one in found.decided_by] == ["newsroom_own_voice"]
    assert found.confidence < 90


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(own(ARREST), id="nobody acts"),
        pytest.param(own(a_proposition("hold_rates", actors=(ACME,))), id="another body"),
        pytest.param(own(a_proposition("arrest", actors=(SOMEBODY,))), id="a person"),
        pytest.param(own(a_proposition("attack", event_type="ASSAULT")), id="force"),
        pytest.param(own(a_proposition("arrest", actors=(NEIGHBOURS,))), id="anybody"),
        pytest.param(own(BY_POLICE, section="body"), id="in the body"),
        pytest.param(own(BY_POLICE, mode="headline", section="title"), id="a headline"),
        pytest.param(own(BY_POLICE, main=False), id="in passing"),
        pytest.param(own(BY_POLICE, guards=("hearsay",)), id="hearsay"),
        pytest.param(own(planned(BY_POLICE)), id="a plan"),
        pytest.param(a_claim(UNNAMED, "report", BY_POLICE), id="an unnamed voice"),
    ],
)
def test_everything_else_stays_a_report(claim: Claim) -> None:
    """Another's act, an old one, a plan, hearsay: the outlet's own voice is one newsroom's."""
    found = told(claim)
    assert found is None or found.status != "confirmed"


def test_an_unknown_outlet_never_decides() -> None:
    """Anybody can print anything: fail closed."""
    found = told(own(BY_POLICE), publisher=Publisher(id="anybody.example", name="Anybody"))
    assert found is not None
    assert found.status == "reported"


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (a_claim(GOVERNOR, "deny", RATES), "denied"),
        (a_claim(GOVERNOR, "no_commitment", RATES), "reported"),
    ],
)
def test_the_word_of_the_body_itself_weighs_more(claim: Claim, status: str) -> None:
    """What others tell of an act is hearsay against a denial, and open beside "no comment"."""
    found = told(own(RATES), claim)
    assert found is not None
    assert found.status == status


def test_a_later_denial_ends_the_confirmation() -> None:
    """Out of confirmed: whoever was alerted hears of it."""
    tracking = Tracking(pipeline_version="t")
    first = filed(an_article("a", own(RATES), publisher=KNOWN))
    then = filed(an_article("b", a_claim(GOVERNOR, "deny", RATES)))
    outputs = [*tracking.apply(first, NOON), *tracking.apply(then, NOON + timedelta(hours=1))]
    statuses = [one.status for one in outputs if isinstance(one, Development)]
    assert statuses == ["confirmed", "denied"]


def test_the_performers_own_words_come_first() -> None:
    """Quoted, it is said by the body and not told of it."""
    found = told(own(BY_POLICE), a_claim(POLICE, "report", BY_POLICE))
    assert found is not None
    assert found.status_reason in {"performative", "authority"}
    assert found.decided_by[0].standing != "newsroom_own_voice"


def test_a_bystanders_denial_keeps_it_open() -> None:
    """Any denial on the record does: an outlet's word alone is no match for it."""
    found = told(own(RATES), a_claim(KREMLIN, "deny", RATES))
    assert found is not None
    assert found.status != "confirmed"
