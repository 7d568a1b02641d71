"""Who says it in German and Dutch news: behind what is said, in its middle, behind "Das"."""

import pytest

from copytaster.stages.entities_to_claims import entities_to_claims
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import claims_of, lexicons

NAMES: dict[str, Named | str] = {
    "Auswärtige Amt": ("o-amt", "organisation", "ministry", "de"),
    "Jan Weiss": ("x-per:jan-weiss", "person", None, None),
    "Karel Visser": ("x-per:karel-visser", "person", None, None),
    "Deutschen": "c-de adjective",
}


def said(text: str, language: str) -> set[tuple[str, str]]:
    """Source and content of every attribution."""
    found = set()
    for claim in claims_of(text, language=language, names=NAMES):
        spans = (claim.spans.source, claim.spans.content)
        source, content = (" … ".join(text[a:b] for a, b in part) for part in spans)
        if source:
            found.add((source, content))
    return found


POINTING = [
    ("Dies gab das Auswärtige Amt am Mittwoch in Berlin bekannt.", "das Auswärtige Amt"),
    ("Das bestätigte am Mittwoch ein Sprecher.", "ein Sprecher"),
    ("Dies gaben die Westfalen am Montag bekannt.", "die Westfalen"),
    ("Das hat die Polizei am Abend mitgeteilt.", "die Polizei"),
    ("Das sagte Jan Weiss am Montag.", "Jan Weiss"),
]

GERMAN = [
    ("Es seien drei Menschen getötet worden, sagte am Dienstag eine Sprecherin der Polizei.",
     "eine Sprecherin der Polizei", "Es seien drei Menschen getötet worden"),
    ("Bei dem Unfall wurden laut Polizei drei Menschen verletzt.",
     "Polizei", "Bei dem Unfall wurden … drei Menschen verletzt"),
    ("Bei dem Brand kamen nach Angaben der Feuerwehr zwei Frauen ums Leben.",
     "der Feuerwehr", "Bei dem Brand kamen … zwei Frauen ums Leben"),
    ("Der Minister erklärte, die Lage bleibe weiterhin kritisch.",
     "Der Minister", "die Lage bleibe weiterhin kritisch"),
    ("Die Veranstalter verkündeten die „größte Feier jemals in der Region“.",
     "Die Veranstalter", "die „größte Feier jemals in der Region“"),
    ("Ähnlich äußerte sich der Minister Jan Weiss: „Wir haben die Lage im Griff.“",
     "der Minister Jan Weiss", "„Wir haben die Lage im Griff.“"),
    ("Die Lage sei ruhig, meldet das Blatt.", "das Blatt", "Die Lage sei ruhig"),
]  # fmt: skip

DUTCH = [
    ("Inmiddels is hij vertrokken, bevestigt de Rijksvoorlichtingsdienst.",
     "de Rijksvoorlichtingsdienst", "Inmiddels is hij vertrokken"),
    ("Er zijn nog twee vermisten, meldt het nationale rampenagentschap.",
     "het nationale rampenagentschap", "Er zijn nog twee vermisten"),
    ("De aanvraag is in overweging genomen, meldt de RVD.",
     "de RVD", "De aanvraag is in overweging genomen"),
    ("Bij een brand zijn volgens de politie drie mensen gewond geraakt.",
     "de politie", "Bij een brand zijn … drie mensen gewond geraakt"),
    ("In het oosten zijn volgens waarnemers zeker 23 doden gevallen.",
     "waarnemers", "In het oosten zijn … zeker 23 doden gevallen"),
    (",,De man heeft dit vrijdag omgezet'', verklaart Karel Visser.",
     "Karel Visser", ",,De man heeft dit vrijdag omgezet''"),
    ("De politie claimt dat de man is gevlucht.", "De politie", "dat de man is gevlucht"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), POINTING)
