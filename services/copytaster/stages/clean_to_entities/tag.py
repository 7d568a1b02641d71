"""Clean articles -> tagged articles."""

from collections.abc import Sequence

from copytaster.stages.article import CleanArticle, TaggedArticle
from copytaster.stages.clean_to_entities.document import document_of
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.link import link
from copytaster.stages.clean_to_entities.ports import BatchTagger, EntityTagger
from copytaster.stages.clean_to_entities.read import named, opened


def clean_to_entities(
    clean: CleanArticle, *, knowledge: KnowledgeBase, tagger: EntityTagger | None = None
) -> TaggedArticle:
    """The article with all it names; the same article always gives the same mentions and ids."""
    document = document_of(clean)
    one = opened(document, knowledge, hinted=tagger is not None)
    proposals = tagger.propose(clean, one.hints) if tagger is not None else None
    mentions, entities = link(clean, document, knowledge, named(one, proposals))
    return TaggedArticle(clean, mentions, entities)


def articles_to_entities(
    cleans: Sequence[CleanArticle], *, knowledge: KnowledgeBase, tagger: BatchTagger
) -> list[TaggedArticle]:
    """What `clean_to_entities` gives for each article, the tagger asked once for all of them."""
    documents = [document_of(clean) for clean in cleans]
    begun = [opened(document, knowledge, hinted=True) for document in documents]
    proposed = tagger.propose_all([(c, one.hints) for c, one in zip(cleans, begun, strict=True)])
    return [
        TaggedArticle(clean, *link(clean, document, knowledge, named(one, proposals)))
        for clean, document, one, proposals in zip(cleans, documents, begun, proposed, strict=True)
    ]
