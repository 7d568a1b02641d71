"""Where it happened and to whom, as far as articles and voices tell."""

from copytaster_schemas.claim import PlaceRef
from copytaster_schemas.ids import EntityId
from support.claims import (
    AN_ISLAND,
    BETA,
    IN_KURSK,
    IN_RUSSIA,
    NORTH_KOREA,
    SOUTH_KOREA,
    a_claim,
    a_proposition,
    a_takeover,
    an_article,
    filed,
)
from support.speakers import KYIV_SPIES, POLICE, RUTTE, UNNAMED, WHITE_HOUSE
from support.tracked import FIRM, SAID, WIDE, developments, only

GAMMA = ("x-org:gamma", "Gamma", "", "company")


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
