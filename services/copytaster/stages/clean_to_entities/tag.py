"""Clean article -> tagged article."""

from functools import partial

from copytaster.stages.article import CleanArticle, TaggedArticle
from copytaster.stages.clean_to_entities.document import document_of
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.link import link
from copytaster.stages.clean_to_entities.ports import EntityTagger
from copytaster.stages.clean_to_entities.read import read


def clean_to_entities(
    clean: CleanArticle, *, knowledge: KnowledgeBase, tagger: EntityTagger | None = None
) -> TaggedArticle:
    """The article with all it names; the same article always gives the same mentions and ids."""
    document = document_of(clean)
    propose = partial(tagger.propose, clean) if tagger is not None else None
    found = read(document, knowledge, propose)
    mentions, entities = link(clean, document, knowledge, found)
    return TaggedArticle(clean, mentions, entities)
