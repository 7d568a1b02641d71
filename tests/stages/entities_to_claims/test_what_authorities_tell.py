"""What authorities announce in English news: each kind in several wordings, and its look-alikes."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Chinese": ("c-cn", "place", "country", "cn"),
    "Vietnam": ("c-vn", "place", "country", "vn"),
    "Japan": ("c-jp", "place", "country", "jp"),
    "Cuba": ("c-cu", "place", "country", "cu"),
    "Israel": ("c-il", "place", "country", "il"),
    "Iraqis": "c-iq adjective",
    "Palestinians": "c-ps adjective",
    "Iraq": ("c-iq", "place", "country", "iq"),
    "General Motors": ("o-gm", "organisation", "company", "us"),
    "Georgian Election Commission": ("o-gec", "organisation", "agency", "ge"),
}


def claims_in(text: str) -> tuple[Claim, ...]:
    """The claims of an English sentence."""
    return claims_of(text, language="en", names=NAMES)


def happenings(text: str) -> set[str]:
    """What an English sentence tells as done, without any guard."""
    return {
        one.proposition.predicate
        for one in claims_in(text)
        if one.proposition is not None
        and one.proposition.tense != "future"
        and not one.guards
        and one.polarity == "affirmed"
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # people let go, by what they are or where they come from
        ("The army says it has released more than 11,000 Iraqis.", "release"),
        ("Israel says it has freed 200 Palestinians from prison.", "release"),
        ("Cuba has released two dissidents, the government said.", "release"),
        ("Police say they have captured a drug trafficker.", "arrest"),
        # a toll behind a verb in two parts
        ("Police say a bomb blast has left at least nine people dead.", "kill"),
        ("Officials say the floods left twelve dead.", "kill"),
        # aid that was given
        ("Japan says it has given 10 million dollars in emergency aid to Vietnam.", "supply"),
        ("The bank says it has released 40 million euros in aid to Vietnam.", "supply"),
        ("Japan says it has sent medical supplies to Vietnam.", "supply"),
        # disease
        ("The government has confirmed the presence of H5N1 in a wild duck.", "detect_infection"),
        ("Vietnam has reported its first human case of bird flu.", "detect_infection"),
        ("Officials say bird flu has been found in two more states.", "detect_infection"),
        ("Officials say the dead bird was infected with bird flu.", "detect_infection"),
        # elections and courts
        ("The commission says the party won 119 of 150 seats in parliament.", "elect"),
        ("The commission says the party won a majority in parliament.", "elect"),
        ("The commission says the president won a third term.", "elect"),
        ("The commission declared her the winner of the presidential election.", "elect"),
        ("Iraq says it has set elections for January 30.", "call_election"),
        ("The court has adjourned the trial of the general.", "postpone"),
        ("Japan has broken diplomatic relations with Vietnam.", "break_relations"),
    ],
)
def test_what_was_done(text: str, what: str) -> None:
    """The happening is found, in the words in which news tells it."""
    assert what in happenings(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The army says it has released more than 11,000 pages.", "release"),
        ("Israel says it may free 200 Palestinians from prison.", "release"),
        ("Police say they hope to capture a drug trafficker.", "arrest"),
        ("The storm left the nine people hungry.", "kill"),
        ("Japan has pledged 10 million dollars in emergency aid to Vietnam.", "supply"),
        ("The government has confirmed the presence of the minister in Rome.", "detect_infection"),
        ("Officials say no bird flu has been found in the state.", "detect_infection"),
        ("The theatre says it has sold 119 of 150 seats.", "elect"),
        ("The party hopes to win a majority in parliament.", "elect"),
        ("The Israeli army bombed a rocket launching site.", "launch_spacecraft"),
    ],
)
def test_what_was_not(text: str, what: str) -> None:
    """The same words do not tell it where it is planned, denied or about something else."""
    assert what not in happenings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chinese health officials say tests have confirmed a woman died of bird flu.",
        "Chinese health officials said an autopsy showed the woman died of bird flu.",
        "The Chinese health ministry said test results confirmed three people had died.",
    ],
)
def test_who_found_it_by_tests(text: str) -> None:
    """What was found by tests is said by whoever tells of them."""
    told = [one for one in claims_in(text) if one.proposition is not None]
    assert [one.proposition.predicate for one in told if one.proposition] == ["kill"]
    assert told[0].attribution.chain[-1].kind == "organisation"
    assert told[0].attribution.chain[-1].country == "CN"


def test_tests_by_nobody() -> None:
    """Where nobody tells of the tests they are no voice on record."""
    told = claims_in("Tests have confirmed that a woman died of bird flu.")
    assert told
    assert not told[0].attribution.on_record


def test_a_firm_with_a_rank_in_its_name() -> None:
    """A general in the name of a firm does not speak for it."""
    speaker = claims_in("General Motors says it has closed a plant.")[0].attribution.chain[-1]
    assert (speaker.kind, speaker.entity_id) == ("organisation", "o-gm")


def test_an_agency_by_its_name() -> None:
    """What sort of agency speaks is told by its name."""
    text = "The Georgian Election Commission says the opposition won the election."
    assert claims_in(text)[0].attribution.chain[-1].organisation_kind == "electoral"


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The prime minister of Vietnam says he has appointed a new interior minister.", True),
        ("The prime minister of Vietnam says he has dismissed the police chief.", True),
        ("The prime minister of Vietnam says he has resigned.", False),
        ("A teacher in Vietnam says he has dismissed the claim.", False),
    ],
)
def test_he_who_has_no_name(text: str, acts: bool) -> None:
    """A head of government without a name fills posts for his state; he resigns for himself."""
    told = [one.proposition for one in claims_in(text) if one.proposition is not None]
    actors = {
        party.entity_id for one in told for party in one.participants if party.role == "actor"
    }
    assert ("c-vn" in actors) == acts


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Officials say no bodies have been found.", True),
        ("Police said no arrests had been made.", True),
        ("The army says none of its soldiers was killed.", True),
        ("The ministry said nobody was injured.", True),
        ("Officials say bodies have been found and no survivors.", False),
        ("No official would say that bodies have been found.", False),
    ],
)
def test_what_officials_say_of_nobody(text: str, denied: bool) -> None:
    """ "Say no X has been" is a denial, with or without a "that"."""
    told = [one for one in claims_in(text) if one.proposition is not None]
    assert told
    assert (told[0].polarity == "negated") == denied
