"""Labelled sentences -> what the tagger will see: words as the package splits them, with hints."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tools.train_tagger.corpora import Sentence
from tools.train_tagger.mixture import spans_of

from copytaster.stages.article import CleanArticle
from copytaster.stages.article import Sentence as Place
from copytaster.stages.clean_to_entities import (
    Hint,
    KnowledgeBase,
    ProposedSpan,
    clean_to_entities,
)
from copytaster.stages.clean_to_entities.window.propose import Piece, pieces_of
from copytaster_schemas.enriched_article import Language, Publisher
from copytaster_schemas.ids import article_id_of, digest_of, document_id_of

NO_SPACE_BEFORE = frozenset(".,;:!?)]}%»”’'")
NO_SPACE_AFTER = frozenset("([{«“„$£€")
NOWHEN = datetime(2020, 1, 1, tzinfo=UTC)


class Example(NamedTuple):
    """A sentence as the tagger sees it; `hints` by word; `convention`: who labelled it."""

    words: list[str]
    hints: dict[int, tuple[str, ...]]
    labels: list[str]
    convention: int = 0


class Listening:
    """A tagger that proposes nothing and remembers the hints that it was given."""

    def __init__(self) -> None:
        self.hints: tuple[Hint, ...] = ()

    def propose(self, clean: CleanArticle, hints: Sequence[Hint] = ()) -> tuple[ProposedSpan, ...]:
        """Nothing at all."""
        del clean
        self.hints = tuple(hints)
        return ()


def examples_of(
    sentences: Sequence[Sentence], language: str, knowledge: KnowledgeBase
) -> Iterator[Example]:
    """The sentences of one document as the package would read them."""
    text, places, gold = joined(sentences)
    clean = an_article(text, places, language)
    listening = Listening()
    clean_to_entities(clean, knowledge=knowledge, tagger=listening)
    for piece in pieces_of(clean, listening.hints):
        yield Example(piece.words.texts, piece.hints, labels_of(piece, gold))


def joined(
    sentences: Sequence[Sentence],
) -> tuple[str, list[tuple[int, int]], list[tuple[int, int, str]]]:
    """The text with one sentence a line, where they stand, and the names in it."""
    text = ""
    places: list[tuple[int, int]] = []
    gold: list[tuple[int, int, str]] = []
    for words, labels in sentences:
        text += "\n" if text else ""
        start, offsets = len(text), []
        for at, word in enumerate(words):
            glued = at == 0 or word[0] in NO_SPACE_BEFORE or text[-1] in NO_SPACE_AFTER
            glued = glued or (text[-1] in "'’" and len(text) > 1 and text[-2].isalpha())
            text += ("" if glued else " ") + word
            offsets.append((len(text) - len(word), len(text)))
        places.append((start, len(text)))
        gold += [(offsets[a][0], offsets[b - 1][1], kind) for a, b, kind in spans_of(labels)]
    return text, places, gold


def labels_of(piece: Piece, gold: Sequence[tuple[int, int, str]]) -> list[str]:
    """BIO labels of the words: a word belongs to a name when half of it does."""
    texts, starts, ends = piece.words
    labels = ["O"] * len(texts)
    for start, end, kind in gold:
        begins = "B"
        for at, (first, last) in enumerate(zip(starts, ends, strict=True)):
            if 2 * (min(end, last) - max(start, first)) >= last - first:
                labels[at] = f"{begins}-{kind}"
                begins = "I"
    return labels


def an_article(text: str, places: Sequence[tuple[int, int]], language: str) -> CleanArticle:
    """A clean article of nothing but a body, sentence by sentence."""
    content_hash = digest_of("", text)
    document_id = document_id_of(f"set:{content_hash}")
    return CleanArticle(
        article_id=article_id_of(document_id, "1", content_hash), document_id=document_id,
        source_id=None, version="1", url=None, canonical_url=None, title="", body=text, text=text,
        sentences=tuple(Place(a, b, number, "body") for number, (a, b) in enumerate(places)),
        language=Language(code=language, confidence=99),
        publisher=Publisher(id="unknown", name="unknown"), origin_publisher=None, wire_origin=None,
        authors=(), pub_status="usable", published_at=None, published_at_precision="unknown",
        published_at_source="unknown", updated_at=None, first_seen_at=NOWHEN,
        content_hash=content_hash, boilerplate_ratio=0.0, machine_translated=None, flags=(),
    )  # fmt: skip
