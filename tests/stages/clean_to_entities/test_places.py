"""Countries, their adjectives, regions, towns and capitals, in the six languages."""

import pytest

from .conftest import Read

COUNTRIES = {
    "en": ("United States, the UK, the Netherlands, North Korea", "c-us c-gb c-nl c-kp"),
    "it": ("Stati Uniti, Regno Unito, Paesi Bassi, Corea del Nord", "c-us c-gb c-nl c-kp"),
    "es": ("Estados Unidos, Reino Unido, Países Bajos, Corea del Norte", "c-us c-gb c-nl c-kp"),
    "fr": ("les États-Unis, le Royaume-Uni, les Pays-Bas, la Corée du Nord", "c-us c-gb c-nl c-kp"),
    "de": ("die USA, Großbritannien, die Niederlande, Nordkorea", "c-us c-gb c-nl c-kp"),
    "pt": ("Estados Unidos, Reino Unido, Países Baixos, Coreia do Norte", "c-us c-gb c-nl c-kp"),
}  # fmt: skip

ADJECTIVES = {
    "en": "Russian troops, Ukrainians, a Dutchman, the French and the Germans met",
    "it": "le truppe russe, gli ucraini, gli olandesi, una francese e i tedeschi",
    "es": "las tropas rusas, los ucranianos, los neerlandeses, una francesa y los alemanes",
    "fr": "les troupes russes, les Ukrainiens, les Néerlandais, une Française et les Allemands",
    "de": "russische Truppen, ukrainischen Soldaten, Niederländer, eine Französin, den Deutschen",
    "pt": "as tropas russas, os ucranianos, os holandeses, uma francesa e os alemães",
}

REGIONS = {
    "en": "in the Kursk region and in Kharkiv Oblast|Kursk region|Kharkiv Oblast",
    "it": "nella regione di Kursk e nell'oblast di Kharkiv|regione di Kursk|oblast di Kharkiv",
    "es": "en la región de Kursk y la provincia de Járkov|región de Kursk|provincia de Járkov",
    "fr": "dans la région de Koursk et l'oblast de Kharkiv|région de Koursk|oblast de Kharkiv",
    "de": "in der Region Kursk und im Gebiet Charkiw|Region Kursk|Gebiet Charkiw",
    "pt": "na região de Kursk e na província de Kharkiv|região de Kursk|província de Kharkiv",
}

GOVERNMENTS = {
    "en": ("Moscow denied it. He arrived in Warsaw.", "Moscow", "Warsaw"),
    "it": ("Mosca smentisce. Il ministro è arrivato a Varsavia.", "Mosca", "Varsavia"),
    "es": ("Moscú lo niega. El ministro llegó a Varsovia.", "Moscú", "Varsovia"),
    "fr": ("Moscou dément. Le ministre est arrivé à Varsovie.", "Moscou", "Varsovie"),
    "de": ("Moskau dementiert. Der Minister traf in Warschau ein.", "Moskau", "Warschau"),
    "pt": ("Moscou nega. O ministro chegou a Varsóvia.", "Moscou", "Varsóvia"),
}


@pytest.mark.parametrize("language", COUNTRIES)
def test_countries_have_one_id_in_all_languages(read: Read, language: str) -> None:
    """A country is the same entity whatever language names it."""
    text, expected = COUNTRIES[language]
    found = read(f"{text}.", language)
    assert [str(one.entity_id) for one in found.tagged.mentions] == expected.split()


@pytest.mark.parametrize("language", ADJECTIVES)
def test_adjectives_and_inhabitants_name_the_country(read: Read, language: str) -> None:
    """Adjectives and demonyms count in all their forms, and are marked as such."""
    mentions = read(ADJECTIVES[language] + ".", language).tagged.mentions
    assert [str(one.entity_id) for one in mentions] == ["c-ru", "c-ua", "c-nl", "c-fr", "c-de"]
    assert {one.how for one in mentions} == {"adjective"}


