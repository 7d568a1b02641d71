"""Laws of the stage: offsets, overlap, determinism and bounds, whatever comes in."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.limits import ENTITIES_MAX, MENTIONS_MAX
from copytaster.stages.article import TaggedArticle
from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from copytaster.stages.enriched import selector_at
from support.builders import a_clean_article

from .conftest import Read

PIECES = (
    "NATO", "Nato", "Mark Rutte", "Rutte", "the secretary general", "Kursk region", "Oblast",
    "Kim Jong-un", "Moscow", "said", "of", "the", "Velmora Air", "President", "ministro", "d'",
    "l'", ",", ".", "\n", "\n\n", "(", ")", "“", "”", "’s", "-", "\u200b", "\u00ad", "\u202e",
    "😀", "👩‍🚀", "é", "e\u0301", "ẞ", "İ", "ﬁ", "北约", "Путин", "عرب", "U.S.", "1,000", "\u00a0",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=300),
    st.text(alphabet=string.ascii_uppercase + " .,'-\n", max_size=300),
)
LANGUAGES = st.sampled_from(("en", "it", "es", "fr", "de", "pt", "ru", "zh", "und", "pt-BR", "xx"))

NAMES = ["Q" + "".join("abcdefghij"[int(digit)] for digit in str(at)) for at in range(3000)]

HOSTILE = {
    "organisations": " ".join(f"The {name} Group fell. See {name} now." for name in NAMES),
    "owners": " ".join(f"The chief executive of {name} fell." for name in NAMES),
    "presidents": " ".join(f"President {name} Smith met {name}." for name in NAMES),
    "capital letters": "A" * 100_000,
    "capitals apart": "A " * 50_000,
    "capitalised words": "Abcd " * 20_000,
    "one long name": "Mark " + "Ab-" * 30_000,
    "names only": "Mark Rutte " * 9_000,
    "titles only": "president of the president of the " * 3_000,
    "particles": "Jan van der " * 8_000,
    "towns and commas": "Paris, " * 14_000,
    "invisible": "\u200b" * 100_000,
    "full stops": "A." * 50_000,
    "apostrophes": "d'" * 50_000,
    "digits": "1" * 100_000,
}


def _check(tagged: TaggedArticle) -> None:
    """Every mention lies in the text, behind the one before, and names an entity that is there."""
    text, end = tagged.clean.text, 0
    ids = {entity.entity_id for entity in tagged.entities}
    for mention in tagged.mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.entity_id in ids
        surface = text[mention.start : mention.end]
        assert surface == surface.strip()
        assert any(char.isalnum() for char in surface)
        end = mention.end
    assert len(tagged.mentions) <= MENTIONS_MAX
    assert len(tagged.entities) <= ENTITIES_MAX
    assert all(0 <= one.confidence <= 100 for one in tagged.entities)
    assert all(0 <= one.relevance <= 100 for one in tagged.entities)


@given(body=TEXTS, title=TEXTS, language=LANGUAGES)
def test_mentions_lie_in_the_text(
    knowledge: KnowledgeBase, body: str, title: str, language: str
) -> None:
    """Offsets reproduce the text and do not overlap, and the same text gives the same mentions."""
    article = a_clean_article(body, title=" ".join(title.split()), language=language)
    tagged = clean_to_entities(article, knowledge=knowledge)
    _check(tagged)
    assert clean_to_entities(article, knowledge=knowledge) == tagged


@given(body=TEXTS, language=LANGUAGES)
def test_the_laws_hold_with_the_tagger(
    knowledge: KnowledgeBase, tagger: EntityTagger, body: str, language: str
) -> None:
    """What the tagger proposes changes nothing about offsets, overlap and determinism."""
    article = a_clean_article(body, language=language)
    tagged = clean_to_entities(article, knowledge=knowledge, tagger=tagger)
    _check(tagged)
    assert clean_to_entities(article, knowledge=knowledge, tagger=tagger) == tagged


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_are_bounded(
    knowledge: KnowledgeBase, tagger: EntityTagger, kind: str
) -> None:
    """A hundred thousand characters of anything are read within the limits."""
    article = a_clean_article(HOSTILE[kind])
    _check(clean_to_entities(article, knowledge=knowledge, tagger=tagger))


def test_invisible_characters_inside_names_are_seen_through(read: Read) -> None:
    """A name with zero-width characters inside is found, and its offsets hold them."""
    found = read("The chief, Mark Ru\u200btte of N\u00adATO, spoke.")
    assert found.ids["Mark Ru\u200btte"] == "p-mark-rutte"
    assert found.ids["N\u00adATO"] == "o-nato"


def test_selectors_are_found_again_by_a_reader_of_utf_16(read: Read) -> None:
    """A consumer that counts UTF-16 units finds each mention by prefix, exact and suffix."""
    found = read("👩‍🚀 Rutte flew 😀 to Kazan, and 😀 Rutte flew back 🛰️ to Brussels. Rutte won 🥇.")
    text = found.tagged.clean.text
    units = text.encode("utf-16-le")
    assert len(found.tagged.mentions) == 5
    for mention in found.tagged.mentions:
        selector = selector_at(text, mention.start, mention.end)
        around = (selector.prefix + selector.exact + selector.suffix).encode("utf-16-le")
        assert units.count(around) == 1
        start = units.index(around) + len(selector.prefix.encode("utf-16-le"))
        exact = units[start : start + len(selector.exact.encode("utf-16-le"))]
        assert exact.decode("utf-16-le") == text[mention.start : mention.end]
