"""Articles rebuilt out of sentences in a row: a break is where names and words change.

After TextTiling (Hearst 1997): the sentences so far are compared with the next ones, by words
weighed by how rare they are. A sentence that leans on the one before ("He", "The official") never
begins an article, and a dozen sentences of one subject are never one: the texts are radio news.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from .sentences import Sentence

AHEAD: Final = 2
"""Sentences that are compared with the article so far."""
SAME: Final = 0.17
"""Shared weight from which two blocks are one article; 30 of what came out were looked at."""
LONGEST: Final = 14
SHORTEST: Final = 2
NEWS_SENTENCES: Final = 3

_LEANS: Final = re.compile(
    r"(He|She|They|It|His|Her|Their|Its|But|And|This|That|These|Those|Mr\.|Mrs\.|Ms\.|Also|Both|"
    r"However|Meanwhile|Other|Another|Earlier|Separately|Elsewhere|In (other|another|a separate)|"
    r"The (officials?|men|man|woman|two|three|report|statement|attacks?|group|court|move|comments?|"
    r"announcement|incident|visit|meeting|talks|explosion|bomb(ing)?|army|military|blast|spokes\w+|"
    r"paper|newspaper|agency|minister|president|country|government|ruling|police|victims?|law)"
    r")\b"
)
_NEWS: Final = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(say|says|said|announced|reports?|reported|has|have)\b"
)
_DAY: Final = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(today|this week)\b")


def articles_of(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """The news articles among the sentences; fables, reference works and jokes are left out."""
    weights = _rarity(sentences)
    start = 0
    for at in range(1, len(sentences) + 1):
        if at < len(sentences) and not _breaks(sentences, start, at, weights):
            continue
        article = tuple(sentences[start:at])
        if is_news(article):
            yield article
        start = at


def is_news(article: Sequence[Sentence]) -> bool:
    """Three sentences at least, somebody says or did something, on a named day."""
    text = " ".join(one.text for one in article)
    return (
        len(article) >= NEWS_SENTENCES
        and bool(_DAY.search(text))
        and bool(_NEWS.search(article[0].text))
        and bool(article[0].names)
    )


def _breaks(sentences: Sequence[Sentence], start: int, at: int, weights: dict[str, float]) -> bool:
    if at - start >= LONGEST:
        return True
    if at - start < SHORTEST or _LEANS.match(sentences[at].text):
        return False
    before = _terms(sentences[start:at])
    return (
        _likeness(before, _terms(sentences[at : at + 1]), weights) < SAME
        and _likeness(before, _terms(sentences[at : at + AHEAD]), weights) < SAME
    )


def _terms(block: Sequence[Sentence]) -> frozenset[str]:
    return frozenset().union(*(one.names | one.words for one in block))


def _likeness(before: frozenset[str], after: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights[term] for term in after)
    return sum(weights[term] for term in before & after) / total if total else 1.0


def _rarity(sentences: Sequence[Sentence]) -> dict[str, float]:
    counts = Counter(term for one in sentences for term in one.names | one.words)
    return {term: math.log(len(sentences) / count) for term, count in counts.items()}
