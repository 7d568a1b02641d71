"""The factuality of any word that stands for a happening, known to the lexicons or not."""

import pytest

from copytaster.stages.entities_to_claims.claims import draft_of
from copytaster.stages.entities_to_claims.factuality_at import Factuality, factuality_at
from stages.entities_to_claims.articles import Named, an_article
from stages.entities_to_claims.sentence_tables import lexicons


def _told(sentence: str, word: str) -> Factuality:
    lexicon = lexicons().of("en")
    assert lexicon is not None
    names: dict[str, Named] = {"Lena Voss": ("x-per:voss", "person", None, None)}
    draft = draft_of(an_article(sentence, names=names), lexicon, "test")
    return factuality_at(draft, draft.scan.page.low.index(word))


@pytest.mark.parametrize(
    ("sentence", "word", "value", "tense"),
    [
        ("The orchestra rehearsed a symphony.", "rehearsed", "CT+", "past"),
        ("The orchestra did not rehearse the symphony.", "rehearse", "CT-", "unknown"),
        ("The engine is not yet efficient enough.", "efficient", "CT-", "ongoing"),
        ("The orchestra might rehearse a symphony.", "rehearse", "PS+", "future"),
        ("The orchestra will rehearse a symphony.", "rehearse", "PS+", "future"),
        ("The choir plans to rehearse a symphony.", "rehearse", "PS+", "future"),
        ("The rehearsal pleased the audience.", "rehearsal", "CT+", "unknown"),
        ("If the orchestra rehearsed, it would be paid.", "rehearsed", "PS+", "past"),
    ],
)
def test_mood_of_an_unknown_happening(sentence: str, word: str, value: str, tense: str) -> None:
    """Negation, modality, condition and tense are read as they are for a known one."""
    told = _told(sentence, word)
    assert (told.judgement.factuality[0].value, told.tense) == (value, tense)


@pytest.mark.parametrize(
    ("sentence", "word", "source"),
    [
        ("Lena Voss said the orchestra rehearsed a symphony.", "rehearsed", "CT+"),
        ("Lena Voss denied that the orchestra rehearsed a symphony.", "rehearsed", "CT-"),
        ("Lena Voss believes that the orchestra rehearsed a symphony.", "rehearsed", "PR+"),
    ],
)
def test_the_innermost_voice_holds_it(sentence: str, word: str, source: str) -> None:
    """What a voice commits to is composed with the mood of the word."""
    held = {one.holder: one.value for one in _told(sentence, word).judgement.factuality}
    assert held["source"] == source


def test_saying_is_a_happening_of_the_outlet() -> None:
    """That somebody denied it is told by the outlet, and is certain."""
    told = _told("Lena Voss denied that the orchestra rehearsed a symphony.", "denied")
    assert [one.value for one in told.judgement.factuality] == ["CT+"]
