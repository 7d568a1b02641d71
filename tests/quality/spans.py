"""Column files of labelled words -> articles and gold spans; mentions -> spans over words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from copytaster.stages.article import LinkedEntity, TaggedArticle

NO_SPACE_BEFORE: Final = frozenset(".,;:!?)]}%»”’'")
NO_SPACE_AFTER: Final = frozenset("([{«“„$£€")
KINDS: Final = {"person": "PER", "organisation": "ORG", "place": "LOC"}
SENTENCES_PER_ARTICLE: Final = 20
"""Sentences put into one article where a set does not say where documents begin."""

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words with labels, as one text; `offsets` are those of the words in it."""

    text: str
    offsets: tuple[tuple[int, int], ...]
    gold: frozenset[Span]


def read_labelled(path: Path, *, word: int, label: int, alone: bool = False) -> Iterator[Labelled]:
    """The articles of a column file; `alone`: every sentence is an article of its own."""
    article: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newdoc") and article:
            yield _labelled(article)
            article = []
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if line.strip() and not line.startswith(("# ", "#\t")) and len(cells) > max(word, label):
            sentence.append((cells[word].strip(), cells[label].strip()))
        elif sentence and not line.strip():
            article.append(sentence)
            sentence = []
            if alone or len(article) == SENTENCES_PER_ARTICLE:
                yield _labelled(article)
                article = []
    if article:
        yield _labelled(article)


def _labelled(article: list[list[tuple[str, str]]]) -> Labelled:
    text = ""
    offsets: list[tuple[int, int]] = []
    labels: list[str] = []
    for sentence in article:
        text += "\n" if text else ""
        for at, (word, label) in enumerate(sentence):
            glued = at == 0 or word[0] in NO_SPACE_BEFORE or text[-1] in NO_SPACE_AFTER
            glued = glued or (text[-1] in "'’" and len(text) > 1 and text[-2].isalpha())
            text += ("" if glued else " ") + word
            offsets.append((len(text) - len(word), len(text)))
            labels.append(label)
    return Labelled(text, tuple(offsets), frozenset(spans_of(labels)))


def spans_of(labels: list[str]) -> Iterator[Span]:
    """Spans of BIO labels over PER, ORG and LOC: first word, word after the last, kind."""
    start, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        name = name if name in ("PER", "ORG", "LOC") else ""
        if kind and (prefix != "I" or name != kind):
            yield start, at, kind
            kind = ""
        if name and (prefix == "B" or not kind):
            start, kind = at, name


def found_spans(tagged: TaggedArticle, offsets: tuple[tuple[int, int], ...]) -> frozenset[Span]:
    """The names that a tagged article holds, over words; adjectives and titles are no names."""
    types = {entity.entity_id: entity for entity in tagged.entities}
    spans: set[Span] = set()
    for mention in tagged.mentions:
        if mention.how in ("adjective", "office"):
            continue
        inside = [
            at for at, (start, end) in enumerate(offsets)
            if start < mention.end and mention.start < end
        ]  # fmt: skip
        if inside:
            spans.add((inside[0], inside[-1] + 1, _kind(types[mention.entity_id])))
    return frozenset(spans)


def _kind(entity: LinkedEntity) -> str:
    return KINDS.get(entity.entity_type, "MISC")
