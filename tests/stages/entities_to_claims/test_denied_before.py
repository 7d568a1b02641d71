"""Who admits what he had denied before: the denial in front takes nothing from what follows."""

import pytest

from copytaster_schemas.claim import Claim
from stages.entities_to_claims.articles import Named
from stages.entities_to_claims.sentence_tables import claims_of

NAMES: dict[str, Named | str] = {
    "Anna Weld": ("x-per:weld", "person", None, None),
    "Paul Durand": ("x-per:durand", "person", None, None),
}


def killings(language: str, text: str) -> list[Claim]:
    """The claims of a killing in a text of one or two sentences."""
    found = claims_of(text, language=language, names=NAMES)
    return [
        one
        for one in found
        if one.proposition is not None and one.proposition.predicate in {"kill", "die"}
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "Après avoir nié les faits pendant une semaine, le "
                "maire a reconnu que trois ouvriers avaient été tués."
            ),
        ),
        (
            "it",
            (
                "Dopo aver negato i fatti per giorni, il "
                "sindaco ha ammesso che tre operai sono stati uccisi."
            ),
        ),
        (
            "es",
            (
                "Tras haber negado los daños durante días, "
                "el alcalde admitió que tres obreros habían muerto."
            ),
        ),
        (
            "pt",
            (
                "Depois de ter negado os danos durante dias, "
                "o governador admitiu que três operários foram mortos."
            ),
        ),
        (
            "en",
            (
                "After having denied the damage for days, the "
                "governor admitted that three workers had been killed."
            ),
        ),
        (
            "de",
            (
                "Nachdem er Schäden zunächst bestritten hatte, räumte "
                "der Gouverneur ein, dass drei Arbeiter getötet wurden."
            ),
        ),
        (
            "nl",
            (
                "Na eerst schade te hebben ontkend, gaf "
                "de gouverneur toe dat drie arbeiders zijn omgekomen."
            ),
        ),
    ],
)
def test_what_was_denied_before_is_admitted_now(language: str, text: str) -> None:
    """Only the admission speaks of the dead, and nothing holds it back."""
    (claim,) = killings(language, text)
    assert (claim.cue.cue_class, claim.polarity, claim.guards) == ("admit", "affirmed", ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Als der Minister bestätigte, dass drei Arbeiter getötet wurden, war es still."),
        ("de", "Bei dem Brand seien drei Arbeiter getötet worden, sagte der Minister."),
        ("nl", "Bij de brand zijn drie arbeiders omgekomen, meldde de minister."),
    ],
)
def test_the_clause_of_a_subordinate_verb_stays_with_it(language: str, text: str) -> None:
    """Where the same clause goes on, or what is said stands in front, the minister says it."""
    voices = [one.attribution.chain[-1].surface for one in killings(language, text)]
    assert voices
    assert all("minister" in voice.lower() for voice in voices)


def test_we_of_a_spokeswoman_is_not_herself() -> None:
    """A spokeswoman who says "we boarded" boarded nothing; somebody without that office did."""

    def actors(office: str) -> list[str]:
        text = f'"We boarded the tanker at noon," {office} Anna Weld said.'
        found = claims_of(text, names=NAMES)
        return [
            party.name
            for one in found
            if one.proposition is not None
            for party in one.proposition.participants
        ]

    assert actors("spokeswoman") == []
    assert actors("activist") == ["Anna Weld"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire, après avoir nié l'accident, a reconnu que trois ouvriers sont morts."),
        ("it", "Il sindaco, dopo aver negato i fatti, ha ammesso che tre operai sono morti."),
        ("es", "El alcalde, tras haber negado los daños, admitió que tres obreros murieron."),
    ],
)
def test_a_denial_in_an_aside_ends_with_it(language: str, text: str) -> None:
    """What is said behind the aside is not denied."""
    (claim,) = killings(language, text)
    assert (claim.polarity, claim.guards) == ("affirmed", ())
