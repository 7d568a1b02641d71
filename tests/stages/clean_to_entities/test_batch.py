"""Articles tagged together, with the shipped tagger."""

from copytaster.adapters.knowledge import load_knowledge
from copytaster.adapters.tagger import load_tagger
from copytaster.stages.clean_to_entities import articles_to_entities, clean_to_entities
from support.builders import a_clean_article

TEXTS = (
    "The Senate in Washington heard Maria Keller, head of the Velmora Institute.",
    "",
    "Il ministro Guido Crosetto ha incontrato a Roma i vertici di Leonardo.",
    "\u202e\x00 [[[[ ,,,, \ud7ff" * 40,
    "FC Porto venceu o Sporting em Lisboa, disse Sérgio Conceição.",
)


def test_each_article_comes_out_as_if_it_were_alone() -> None:
    """Mentions and entities do not depend on the company, nor on a hostile text in it."""
    knowledge, tagger = load_knowledge(), load_tagger()
    cleans = [a_clean_article(text, language="en") for text in TEXTS]
    together = articles_to_entities(cleans, knowledge=knowledge, tagger=tagger)
    alone = [clean_to_entities(one, knowledge=knowledge, tagger=tagger) for one in cleans]
    assert together == alone
    assert all(together[at].mentions for at in (0, 2, 4))


def test_no_article_is_no_article() -> None:
    """An empty batch gives an empty list."""
    assert articles_to_entities([], knowledge=load_knowledge(), tagger=load_tagger()) == []
