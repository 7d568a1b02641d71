"""Quotations without a cue -> the source on the line below, or whoever spoke last."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.clauses import DASHES
from copytaster.stages.entities_to_claims.page import Page, Span
from copytaster.stages.entities_to_claims.quotes import Quote
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.topics import topic_of
from copytaster.stages.entities_to_claims.word_class import VERBAL

SIGNATURE_WORDS_MAX: Final = 12
"""Words of a line that only names whom the quotation above belongs to: name, office, dash."""

NAME_WORDS_MIN: Final = 2
NAME_WORDS_MAX: Final = 5
"""Words of a signature behind a dash that no list of names knows: name, initial, surnames."""

ENDS: Final = frozenset(".!?…")
"""What stands inside the marks where a quotation is a sentence of its own."""

PARAGRAPHS_BACK_MAX: Final = 2
"""How far back the speaker of a quotation that stands alone is looked for."""


def leftover_quotes(scan: Scan, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Speech that no attribution covers. A quotation over several paragraphs is one."""
    page, quotes = scan.page, scan.quotes
    covered = [False] * (len(page.low) + 1)
    for attribution in found:
        if _is_quoted(scan, attribution):
            continue  # "I think" inside a quotation tells not who is quoted
        for first, last in attribution.content:
            covered[first:last] = [True] * (last - first)
    groups: dict[int, list[Quote]] = {}
    for quote in quotes.all:
        if quote.is_speech and page.sentence[quote.first] >= 0:
            groups.setdefault(quote.part_of, []).append(quote)
    by_paragraph = _by_paragraph(scan, found)
    for parts in groups.values():
        inner = min(parts[0].first + 1, parts[0].last - 1)
        if covered[inner] or covered[min(inner + 2, parts[0].last - 1)]:
            continue
        content = tuple((part.first, part.last) for part in parts)
        number = page.sentence[parts[0].first]
        whose = _signed(scan, parts) or _spoken(scan, parts, by_paragraph)
        if whose is not None:
            yield replace(whose, content=content, sentence=number)


def _signed(scan: Scan, parts: Sequence[Quote]) -> Attribution | None:
    """The attribution to who is named behind a quotation, yet without what is said."""
    signature = _signature(scan, parts[-1])
    if signature is None:
        return None
    dash = parts[-1].last
    cue = (dash, dash + 1) if scan.page.low[dash] in DASHES else signature
    return Attribution(cue, "", "report", signature, (), -1, mode="pull_quote")


def _spoken(
    scan: Scan, parts: Sequence[Quote], by_paragraph: dict[int, list[Attribution]]
) -> Attribution | None:
    """The attribution to who spoke last, or whom the sentence before is about."""
    earlier = _earlier(scan, parts[0], by_paragraph)
    if earlier is not None:
        return Attribution(
            cue=earlier.cue,
            lemma=earlier.lemma,
            cue_class="report",
            source=earlier.source,
            content=(),
            sentence=-1,
            mode="direct",
            dropped=earlier.dropped,
            borrowed=True,
        )
    topic, mark = _told_of(scan, parts), (parts[0].first, parts[0].first + 1)
    if topic is None:
        return None
    return Attribution(mark, "", "report", topic, (), -1, mode="direct", borrowed=True)


def _signature(scan: Scan, quote: Quote) -> Words | None:
    """The next line, or what a dash divides from the quotation, where it is nothing but a name (and
    office).
    """
    page = scan.page
    if quote.last >= len(page.low) or page.sentence[quote.last] < 0:
        return None
    sentence = page.sentences[page.sentence[quote.last]]
    dashed = page.low[quote.last] in DASHES
    if not dashed and (sentence.first < quote.last or sentence.paragraph == quote.paragraph):
        return None
    first = quote.last
    while first < sentence.last and not page.low[first][0].isalnum():
        first += 1
    last = _line_end(scan, first, sentence.last)
    while last > first and page.low[last - 1] == ".":
        last -= 1
    if not 0 < last - first <= SIGNATURE_WORDS_MAX:
        return None
    speaks = any(page.bits[k] & VERBAL or k in scan.cues for k in range(first, last))
    named = any(
        entity is not None and entity.entity_type == "person"
        for entity in (page.entity_at(k) for k in range(first, last))
    ) or (dashed and _looks_named(page, first, last))
    return (first, last) if named and not speaks else None


def _line_end(scan: Scan, first: int, end: int) -> int:
    """Where the line that begins at word `first` ends, or the next quotation begins."""
    page = scan.page
    for k in range(first + 1, min(end, first + SIGNATURE_WORDS_MAX + 1)):
        broken = "\n" in page.text[page.ends[k - 1] : page.starts[k]]
        if broken or scan.quotes.at[k] >= 0:
            return k
    return end


def _looks_named(page: Page, first: int, last: int) -> bool:
    """Whether two to four words with capitals and nothing else stand there."""
    return NAME_WORDS_MIN <= last - first <= NAME_WORDS_MAX and all(
        page.capital[k] or page.low[k] == "." for k in range(first, last)
    )


def _is_quoted(scan: Scan, one: Attribution) -> bool:
    """Whether the cue itself stands in speech."""
    quote = scan.quotes.holding(one.cue[0])
    return quote is not None and quote.is_speech


def _by_paragraph(scan: Scan, found: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions to a named source in each paragraph, in order, outside quotations."""
    named: dict[int, list[Attribution]] = {}
    for one in sorted(found, key=lambda a: a.cue):
        speaks = one.source is not None and one.cue_class != "no_commitment"
        if speaks and not _is_quoted(scan, one):
            named.setdefault(_sentence(scan, one.cue[0]).paragraph, []).append(one)
    return named


def _sentence(scan: Scan, i: int) -> Span:
    return scan.page.sentences[scan.page.sentence[i]]


def _earlier(
    scan: Scan, quote: Quote, by_paragraph: dict[int, list[Attribution]]
) -> Attribution | None:
    """Whoever spoke last in the paragraph, or, for a quotation that opens its own, just
    before it.
    """
    same = by_paragraph.get(quote.paragraph, [])
    before = bisect_left(same, quote.first, key=_cue_at)
    if before:
        return same[before - 1]
    if not _opens_paragraph(scan, quote):
        return None
    for back in range(1, PARAGRAPHS_BACK_MAX + 1):
        others = by_paragraph.get(quote.paragraph - back)
        if others:
            return others[-1]
    return None


def _cue_at(one: Attribution) -> int:
    return one.cue[0]


def _told_of(scan: Scan, parts: Sequence[Quote]) -> Words | None:
    """Whom the sentence right before a quotation that is a sentence of its own is about ("Die
    Wirtin war entsetzt. „Das habe ich noch nie erlebt.“").
    """
    page, first, last = scan.page, parts[0].first, parts[-1].last
    number = page.sentence[first]
    whole = page.sentences[number].first == first and page.low[last - 2] in ENDS
    if not whole or number == 0:
        return None
    before = page.sentences[number - 1]
    if before.paragraph < parts[0].paragraph - 1:
        return None
    return topic_of(scan, before)


def _opens_paragraph(scan: Scan, quote: Quote) -> bool:
    page = scan.page
    number = page.sentence[quote.first]
    opens = number == 0 or page.sentences[number - 1].paragraph != quote.paragraph
    return opens and page.sentences[number].first == quote.first
