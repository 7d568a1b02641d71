"""Tracking: articles in, developments out, whatever the order."""

import itertools
from collections.abc import Iterable

import pytest

from copytaster.limits import STATE_RECORD_BYTES_MAX
from copytaster.stages.claims_to_developments import Tracking
from copytaster.stages.refusal import RefusedError
from copytaster_schemas.claim import Claim, PlaceRef, Speaker
from copytaster_schemas.development import Development
from copytaster_schemas.digest import FiledArticle
from copytaster_schemas.ids import EntityId
from support.claims import (
    AN_ISLAND,
    BETA,
    IN_KURSK,
    IN_RUSSIA,
    NORTH_KOREA,
    SOUTH_KOREA,
    a_claim,
    a_fingerprint,
    a_kill,
    a_known_publisher,
    a_proposition,
    a_takeover,
    an_article,
    counting,
    filed,
    minutes,
    planned,
)
from support.speakers import KREMLIN, KYIV_SPIES, POLICE, RUTTE, SEOUL_SPIES, UNNAMED, WHITE_HOUSE

GAMMA = ("x-org:gamma", "Gamma", "", "company")
FIRM = Speaker(
    entity_id=EntityId("x-org:calder"), surface="Calder", name="Calder", kind="organisation"
)
WIDE = a_proposition(places=(IN_RUSSIA,))
SAID = a_claim(RUTTE, "confirm", mode="direct", presupposed=True)


def developments(
    articles: Iterable[FiledArticle], tracking: Tracking | None = None
) -> dict[str, Development]:
    """The last version of each development after all articles."""
    tracking = tracking or Tracking(pipeline_version="test")
    last: dict[str, Development] = {}
    for number, article in enumerate(articles):
        for message in tracking.apply(article, minutes(number)):
            if isinstance(message, Development):
                last[message.development_id] = message
        tracking.changed()
    return last


def only(found: dict[str, Development]) -> Development:
    """The one development there is."""
    (development,) = found.values()
    return development


def test_claims_go_on_with_their_story() -> None:
    """Every claim is passed on, those without a proposition too, with the story it belongs to."""
    bare = a_claim().model_copy(update={"proposition": None})
    article = an_article("a", SAID, bare)
    messages = list(Tracking(pipeline_version="t").apply(filed(article), minutes(0)))
    claims = [message for message in messages if isinstance(message, Claim)]
    assert [claim.claim_id for claim in claims] == [claim.claim_id for claim in article[1]]
    assert {claim.story_id for claim in claims} == {"sto-test"}


def test_an_article_told_twice_changes_nothing() -> None:
    """The same revision again says nothing new, claims included."""
    tracking = Tracking(pipeline_version="t")
    article = filed(an_article("a", SAID))
    assert list(tracking.apply(article, minutes(0)))
    tracking.changed()
    assert list(tracking.apply(article, minutes(1))) == []
    assert tracking.changed() == {}


def test_one_utterance_in_many_outlets_is_one_voice() -> None:
    """Five carriers of one voice: confirmed by authority, and the counts are kept apart."""
    found = only(developments(filed(an_article(name, SAID)) for name in "abcde"))
    counts = found.corroboration
    assert (found.status, found.basis) == ("confirmed", "authority")
    assert (counts.carriers, counts.newsrooms, counts.voices, counts.origins) == (5, 5, 1, 1)
    assert [voice.name for voice in found.decided_by] == ["Mark Rutte"]
    assert found.decided_by[0].role == "secretary general, NATO"
    assert sum(row.counted for row in found.evidence) == 1


def test_a_wider_confirmation_is_kept_and_does_not_decide() -> None:
    """Troops in Russia are confirmed by one, in Kursk by another: the narrow place speaks."""
    article = an_article("a", SAID, a_claim(WHITE_HOUSE, "confirm", WIDE, adopts_report=True))
    found = only(developments([filed(article)]))
    assert [place.name for place in found.places] == ["Kursk Oblast"]
    assert [voice.name for voice in found.decided_by] == ["Mark Rutte"]
    wider = [row for row in found.evidence if row.not_counted_reason == "wider_place"]
    assert [row.voice.name for row in wider] == ["White House"]


def test_a_confirmed_wide_place_beats_a_reported_narrow_one() -> None:
    """What is only reported of Kursk stays evidence while Russia is confirmed."""
    article = an_article(
        "a",
        a_claim(WHITE_HOUSE, "confirm", WIDE, adopts_report=True),
        a_claim(KYIV_SPIES, "report"),
    )
    found = only(developments([filed(article)]))
    assert (found.status, [place.name for place in found.places]) == ("confirmed", ["Russia"])


def test_the_wrong_actor_is_another_development() -> None:
    """A slip of translation founds a development of its own, which nobody confirms."""
    slip = a_claim(KYIV_SPIES, "report", a_proposition(actors=(SOUTH_KOREA,)))
    found = developments([filed(an_article("a", SAID)), filed(an_article("b", SAID, slip))])
    assert sorted(one.status for one in found.values()) == ["confirmed", "reported"]


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


def test_nobody_nowhere_founds_nothing() -> None:
    """A bare "deployment", without who or where, is no proposition about the world."""
    bare = a_claim(RUTTE, "confirm", a_proposition(actors=(), places=()), adopts_report=True)
    assert developments([filed(an_article("a", bare))]) == {}


