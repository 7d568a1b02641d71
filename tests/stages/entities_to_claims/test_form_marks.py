"""What the marks of a concept file ask of the words around a form."""

from functools import lru_cache

import pytest

from copytaster.adapters.lexicons import load_lexicons
from copytaster.stages.entities_to_claims import Lexicons, entities_to_claims
from copytaster.stages.entities_to_claims.lexicon_source import MorphologySource, elided
from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named, an_article

NAMES: dict[str, Named | str] = {
    "Osric Talvane": ("x-per:talvane", "person", "person", None),
    "Ilse Brandmoor": ("x-per:brandmoor", "person", "person", None),
    "Valdoria": ("c-xv", "place", "country", "XV"),
    "Dunmere": ("x-loc:dunmere", "place", "city", "XV"),
}


@lru_cache(maxsize=1)
def _lexicons() -> Lexicons:
    """The shipped files, read once."""
    return load_lexicons()


def _claims(sentence: str, language: str = "en", title: str = "") -> tuple[Claim, ...]:
    article = an_article(sentence, language=language, names=NAMES, title=title)
    return entities_to_claims(article, lexicons=_lexicons()).claims


def _predicates(sentence: str, language: str = "en") -> set[str]:
    return {c.proposition.predicate for c in _claims(sentence, language) if c.proposition}


@pytest.mark.parametrize(
    ("sentence", "predicate", "counts"),
    [
        ("The president nominated Osric Talvane on Monday.", "appoint", True),
        ("The jury nominated three films.", "appoint", False),
        ("Osric Talvane visited Valdoria on Monday.", "visit", True),
        ("She visited Valdoria on Monday.", "visit", True),
        ("Thousands of tourists visited the museum.", "visit", False),
        ("Osric Talvane met Ilse Brandmoor.", "meet", True),
        ("Osric Talvane met the deadline in Dunmere.", "meet", False),
    ],
)
def test_names_decide(sentence: str, predicate: str, counts: bool) -> None:
    """ "@" asks for a name in the object's place, "&" for names on both sides."""
    assert (predicate in _predicates(sentence)) == counts


def test_reflexive_form_needs_its_pronoun() -> None:
    """A patient "dimesso dall'ospedale" has not resigned; a minister who "si è dimesso" has."""
    assert "resign" in _predicates("Osric Talvane si è dimesso lunedì.", "it")
    assert "resign" not in _predicates("Osric Talvane è stato dimesso dall'ospedale.", "it")


def test_objects_that_do_not_tell_are_not_kept() -> None:
    """Five people and five civilians killed are one happening; troops and aid sent are two."""
    one, other = (
        c.proposition.objects
        for text in ("killed five people", "killed five civilians")
        for c in _claims(f"The strike {text} in Dunmere.")
        if c.proposition and c.proposition.predicate == "kill"
    )
    assert one == other == ()
    sent = [c.proposition for c in _claims("Valdoria sent troops to Dunmere.") if c.proposition]
    assert sent[0].objects == ("troops",)


def test_charge_is_not_the_deed() -> None:
    """What somebody is charged with is held as hearsay, not told as having happened."""
    claims = _claims("Osric Talvane was charged with the murder of Ilse Brandmoor.")
    deeds = [c for c in claims if c.proposition and c.proposition.predicate == "kill"]
    assert all("hearsay" in claim.guards for claim in deeds)


def test_date_does_not_part_verb_and_object() -> None:
    """ "Eroberten am Freitag die Stadt": German puts the date between the two."""
    assert "seize" in _predicates("Die Rebellen eroberten am Freitag die Stadt.", "de")


def test_comparison_opens_no_german_clause() -> None:
    """ "Mehr als 100 Menschen" has no comma before it, and is no clause of its own."""
    (claim,) = (
        c
        for c in _claims("In Dunmere sind mehr als 100 Menschen getötet worden.", "de")
        if c.proposition and c.proposition.predicate == "kill"
    )
    assert claim.main


