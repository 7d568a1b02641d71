"""spaCy pipelines as taggers: each for its language, the default tagger for the others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import spacy
from spacy.language import Language

from copytaster.adapters.tagger import load_tagger
from copytaster.adapters.taggers.choice import BackendError
from copytaster.adapters.taggers.labels import type_of
from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities import EntityTagger, Hint, ProposedSpan

CONFIDENCE: Final = 75
"""A pipeline gives no probabilities: above what rules guess, below what titles prove."""

CHUNK_CHARS_MAX: Final = 100_000
"""Read at once: spaCy refuses a million, and its memory grows with the text."""

ANY_LANGUAGE: Final = "xx"


class SpacyTagger:
    """An `EntityTagger` over spaCy pipelines by language code; `xx` stands for all others."""

    def __init__(self, pipelines: Mapping[str, Language], rest: EntityTagger) -> None:
        self._pipelines = pipelines
        self._rest = rest

    def propose(self, clean: CleanArticle, hints: Sequence[Hint] = ()) -> tuple[ProposedSpan, ...]:
        """The spans that look like names, in text order, not overlapping."""
        pipeline = self._pipelines.get(clean.language.code) or self._pipelines.get(ANY_LANGUAGE)
        if pipeline is None:
            return self._rest.propose(clean, hints)
        found: list[ProposedSpan] = []
        for start, text in _chunks(clean):
            for entity in pipeline(text).ents:
                if kind := type_of(entity.label_):
                    span = (start + entity.start_char, start + entity.end_char)
                    found.append(ProposedSpan(*span, kind, CONFIDENCE))
        return tuple(found)


def load(names: str) -> SpacyTagger:
    """Load pipelines, named as `spacy.load` has it, with commas between them.

    Raises:
        BackendError: one is not installed, or finds no names.
    """
    loaded = [_pipeline(name.strip()) for name in names.split(",") if name.strip()]
    return SpacyTagger(
        {pipeline.lang or ANY_LANGUAGE: pipeline for pipeline in loaded}, load_tagger()
    )


def _pipeline(name: str) -> Language:
    try:
        pipeline = spacy.load(name)
    except OSError:
        raise BackendError(
            f"there is no spaCy pipeline {name!r}: python -m spacy download {name}, "
            "or give its folder"
        ) from None
    if not any("doc.ents" in pipeline.get_pipe_meta(one).assigns for one in pipeline.pipe_names):
        raise BackendError(f"the spaCy pipeline {name!r} has no component that finds names")
    return pipeline


def _chunks(clean: CleanArticle) -> Iterator[tuple[int, str]]:
    """The text in pieces that end where a sentence ends, with their offsets."""
    start = 0
    end = 0
    for sentence in clean.sentences:
        if end > start and sentence.end - start > CHUNK_CHARS_MAX:
            yield start, clean.text[start:end]
            start = sentence.start
        end = sentence.end
    for at in range(start, end, CHUNK_CHARS_MAX):
        yield at, clean.text[at : min(end, at + CHUNK_CHARS_MAX)]
