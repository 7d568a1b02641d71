"""Rules of linking: units of countries, carriers, surnames, appositions, local ids."""

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "language", "name", "entity_id"),
    [
        ("Voters in Nova Scotia stayed away.", "en", "Nova Scotia", "r-ca-ns"),
        ("Il vertice si tiene in Calmucchia.", "it", "Calmucchia", "r-ru-kl"),
        ("Wir waren im Oblast Donezk.", "de", "Oblast Donezk", "r-709717"),
        ("He went to the Donetsk region.", "en", "Donetsk region", "r-709717"),
        ("A bridge fell in Baltimore, MD, on Tuesday.", "en", "MD", "r-4361885"),
        ("Ha scritto alla Azerbaijan di nuovo.", "it", "Azerbaijan", "c-az"),
    ],
)
def test_units_of_countries_are_known(
    read: Read, text: str, language: str, name: str, entity_id: str
) -> None:
    """Units of ISO 3166-2 are regions with one id in all languages."""
    assert read(text, language).ids.get(name) == entity_id


@pytest.mark.parametrize(
    "text", ["He met Jane Roe, MD, at noon.", "We saw it in the North.", "Police in the Valley."]
)
def test_codes_and_directions_alone_are_no_regions(read: Read, text: str) -> None:
    """A degree is no state, a direction no province, a common word with an article no town."""
    assert not {of for of in read(text).ids.values() if of.startswith(("r-", "geo-", "c-"))}


def test_a_country_that_bears_a_surname_of_the_text_is_that_person(read: Read) -> None:
    """Bare it is the person; with an article or a preposition it is the country."""
    found = read("Luís Montenegro falou. Montenegro disse que o Montenegro é um país.", "pt")
    ids = [str(one.entity_id) for one in found.tagged.mentions]
    assert ids == ["p-luis-montenegro", "p-luis-montenegro", "c-me"]


def test_a_carrier_named_after_its_country_is_one_name(read: Read) -> None:
    """The airline of a country is an organisation, not the country."""
    found = read("A plane of Azerbaijan Airlines crashed in Azerbaijan.")
    assert found.ids["Azerbaijan Airlines"].startswith("x-org:")
    assert found.ids["Azerbaijan"] == "c-az"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They bought Tarvane, a Spanish shipping firm.", "en"),
        ("Lo dice Tarvane, una società norvegese di software.", "it"),
        ("Das sagt Tarvane, ein Unternehmen aus Bergen.", "de"),
    ],
)
def test_an_apposition_says_what_bears_the_name(read: Read, text: str, language: str) -> None:
    """An unknown name with "a ... firm" behind it is an organisation."""
    assert read(text, language).ids["Tarvane"].startswith("x-org:")


def test_an_apposition_of_a_person_says_nothing_of_firms(read: Read) -> None:
    """A company director is no company."""
    assert read("Maria Delgado, a company director, left.").ids["Maria Delgado"].startswith("x-per")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hassan Tikrani", "Hassan al-Tikrani"),
        ("Mohammed Harfani", "Muhammad Harfani"),
        ("Anna Nemtsova", "Anna Nemzowa"),
    ],
)
def test_spellings_of_unknown_people_share_an_id(read: Read, left: str, right: str) -> None:
    """The article al-, Mohammed and ts, tz, z tell no people apart."""
    found = [read(f"We met President {name} there.").ids[name] for name in (left, right)]
    assert found[0] == found[1]
    assert found[0].startswith("x-per:")


def test_a_dotted_legal_form_changes_no_id(read: Read) -> None:
    """S.p.A., SpA and nothing are one firm."""
    names = ("Gruppo Altavera S.p.A", "Gruppo Altavera SpA", "Gruppo Altavera")
    ids = {read(f"Lo dice il {name} oggi.", "it").ids.get(name) for name in names}
    assert len(ids - {None}) == 1
