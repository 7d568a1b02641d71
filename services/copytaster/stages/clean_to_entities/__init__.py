"""Clean article -> tagged article: who and where, with one id in any language."""

from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.knowledge import KnowledgeBase
from copytaster.stages.clean_to_entities.ports import EntityTagger, Hint, ProposedSpan
from copytaster.stages.clean_to_entities.tag import clean_to_entities

__all__ = [
    "EntityTagger", "FoundType", "Hint", "KnowledgeBase", "ProposedSpan", "clean_to_entities",
]  # fmt: skip
