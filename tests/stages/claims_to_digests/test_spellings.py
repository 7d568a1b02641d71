"""Names and numbers meet in whatever script and language they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.claims_to_digests.names import name
from copytaster.stages.claims_to_digests.numbers import numbers
from copytaster.stages.claims_to_digests.sounds import SOUNDS_MIN, sounds
from copytaster.stages.claims_to_digests.words import spelt, stem, stems


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kristersson", "Кристерссон", "کریسترسون", "크리스테르손"),
        ("Shiraz", "Ширазе", "شیراز"),
        ("Zelensky", "Zelenskyj", "Зеленський", "Зеленского", "Ζελένσκι", "זלנסקי"),
        ("Johnson", "Джонсон"),
        ("Sunak", "Сунак", "सुनक", "სუნაკი"),
        ("Nataša", "Natasha", "Наташа"),
        ("Benedict", "Benedikt", "Бенедикт"),
        ("Erdoğan", "Erdogan", "Эрдоган", "أردوغان"),
        ("Washington", "Вашингтоне"),
    ],
)
def test_a_name_sounds_alike_in_all_scripts(spellings: tuple[str, ...]) -> None:
    """Vowels, accents, case endings and the letters themselves differ; the consonants do not."""
    assert len({sounds(spelling) for spelling in spellings}) == 1
    assert sounds(spellings[0]) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("Putin", "Biden"), ("Berlin", "Merlin"), ("Kristersson", "Andersson")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    """Voiced and voiceless consonants are kept apart."""
    assert sounds(one) != sounds(other)


@pytest.mark.parametrize("word", ["Xi", "Ida", "Eau", "習近平", "ー", ""])
def test_too_little_sound_is_no_name(word: str) -> None:
    """Two consonants tell nothing apart, and Han letters do not say how they sound."""
    assert sounds(word) is None


def test_names_have_a_capital_where_there_are_capitals() -> None:
    """Small words are left out, and words that every story has."""
    heard = [name(word) for word in spelt("The mayor of Ostrava met Kristersson on Tuesday")]
    assert [one for one in heard if one] == ["strf", "krstr"]
    assert [name(word) for word in spelt("мэр Остравы")] == [None, "strf"]
    assert name(spelt("أوسترافا مدينة")[0]) == "strf"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,234 people in 56 villages", ["1234", "56"]),
        ("1.234 persone in 56 paesi", ["1234", "56"]),
        ("1 234 personnes", ["1234"]),
        ("١٢٣٤ شخصا", ["1234"]),
        ("the 12th package, the 13th package", ["12", "13"]),
        ("won 31-24 after 3 hours", ["31-24", "31", "24"]),
        ("6.4 on the scale", ["6.4"]),
        ("6,4 auf der Skala", ["6.4"]),
        ("three of 9", []),
    ],
)
def test_numbers_are_alike_in_all_languages(text: str, found: list[str]) -> None:
    """Whatever parts the thousands, the decimals and the sides of a score."""
    assert list(numbers(text)) == found


def test_stems_of_other_scripts_meet_their_cognates() -> None:
    """A Cyrillic word meets its Latin cousin; scripts without spaces give pairs of letters."""
    assert stem("парламент") == stem("parlamento")
    assert list(stems("足球骚乱")) == ["足球", "球骚", "骚乱"]
    assert list(stems("प्रधानमन्त्री"))


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    """Nothing raises, whatever the letters are, and what is found is plain."""
    for word in spelt(text):
        list(stems(word))
        key = name(word)
        assert key is None or (len(key) >= SOUNDS_MIN and key.isascii())
    assert all(set(number) <= set("0123456789.-") for number in numbers(text))
