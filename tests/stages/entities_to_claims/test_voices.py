"""Voices: who is behind a statement, through quotations, agencies, pronouns and offices."""

import pytest

from copytaster_schemas.claim import Claim, Speaker
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Iran": ("c-ir", "place", "country", "IR"),
    "Kenya": ("c-ke", "place", "country", "KE"),
    "Kenyan": "c-ke adjective",
    "Washington": ("geo-dc capital:c-us", "place", "city", "US"),
    "United States": ("c-us", "place", "country", "US"),
    "NATO": ("o-nato", "organisation", "alliance", None),
    "Reuters": ("o-reuters", "organisation", "agency_news", None),
    "Lena Voss": ("x-per:voss", "person", None, None),
    "Voss": "x-per:voss",
    "Grace Otieno": ("p-otieno defence_minister@c-ke", "person", None, "KE"),
}


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of an English text."""
    return claims_of(text, names=NAMES)


def speaker(text: str, predicate: str | None = "attack") -> Speaker:
    """The ultimate voice of the statement of that predicate (None: of the first statement)."""
    for claim in claims(text):
        if predicate is None or (claim.proposition and claim.proposition.predicate == predicate):
            return claim.attribution.chain[-1]
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Lena Voss said Iran attacked Kenya.", "named_person", "Lena Voss"),
        ("Grace Otieno said Iran attacked Kenya.", "official", "Grace Otieno"),
        ("NATO said Iran attacked Kenya.", "organisation", "NATO"),
        ("Washington said Iran attacked the United States.", "organisation", "United States"),
        ("Reuters said Iran attacked Kenya.", "outlet", "Reuters"),
        ("A senior official said Iran attacked Kenya.", "anonymous", "A senior official"),
        ("Two people familiar with the matter said Iran attacked Kenya.", "anonymous", "Two"),
        ("Witnesses said Iran attacked Kenya.", "eyewitness", "Witnesses"),
        ("A leaked report said Iran attacked Kenya.", "document", "A leaked report"),
        ("The Kenyan army said Iran attacked Kenya.", "organisation", "The Kenyan army"),
        ("NATO officials said Iran attacked Kenya.", "anonymous", "NATO officials"),
        ("The NATO spokeswoman said Iran attacked Kenya.", "official", "The NATO"),
        ("NATO chief says Iran attacked Kenya.", "official", "NATO chief"),
    ],
)
def test_speaker_has_its_kind(text: str, kind: str, name: str) -> None:
    """Persons, officials, bodies, governments, outlets, documents and nameless voices differ."""
    found = speaker(text)
    assert (found.kind, found.name.startswith(name)) == (kind, True), found


def test_office_names_what_a_person_speaks_for() -> None:
    """A minister speaks for the country, an anonymous voice is off the record."""
    found = speaker("Grace Otieno said Iran attacked Kenya.")
    assert (found.office, found.organisation_id, found.organisation_kind, found.country) == (
        "defence_minister", "c-ke", "government", "KE",
    )  # fmt: skip
    secret = claims("A senior official said Iran attacked Kenya.")[0]
    assert not secret.attribution.on_record
    assert claims("Lena Voss said Iran attacked Kenya.")[0].attribution.on_record


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Lena Voss said NATO confirmed that Iran attacked Kenya.", ["Lena Voss", "NATO"]),
        ("“NATO confirmed that Iran attacked Kenya,” Lena Voss said.", ["Lena Voss", "NATO"]),
        ("Iran attacked Kenya, Reuters reported, citing Lena Voss.", ["Reuters", "Lena Voss"]),
        ("Lena Voss said she could confirm that Iran attacked Kenya.", ["Lena Voss"]),
        ("“I can confirm that Iran attacked Kenya,” Lena Voss said.", ["Lena Voss"]),
    ],
)
def test_nested_voices_run_from_the_outermost_in(text: str, chain: list[str]) -> None:
    """The chain ends with whoever answers for it; nobody is in it twice."""
    (claim,) = [c for c in claims(text) if c.proposition]
    assert [link.name for link in claim.attribution.chain] == chain


@pytest.mark.parametrize(
    "text",
    [
        "Lena Voss spoke for an hour. She said Iran had attacked Kenya.",
        "Lena Voss said it rained. Iran had attacked Kenya, she added.",
        "“It rained,” Lena Voss said. “Iran attacked Kenya.”",
        "“Iran attacked Kenya.”\n\n– Lena Voss, mayor",
        "Lena Voss, who led the delegation, said Iran had attacked Kenya.",
        "Asked about it, Lena Voss said Iran had attacked Kenya.",
        "Iran, Lena Voss said, had attacked Kenya.",
        "“Iran,” said Lena Voss, “has attacked Kenya.”",
        "Lena Voss said on Monday in a letter to parliament that Iran had attacked Kenya.",
        "Lena Voss: “Iran has attacked Kenya.”",
        "In the words of Lena Voss, Iran attacked Kenya.",
    ],
)
def test_one_woman_says_it_in_many_ways(text: str) -> None:
    """Pronouns, continued quotations, signatures and parentheses lead to the same voice."""
    assert speaker(text).entity_id == "x-per:voss"


def test_pronoun_lowers_confidence() -> None:
    """What rests on a resolved pronoun is less sure than what names its source."""
    named = claims("Lena Voss said Iran had attacked Kenya.")[0]
    resolved = claims("Lena Voss spoke for an hour. She said Iran had attacked Kenya.")[-1]
    assert resolved.confidence < named.confidence


@pytest.mark.parametrize(
    ("text", "adopts", "presupposed"),
    [
        ("NATO confirmed reports that Iran attacked Kenya.", True, False),
        ("NATO confirmed what Lena Voss had said: that Iran attacked Kenya.", True, False),
        ("NATO confirmed that Iran attacked Kenya.", False, False),
        ("“We can confirm that Iran attacked Kenya,” NATO said.", False, True),
        ("“I can confirm that Iran attacked Kenya,” Lena Voss said.", False, False),
    ],
)
def test_confirmation_presupposes_a_report(text: str, adopts: bool, presupposed: bool) -> None:
    """Adopted by its own words, or presupposed by an institution's "we can confirm"."""
    (claim,) = [c for c in claims(text) if c.proposition and c.cue.cue_class == "confirm"]
    assert (claim.adopts_report, claim.presupposed) == (adopts, presupposed)


