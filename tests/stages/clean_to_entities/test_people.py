"""People: titles before and after names, surnames, spellings, and who is not the same person."""

import pytest

from .conftest import Read

TITLED = {
    "en": "NATO Secretary General Mark Rutte spoke. Rutte added. The secretary general smiled.",
    "it": "Il segretario generale della Nato Mark Rutte parla. Rutte aggiunge. "
    "Il segretario generale tace.",
    "es": "El secretario general de la OTAN, Mark Rutte, habló. Rutte añadió. "
    "El secretario general calló.",
    "fr": "Le secrétaire général de l'Otan, Mark Rutte, parle. M. Rutte insiste. "
    "Le secrétaire général part.",
    "de": "NATO-Generalsekretär Mark Rutte sprach. Rutte ergänzte. Der Generalsekretär schwieg.",
    "pt": "O secretário-geral da Otan, Mark Rutte, falou. Rutte insistiu. O secretário-geral saiu.",
}

MINISTERS = {
    "en": "Ukraine's foreign minister, Andrii Sybiha, spoke.",
    "it": "Il ministro degli Esteri ucraino, Andrii Sybiha, ha parlato.",
    "es": "El ministro de Exteriores ucraniano, Andrii Sibiga, habló.",
    "fr": "Le ministre ukrainien des Affaires étrangères, Andrii Sybiha, a parlé.",
    "de": "Der ukrainische Außenminister Andrij Sybiha sprach.",
    "pt": "O ministro das Relações Exteriores ucraniano, Andrii Sibiga, falou.",
    "nl": "De Oekraïense minister van Buitenlandse Zaken Andrii Sybiha sprak.",
}

EXECUTIVES = {
    "en": "Marta Kowalczyk, chief executive of Velmora Air, resigned. Kowalczyk left.",
    "it": "Marta Kowalczyk, amministratrice delegata di Velmora Air, si dimette. La Kowalczyk va.",
    "es": "La directora ejecutiva de Velmora Air, Marta Kowalczyk, dimite. Kowalczyk se va.",
    "fr": "La directrice générale de Velmora Air, Marta Kowalczyk, part. Mme Kowalczyk s'en va.",
    "pt": "A diretora executiva da Velmora Air, Marta Kowalczyk, renuncia. Kowalczyk sai.",
}  # fmt: skip


@pytest.mark.parametrize("language", TITLED)
def test_a_title_gives_the_office_and_later_mentions_the_person(read: Read, language: str) -> None:
    """Name, surname and bare title of one person have one id; the title tells office and body."""
    found = read(TITLED[language], language)
    rutte = [one for one in found.tagged.mentions if one.entity_id == "p-mark-rutte"]
    assert [one.how for one in rutte] == ["name", "surname", "office"]
    assert rutte[0].office == "secretary_general"
    assert rutte[0].organisation_id == "o-nato"
    person = next(one for one in found.tagged.entities if one.entity_id == "p-mark-rutte")
    assert ("secretary_general", "o-nato") in person.offices


@pytest.mark.parametrize("language", MINISTERS)
def test_a_minister_belongs_to_the_country_of_the_adjective(read: Read, language: str) -> None:
    """The owner of an office is found before or after it, as noun or adjective."""
    mentions = read(MINISTERS[language], language).tagged.mentions
    (minister,) = [one for one in mentions if one.office is not None]
    assert minister.entity_id == "p-andrii-sybiha"
    assert (minister.office, minister.organisation_id) == ("foreign_minister", "c-ua")


@pytest.mark.parametrize("language", EXECUTIVES)
def test_unknown_people_hold_offices_of_unknown_organisations(read: Read, language: str) -> None:
    """Nobody need be known: the ids are the same in every language all the same."""
    found = read(EXECUTIVES[language], language)
    english = read(EXECUTIVES["en"])
    assert found.ids["Marta Kowalczyk"] == found.ids["Kowalczyk"] == english.ids["Marta Kowalczyk"]
    assert found.ids["Velmora Air"] == english.ids["Velmora Air"]
    assert found.ids["Velmora Air"].startswith("x-org:")
    assert found.mentions["Marta Kowalczyk"].organisation_id == found.ids["Velmora Air"]


