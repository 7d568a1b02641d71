"""Quotations without a cue -> the source on the line below, or whoever spoke last."""

from collections.abc import Iterator, Sequence
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.page import Span
from copytaster.stages.entities_to_claims.quotes import Quote
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.word_class import VERBAL

SIGNATURE_WORDS_MAX: Final = 12
"""Words of a line that only names whom the quotation above belongs to: name, office, dash."""

PARAGRAPHS_BACK_MAX: Final = 2
"""How far back the speaker of a quotation that stands alone is looked for."""


def leftover_quotes(scan: Scan, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Speech that no attribution covers. A quotation over several paragraphs is one."""
    page, quotes = scan.page, scan.quotes
    covered = [False] * (len(page.low) + 1)
    for attribution in found:
        for first, last in attribution.content:
            covered[first:last] = [True] * (last - first)
    groups: dict[int, list[Quote]] = {}
    for quote in quotes.all:
        if quote.is_speech and page.sentence[quote.first] >= 0:
            groups.setdefault(quote.part_of, []).append(quote)
    by_paragraph = _last_by_paragraph(scan, found)
    for parts in groups.values():
        inner = min(parts[0].first + 1, parts[0].last - 1)
        if covered[inner] or covered[min(inner + 2, parts[0].last - 1)]:
            continue
        content = tuple((part.first, part.last) for part in parts)
        number = page.sentence[parts[0].first]
        signature = _signature(scan, parts[-1])
        if signature is not None:
            yield Attribution(
                cue=signature,
                lemma="",
                cue_class="report",
                source=signature,
                content=content,
                sentence=number,
                mode="pull_quote",
            )
            continue
        earlier = _earlier(scan, parts[0], by_paragraph)
        if earlier is not None:
            yield Attribution(
                cue=earlier.cue,
                lemma=earlier.lemma,
                cue_class="report",
                source=earlier.source,
                content=content,
                sentence=number,
                mode="direct",
                dropped=earlier.dropped,
                borrowed=True,
            )


def _signature(scan: Scan, quote: Quote) -> Words | None:
    """The next line, where it is nothing but a name (and office)."""
    page = scan.page
    if quote.last >= len(page.low) or page.sentence[quote.last] < 0:
        return None
    sentence = page.sentences[page.sentence[quote.last]]
    first = sentence.first
    while first < sentence.last and not page.low[first][0].isalnum():
        first += 1
    last = sentence.last
    while last > first and page.low[last - 1] == ".":
        last -= 1
    if not 0 < last - first <= SIGNATURE_WORDS_MAX or sentence.first < quote.last:
        return None
    if sentence.paragraph == quote.paragraph and page.low[sentence.first] not in {
        "–",
        "—",
        "―",
        "-",
    }:
        return None
    named = any(
        entity is not None and entity.entity_type == "person"
        for entity in (page.entity_at(k) for k in range(first, last))
    )
    speaks = any(page.bits[k] & VERBAL or k in scan.cues for k in range(first, last))
    return (first, last) if named and not speaks else None


def _last_by_paragraph(scan: Scan, found: Sequence[Attribution]) -> dict[int, Attribution]:
    """The last attribution to a named source in each paragraph."""
    last: dict[int, Attribution] = {}
    for attribution in sorted(found, key=lambda a: a.cue):
        if attribution.source is not None and attribution.cue_class != "no_commitment":
            last[_sentence(scan, attribution.cue[0]).paragraph] = attribution
    return last


def _sentence(scan: Scan, i: int) -> Span:
    return scan.page.sentences[scan.page.sentence[i]]


def _earlier(scan: Scan, quote: Quote, by_paragraph: dict[int, Attribution]) -> Attribution | None:
    """Whoever spoke last in the paragraph, or, for a quotation that opens its own, just
    before it.
    """
    same = by_paragraph.get(quote.paragraph)
    if same is not None and same.cue[0] < quote.first:
        return same
    if quote.first != _paragraph_first(scan, quote):
        return None
    for back in range(1, PARAGRAPHS_BACK_MAX + 1):
        before = by_paragraph.get(quote.paragraph - back)
        if before is not None:
            return before
    return None


def _paragraph_first(scan: Scan, quote: Quote) -> int:
    page = scan.page
    number = page.sentence[quote.first]
    while number > 0 and page.sentences[number - 1].paragraph == quote.paragraph:
        number -= 1
    return page.sentences[number].first
