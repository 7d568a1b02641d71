"""The stage with the knowledge base that ships, and a short way to write what it finds."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from copytaster.adapters.knowledge import load_knowledge
from copytaster.adapters.tagger import load_tagger
from copytaster.stages.article import Mention, TaggedArticle
from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from support.builders import a_clean_article


class Named(NamedTuple):
    """The surfaces of a text by what they name; `mentions` by surface, the last of each."""

    ids: dict[str, str]
    mentions: dict[str, Mention]
    tagged: TaggedArticle


Read = Callable[..., Named]


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The knowledge base of the package, loaded once."""
    return load_knowledge()


@pytest.fixture(scope="session")
def tagger() -> EntityTagger:
    """The tagger of the package, loaded once."""
    return load_tagger()


@pytest.fixture(scope="session")
def read(knowledge: KnowledgeBase) -> Read:
    """Run the stage over a text: `read("text", "en", title="...")`."""

    def run(text: str, language: str = "en", *, title: str = "") -> Named:
        article = a_clean_article(text, title=title, language=language)
        tagged = clean_to_entities(article, knowledge=knowledge)
        mentions = {article.text[one.start : one.end]: one for one in tagged.mentions}
        ids = {surface: str(one.entity_id) for surface, one in mentions.items()}
        return Named(ids, mentions, tagged)

    return run