@pytest.mark.parametrize("name", [
    "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Wolodymyr Selenskyj", "Volodimir Zelenski",
    "Volodymyr Zelenskiy", "Володимир Зеленський",
])  # fmt: skip
def test_spellings_of_a_name_are_one_person(read: Read, name: str) -> None:
    """Transliterations differ from language to language; the person is one."""
    assert read(f"Ukraine's president, {name}, spoke.").ids[name] == "p-volodymyr-zelensky"


@pytest.mark.parametrize("left, right", [
    ("Oleksandr Lytvynenko", "Olexandr Litvinenko"),
    ("Dmytro Kuleba-Kharchenko", "Dmitro Kuleba-Khartschenko"),
    ("Andrej Babiš", "Andrej Babis"),
])  # fmt: skip
def test_unknown_names_in_two_spellings_share_an_id(read: Read, left: str, right: str) -> None:
    """Local ids are made from the sound of a name, not from its letters."""
    ids = [read(f"General {name} spoke.").ids.get(name) for name in (left, right)]
    assert ids[0] is not None
    assert ids[0] == ids[1]


def test_three_kims_are_two_people(read: Read) -> None:
    """A misspelt leader is the leader where his country is named; a general is another man."""
    found = read(
        "North Korean leader Kim Jong-un sent General Kim Yong-bok. Kim Yong-un, as one paper "
        "spells the leader of North Korea, and Kim Yong-bok were seen together. Kim smiled."
    )
    assert found.ids["Kim Yong-un"] == found.ids["Kim Jong-un"] == "p-kim-jong-un"
    assert found.ids["Kim Yong-bok"].startswith("x-per:")
    assert "Kim" not in found.ids


def test_a_misspelling_needs_the_country(read: Read) -> None:
    """People are merged over spellings only where their country or office is in the text."""
    assert read("The painter Kim Yong-un opened a show.").ids["Kim Yong-un"].startswith("x-per:")


def test_a_surname_of_two_people_is_nobody(read: Read) -> None:
    """A bare surname that two people of the text share is left alone."""
    found = read("Anna Lindqvist and Erik Lindqvist met. Lindqvist agreed.")
    assert found.ids["Anna Lindqvist"] != found.ids["Erik Lindqvist"]
    assert "Lindqvist" not in found.ids


def test_a_surname_that_is_a_town_is_the_person(read: Read) -> None:
    """A town's name that somebody in the text bears means that person."""
    found = read("Jack London, the writer, sailed. London wrote at sea.")
    assert found.ids["London"] == found.ids["Jack London"]


@pytest.mark.parametrize("text, office", [
    ("Former president Jane Thornbury spoke.", None),
    ("Ex-minister Jane Thornbury spoke.", None),
    ("Mayor Jane Thornbury spoke.", "mayor"),
    ("Prof. Jane Thornbury spoke.", "professor"),
])  # fmt: skip
def test_offices_of_the_past_are_not_held(read: Read, text: str, office: str | None) -> None:
    """A former office is no office; a present one is."""
    assert read(text).mentions["Jane Thornbury"].office == office


@pytest.mark.parametrize("name", [
    "Jane Q. Smith-Jones", "José María de la Cruz", "Ludwig van der Berg", "Abu Bakr al-Mansouri",
    "Ibrahim N'Diaye", "Hong Jang-won", "Sir Tony Radakin", "John Paul O'Brien",
])  # fmt: skip
def test_names_are_taken_whole(read: Read, name: str) -> None:
    """Initials, particles, hyphens and apostrophes belong to a name; an honorific does not."""
    bare = name.removeprefix("Sir ")
    assert read(f"We met {name} on Monday.").ids.get(bare, "").startswith("x-per:")


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Ministerin Anne Spiegel tritt zurück. Spiegel ging.", "de", "person person"),
        ("Sie las den Spiegel. Der Spiegel schwieg.", "de", "organisation organisation"),
        ("William Boeing left the town. Later Boeing wrote a letter.", "en", "person person"),
        ("The board met at Boeing on Monday.", "en", "organisation"),
        ("Das teilte IBM mit, sagte Anna IBM.", "de", "organisation organisation"),
    ],
)
def test_a_given_name_makes_a_firm_or_paper_a_surname(
    read: Read, text: str, language: str, meant: str
) -> None:
    """Whoever is named like a firm or paper is a person, here and in what follows."""
    found = read(text, language).tagged
    types = {one.entity_id: one.entity_type for one in found.entities}
    assert [types[one.entity_id] for one in found.mentions] == meant.split()
