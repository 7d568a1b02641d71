"""Selectors reproduce every mention, also for a reader that counts UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from copytaster.stages.enriched import selector_at
from support.builders import a_clean_article

PIECES = (
    "Mark Rutte", "Rutte", "NATO", "Kursk region", "Velmora Air", "Moscow", "said", "the", ",",
    ".", "\n", "😀", "👩‍🚀", "🇺🇦", "𝐍𝐀𝐓𝐎", "𐐀𐐨", "e\u0301", "O\u0302lafur", "\u0301", "\u200d",
    "\u200b", "北约", "𠮷野家", "Путин", "عرب", "İ", "ﬁ", "\ufe0f", "Zoë\u0308",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=30
).map("".join)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le")


@given(body=TEXTS)
def test_a_reader_of_utf_16_finds_every_mention(
    knowledge: KnowledgeBase, tagger: EntityTagger, body: str
) -> None:
    """Prefix, exact and suffix together stand in the text, and exact is the mention's surface.

    Offsets are code points: the units before it are those of the text before it.
    """
    tagged = clean_to_entities(a_clean_article(body), knowledge=knowledge, tagger=tagger)
    text = tagged.clean.text
    units = _units(text)
    for mention in tagged.mentions:
        selector = selector_at(text, mention.start, mention.end)
        exact = _units(selector.exact)
        at = len(_units(text[: selector.start]))
        assert units[at : at + len(exact)] == exact
        before = at - len(_units(selector.prefix))
        around = _units(selector.prefix) + exact + _units(selector.suffix)
        assert units[before : before + len(around)] == around
        assert exact.decode("utf-16-le") == text[mention.start : mention.end]


@given(body=TEXTS)
def test_mentions_do_not_end_inside_a_character(
    knowledge: KnowledgeBase, tagger: EntityTagger, body: str
) -> None:
    """No mention begins with a combining mark, a joiner or another invisible character."""
    tagged = clean_to_entities(a_clean_article(body), knowledge=knowledge, tagger=tagger)
    for mention in tagged.mentions:
        assert tagged.clean.text[mention.start].isalnum()


@given(body=TEXTS)
def test_confidence_and_relevance_are_always_there(knowledge: KnowledgeBase, body: str) -> None:
    """Every entity has both, and entities come by relevance."""
    entities = clean_to_entities(a_clean_article(body), knowledge=knowledge).entities
    assert all(0 < one.confidence <= 100 for one in entities)
    assert all(0 < one.relevance < 100 for one in entities)
    assert [one.relevance for one in entities] == sorted(
        (one.relevance for one in entities), reverse=True
    )