def test_pointing_back(text: str, source: str) -> None:
    """ "Das" and "Dies" before the verb are what is said, whoever stands behind it."""
    assert {one for one, _ in said("Es war ein Brand. " + text, "de")} == {source}


@pytest.mark.parametrize(
    ("text", "source", "content", "language"),
    [(*row, "de") for row in GERMAN] + [(*row, "nl") for row in DUTCH],
)
def test_voice_and_words(text: str, source: str, content: str, language: str) -> None:
    """The source ends where the next phrase begins, and what is said is whole."""
    assert (source, content) in said(text, language)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Nach Polizeiangaben starben drei Menschen.", "de", "police"),
        ("Nach Regierungsangaben starben drei Menschen.", "de", "government"),
        ("Die Wahl ist vorbei, teilte die Partei mit.", "de", "party"),
        ("De RVD meldt dat twee mensen zijn gedood.", "nl", "government"),
        ("Het bedrijf meldt dat de fabriek sluit.", "nl", "company"),
    ],
)
def test_the_body_that_speaks(text: str, language: str, kind: str) -> None:
    """Compounds for what a body said tell of the body."""
    claims = entities_to_claims(an_article(text, language=language, names={}), lexicons=lexicons())
    kinds = {one.organisation_kind for claim in claims.claims for one in claim.attribution.chain}
    assert kinds == {kind}


def test_a_party_in_brackets_is_no_voice() -> None:
    """ "Jan Weiss (CDU) hat bestätigt": the person speaks, and not for the party."""
    names: dict[str, Named | str] = {
        "Jan Weiss": ("x-per:jan-weiss", "person", None, None),
        "CDU": ("o-cdu", "organisation", "party", "de"),
    }
    for text, speaker in (
        ("Minister Jan Weiss (CDU) hat am Montag den Rücktritt bestätigt.", "x-per:jan-weiss"),
        ("Die CDU hat am Montag den Rücktritt bestätigt.", "o-cdu"),
    ):
        claims = claims_of(text, language="de", names=names)
        chains = [claim.attribution.chain for claim in claims if claim.attribution.chain]
        assert chains
        assert {chain[-1].entity_id for chain in chains} == {speaker}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Een 71-jarige man uit Tuitjenhorn is aangehouden.", "nl"),
        ("Es wurde am Abend ruhig in der Stadt.", "de"),
        ("Das Amt gab am Mittwoch das Gebäude ab.", "de"),
        ("Hij las het bericht op de website.", "nl"),
    ],
)
def test_nobody_says_anything(text: str, language: str) -> None:
    """Prepositions, nouns and other verbs that look like verbs of saying."""
    assert said(text, language) == set()


def unguarded(text: str) -> int:
    """How many arrests are told with nothing against them."""
    claims = entities_to_claims(an_article(text, language="nl", names={}), lexicons=lexicons())
    happened = [one.proposition for one in claims.claims if not one.guards]
    return sum(one is not None and one.predicate == "arrest" for one in happened)


def test_as_is_no_condition() -> None:
    """Dutch "als" before a bare noun is "as"; before a subject with its article it is "if"."""
    assert unguarded("Als reactie is de man aangehouden, aldus de politie.") == 1
    assert unguarded("Als de man wordt aangehouden, volgt een proces, aldus de politie.") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Das Ministerium wollte die Festnahme nicht bestätigen.",
        "Ein Sprecher der Polizei wollte die Durchsuchung weder bestätigen noch dementieren.",
        "Die Polizei will die Festnahme nicht kommentieren.",
        "Die Polizei konnte die Festnahme zunächst nicht bestätigen.",
    ],
)
def test_whoever_would_not_say(text: str) -> None:
    """Not to want to confirm is no commitment, by whoever would not."""
    claims = entities_to_claims(an_article(text, language="de", names={}), lexicons=lexicons())
    assert claims.claims
    assert {one.cue.cue_class for one in claims.claims} == {"no_commitment"}
    assert all(one.attribution.chain for one in claims.claims)
