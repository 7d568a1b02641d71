"""Tracking: articles in, developments out, whatever the order."""

import itertools

import pytest

from copytaster.stages.claims_to_developments import Tracking
from copytaster_schemas.claim import Claim, Speaker
from support.claims import (
    a_claim,
    a_known_publisher,
    a_proposition,
    a_takeover,
    an_article,
    counting,
    filed,
    minutes,
    planned,
)
from support.speakers import KYIV_SPIES, RUTTE, SEOUL_SPIES, UNNAMED, WHITE_HOUSE
from support.tracked import FIRM, SAID, developments, only


def test_claims_go_on_with_their_story() -> None:
    """Every claim is passed on, those without a proposition too, with the story it belongs to."""
    bare = a_claim().model_copy(update={"proposition": None})
    article = an_article("a", SAID, bare)
    messages = list(Tracking(pipeline_version="t").apply(filed(article), minutes(0)))
    claims = [message for message in messages if isinstance(message, Claim)]
    assert [claim.claim_id for claim in claims] == [claim.claim_id for claim in article[1]]
    assert {claim.story_id for claim in claims} == {"sto-test"}


def test_one_utterance_in_many_outlets_is_one_voice() -> None:
    """Five carriers of one voice: confirmed by authority, and the counts are kept apart."""
    found = only(developments(filed(an_article(name, SAID)) for name in "abcde"))
    counts = found.corroboration
    assert (found.status, found.basis) == ("confirmed", "authority")
    assert (counts.carriers, counts.newsrooms, counts.voices, counts.origins) == (5, 5, 1, 1)
    assert [voice.name for voice in found.decided_by] == ["Mark Rutte"]
    assert found.decided_by[0].role == "secretary general, NATO"
    assert sum(row.counted for row in found.evidence) == 1


@pytest.mark.parametrize(
    "claim",
    [
        a_claim(RUTTE, "confirm", guards=("conditional",)),
        a_claim(RUTTE, "confirm", guards=("negated_cue",)),
        a_claim(RUTTE, "no_commitment"),
        a_claim(RUTTE, "plan", planned()),
        a_claim(RUTTE, "direct"),
    ],
)
def test_what_is_not_asserted_founds_nothing(claim: Claim) -> None:
    """A condition, a refusal to comment, a plan or a call is no development."""
    assert developments([filed(an_article("a", claim))]) == {}


@pytest.mark.parametrize(
    "claim",
    [
        a_claim(RUTTE, "confirm", adopts_report=True, guards=("scope",)),
        a_claim(RUTTE, "confirm", adopts_report=True, section="title"),
        a_claim(RUTTE, "confirm", adopts_report=True, section="subhead"),
        a_claim(RUTTE, "confirm", adopts_report=True, confidence=50),
        a_claim(UNNAMED, "confirm", adopts_report=True),
        a_claim(None, section="title", mode="headline"),
    ],
)
def test_what_never_decides(claim: Claim) -> None:
    """Guards, headlines, unsafe readings and unnamed voices report and do not confirm."""
    assert only(developments([filed(an_article("a", claim))])).status == "reported"


def test_a_flash_without_a_body_may_decide() -> None:
    """A wire flash has nothing but its title."""
    facts, claims = an_article("a", a_claim(RUTTE, "confirm", adopts_report=True, section="title"))
    flash = (facts.model_copy(update={"title_only": True}), claims)
    assert only(developments([filed(flash)])).status == "confirmed"


def test_nested_voice_is_the_inner_one() -> None:
    """Who quotes a confirmation is no further voice."""
    quoted = a_claim(RUTTE, "confirm", via=(KYIV_SPIES,))
    found = only(developments([filed(an_article("a", SAID)), filed(an_article("b", quoted))]))
    assert found.corroboration.voices == 1
    assert any(row.via == ("Main Directorate of Intelligence",) for row in found.evidence)


