"""What a learned tagger must do to take part."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities.found import FoundType


class ProposedSpan(NamedTuple):
    """A span of `CleanArticle.text` that a tagger takes for a name, with its confidence (0-100)."""

    start: int
    end: int
    type: FoundType
    confidence: int


class Hint(NamedTuple):
    """What rules and knowledge take a span of `CleanArticle.text` for; the codes are hints.py's."""

    start: int
    end: int
    code: str


class EntityTagger(Protocol):
    """Proposes typed spans of an article; the rules decide what becomes of them."""

    def propose(
        self, clean: CleanArticle, hints: Sequence[Hint] = (), /
    ) -> tuple[ProposedSpan, ...]:
        """The spans that look like names, in text order, not overlapping."""
        ...


class BatchTagger(EntityTagger, Protocol):
    """An `EntityTagger` to which several articles in one call are cheaper than one by one."""

    def propose_all(
        self, asked: Sequence[tuple[CleanArticle, Sequence[Hint]]], /
    ) -> list[tuple[ProposedSpan, ...]]:
        """What `propose` gives for each article, in order."""
        ...
