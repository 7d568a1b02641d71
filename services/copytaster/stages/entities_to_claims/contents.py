"""Around a cue and its source -> the words that are said."""

from typing import Final

from copytaster.limits import QUOTE_PARTS_MAX
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADVERB,
    AT_TIME,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    IN,
    INFINITIVE_MARK,
    PREPOSITION,
    TIME_WORD,
    TO,
    VERBAL,
)

CLAUSE_AHEAD_MAX: Final = 16
"""Words between a cue and its "that", quote or colon: an addressee, a day, an occasion."""

PARENTHETIC_WORDS_MIN: Final = 3
"""Words before ", X said" that make it a parenthesis and not an opening phrase."""

BEFORE_PARENTHESIS: Final = frozenset({",", "–", "—", "―", "-", "?", "!", "…"}) | QUOTE_MARKS


def after_cue(scan: Scan, i: int, end: int) -> int | None:
    """Where what is said begins behind a cue that ends at `i`: the clause, quotation or colon
    ahead.
    """
    page = scan.page
    limit = min(end, i + CLAUSE_AHEAD_MAX)
    skipped = False
    for k in range(i, limit):
        word, bits = page.low[k], page.bits[k]
        if word in '“„«"' or (word == "‘" and scan.quotes.at[k] >= 0):
            return k
        if word == ":":
            return k + 1
        if bits & COMPLEMENTISER:
            return k
        if word == ",":
            if k == i or not skipped:
                return None
            continue
        if not word[0].isalnum():
            return None
        if bits & CLAUSE_OPENER and k > i:
            return k if k - i <= 1 else None
        if bits & VERBAL and not bits & ADVERB:
            return None
        skipped = True
    return None


def plain_rest(scan: Scan, i: int, end: int) -> Words | None:
    """What follows a cue without "that": a clause or a noun phrase, behind day and adverb."""
    page = scan.page
    k = i
    while k < end and (
        (page.bits[k] & (TIME_WORD | ADVERB) and not page.bits[k] & (DETERMINER | COMPLEMENTISER))
        or _is_day(scan, k, end)
    ):
        k += 1
    last = trimmed_end(scan, k, end)
    if k >= last or not (page.low[k][0].isalnum() or page.low[k] in QUOTE_MARKS):
        return None
    return k, last


def _is_day(scan: Scan, k: int, end: int) -> bool:
    """ "on Monday", "this Monday": the word before a day belongs to it."""
    page = scan.page
    return k + 1 < end and page.has(k + 1, TIME_WORD) and page.has(k, AT_TIME | IN | DETERMINER)


def trimmed_end(scan: Scan, first: int, end: int) -> int:
    """`end` without closing marks of the sentence."""
    page = scan.page
    while end > first and page.low[end - 1] in {".", ",", ";"}:
        end -= 1
    return end


def is_parenthetic(scan: Scan, left: int, right: int) -> bool:
    """Whether source and cue between `left` and `right` only break into, or follow, what is
    said.
    """
    page = scan.page
    sentence = page.sentences[page.sentence[left]]
    before = left - 1
    if before < sentence.first or page.low[before] not in BEFORE_PARENTHESIS:
        return False
    words = before - sentence.first
    if words < PARENTHETIC_WORDS_MIN and scan.quotes.holding(before) is None:
        return False
    if page.low[before] == "," and _opens_with_phrase(scan, sentence.first, before):
        return False
    if right >= sentence.last:
        return True
    word, bits = page.low[right], page.bits[right]
    if bits & COMPLEMENTISER:
        return False
    if not word[0].isalnum():
        return word not in '“„«":'
    if scan.quotes.holding(before) is not None and page.low[before] in "”»\"“’'":
        return True
    return bits & (PREPOSITION | ADDRESSEE | TIME_WORD | ADVERB | CLAUSE_OPENER) != 0


def _opens_with_phrase(scan: Scan, first: int, comma: int) -> bool:
    """ "On Thursday, ..." and "After the briefing, ..." have no verb and are nothing that is
    said.
    """
    page = scan.page
    if not page.bits[first] & (PREPOSITION | TIME_WORD | ADVERB):
        return False
    return not any(
        page.bits[k] & VERBAL or k in scan.events or k in scan.cues for k in range(first, comma)
    )


def before_parenthesis(scan: Scan, left: int) -> Words | None:
    """What stands before a parenthesis: the sentence so far, and the whole quotation it ends."""
    page = scan.page
    sentence = page.sentences[page.sentence[left]]
    first, last = sentence.first, left
    while last > first and page.low[last - 1] in {",", "–", "—", "-", "―"}:
        last -= 1
    quote = scan.quotes.holding(last - 1)
    if quote is not None and quote.is_speech and quote.first > first:
        if page.low[quote.first - 1] in {":", "."}:
            first = quote.first  # the quotation alone: what stands before it is another sentence
    return (first, last) if last > first else None


def beyond_parenthesis(scan: Scan, right: int) -> Words | None:
    """What goes on behind a parenthesis: the second half of a quotation, or of the sentence."""
    page = scan.page
    sentence = page.sentences[page.sentence[right - 1]]
    if right >= sentence.last or page.low[right] not in {",", "–", "—", ":"}:
        return None
    k = right + 1
    if k >= sentence.last or page.low[k][-3:] in {"ing", "ndo"}:
        return None
    if page.bits[k] & (CLAUSE_OPENER | COORDINATOR) and not page.bits[k] & COMPLEMENTISER:
        return None
    last = trimmed_end(scan, k, sentence.last)
    return (k, last) if last - k >= PARENTHETIC_WORDS_MIN else None


def whole_quotes(scan: Scan, content: Words) -> tuple[Words, ...]:
    """Content stretched to the ends of the speech it touches, with the paragraphs the speech goes
    on in.
    """
    first, last = content
    quotes = scan.quotes
    head = quotes.holding(first)
    if head is not None and head.is_speech and head.first < first:
        first = head.first
    tail = quotes.holding(last - 1)
    if tail is None or not tail.is_speech:
        return ((first, last),)
    last = max(last, tail.last)
    parts: list[Words] = [(first, last)]
    number = tail.number
    while not quotes.all[number].closed and len(parts) < QUOTE_PARTS_MAX:
        following = number + 1
        if following >= len(quotes.all) or quotes.all[following].part_of != tail.part_of:
            break
        parts.append((quotes.all[following].first, quotes.all[following].last))
        number = following
    return tuple(parts)


def earlier_parts(scan: Scan, first: int) -> tuple[Words, ...]:
    """Paragraphs before `first` whose quotation runs on into the one that holds it."""
    quote = scan.quotes.holding(first)
    if quote is None or quote.part_of == quote.number:
        return ()
    begin = max(quote.part_of, quote.number - QUOTE_PARTS_MAX)
    return tuple((q.first, q.last) for q in scan.quotes.all[begin : quote.number])


def is_addressed(scan: Scan, i: int) -> bool:
    """Whether "to" or an addressee follows: "told reporters", "said to the paper"."""
    page = scan.page
    return page.has(i, ADDRESSEE) or (page.has(i, TO) and not page.has(i, INFINITIVE_MARK))
