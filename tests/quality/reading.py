"""The entities stage as it ships, for the gates, and what a gate says when its set is not there."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from copytaster.adapters.knowledge import load_knowledge
from copytaster.adapters.tagger import load_tagger
from copytaster.stages.article import TaggedArticle
from copytaster.stages.clean_to_entities import EntityTagger, KnowledgeBase, clean_to_entities
from support.builders import a_clean_article

from .gate import Measured


@cache
def extractor() -> tuple[KnowledgeBase, EntityTagger]:
    """The shipped knowledge base and tagger, loaded once."""
    return load_knowledge(), load_tagger()


def read_article(text: str, language: str, *, title: str = "") -> TaggedArticle:
    """What the default extractor finds in a text."""
    knowledge, tagger = extractor()
    return clean_to_entities(
        a_clean_article(text, language=language, title=title), knowledge=knowledge, tagger=tagger
    )


def skipped(name: str, path: Path) -> Iterator[Measured]:
    """No figure, and a loud line: which set is missing, and how to say where it is."""
    print(
        f"SKIPPED {name}: {path} is not there (COPYTASTER_DATA names the folder)", file=sys.stderr
    )
    yield from ()