def test_country_behind_its_town_is_a_place() -> None:
    """ "In Dunmere, Valdoria, kills": Valdoria kills nobody."""
    (claim,) = (
        c
        for c in _claims("A bombing in a market in Dunmere, Valdoria, kills 61 people.")
        if c.proposition and c.proposition.predicate == "kill"
    )
    assert claim.proposition is not None
    assert [p for p in claim.proposition.participants if p.role == "actor"] == []


def test_elided_words_are_split_as_on_a_page() -> None:
    """A list may be written as people write: "stato d'assedio"."""
    assert elided({"it": "stato d'assedio, forze dell'ordine"}) == {
        "it": "stato d' assedio, forze dell' ordine"
    }
    assert elided("l', dell'") == "l', dell'"


def test_own_morphology_comes_on_top() -> None:
    """A lexicon file may replace a verb of the shared file, and add its own."""
    shared = MorphologySource(irregular={"dare": {"past": "diede"}, "fare": {"past": "fece"}})
    merged = shared.below(MorphologySource(irregular={"dare": {"past": "dette"}}))
    assert merged.irregular == {"dare": {"past": "dette"}, "fare": {"past": "fece"}}


@pytest.mark.parametrize(
    ("language", "sentence", "predicate"),
    [
        ("es", "La policía detuvo en Dunmere a tres sospechosos.", "arrest"),
        ("es", "El parlamento aprobó, por 178 votos a favor, la ley.", "pass_law"),
        ("de", "Das Parlament hat mit 178 Stimmen das Gesetz verabschiedet.", "pass_law"),
        ("fr", "Valdoria a imposé de nouvelles sanctions.", "sanction"),
    ],
)
def test_object_is_found_behind_a_phrase(language: str, sentence: str, predicate: str) -> None:
    """Places, votes and partitives may stand between a verb and its object."""
    assert predicate in _predicates(sentence, language)


def test_object_of_a_preposition_is_none_of_the_verb() -> None:
    """ "Approved plans for a law": the law is not what was approved."""
    assert "pass_law" not in _predicates(
        "Parliament applauded and approved a speech about the law."
    )
    assert "release" not in _predicates("The singer released a song about the hostages.")


def test_compound_is_known_by_its_last_part() -> None:
    """ "-Streik" in a file stands for "Lokführerstreik" too; "Vorschlag" is no "Anschlag"."""
    assert "strike_work" in _predicates("Der Lokführerstreik begann am Montag.", "de")
    assert "attack" not in _predicates("Der Kostenvoranschlag kam am Montag.", "de")


def _parties(sentence: str, language: str, predicate: str) -> set[tuple[str, str]]:
    return {
        (who.role, who.entity_id)
        for claim in _claims(sentence, language)
        if claim.proposition and claim.proposition.predicate == predicate
        for who in claim.proposition.participants
    }


@pytest.mark.parametrize(
    ("language", "sentence", "predicate", "recipient"),
    [
        ("en", "Parliament imposed new sanctions on Valdoria.", "sanction", "c-xv"),
        ("it", "Il parlamento ha imposto sanzioni alla Valdoria.", "sanction", "c-xv"),
        ("de", "Das Parlament hat Sanktionen gegen Valdoria verhängt.", "sanction", "c-xv"),
        ("fr", "Osric Talvane s'est rendu en Valdoria mardi.", "visit", "c-xv"),
        ("it", "Il presidente ha nominato Osric Talvane direttore.", "appoint", "x-per:talvane"),
        ("it", "Il parlamento ha concesso asilo a Osric Talvane.", "grant_asylum", "x-per:talvane"),
        ("en", "The court froze the assets of Osric Talvane.", "freeze_assets", "x-per:talvane"),
    ],
)
def test_recipient_is_found(language: str, sentence: str, predicate: str, recipient: str) -> None:
    """Whom a thing is laid on or given to, whoever's it is, and what a reflexive verb goes to."""
    assert ("recipient", recipient) in _parties(sentence, language, predicate)
