"""A token classifier exported to ONNX as a tagger, one batch of sentences at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from tokenizers import Encoding

from copytaster.adapters.taggers.choice import BackendError
from copytaster.adapters.taggers.labels import begins, type_of
from copytaster.adapters.taggers.onnx_session import Array, OnnxModel, padded, read_model
from copytaster.stages.article import CleanArticle
from copytaster.stages.clean_to_entities import Hint, ProposedSpan

BATCH: Final = 16
"""Sentences in one call: more gain little on a CPU and cost memory."""

TOKENS_MAX: Final = 512
"""Of a sentence where the model does not say what it can take; longer ones are halved."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the text with its tokens; `start` is its place in the text."""

    start: int
    text: str
    encoding: Encoding


class TokenTagger:
    """An `EntityTagger` over a token classifier with IO, BIO or BILOU labels."""

    def __init__(self, model: OnnxModel) -> None:
        labels = model.config.get("id2label")
        if not isinstance(labels, dict) or not any(type_of(str(one)) for one in labels.values()):
            raise BackendError("the model's config.json has no labels of persons, bodies or places")
        self._model = model
        self._labels = {int(number): str(label) for number, label in labels.items()}
        self._fill = int(model.config.get("pad_token_id") or 0)
        positions = int(model.config.get("max_position_embeddings") or TOKENS_MAX)
        self._tokens_max = max(8, min(TOKENS_MAX, positions - 2))

    def propose(self, clean: CleanArticle, _hints: Sequence[Hint] = ()) -> tuple[ProposedSpan, ...]:
        """The spans that look like names, in text order, not overlapping."""
        pieces = [
            piece
            for sentence in clean.sentences
            for piece in self._pieces(clean.text, sentence.start, sentence.end)
        ]
        found: list[ProposedSpan] = []
        for at in range(0, len(pieces), BATCH):
            batch = pieces[at : at + BATCH]
            for piece, scores in zip(batch, self._scores(batch), strict=True):
                found += _spans(piece, scores, self._labels)
        return tuple(found)

    def _pieces(self, text: str, start: int, end: int) -> Iterator[_Piece]:
        """A sentence, or halves of it, cut between words, that the model can take."""
        part = text[start:end]
        encoding = self._model.tokenizer.encode(part)
        if len(encoding.ids) <= self._tokens_max or len(part) <= 1:
            yield _Piece(start, part, encoding)
            return
        middle = start + (part.rfind(" ", 1, len(part) // 2 + 1) + 1 or len(part) // 2)
        yield from self._pieces(text, start, middle)
        yield from self._pieces(text, middle, end)

    def _scores(self, batch: Sequence[_Piece]) -> Array:
        """The probability of each label for each token."""
        ids = padded([piece.encoding.ids for piece in batch], self._fill)
        mask = padded([[1] * len(piece.encoding.ids) for piece in batch], 0)
        logits = self._model.run(
            {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        )
        shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
        probabilities: Array = shifted / shifted.sum(axis=-1, keepdims=True)
        return probabilities


def load(model: str) -> TokenTagger:
    """Load a classifier by its folder or hub id.

    Raises:
        BackendError: it is not on this machine, or is no classifier of names.
    """
    return TokenTagger(read_model(model, "config.json"))


def _spans(piece: _Piece, scores: Array, labels: dict[int, str]) -> list[ProposedSpan]:
    """Words take the label of their first token; words of one type in a row are one name."""
    found: list[ProposedSpan] = []
    previous_word: int | None = None
    open_until: int | None = None
    for token, word in enumerate(piece.encoding.word_ids):
        start, end = piece.encoding.offsets[token]
        if word is None or end <= start:
            continue
        if word == previous_word:
            if open_until is not None:
                found[-1] = _longer(found[-1], piece.start + end)
            continue
        previous_word = word
        label = labels.get(int(scores[token].argmax()), "O")
        kind = type_of(label)
        start += len(piece.text[start:end]) - len(piece.text[start:end].lstrip())
        if kind is None:
            open_until = None
        elif open_until == word - 1 and found[-1].type == kind and not begins(label):
            found[-1] = _longer(found[-1], piece.start + end)
            open_until = word
        else:
            confidence = round(100 * float(scores[token].max()))
            found.append(ProposedSpan(piece.start + start, piece.start + end, kind, confidence))
            open_until = word
    return found


def _longer(span: ProposedSpan, end: int) -> ProposedSpan:
    return span._replace(end=max(span.end, end))
