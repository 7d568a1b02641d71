"""Officials of a place speak for it, and a body that tells of its own country says where it was."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Chinese": ("c-cn", "place", "country", "cn"),
    "Kenya": ("c-ke", "place", "country", "ke"),
    "Italy": ("c-it", "place", "country", "it"),
    "Italian": "c-it adjective",
    "Greece": ("c-gr", "place", "country", "gr"),
    "Iraqi": ("c-iq", "place", "country", "iq"),
    "Spain": ("c-es", "place", "country", "es"),
    "British": ("c-gb", "place", "country", "gb"),
    "al-Qaida": ("o-al-qaeda", "organisation", "armed_group", None),
    "Baghdad": ("geo-baghdad", "place", "city", "iq"),
    "Turin": ("geo-turin", "place", "city", "it"),
    "Karachi": ("geo-karachi", "place", "city", "pk"),
    "Mosul": ("geo-mosul", "place", "city", "iq"),
}


def claims_in(text: str) -> tuple[Claim, ...]:
    """The claims of an English text."""
    return claims_of(text, language="en", names=NAMES)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chinese officials say an explosion killed ten miners.", "organisation"),
        ("Officials in Kenya say an explosion killed ten people.", "organisation"),
        ("The Italian officials said that ten people died.", "organisation"),
        ("Ten people died, Iraqi security officials said.", "organisation"),
        ("Provincial officials in northern Kenya say ten people died.", "organisation"),
        ("Two Iraqi officials say ten people died.", "anonymous"),
        ("Senior Chinese officials say ten people died.", "anonymous"),
        ("Iraqi intelligence officials say ten people died.", "anonymous"),
        ("Officials say ten people died in Baghdad.", "anonymous"),
        ("Iraqi officials say ten people died. They spoke on condition of anonymity.", "anonymous"),
        ("Police officials said ten people died. They asked not to be named.", "anonymous"),
    ],
)
def test_officials_of_a_place(text: str, kind: str) -> None:
    """Those of a country are a body on record; a few of them, or hidden ones, are no names."""
    claim = claims_in(text)[0]
    assert claim.attribution.chain[-1].kind == kind
    assert claim.attribution.on_record == (kind == "organisation")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Chinese officials say a gas explosion has trapped 50 miners.", {"c-cn"}),
        ("The health ministry of Kenya says 12 people have died of cholera.", {"c-ke"}),
        ("Authorities in Kenya say 15 people died when a bus left the road.", {"c-ke"}),
        ("Italian police say three people were injured in Turin.", {"geo-turin"}),
        ("Police in Karachi say nine people were shot dead.", {"geo-karachi"}),
        ("Iraqi officials say a bomb went off in the city of Mosul Tuesday.", {"geo-mosul"}),
        ("Police in Kenya say gunmen killed two Italian tourists.", {"c-ke"}),
        ("A ferry sank off Greece. Italian officials say nine people died.", set()),
        ("The British Foreign Office says two tourists were killed.", set()),
        ("Tourists in Kenya say two people were killed.", set()),
        ("The government of Spain says it has bought two banks.", set()),
    ],
)
def test_the_place_of_who_tells(text: str, where: set[str]) -> None:
    """What a body establishes at home happened there, unless another country is named."""
    told = [one.proposition for one in claims_in(text) if one.proposition and one.attribution.chain]
    places = {place.entity_id for one in told for place in one.places}
    assert places == where


@pytest.mark.parametrize(
    "text",
    [
        "Police say they arrested a man with links to al-Qaida.",
        "Police have detained a foreigner suspected of ties to al-Qaida.",
        "Soldiers killed three men on their way to Baghdad.",
        "Police have arrested a man who travelled to Baghdad.",
    ],
)
def test_whom_a_man_has_to_do_with(text: str) -> None:
    """Links to a group, or the way to a town, are not whom or where it befell."""
    told = [one.proposition for one in claims_in(text) if one.proposition is not None]
    assert told
    assert all(not one.places for one in told)
    assert all(party.role != "recipient" for one in told for party in one.participants)


@pytest.mark.parametrize(
    "text",
    [
        "Opposition leaders in Kenya say police have detained 150 activists.",
        "An official in Kenya who oversees relief says rescuers found three bodies.",
        "The government of Kenya criticised the case of a woman sentenced to death.",
        "The president of Kenya condemned the killing of ten people.",
    ],
)
def test_who_does_not_tell_of_home(text: str) -> None:
    """Parties, a single official and a comment on what others tell place nothing."""
    told = [one.proposition for one in claims_in(text) if one.proposition and one.attribution.chain]
    assert told
    assert all(not one.places for one in told)
