"""The language of an article is that of its text; where nobody knows it, that is said."""

import pytest

from support.cleaning import clean

from .pages import PROSE


@pytest.mark.parametrize("language", sorted(PROSE))
def test_one_sentence_is_enough_in_the_six_languages(language: str) -> None:
    """Flashes have no more than that."""
    found = clean(PROSE[language][0]).language
    assert found.code == language
    assert found.confidence >= 80


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Президент подтвердил в понедельник, что войска покинули город."),
        ("uk", "Президент підтвердив у понеділок, що війська залишили місто."),
        ("zh", "乌克兰总统周一确认，俄罗斯军队已经撤出该城市。联合国对此表示欢迎。"),
        ("ja", "市長は火曜日、古い橋が秋まで閉鎖されることを確認した。"),
        ("ar", "أكد رئيس البلدية يوم الثلاثاء أن الجسر القديم سيبقى مغلقا حتى الخريف."),
        ("he", "ראש העיר אישר ביום שלישי כי הגשר הישן יישאר סגור עד הסתיו."),
        ("el", "Ο δήμαρχος επιβεβαίωσε την Τρίτη ότι η παλιά γέφυρα θα παραμείνει κλειστή."),
        ("nl", "De burgemeester heeft dinsdag bevestigd dat de oude brug gesloten blijft."),
        ("pl", "Burmistrz potwierdził we wtorek, że stary most pozostanie zamknięty do jesieni."),
        (
            "tr",
            "Belediye başkanı salı günü eski köprünün sonbahara kadar kapalı kalacağını doğruladı.",
        ),
        ("hi", "महापौर ने मंगलवार को पुष्टि की कि पुराना पुल शरद ऋतु तक बंद रहेगा।"),
    ],
)
def test_other_languages_are_known_too(language: str, text: str) -> None:
    """They get entities, quotations and numbers, and are named rightly."""
    assert clean(text).language.code == language


@pytest.mark.parametrize(
    "text", ["Xq zvv wrtk plmm, qwrt zxcv bnmm kjhg fdsq.", "Rutte, Putin, Kim Jong Un, Zelensky"]
)
def test_what_is_no_language_is_undetermined(text: str) -> None:
    """A guess below one half is no knowledge."""
    found = clean(text).language
    assert found.code == "und"
    assert found.confidence < 50


def test_a_text_is_believed_against_its_producer() -> None:
    """Systems declare the language of the site."""
    assert clean(PROSE["de"][0], language="en-US").language.code == "de"


def test_a_producer_is_believed_where_the_text_says_little() -> None:
    """Names and a number tell no language."""
    found = clean("Rutte, Putin, Kim Jong Un, Zelensky", language="it-IT").language
    assert (found.code, found.confidence) == ("it", 60)


def test_furniture_in_another_language_does_not_decide() -> None:
    """Buttons are in the language of the software."""
    buttons = ["Share on Facebook", "Sign up for our newsletter", "Read more", "Advertisement"]
    assert clean("\n".join([*buttons, *PROSE["pt"], *buttons])).language.code == "pt"


def test_capitals_do_not_change_the_language() -> None:
    """Wires still write in capitals."""
    assert clean(PROSE["it"][0].upper()).language.code == "it"


@pytest.mark.parametrize(
    "note",
    [
        "This article was automatically translated.",
        "Traduzione automatica",
        "Traducido con Google",
        "Dieser Text wurde maschinell übersetzt.",
        "Tradução automática",
        "Traduction automatique",
    ],
)
def test_a_page_that_says_it_was_translated_is_believed(note: str) -> None:
    """The note is kept as a fact, and a text without one says nothing."""
    assert clean("\n\n".join([*PROSE["en"], note])).machine_translated is True
    assert clean("\n\n".join(PROSE["en"])).machine_translated is None


def test_a_producer_may_say_that_a_text_was_translated() -> None:
    """Or that it was not."""
    assert clean(PROSE["en"][0], machine_translated=True).machine_translated is True
    assert clean(PROSE["en"][0], machine_translated=False).machine_translated is False
