"""What English news puts so that it reads like a happening, and is none, or another one's."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Iran": ("c-ir", "place", "country", "ir"),
    "Syria": ("c-sy", "place", "country", "sy"),
    "Iranian": "c-ir adjective",
    "Israel": ("c-il", "place", "country", "il"),
    "Mumbai": ("geo-mumbai", "place", "city", "in"),
    "Lena Voss": ("p-voss", "person", None, None),
    "Hamas": ("o-hamas", "organisation", "armed_group", None),
    "Fatah": ("o-fatah", "organisation", "party", None),
}


def claims_in(text: str) -> tuple[Claim, ...]:
    """The claims of an English sentence."""
    return claims_of(text, language="en", names=NAMES)


def deciding(text: str) -> set[str]:
    """The happenings that the sentence asserts, as its main matter and without a guard."""
    return {
        one.proposition.predicate
        for one in claims_in(text)
        if one.proposition is not None and one.main and not one.guards
    }


@pytest.mark.parametrize(
    ("text", "what", "done"),
    [
        ("Lena Voss says she is close to arranging an initial meeting with Hamas.", "meet", False),
        ("Lena Voss says she is arranging a new meeting with Hamas.", "meet", False),
        ("Lena Voss says she has met Hamas.", "meet", True),
        ("A former president said Iran could resume enriching uranium.", "enrich_uranium", False),
        ("The minister said Iran may restart enriching uranium.", "enrich_uranium", False),
        ("The minister said Iran has resumed enriching uranium.", "enrich_uranium", True),
        ("Police say a gunman in the deadly Mumbai attacks will be charged.", "attack", False),
        ("Police say the man was seen before the recent Mumbai attacks.", "attack", False),
        ("Police say Hamas attacks the town.", "attack", True),
    ],
)
def test_done_or_not(text: str, what: str, done: bool) -> None:
    """What is arranged, possible or only mentioned is not asserted."""
    assert (what in deciding(text)) == done


def test_whom_another_verb_stands_between() -> None:
    """Those between whom somebody carried letters did not arrest him; those who fought did."""
    text = "The government announced the arrest of a man accused of carrying letters between {}."
    told = claims_in(text.format("Hamas and Fatah"))
    parties = [one.proposition.participants for one in told if one.proposition is not None]
    assert parties == [()]
    fought = claims_in("The army reported fighting between Hamas and Fatah.")
    named = {x.name for one in fought if one.proposition for x in one.proposition.participants}
    assert named


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Syria's official news agency says ten people died.", "outlet"),
        ("Official Iranian media say ten people died.", "outlet"),
        ("The official Iranian news reports say ten people died.", "outlet"),
        ("State-run media in Iran say ten people died.", "outlet"),
        ("An Iranian official says ten people died.", "anonymous"),
        ("The government of Iran says ten people died.", "organisation"),
    ],
)
def test_an_official_outlet(text: str, kind: str) -> None:
    """A news agency is no authority for being official."""
    assert claims_in(text)[0].attribution.chain[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Police say a bomb went off, killing nine people and wounding nearly 30 others.", {9.0}),
        ("Police say gunmen killed nine people, wounding about 30.", {9.0}),
        ("Police say the blast killed nine people, injuring at least 30 others.", {9.0}),
        ("Police say the blast killed nearly 30 people.", {30.0}),
    ],
)
def test_a_number_behind_another_verb(text: str, killed: set[float]) -> None:
    """Who was wounded is not counted among the dead."""
    told = [one.proposition for one in claims_in(text) if one.proposition is not None]
    counts = {x.value for one in told for x in one.quantities if x.slot == "killed"}
    assert counts == killed


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Prosecutors say soldiers killed 180,000 civilians in 1988.", 1988),
        ("Soldiers killed 180,000 civilians in 2024, prosecutors say.", None),
        ("Prosecutors say soldiers killed 1988 civilians.", None),
    ],
)
def test_a_year_that_is_past(text: str, year: int | None) -> None:
    """A year behind "in" tells when; this year's and a count do not."""
    told = [one.proposition for one in claims_in(text) if one.proposition is not None]
    days = {one.occurred.start.year for one in told if one.occurred is not None}
    assert days == ({year} if year else set())


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The grandmother of Iran presidential candidate Lena Voss has died.", False),
        ("The husband of Iran Senator Lena Voss has died.", False),
        ("The brother of Lena Voss has died.", False),
        ("An aide to Iran President Lena Voss has died.", False),
        ("Iran Senator Lena Voss has died.", True),
    ],
)
def test_whose_relative_died(text: str, dead: bool) -> None:
    """The grandmother of a candidate is not the candidate, whatever his country."""
    told = [one.proposition for one in claims_in(text) if one.proposition is not None]
    who = {x.entity_id for one in told for x in one.participants if x.role == "recipient"}
    assert ("p-voss" in who) == dead


@pytest.mark.parametrize(
    "text",
    [
        "Hamas forces say they arrested two men.",
        "Security forces say they arrested two men.",
        "Coalition forces say they arrested two men.",
    ],
)
def test_forces_that_say(text: str) -> None:
    """Forces that say something force nobody to."""
    assert claims_in(text)[0].attribution.chain
