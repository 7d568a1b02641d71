"""What the words beside an unknown name, or the place of a word, say about it."""

import pytest

from .conftest import Named, Read


def _kinds(found: Named) -> dict[str, str]:
    """What sort of thing each surface names."""
    kinds = {one.entity_id: one.entity_type for one in found.tagged.entities}
    return {surface: kinds[mention.entity_id] for surface, mention in found.mentions.items()}


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("en", "Residents in Toxteth heard shots on Monday.", "Toxteth"),
        ("en", "The mayor of Velmora resigned.", "Velmora"),
        ("es", "Un sismo se registró 42 km al sur de Camiña.", "Camiña"),
        ("de", "Am Montag blieb Bambergs Rathaus geschlossen.", "Bambergs"),
    ],
)
def test_a_preposition_or_a_noun_makes_a_place(
    read: Read, language: str, sentence: str, name: str
) -> None:
    """In it, mayor of it, south of it: nobody is called so here."""
    assert _kinds(read(sentence, language))[name] == "place"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("it", "La Sanità Fvg ha assunto cento infermieri."),
        ("es", "Esa información es falsa."),
        ("fr", "Interrogée hier, elle a refusé de répondre."),
    ],
)
def test_portfolios_and_words_that_open_a_sentence_name_nobody(
    read: Read, language: str, sentence: str
) -> None:
    """A capital from where a word stands is no name, and a portfolio is no person."""
    assert "person" not in _kinds(read(sentence, language)).values()
