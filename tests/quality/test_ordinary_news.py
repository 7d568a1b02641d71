"""The runner over ordinary news: articles rebuilt, halves that never meet, a fair draw."""

from tools.ordinary_news.__main__ import Outcome, drawn
from tools.ordinary_news.segments import articles_of, is_news
from tools.ordinary_news.sentences import Sentence, prose, stem
from tools.ordinary_news.sets import half_of


def sentence(text: str) -> Sentence:
    """A sentence of our own; capitals are names, long words are content."""
    words = text.strip(".").split()
    names = frozenset(stem(word) for word in words if word[0].isupper())
    return Sentence(text, names, frozenset(stem(word) for word in words if len(word) > 3))


FLOOD = (
    sentence("Rescuers in Vallonia say floods destroyed bridges along the river Orla on Monday."),
    sentence("The floods in Vallonia cut roads along the river Orla."),
    sentence("Bridges and roads in Vallonia stay closed after the floods."),
)
TRIAL = (
    sentence("Prosecutors in Kestrel say the banker Aldous Finch was charged Friday with fraud."),
    sentence("He denied the fraud charges in Kestrel."),
    sentence("Prosecutors say Finch hid losses from shareholders."),
)


def test_an_article_ends_where_names_and_words_change() -> None:
    """Two articles in a row come out as two."""
    assert list(articles_of(FLOOD + TRIAL)) == [FLOOD, TRIAL]


def test_a_fable_is_no_news() -> None:
    """What names no day is left out."""
    assert not is_news([sentence("A Dog says he saw Another in the brook.")] * 3)


def test_tokens_are_set_as_prose() -> None:
    """Marks stand where a printer sets them."""
    tokens = 'Iraq \'s minister said : " It is done , " ( in Baghdad ) .'
    assert prose(tokens) == "Iraq's minister said: “It is done,” (in Baghdad)."


def test_the_halves_are_fixed_and_both_filled() -> None:
    """A text is always of the same half, and neither half is empty."""
    texts = [f"text {n}" for n in range(50)]
    assert [half_of(text) for text in texts] == [half_of(text) for text in texts]
    assert {half_of(text) for text in texts} == {"a", "b"}


def test_the_draw_does_not_depend_on_the_order_of_the_alerts() -> None:
    """Nobody can draw until it looks well."""
    alerts = tuple({"alert_id": f"alt-{n}"} for n in range(80))
    one, other = Outcome(1000, 0, alerts), Outcome(1000, 0, alerts[::-1])
    assert drawn(one, 50) == drawn(other, 50)
    assert one.rate == 800