def test_pointing_words_mean_what_was_said_before() -> None:
    """ "Confirmed this" takes the statement before, below the confidence that decides."""
    text = "Lena Voss said Iran had attacked Kenya. NATO confirmed this."
    (claim,) = [c for c in claims(text) if c.cue.cue_class == "confirm"]
    assert claim.proposition is not None
    assert claim.proposition.predicate == "attack"
    assert claim.confidence < 60


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("According to the official gazette, Iran attacked Kenya.", "document", "government"),
        ("According to the commercial register, Iran attacked Kenya.", "document", "registry"),
    ],
)
def test_a_gazette_or_register_is_a_record(text: str, kind: str, body: str) -> None:
    """Who publishes it tells what sort of record it is."""
    found = speaker(text)
    assert (found.kind, found.organisation_kind) == (kind, body)


@pytest.mark.parametrize(
    ("text", "kind", "office"),
    [
        ("Iran attacked Kenya, the interior minister said.", "official", "minister"),
        ("Iran attacked Kenya, the deputy foreign minister said.", "official", "minister"),
        ("Iran attacked Kenya, the governor said.", "official", "governor"),
        ("Iran attacked Kenya, a minister said.", "anonymous", "minister"),
    ],
)
def test_who_holds_an_office_is_known_by_it(text: str, kind: str, office: str) -> None:
    """The one holder of an office is on the record without a name; one of several is not."""
    found = speaker(text)
    assert (found.kind, found.office) == (kind, office)
