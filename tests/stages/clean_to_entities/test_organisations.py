"""Organisations: by name, acronym and country, unknown ones, and what rewriters make of them."""

import pytest

from .conftest import Read

KNOWN = {
    "en": "The International Atomic Energy Agency (IAEA), the World Health Organization and the EU",
    "it": "L'Agenzia internazionale per l'energia atomica (Aiea), l'Oms e l'Unione europea",
    "es": "El Organismo Internacional de Energía Atómica (OIEA), la OMS y la Unión Europea",
    "fr": "L'Agence internationale de l'énergie atomique (AIEA), l'OMS et l'Union européenne",
    "de": "Die Internationale Atomenergiebehörde (IAEA), die WHO und die Europäische Union",
    "pt": "A Agência Internacional de Energia Atômica (AIEA), a OMS e a União Europeia",
}

BODIES = {
    "en": "the French foreign ministry|the Spanish government|Italian coast guard|German police",
    "it": "ministero degli Esteri francese|governo spagnolo|guardia costiera italiana"
    "|polizia tedesca",
    "es": "Ministerio de Exteriores francés|Gobierno español|Guardia Costera italiana"
    "|policía alemana",
    "fr": "ministère français des Affaires étrangères|gouvernement espagnol|garde-côtes italiens"
    "|police allemande",
    "de": "französisches Außenministerium|spanische Regierung|italienische Küstenwache"
    "|deutsche Polizei",
    "pt": "Ministério das Relações Exteriores francês|governo espanhol|guarda costeira italiana"
    "|polícia alemã",
    "nl": "het Franse ministerie van Buitenlandse Zaken|de Spaanse regering|Italiaanse kustwacht"
    "|Duitse politie",
}


@pytest.mark.parametrize("language", KNOWN)
def test_an_organisation_has_one_id_in_all_languages(read: Read, language: str) -> None:
    """Names and acronyms of six languages lead to the same organisation."""
    found = read(KNOWN[language] + " agree.", language)
    ids = [str(one.entity_id) for one in found.tagged.mentions]
    assert ids == ["o-iaea", "o-iaea", "o-who", "o-eu"]


@pytest.mark.parametrize("language", BODIES)
def test_a_body_beside_a_country_is_the_body_of_that_country(read: Read, language: str) -> None:
    """Ministries, governments, police and the like get an id from body and country."""
    text = ", ".join(BODIES[language].split("|"))
    ids = set(read(f"Hier: {text}.", language).ids.values())
    assert ids >= {"o-fr-foreign-ministry", "o-es-government", "o-it-coast-guard", "o-de-police"}


def test_a_body_alone_names_nobody(read: Read) -> None:
    """Without a country nothing says whose police it is."""
    assert read("The police and the foreign ministry said nothing.").ids == {}


@pytest.mark.parametrize("text, surface", [
    ("Shares of Lindqvist Marine Ltd. rose.", "Lindqvist Marine Ltd"),
    ("Northfield Group bought a mill.", "Northfield Group"),
    ("The University of Torvane opened.", "University of Torvane"),
    ("Police said that Banca di Torvane had closed.", "Banca di Torvane"),
])  # fmt: skip
def test_unknown_organisations_are_told_by_a_word(read: Read, text: str, surface: str) -> None:
    """A word such as Group, University or Ltd. makes an organisation of the words beside it."""
    assert read(text).ids.get(surface, "").startswith("x-org:")


def test_the_legal_form_does_not_change_the_id(read: Read) -> None:
    """Acme Widgets and Acme Widgets Ltd. are one company."""
    left = read("Acme Widgets Ltd. chief executive Jane Thornbury left.").ids
    right = read("Jane Thornbury, chief executive of Acme Widgets, left.").ids
    assert left["Acme Widgets Ltd"] == right["Acme Widgets"]


def test_a_name_has_one_kind_in_a_text(read: Read) -> None:
    """What one mention shows holds for all mentions of that name."""
    found = read(
        "Velmora Air grounded its fleet. Marta Kowalczyk, chief executive of Velmora Air, spoke."
    )
    mentions = [one for one in found.tagged.mentions if one.entity_id == found.ids["Velmora Air"]]
    assert len(mentions) == 2


@pytest.mark.parametrize("text, surface, expected", [
    ("NATO Secretary Normal Mark Rutte", "Mark Rutte", ("secretary_general", "o-nato")),
    ("Ukrainian Overseas Minister Andrii Sybiha", "Andrii Sybiha", ("foreign_minister", "c-ua")),
    ("French Overseas Minister Jane Thornbury", "Jane Thornbury", ("foreign_minister", "c-fr")),
])  # fmt: skip
def test_spun_titles_are_matched(
    read: Read, text: str, surface: str, expected: tuple[str, str]
) -> None:
    """Titles out of a synonym machine give the office that they once named."""
    mention = read(f"We heard the {text}.").mentions[surface]
    assert (mention.office, mention.organisation_id) == expected


def test_spun_organisations_are_doubtful(read: Read) -> None:
    """A name out of a synonym machine is linked, with a confidence that says so."""
    found = read("The UN Safety Council met.")
    (council,) = found.tagged.entities
    assert council.entity_id == "o-un-security-council"
    assert council.confidence < 50


@pytest.mark.parametrize("text, language, surface, prefix", [
    ("The airline Qorvex said so.", "en", "Qorvex", "x-org:"),
    ("La compagnie aérienne Qorvex a confirmé.", "fr", "Qorvex", "x-org:"),
    ("L'azienda Qorvex Nova ha confermato.", "it", "Qorvex Nova", "x-org:"),
    ("El diario Qorvex lo publicó.", "es", "Qorvex", "x-org:"),
    ("Die Reederei Qorvex bestätigte es.", "de", "Qorvex", "x-org:"),
    ("A empresa Qorvex confirmou.", "pt", "Qorvex", "x-org:"),
    ("Floods hit the town of Qorvex on Monday.", "en", "Qorvex", "x-loc:"),
])  # fmt: skip
def test_the_noun_before_a_name_says_what_it_is(
    read: Read, text: str, language: str, surface: str, prefix: str
) -> None:
    """A company, newspaper or town is told by the noun that stands before its name."""
    assert read(text, language).ids.get(surface, "").startswith(prefix)


@pytest.mark.parametrize("text, language", [
    ("The freighter Jane Thornbury sank.", "en"),
    ("Then Hurricane Milton came.", "en"),
    ("Il traghetto Maria Lindqvist è affondato.", "it"),
    ("Le cargo Marie Lindqvist a coulé.", "fr"),
])  # fmt: skip
def test_a_ship_is_nobody(read: Read, text: str, language: str) -> None:
    """Ships, storms and drugs are no people, whatever they are called."""
    assert read(text, language).ids == {}


def test_the_first_word_stands_for_the_organisation(read: Read) -> None:
    """Velmora is Velmora Air where nothing else in the text is called so."""
    found = read("Velmora Air grounded its fleet. Customers of Velmora were told by mail.")
    assert found.ids["Velmora"] == found.ids["Velmora Air"]


@pytest.mark.parametrize("language, text", [
    ("es", "Murieron en todo el país y en el mundo."),
    ("fr", "Le président a dit que le monde a changé."),
    ("en", "The minister watches the guardian of the economist."),
])  # fmt: skip
def test_words_that_spell_an_outlet_are_words(read: Read, language: str, text: str) -> None:
    """Outlets are called by common words: in small letters these are no outlet."""
    kinds = {one.kind for one in read(text, language).tagged.entities}
    assert "outlet" not in kinds
