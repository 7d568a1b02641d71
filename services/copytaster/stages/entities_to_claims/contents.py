"""Around a cue and its source -> the words that are said."""

from typing import Final

from copytaster.limits import QUOTE_PARTS_MAX
from copytaster.stages.entities_to_claims.inflect import INFINITIVE
from copytaster.stages.entities_to_claims.no_amounts import is_day_in_brackets
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADVERB,
    AT_TIME,
    CLAUSE_OPENER,
    CLITIC,
    COMPLEMENTISER,
    DETERMINER,
    GENITIVE,
    IN,
    INFINITIVE_MARK,
    NEGATION,
    OF,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    TIME_WORD,
    TO,
    VERBAL,
)

CLAUSE_AHEAD_MAX: Final = 16
"""Words between a cue and its "that", quote or colon: an addressee, a day, an occasion."""

NOUN_AHEAD: Final = 3
"""Words from an article to its noun: "i tre presunti omicidi"."""

DASHES: Final = frozenset({"–", "—", "―", "-"})
OF_INFINITIVE: Final = OF | INFINITIVE_MARK
"""What opens a saying without a verb of its own: "dice di", but not "prova a"."""


def after_cue(scan: Scan, i: int, end: int) -> int | None:
    """Where what is said begins behind a cue that ends at `i`: the clause, quotation or colon
    ahead.
    """
    page = scan.page
    limit = min(end, i + CLAUSE_AHEAD_MAX)
    if i < limit and page.low[i] == ",":
        return _behind_aside(scan, i, limit)
    if _has_happening(scan, i, limit):
        return None  # "confirmó la fuga de seis presos que ...": the clause hangs on a noun
    for k in range(i, limit):
        word, bits = page.low[k], page.bits[k]
        if k > i and k in scan.cues and k in scan.verbs.finite:
            subject = page.mention[k - 1] >= 0 or page.bits[k - 1] & PERSONAL
            if subject or k in scan.verbs.certain:
                return None  # "said NATO confirmed that": the clause is the next verb's
        if _opens_said(scan, k, end):
            return k + (word == ":")
        if is_day_in_brackets(page, k) or (word == ")" and is_day_in_brackets(page, k - 2)):
            continue  # "disse nesta quarta-feira (11) que"
        if word == ",":
            continue
        if not word[0].isalnum() or (bits & VERBAL and not bits & ADVERB):
            return None
        if bits & CLAUSE_OPENER and k > i:
            only_relative = bits & RELATIVE and not bits & COMPLEMENTISER
            return k if k - i <= 1 and not only_relative else None
    return None


def _has_happening(scan: Scan, i: int, limit: int) -> bool:
    """Whether the object of the cue is a noun for what happened: its article, then the noun."""
    page = scan.page
    while i < limit and (
        (page.bits[i] & (TIME_WORD | ADVERB) and not page.bits[i] & DETERMINER)
        or _is_day(scan, i, limit)
    ):
        i += 1
    if i >= limit or not page.bits[i] & DETERMINER or page.bits[i] & COMPLEMENTISER:
        return False
    for k in range(i + 1, min(limit, i + 1 + NOUN_AHEAD)):
        if page.bits[k] & (TIME_WORD | PREPOSITION | VERBAL) or page.mention[k] >= 0:
            return False
        if k in scan.events:
            return any(form.noun for form in scan.events[k][1])
    return False


def _opens_said(scan: Scan, k: int, end: int) -> bool:
    page = scan.page
    word, bits = page.low[k], page.bits[k]
    if word in '“„«":' or (word == "‘" and scan.quotes.at[k] >= 0):
        return True
    if bits & COMPLEMENTISER:
        return True
    return bits & OF_INFINITIVE == OF_INFINITIVE and _infinitive_at(scan, k + 1, end)


def _behind_aside(scan: Scan, comma: int, limit: int) -> int | None:
    """ "Confirmed, late on Monday, that": where the clause begins behind the aside."""
    page = scan.page
    if page.low[comma + 1] in '“„«"':
        return comma + 1  # "said, “..."
    for k in range(comma + 1, limit):
        if page.low[k] == ",":
            opens = page.has(k + 1, COMPLEMENTISER) or (k + 1 < limit and page.low[k + 1] in '“„«"')
            return k + 1 if opens else None
        if page.low[k] in QUOTE_MARKS or page.low[k] in {":", ";"}:
            return None
    return None


def _infinitive_at(scan: Scan, i: int, end: int) -> bool:
    """Whether an infinitive follows "di", behind a negation or pronoun: "di non aver inviato"."""
    page = scan.page
    while i < end and page.bits[i] & (NEGATION | CLITIC | ADVERB) and not page.bits[i] & VERBAL:
        i += 1
    if i >= end:
        return False
    if page.bits[i] & VERBAL:
        return page.low[i].endswith(page.lexicon.romance.auxiliary_endings)
    known = scan.cues.get(i) or scan.events.get(i)
    return known is not None and any(form.bits & INFINITIVE for form in known[1])


def plain_rest(scan: Scan, i: int, end: int) -> Words | None:
    """What follows a cue without "that": a clause or a noun phrase, behind day and adverb."""
    page = scan.page
    k = i
    while k < end and (
        (page.bits[k] & (TIME_WORD | ADVERB) and not page.bits[k] & (DETERMINER | COMPLEMENTISER))
        or _is_day(scan, k, end)
    ):
        if page.has(k + 1, GENITIVE):
            break  # "Friday's decision"
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


def quote_above(scan: Scan, left: int) -> tuple[Words, ...]:
    """A quotation that ended right before the sentence: "..." A new sentence: "said X."."""
    page = scan.page
    before = left - 1
    if before > 0 and page.low[before] == ".":
        before -= 1
    quote = scan.quotes.holding(before) if before >= 0 else None
    if quote is None or not quote.is_speech or before != quote.last - 1:
        return ()
    here = page.sentences[page.sentence[left]]
    return ((quote.first, quote.last),) if quote.paragraph == here.paragraph else ()


def quote_below(scan: Scan, end: int) -> tuple[Words, ...]:
    """ "X said:" and the quotation on the next line, or the next paragraph where it is set without
    marks.
    """
    page = scan.page
    if end >= len(page.low) or page.sentence[end] < 0:
        return ()
    quote = scan.quotes.holding(end)
    if quote is not None:
        return whole_quotes(scan, (quote.first, quote.last)) if quote.first == end else ()
    number = page.sentence[end]
    above, below = page.sentences[page.sentence[end - 1]], page.sentences[number]
    if page.low[end - 1] != ":" or below.first != end or below.paragraph == above.paragraph:
        return ()
    last = number
    while last + 1 < len(page.sentences) and page.sentences[last + 1].paragraph == below.paragraph:
        last += 1
    return ((end, page.sentences[last].last),) if below.section != "subhead" else ()
