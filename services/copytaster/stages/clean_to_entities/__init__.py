"""Clean article -> tagged article: who and where, with one id in any language."""

from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.ports import (
    BatchTagger,
    EntityTagger,
    Hint,
    ProposedSpan,
)  # fmt: skip
from copytaster.stages.clean_to_entities.tag import articles_to_entities, clean_to_entities

__all__ = [
    "BatchTagger", "EntityTagger", "FoundType", "Hint", "KnowledgeBase", "ProposedSpan",
    "articles_to_entities", "clean_to_entities",
]  # fmt: skip