def test_a_party_that_one_text_misread_is_not_told() -> None:
    """What one of many documents adds to the actors is left out."""
    misread = a_claim(RUTTE, "confirm", a_proposition(actors=(NORTH_KOREA, SOUTH_KOREA)))
    articles = [filed(an_article(name, SAID)) for name in "abcd"]
    found = only(developments([*articles, filed(an_article("e", misread))]))
    assert [one.name for one in found.participants if one.role == "actor"] == ["North Korea"]


def test_a_text_that_repeats_itself_is_shown_once() -> None:
    """Of one voice on one thing a document shows its best passage."""
    found = only(developments([filed(an_article("a", SAID, a_claim(RUTTE, "confirm")))]))
    assert len(found.evidence) == 1
    assert found.evidence_total == 2
    assert found.decisive_evidence == (found.evidence[0].claim_id,)


def test_a_consequence_is_where_the_article_says_it_happened() -> None:
    """Two men hurt here on Monday and seven there on Thursday are two developments."""
    hurt = a_proposition("injure", event_type="ASSAULT", actors=(), objects=(), places=())
    articles = []
    for name, place in (("a", IN_KURSK), ("b", AN_ISLAND)):
        crash = a_proposition(
            "derail", event_type="ACCIDENT", actors=(), objects=(), places=(place,)
        )
        claims = (a_claim(None, "none", crash), a_claim(POLICE, "confirm", hurt))
        articles.append(filed(an_article(name, *claims)))
    found = [one for one in developments(articles).values() if one.predicate == "injure"]
    assert {one.places[0].name for one in found} == {IN_KURSK.name, AN_ISLAND.name}


def test_a_country_that_an_accident_befalls_is_where_it_was() -> None:
    """An "Italian ferry disaster" is a disaster in Italy, and makes its ministry no party to it."""
    sunk = a_proposition(
        "sink", event_type="ACCIDENT", actors=(), recipients=(SOUTH_KOREA,), objects=(), places=()
    )
    found = only(developments([filed(an_article("a", a_claim(None, "none", sunk)))]))
    assert [place.name for place in found.places] == ["South Korea"]
    assert found.participants == ()


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


def test_a_denial_of_the_only_place_denies_it_all() -> None:
    """Where all who say so put it in one place, who denies it there denies it."""
    dead = a_proposition("kill", event_type="DEATH", actors=(), objects=(), places=(AN_ISLAND,))
    rumour, denial = a_claim(UNNAMED, "report", dead), a_claim(POLICE, "deny", dead)
    articles = [filed(an_article("a", rumour)), filed(an_article("b", denial))]
    assert only(developments(articles)).status == "denied"
    elsewhere = a_proposition(
        "kill", event_type="DEATH", actors=(), objects=(), places=(IN_RUSSIA,)
    )
    articles.append(filed(an_article("c", a_claim(UNNAMED, "report", elsewhere))))
    assert [one.status for one in developments(articles).values()] == ["denied", "reported"]


def test_a_body_of_which_nothing_is_known_can_confirm_a_report() -> None:
    """A company that no table has confirms what others reported of it."""
    said = [a_claim(UNNAMED, "report"), a_claim(FIRM, "confirm")]
    found = only(developments([filed(an_article("a", *said))]))
    assert (found.status, found.basis) == ("confirmed", "authority")


def test_a_bare_mention_means_what_its_article_is_about() -> None:
    """ "The takeover", confirmed in an article about one, is that one and no other of the story."""
    bare = a_proposition(
        "acquire", event_type="BUSINESS", actors=(), objects=(), places=(), recipients=()
    )
    rival = a_proposition(
        "acquire", event_type="BUSINESS", actors=(BETA,), objects=(), places=(), recipients=(GAMMA,)
    )
    confirmed = a_claim(FIRM, "confirm", bare)
    articles = [
        filed(an_article("a", *(a_claim(UNNAMED, "report", rival) for _ in range(3)))),
        filed(an_article("b", a_claim(UNNAMED, "report", a_takeover()), confirmed)),
    ]
    found = {one.participants[0].name: one.status for one in developments(articles).values()}
    assert found == {"Acme": "confirmed", "Beta Corp": "reported"}


def test_a_surname_is_no_place() -> None:
    """A place that is called like a person of the article was misread."""
    anna = ("x-per:anna", "Anna Weld", "", "person")
    weld = PlaceRef(entity_id=EntityId("x-loc:weld"), name="Weld")
    held = a_proposition(
        "arrest", event_type="LEGAL", actors=(), recipients=(anna,), objects=(), places=()
    )
    misread = held.model_copy(update={"participants": (), "places": (weld,)})
    article = an_article("a", a_claim(POLICE, "report", held), a_claim(POLICE, "report", misread))
    found = only(developments([filed(article)]))
    assert (found.places, [one.name for one in found.participants]) == ((), ["Anna Weld"])


def test_no_country_is_arrested() -> None:
    """A country beside a person who is arrested is where the person comes from."""
    held = a_proposition(
        "arrest", event_type="LEGAL", actors=(), recipients=(SOUTH_KOREA,), objects=(),
        places=(IN_KURSK,),
    )  # fmt: skip
    found = only(developments([filed(an_article("a", a_claim(POLICE, "report", held)))]))
    assert found.participants == ()


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
