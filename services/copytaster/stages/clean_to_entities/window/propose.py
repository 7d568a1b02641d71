"""A clean article -> the spans that the window network takes for names."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities.found import FoundType
from copytaster.stages.clean_to_entities.ports import ProposedSpan
from copytaster.stages.clean_to_entities.window.network import WindowTagger
from copytaster.stages.clean_to_entities.window.words import Word, words_of

KINDS: Final[dict[str, FoundType]] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
WORDS_MAX: Final = 120
"""Words of a piece that is tagged at once: longer sentences are lists or damaged text."""

BATCH_WORDS: Final = 4_096
"""Words tagged in one call: an ordinary article at once, a book in pieces of about 20 MB."""


class WindowProposer:
    """An `EntityTagger` over the window network. Keeps its cache of words; not thread-safe."""

    def __init__(self, tagger: WindowTagger) -> None:
        self._tagger = tagger

    def propose(self, clean: CleanArticle) -> tuple[ProposedSpan, ...]:
        """The spans that look like names, in text order, not overlapping."""
        found: list[ProposedSpan] = []
        for batch in _batches(clean):
            tagged = self._tagger.spans([[word.text for word in words] for words in batch])
            for words, spans in zip(batch, tagged, strict=True):
                for start, end, kind, confidence in spans:
                    span = (words[start].start, words[end - 1].end)
                    found.append(ProposedSpan(*span, KINDS[kind], confidence))
        return tuple(found)


def _batches(clean: CleanArticle) -> Iterator[list[list[Word]]]:
    """The sentences as words, a bounded number of words at a time."""
    batch: list[list[Word]] = []
    size = 0
    for sentence in clean.sentences:
        words = words_of(clean.text, sentence.start, sentence.end)
        for at in range(0, len(words), WORDS_MAX):
            batch.append(words[at : at + WORDS_MAX])
            size += len(batch[-1])
            if size >= BATCH_WORDS:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch
