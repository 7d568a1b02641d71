"""A GLiNER model (Zaratiana et al. 2024, span mode) exported to ONNX as a tagger.

The model reads the labels before the words, `<<ENT>> person <<ENT>> organization ... <<SEP>>`, and
scores every span of up to `max_width` words for every label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from copytaster.adapters.taggers.choice import BackendError
from copytaster.adapters.taggers.onnx_session import Array, OnnxModel, padded, read_model
from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities import FoundType, Hint, ProposedSpan

PROMPT: Final[tuple[tuple[str, FoundType], ...]] = (
    ("person", "person"),
    ("organization", "organisation"),
    ("location", "place"),
)
"""The labels asked for, in the words that these models were trained with."""

SCORE_MIN: Final = 0.5
"""The threshold of the reference implementation."""

BATCH: Final = 8
WORDS_MAX: Final = 200
"""Of a piece: the models were trained on 384 tokens, which 200 words and the labels stay within."""

_INPUTS: Final = {"input_ids", "attention_mask", "words_mask", "text_lengths", "span_idx"}
_WORD: Final = re.compile(r"\w+(?:[-_]\w+)*|\S")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words with their places in the text, their tokens, and the first token of each word."""

    words: tuple[tuple[int, int], ...]
    ids: list[int]
    first_tokens: list[int]


class GlinerTagger:
    """An `EntityTagger` over a span-mode GLiNER."""

    def __init__(self, model: OnnxModel) -> None:
        if not model.inputs >= _INPUTS:
            raise BackendError(
                "the model is no GLiNER in span mode: it lacks the inputs "
                + ", ".join(sorted(_INPUTS - model.inputs))
            )
        self._model = model
        self._width = max(1, int(model.config.get("max_width") or 12))
        opening = str(model.config.get("ent_token") or "<<ENT>>")
        closing = str(model.config.get("sep_token") or "<<SEP>>")
        self._prompt = [part for label, _ in PROMPT for part in (opening, label)] + [closing]

    def propose(self, clean: CleanArticle, _hints: Sequence[Hint] = ()) -> tuple[ProposedSpan, ...]:
        """The spans that look like names, in text order, not overlapping."""
        pieces = list(self._pieces(clean))
        found: list[ProposedSpan] = []
        for at in range(0, len(pieces), BATCH):
            batch = pieces[at : at + BATCH]
            for piece, scores in zip(batch, self._scores(batch), strict=True):
                found += _best(piece, scores)
        return tuple(found)

    def _pieces(self, clean: CleanArticle) -> Iterator[_Piece]:
        for sentence in clean.sentences:
            words = [
                (match.start(), match.end())
                for match in _WORD.finditer(clean.text, sentence.start, sentence.end)
            ]
            for at in range(0, len(words), WORDS_MAX):
                yield self._piece(clean.text, tuple(words[at : at + WORDS_MAX]))

    def _piece(self, text: str, words: tuple[tuple[int, int], ...]) -> _Piece:
        given = [*self._prompt, *(text[start:end] for start, end in words)]
        encoding = self._model.tokenizer.encode(given, is_pretokenized=True)
        marks, previous = list[int](), None
        for word in encoding.word_ids:
            is_first = word is not None and word != previous
            ordinal = (word or 0) - len(self._prompt) + 1
            marks.append(ordinal if is_first and ordinal > 0 else 0)
            previous = word
        return _Piece(words, list(encoding.ids), marks)

    def _scores(self, batch: Sequence[_Piece]) -> Array:
        """For each piece, first word, width and label the probability of a name."""
        words = max(len(piece.words) for piece in batch)
        starts = np.repeat(np.arange(words), self._width)
        ends = starts + np.tile(np.arange(self._width), words)
        spans = np.stack([starts, ends], axis=-1)[None].repeat(len(batch), axis=0)
        lengths = np.array([[len(piece.words)] for piece in batch], dtype=np.int64)
        real = ends[None] < lengths
        logits = self._model.run(
            {
                "input_ids": padded([piece.ids for piece in batch], 0),
                "attention_mask": padded([[1] * len(piece.ids) for piece in batch], 0),
                "words_mask": padded([piece.first_tokens for piece in batch], 0),
                "text_lengths": lengths,
                "span_idx": np.where(real[..., None], spans, 0).astype(np.int64),
                "span_mask": real,
            }
        ).reshape(len(batch), words, self._width, -1)
        probabilities: Array = np.where(
            real.reshape(len(batch), words, self._width, 1), 1 / (1 + np.exp(-logits)), 0.0
        )
        return probabilities


def load(model: str) -> GlinerTagger:
    """Load an exported GLiNER by its folder or hub id.

    Raises:
        BackendError: it is not on this machine, or is no GLiNER in span mode.
    """
    return GlinerTagger(read_model(model, "gliner_config.json"))


def _best(piece: _Piece, scores: Array) -> list[ProposedSpan]:
    """The spans over the threshold, the surest first, none that overlaps one taken before."""
    places = np.argwhere(scores > SCORE_MIN)
    ranked = sorted(places.tolist(), key=lambda at: (-float(scores[tuple(at)]), at))
    taken: list[tuple[int, int]] = []
    found: list[ProposedSpan] = []
    for first, width, label in ranked:
        last = first + width
        if label >= len(PROMPT) or any(a <= last and first <= b for a, b in taken):
            continue
        taken.append((first, last))
        confidence = round(100 * float(scores[first, width, label]))
        start, end = piece.words[first][0], piece.words[last][1]
        found.append(ProposedSpan(start, end, PROMPT[label][1], confidence))
    return sorted(found)
