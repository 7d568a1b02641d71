"""Texts as they should not be: every law of the stage holds, with the tagger that ships."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.article import TaggedArticle
from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from copytaster.stages.clean_to_entities.fold import INVISIBLE
from support.builders import a_clean_article

from .test_offsets import _check

SENTENCES = (
    "NATO Secretary General Mark Rutte met Olaf Scholz in Berlin on Monday.",
    "Il presidente del Consiglio Giorgia Meloni ha incontrato l'Onu a Roma.",
    "Der Vorstand der Deutschen Bank in Frankfurt lehnte ab, sagte Anna Weber.",
    "El ministro José Luis Pérez de la Cruz viajó a San Sebastián.",
    "Subscribe to our newsletter. All rights reserved. Read more.",
    "Президент Путин прибыл в Москву. 习近平在北京。 قال الرئيس في القاهرة",
)
DAMAGES: dict[str, Callable[[str], str]] = {
    "all capitals": str.upper,
    "no capitals": str.lower,
    "every word capitalised": str.title,
    "zero width inside": "\u200b".join,
    "soft hyphens inside": lambda text: text.replace("e", "\u00ade"),
    "right to left": lambda text: "\u202e" + text + "\u202c " + "שלום " + text[::-1],
    "mixed scripts": lambda text: text.replace("a", "\u0430").replace("o", "\u03bf"),
    "one name without end": lambda text: text.replace(" ", "")[:40] * 250,
    "no spaces": lambda text: text.replace(" ", ""),
    "line breaks": lambda text: text.replace(" ", "\n"),
    "combining": "\u0301".join,
}
LANGUAGES = ("en", "it", "de", "es", "nl", "und", "sw", "ar", "x-none")


def _read(
    knowledge: KnowledgeBase, tagger: EntityTagger, text: str, language: str = "en"
) -> TaggedArticle:
    article = a_clean_article(text, language=language)
    tagged = clean_to_entities(article, knowledge=knowledge, tagger=tagger)
    _check(tagged)
    return tagged


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_damaged_texts_keep_the_laws(
    knowledge: KnowledgeBase, tagger: EntityTagger, damage: str, language: str
) -> None:
    """Nothing raises, and every mention lies in the text as it came."""
    for sentence in SENTENCES:
        _read(knowledge, tagger, DAMAGES[damage](sentence), language)


@given(
    pieces=st.lists(
        st.tuples(
            st.sampled_from(SENTENCES),
            st.sampled_from([*DAMAGES]),
        ),
        max_size=4,
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_any_mix_of_damages_keeps_the_laws(
    knowledge: KnowledgeBase,
    tagger: EntityTagger,
    pieces: list[tuple[str, str]],
    language: str,
) -> None:
    """Sentences damaged in different ways, in one text of any language."""
    text = "\n".join(DAMAGES[damage](sentence) for sentence, damage in pieces)
    _read(knowledge, tagger, text, language)


def test_invisible_characters_change_nothing_but_offsets(
    knowledge: KnowledgeBase, tagger: EntityTagger
) -> None:
    """A name with zero-width characters inside is the name without them."""
    for sentence in SENTENCES[:4]:
        plain = _read(knowledge, tagger, sentence)
        spread = _read(knowledge, tagger, "\u200b".join(sentence))

        def shown(tagged: TaggedArticle) -> list[tuple[str, str]]:
            text = tagged.clean.text
            return [
                (INVISIBLE.sub("", text[one.start : one.end]), str(one.entity_id))
                for one in tagged.mentions
            ]

        known = {pair for pair in shown(plain) if not pair[1].startswith("x-")}
        assert known <= set(shown(spread))


def test_boilerplate_alone_names_nobody(knowledge: KnowledgeBase, tagger: EntityTagger) -> None:
    """Furniture has capitals and no names."""
    text = "Read more\nSubscribe to our newsletter\nAll rights reserved\nShare this\nSign in"
    assert _read(knowledge, tagger, text).mentions == ()


def test_names_in_a_headline_in_capitals_are_found(
    knowledge: KnowledgeBase, tagger: EntityTagger
) -> None:
    """Capitals hide nobody whom the knowledge base knows."""
    tagged = _read(knowledge, tagger, "NATO CHIEF MARK RUTTE VISITS BERLIN AND WARSAW")
    assert {entity.name for entity in tagged.entities} >= {"Mark Rutte", "Berlin", "Warsaw"}
