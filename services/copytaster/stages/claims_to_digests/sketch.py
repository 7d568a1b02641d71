"""text -> bottom-k sketches that say how much two articles share, without keeping the articles."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from copytaster.limits import SKETCH_HASHES_MAX
from copytaster.stages.article import TaggedArticle
from copytaster.stages.claims_to_digests.words import hash32, hash32_of, words

QUOTED: Final = re.compile(
    r"“[^”\n]{12,600}[”\n]|«[^»\n]{12,600}[»\n]|„[^“”\n]{12,600}[“”\n]|\"[^\"\n]{12,600}[\"\n]"
)
"""Text inside quotation marks, a paragraph at most (a quote of several paragraphs closes only its
last).
"""

TEXT_GRAM: Final = 3
"""Words a gram outside quotes: spun copies of the seeds still share .41 of their trigrams (nlp.md,
4).
"""

QUOTE_GRAM: Final = 4
"""Words a gram inside quotes: two reports of one utterance share most, other utterances none."""

SKELETON_GRAM: Final = 3
"""Marks a gram of the skeleton; bigrams of the same event reach .44, trigrams tell copies apart."""


class Sketch(NamedTuple):
    """The `SKETCH_HASHES_MAX` smallest hashes, sorted, and how many different ones there were."""

    hashes: tuple[int, ...]
    size: int


def sketch_of(grams: Iterable[int]) -> Sketch:
    """A bottom-k sketch (Broder 1997) of a set of hashes."""
    distinct = sorted(set(grams))
    return Sketch(tuple(distinct[:SKETCH_HASHES_MAX]), len(distinct))


def word_grams(text: str, size: int) -> list[int]:
    """The hashes of all runs of `size` folded words."""
    found = words(text)
    runs = zip(*(found[k:] for k in range(size)), strict=False)
    return [hash32_of(b" ".join(run)) for run in runs]


class Parted(NamedTuple):
    """A text without its quoted passages, and the grams of those passages."""

    plain: str
    quoted: frozenset[int]


def parted(text: str) -> Parted:
    """Part what a text quotes from the rest."""
    quotes = (match.group()[1:-1] for match in QUOTED.finditer(text))
    grams = frozenset(gram for quote in quotes for gram in word_grams(quote, QUOTE_GRAM))
    return Parted(QUOTED.sub(" ¶ ", text), grams)


def skeleton_grams(tagged: TaggedArticle) -> list[int]:
    """The article as the order in which it names things: no words, so no language.

    Repeats of the same thing in a row count once.
    """
    order: list[str] = []
    for mention in tagged.mentions:
        mark = str(mention.stands_for or mention.entity_id)
        if not order or order[-1] != mark:
            order.append(mark)
    return _runs(order, SKELETON_GRAM)


def _runs(order: Sequence[str], size: int) -> list[int]:
    return [hash32("\x1f".join(order[i : i + size])) for i in range(len(order) - size + 1)]
