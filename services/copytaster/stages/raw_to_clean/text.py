"""Title, sub-heads and paragraphs -> one clean text with its sentences."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from copytaster.limits import SENTENCES_MAX
from copytaster.stages.article import Sentence
from copytaster.stages.raw_to_clean.layout import Label
from copytaster.stages.record import dataclass
from copytaster_schemas.words import Section

BREAK: Final = "\n\n"
"""Between title and body, and between paragraphs."""

LEAD_SENTENCES_MAX: Final = 2
"""Of the first paragraph; a page without paragraphs would otherwise be all lead."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The body and the whole text, with sentences whose offsets count the whole text."""

    body: str
    text: str
    sentences: tuple[Sentence, ...]


def compose(
    title: str,
    paragraphs: Sequence[tuple[str, Label]],
    *,
    dateline: int,
    split: Callable[[str], Iterable[tuple[int, int]]],
) -> CleanText:
    """Join title and paragraphs, and split them into sentences.

    `dateline` is where it ends in the first paragraph (0: there is none); it is a sentence of its
    own, so that the first real one begins with its subject.
    """
    body = BREAK.join(paragraph for paragraph, _ in paragraphs)
    text = BREAK.join(part for part in (title, body) if part)
    sentences: list[Sentence] = []
    offset = 0
    number = 0
    if title:
        spans = split(title)
        sentences += [Sentence(start, end, 0, "title") for start, end in spans]
        offset, number = len(title) + len(BREAK), 1
    lead_left = LEAD_SENTENCES_MAX
    for paragraph, label in paragraphs:
        if len(sentences) >= SENTENCES_MAX:
            break
        skip = dateline if label is Label.BODY and lead_left == LEAD_SENTENCES_MAX else 0
        for start, end in _spans(paragraph, skip, split):
            section: Section = "body"
            if label is Label.SUBHEAD:
                section = "subhead"
            elif label is Label.BODY and lead_left > 0:
                section = "lead"
                lead_left -= end > skip  # a dateline is no sentence of the lead
            sentences.append(Sentence(offset + start, offset + end, number, section))
        if label is Label.BODY:
            lead_left = min(lead_left, 0) if lead_left < LEAD_SENTENCES_MAX else lead_left
        offset += len(paragraph) + len(BREAK)
        number += 1
    return CleanText(body, text, tuple(sentences[:SENTENCES_MAX]))


def _spans(
    paragraph: str, dateline: int, split: Callable[[str], Iterable[tuple[int, int]]]
) -> Iterable[tuple[int, int]]:
    if not dateline:
        return split(paragraph)
    head = paragraph[:dateline]
    rest = [(a + dateline, b + dateline) for a, b in split(paragraph[dateline:])]
    return [(0, len(head.rstrip())), *rest]
