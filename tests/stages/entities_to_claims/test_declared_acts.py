"""Who declares something does it, and says it too."""

import pytest

from stages.entities_to_claims.sentence_tables import claims_of


@pytest.mark.parametrize(
    ("language", "text", "predicate", "speaker"),
    [
        (
            "en",
            "Kenya's health ministry on Monday declared the end of a cholera outbreak.",
            "end_outbreak",
            "Kenya's health ministry",
        ),
        (
            "en",
            "Kenya declared the measles outbreak over after 42 quiet days.",
            "end_outbreak",
            "Kenya",
        ),
        ("en", "Mali has declared war on Niger.", "declare_war", "Mali"),
        ("en", "The mayor announced his resignation on Tuesday.", "resign", "The mayor"),
        (
            "de",
            "Das ugandische Gesundheitsministerium hat den Ebola-Ausbruch für beendet erklärt.",
            "end_outbreak",
            "Das ugandische Gesundheitsministerium",
        ),
        (
            "de",
            "Die kenianische Regierung erklärte die Cholera-Epidemie am Dienstag für beendet.",
            "end_outbreak",
            "Die kenianische Regierung",
        ),
        (
            "nl",
            "Het ministerie van Volksgezondheid van Oeganda verklaarde de ebola-uitbraak voorbij.",
            "end_outbreak",
            "Het ministerie van Volksgezondheid van Oeganda",
        ),
    ],
)
def test_whoever_declares_is_the_voice(
    language: str, text: str, predicate: str, speaker: str
) -> None:
    """The subject of a declaring verb speaks, and its act is told as a plain fact."""
    told = [
        claim
        for claim in claims_of(text, language=language)
        if claim.proposition is not None and claim.proposition.predicate == predicate
    ]
    assert [claim.attribution.chain[-1].surface for claim in told] == [speaker]
    assert told[0].main
    assert told[0].guards == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya's health ministry did not declare the cholera outbreak over."),
        ("en", "Kenya's health ministry will declare the cholera outbreak over in May."),
        ("de", "Die kenianische Regierung will die Cholera-Epidemie bald für beendet erklären."),
        ("nl", "De regering van Kenia wil de cholera-epidemie voorbij verklaren."),
    ],
)
def test_what_is_not_yet_declared_is_nobodys_fact(language: str, text: str) -> None:
    """A declaration that is denied, or only ahead, is never told as done."""
    done = [
        claim
        for claim in claims_of(text, language=language)
        if claim.proposition is not None
        and claim.proposition.predicate == "end_outbreak"
        and claim.polarity == "affirmed"
        and not claim.guards
    ]
    assert done == []