@pytest.mark.parametrize("language", REGIONS)
def test_regions_named_after_a_town_are_regions(read: Read, language: str) -> None:
    """A region word makes a region of a town's name, inside its country, with one id."""
    text, kursk, kharkiv = REGIONS[language].split("|")
    found = read(f"{text}.", language)
    entities = {one.entity_id: one for one in found.tagged.entities}
    regions = [entities[found.mentions[name].entity_id] for name in (kursk, kharkiv)]
    english = read("the Kursk region and the Kharkiv region").tagged.mentions
    assert [one.entity_id for one in regions] == [one.entity_id for one in english]
    assert [one.within for one in regions] == [("c-ru",), ("c-ua",)]
    assert {one.kind for one in regions} == {"region"}


@pytest.mark.parametrize("language", GOVERNMENTS)
def test_a_capital_that_acts_is_its_government(read: Read, language: str) -> None:
    """A capital stands for its country, unless a preposition says that something is there."""
    text, actor, place = GOVERNMENTS[language]
    found = read(text, language)
    assert found.mentions[actor].how == "capital"
    assert found.mentions[actor].stands_for == "c-ru"
    assert found.mentions[place].how == "name"
    assert found.mentions[place].stands_for is None
    assert "c-ru" in {one.entity_id for one in found.tagged.entities}


def test_a_town_lies_in_its_country(read: Read) -> None:
    """A town carries its country and coordinates, so that claims can compare places."""
    (town,) = read("The talks in Kazan ended.").tagged.entities
    assert (town.country, town.kind, town.within[-1]) == ("RU", "city", "c-ru")
    assert town.geo is not None
    assert 55 < town.geo.latitude < 56


@pytest.mark.parametrize("text, surface, country", [
    ("The court in Paris, Texas, ruled.", "Paris", "US"),
    ("The court in Atlanta, Georgia, ruled.", "Georgia", "US"),
    ("Tbilisi, the capital of Georgia, voted.", "Georgia", "GE"),
    ("A quake shook Marmaris, Turkey.", "Marmaris", "TR"),
    ("He flew to Washington, D.C., on Monday.", "Washington, D.C.", "US"),
])  # fmt: skip
def test_what_follows_the_comma_decides(read: Read, text: str, surface: str, country: str) -> None:
    """Of places with one name, the one inside the place behind the comma is meant."""
    found = read(text)
    entities = {one.entity_id: one for one in found.tagged.entities}
    assert entities[found.mentions[surface].entity_id].country == country


@pytest.mark.parametrize("text, language", [
    ("They told us that it hit us hard.", "en"),
    ("We ate turkey, and the china was nice.", "en"),
    ("Ho letto il giornale a casa, poi ho cenato.", "it"),
    ("Wir haben gestern lange darüber gesprochen.", "de"),
    ("The rain stopped in March. Monday was dry. May was wet.", "en"),
])  # fmt: skip
def test_common_words_name_nothing(read: Read, text: str, language: str) -> None:
    """Words that are names only with a capital, months and weekdays are no mentions."""
    assert read(text, language).ids == {}


def test_a_headline_in_capitals_is_read(read: Read) -> None:
    """Names count in a line written in capitals; the pronoun US and the word WHO do not."""
    found = read("NATO CONFIRMS NORTH KOREAN TROOPS IN KURSK, WHO TOLD US PUTIN MET XI?")
    assert {"o-nato", "c-kp", "p-vladimir-putin"} <= set(found.ids.values())
    assert not {"c-us", "o-who"} & set(found.ids.values())


def test_a_text_without_capitals_is_read(read: Read) -> None:
    """Where nobody uses capitals, unmistakable names count all the same, and words do not."""
    found = read("nato confirms north korean troops in kursk region, says zelensky. it hit us hard")
    assert set(found.ids.values()) == {"o-nato", "c-kp", "r-538560", "p-volodymyr-zelensky"}


@pytest.mark.parametrize("text, language, expected", [
    ("Президент России прибыл в Брюссель.", "ru", "c-ru geo-2800866"),
    ("НАТО и Украина не согласны.", "ru", "o-nato c-ua"),
    ("北约证实，朝鲜军队已被派往俄罗斯。", "zh", "o-nato c-kp c-ru"),
    ("Polska i Niemcy rozmawiały w Warszawie.", "pl", "c-pl c-de"),
])  # fmt: skip
def test_languages_without_rules_get_what_the_tables_know(
    read: Read, text: str, language: str, expected: str
) -> None:
    """CLDR and the knowledge base name countries and bodies in languages we write no rules for."""
    assert set(expected.split()) <= set(read(text, language).ids.values())