def test_a_rumour_that_is_denied() -> None:
    """A lone report falls to the denial of the one it is about."""
    chief = RUTTE.model_copy(
        update={"organisation_id": "o-acme", "organisation_kind": "company", "office": "ceo"}
    )
    articles = [
        filed(an_article("a", a_claim(UNNAMED, "report", a_takeover()))),
        filed(an_article("b", a_claim(chief, "deny", a_takeover()))),
    ]
    for order in itertools.permutations(articles):
        found = only(developments(order))
        assert found.status == "denied"
        assert [voice.name for voice in found.decided_by] == ["Mark Rutte"]


def test_two_outlets_of_one_family_or_wire_are_one_newsroom() -> None:
    """Carriers of one family, or with one credit line, go back to one newsroom."""
    report = a_claim(SEOUL_SPIES, "report")
    family = a_known_publisher("chain")
    articles = [
        filed(an_article("a", report, publisher=family)),
        filed(an_article("b", report, publisher=family.model_copy(update={"id": "sister"}))),
        filed(an_article("c", report, wire="agency")),
        filed(an_article("d", report, wire="agency")),
    ]
    counts = only(developments(articles)).corroboration
    assert (counts.carriers, counts.newsrooms, counts.voices) == (4, 2, 1)


def test_quantities_keep_every_voice() -> None:
    """Values are never averaged; of equal voices the later and larger value is the best."""
    articles = [
        filed(an_article("a", a_claim(SEOUL_SPIES, "report", counting("troops", 3_000)))),
        filed(an_article("b", a_claim(KYIV_SPIES, "report", counting("troops", 10_000)))),
    ]
    (fact,) = only(developments(articles)).facts
    assert (fact.low, fact.best, fact.high) == (3_000, 10_000, 10_000)
    assert (fact.agreement, len(fact.values)) == ("conflicting", 2)


def test_news_waits_for_a_second_carrier() -> None:
    """One unknown outlet is no news yet, a second one or a known one makes it news."""
    first = filed(an_article("a", SAID))
    alone = only(developments([first])).news
    assert (alone.is_news, alone.waits_for) == (False, ("second_carrier_or_known_publisher",))
    assert only(developments([first, filed(an_article("b", SAID))])).news.is_news
    known = an_article("c", SAID, publisher=a_known_publisher("agency"))
    assert only(developments([filed(known)])).news.is_news


def test_background_is_no_news() -> None:
    """What no title, lead or quote asserts stays silent."""
    aside = a_claim(WHITE_HOUSE, "confirm", adopts_report=True, section="body")
    found = only(developments(filed(an_article(name, aside)) for name in "abc"))
    assert (found.status, found.news.waits_for) == ("confirmed", ("main_assertion",))


def test_an_aside_decides_nothing() -> None:
    """What a relative clause mentions is not what the voice vouches for."""
    aside = a_claim(WHITE_HOUSE, "confirm", adopts_report=True, main=False)
    found = only(developments(filed(an_article(name, aside)) for name in "abc"))
    assert found.status == "reported"


def test_a_body_of_which_nothing_is_known_can_confirm_a_report() -> None:
    """A company that no table has confirms what others reported of it."""
    said = [a_claim(UNNAMED, "report"), a_claim(FIRM, "confirm")]
    found = only(developments([filed(an_article("a", *said))]))
    assert (found.status, found.basis) == ("confirmed", "authority")


def test_soldiers_who_announce_a_coup_have_made_it() -> None:
    """Nobody need be named: who says on television that the president is removed, removed him."""
    soldiers = Speaker(
        surface="soldiers", name="soldiers", kind="organisation", organisation_kind="military"
    )
    coup = a_proposition("coup", event_type="COERCE", actors=(), objects=())
    found = only(developments([filed(an_article("a", a_claim(soldiers, "report", coup)))]))
    assert (found.status, found.basis) == ("confirmed", "performative")


def test_who_announces_a_truce_keeps_it() -> None:
    """A government that announces a truce, without a word of whose, announces its own."""
    truce = a_proposition("cease_fire", event_type="AGREE", actors=(), objects=("truce",))
    found = only(developments([filed(an_article("a", a_claim(WHITE_HOUSE, "report", truce)))]))
    assert (found.status, found.basis) == ("confirmed", "performative")
