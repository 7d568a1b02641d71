"""Folding: names are compared without case, accents and punctuation, at the same offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.clean_to_entities.fold import fold, fold_name, fold_text, sound_of


@given(text=st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    """An offset in the folded text is an offset in the text."""
    assert len(fold(text)) == len(text)


@given(text=st.text(alphabet="aB é\u200b\u00ad\u202eİß.", max_size=60))
def test_offsets_lead_back_to_the_text(text: str) -> None:
    """Invisible characters are gone, and every character left knows where it came from."""
    folded = fold_text(text)
    assert [text[folded.offset(at)] for at in range(len(folded.text))] == list(folded.text)
    assert not set(folded.text) & set("\u200b\u00ad\u202e")


@given(name=st.text(max_size=60))
def test_folding_twice_is_folding_once(name: str) -> None:
    """The folded form is stable, so that tables and texts meet in it."""
    assert fold_name(fold_name(name)) == fold_name(name)


@pytest.mark.parametrize("names", [
    "Zelensky|Zelenskyy|Zelenskiy|Selenskyj|Zelenski",
    "Lukashenko|Lukaschenko|Loukachenko",
    "Lavrov|Lawrow",
    "Yermak|Jermak|Iermak",
    "Umerov|Oumerov",
    "Shoigu|Schoigu|Choïgou",
    "Andriy|Andrij|Andrii",
    "Kjærgaard|Kjaergaard",
])  # fmt: skip
def test_romanisations_sound_alike(names: str) -> None:
    """The spellings of one name in the languages of the news are one."""
    assert len({sound_of(name) for name in names.split("|")}) == 1


@pytest.mark.parametrize("left, right", [
    ("Kim Yong-bok", "Kim Jong-un"), ("Rossi", "Rosso"), ("Meyer", "Meister"),
    ("Ivanov", "Ivanenko"), ("Lindqvist", "Lundqvist"),
])  # fmt: skip
def test_different_names_sound_different(left: str, right: str) -> None:
    """Near namesakes stay apart."""
    assert sound_of(left) != sound_of(right)
