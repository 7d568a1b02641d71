"""Around a cue and its source -> the words that are said."""

from typing import Final

from copytaster.limits import QUOTE_PARTS_MAX
from copytaster.stages.entities_to_claims.inflect import INFINITIVE
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ADDRESSEE,
    ADDRESSING,
    ADVERB,
    AT_TIME,
    CLAUSE_OPENER,
    CLITIC,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
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

PARENTHETIC_WORDS_MIN: Final = 3
"""Words before ", X said" that make it a parenthesis and not an opening phrase."""

DASHES: Final = frozenset({"–", "—", "―", "-"})
OF_INFINITIVE: Final = OF | INFINITIVE_MARK
"""What opens a saying without a verb of its own: "dice di", but not "prova a"."""

INFINITIVE_ENDINGS: Final = ("r", "re", "rlo", "rla", "rsi", "rne")
"""Of auxiliaries and modals: "aver", "essere", "poterlo"."""

BEFORE_PARENTHESIS: Final = frozenset({",", "–", "—", "―", "-", "?", "!", "…"}) | QUOTE_MARKS


def after_cue(scan: Scan, i: int, end: int) -> int | None:
    """Where what is said begins behind a cue that ends at `i`: the clause, quotation or colon
    ahead.
    """
    page = scan.page
    limit = min(end, i + CLAUSE_AHEAD_MAX)
    if i < limit and page.low[i] == ",":
        return _behind_aside(scan, i, limit)
    for k in range(i, limit):
        word, bits = page.low[k], page.bits[k]
        if k > i and k in scan.cues and k in scan.verbs.finite:
            subject = page.mention[k - 1] >= 0 or page.bits[k - 1] & PERSONAL
            if subject or k in scan.verbs.certain:
                return None  # "said NATO confirmed that": the clause is the next verb's
        if _opens_said(scan, k, end):
            return k + (word == ":")
        if word == ",":
            continue
        if not word[0].isalnum() or (bits & VERBAL and not bits & ADVERB):
            return None
        if bits & CLAUSE_OPENER and k > i:
            only_relative = bits & RELATIVE and not bits & COMPLEMENTISER
            return k if k - i <= 1 and not only_relative else None
    return None


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
        return page.low[i].endswith(INFINITIVE_ENDINGS)
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
    if (
        words < PARENTHETIC_WORDS_MIN
        and scan.quotes.holding(before) is None
        and not _goes_on(scan, right, sentence.last)
    ):
        return False
    if page.low[before] in DASHES and not _says(scan, sentence.first, before):
        return False
    if page.low[before] == "," and (
        (_opens_with_phrase(scan, sentence.first, before) and not _resumes(scan, right))
        or _is_main_behind(scan, sentence.first, before, left, right)
    ):
        return False
    return right >= sentence.last or _breaks_off(scan, before, right, sentence.last)


def _past_time(scan: Scan, right: int, end: int) -> int:
    """Behind the adverbs and words of time that may follow a cue: "X said then, "."""
    page = scan.page
    while right < end and page.bits[right] & (ADVERB | TIME_WORD):
        right += 1
    return right


def _goes_on(scan: Scan, right: int, end: int) -> bool:
    """Whether the verb or the quotation of a clause follows, whose subject stands before: "The
    museum, X said, celebrated".
    """
    page = scan.page
    k = _past_time(scan, right, end)
    if k + 1 >= end or page.low[k] != ",":
        return False
    opens = page.low[k + 1] in '“„«"'
    return opens or page.has(k + 1, VERBAL) or is_finite(page, scan.verbs, k + 1)


def _resumes(scan: Scan, right: int) -> bool:
    """Whether a clause follows behind the parenthesis: "During his years, X said, it rose"."""
    beyond = beyond_parenthesis(scan, right)
    return beyond is not None and _says(scan, *beyond)


def _breaks_off(scan: Scan, before: int, right: int, end: int) -> bool:
    """Whether what stands behind the cue is nothing that is said."""
    page = scan.page
    word, bits = page.low[right], page.bits[right]
    if bits & COMPLEMENTISER:
        return False
    if not word[0].isalnum():
        return word not in '“„«":'
    if bits & (TIME_WORD | PREPOSITION) and _completed(scan, right, end):
        return False
    if scan.quotes.holding(before) is not None and page.low[before] in "”»\"“’'":
        return True
    if page.has(right - 1, ADDRESSING) and (page.capital[right] or bits & DETERMINER):
        return not any(page.bits[k] & COMPLEMENTISER for k in range(right + 1, end))
    return bits & (PREPOSITION | ADDRESSEE | TIME_WORD | ADVERB | CLAUSE_OPENER) != 0


def _completed(scan: Scan, right: int, end: int) -> bool:
    """Whether "that" follows behind a day or occasion: "X said on Friday that"."""
    page = scan.page
    for k in range(right, min(end, right + CLAUSE_AHEAD_MAX)):
        if not page.low[k][0].isalnum():
            return False
        if page.bits[k] & COMPLEMENTISER and not page.has(k + 1, VERBAL):
            clause = scan.clause_at(k)
            return clause.kind == "complement" and clause.first == k
    return False


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


def _says(scan: Scan, first: int, last: int) -> bool:
    """Whether words say something, unlike a dateline or a name: they have a verb or quote."""
    page = scan.page
    return any(
        page.bits[k] & VERBAL or k in scan.events or k in scan.cues or scan.quotes.at[k] >= 0
        for k in range(first, last)
    )


def _is_main_behind(scan: Scan, first: int, comma: int, left: int, right: int) -> bool:
    """ "If they come, NATO will answer": a main clause of its own behind a subordinate one."""
    page = scan.page
    opening = scan.clause_at(first)
    if opening.kind not in {"condition", "subordinate"} or opening.last < comma:
        return False
    subject_first = page.mention[left] >= 0 or page.has(left, DETERMINER | PERSONAL)
    sentence = page.sentences[page.sentence[left]]
    return subject_first and trimmed_end(scan, right, sentence.last) <= right


def before_parenthesis(scan: Scan, left: int) -> Words | None:
    """What stands before a parenthesis: the sentence so far, and the whole quotation it ends."""
    page = scan.page
    sentence = page.sentences[page.sentence[left]]
    first, last = sentence.first, left
    while last > first and page.low[last - 1] in {",", "–", "—", "-", "―"}:
        last -= 1
    quote = scan.quotes.holding(last - 1)
    speech = quote is not None and quote.is_speech and quote.first > first
    if quote is not None and speech and page.low[quote.first - 1] in {":", "."}:
        first = quote.first  # the quotation alone: what stands before it is another sentence
    return (first, last) if last > first else None


def beyond_parenthesis(scan: Scan, right: int) -> Words | None:
    """What goes on behind a parenthesis: the second half of a quotation, or of the sentence."""
    page = scan.page
    sentence = page.sentences[page.sentence[right - 1]]
    right = _past_time(scan, right, sentence.last)
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
