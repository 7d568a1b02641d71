"""Around a cue -> the words that name its source."""

from typing import Final

from copytaster.stages.entities_to_claims.articles import opens_another
from copytaster.stages.entities_to_claims.inflect import BASE, FINITE
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.plurals import plural_before
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.verb_words import is_finite
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AT_TIME,
    CLAUSE_OPENER,
    COMPLEMENTISER,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    IN,
    INTERROGATIVE,
    NOUN_LIKE,
    OF,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TIME_WORD,
    VERBAL,
)

PHRASE_WORDS_MAX: Final = 24
"""Words of a source: name, office and an apposition."""

APPOSITION_WORDS_MAX: Final = 12
AGE_ASIDE: Final = 2
"""From the comma before an age to the comma behind it."""

QUOTE_MARKS: Final = frozenset('“”„«»"‘’‹›')
ENDS: Final = frozenset({";", ":", "–", "—", "―", "(", ")", "?", "!", "…", "|", "/", "•"})

Words = tuple[int, int]
"""First word and last word (exclusive)."""


def left_phrase(scan: Scan, j: int, floor: int) -> Words | None:
    """The noun phrase that ends with word `j`, with its apposition; None where there is none."""
    page = scan.page
    if j < floor:
        return None
    if page.low[j] == ",":
        return _behind_aside(scan, j, floor)
    k, last = j, max(floor, j - PHRASE_WORDS_MAX)
    while k >= last:
        word = page.low[k]
        if word == ")":
            k = _opened(page, k, last) - 1
            continue
        if word in QUOTE_MARKS and not _inside_short_quote(scan, k):
            break
        if word in ENDS or _ends_phrase(scan, k, j):
            break
        if word == "," and not (_is_closed(page, k, j) and _is_apposition(scan, k, j, floor)):
            break
        if last < k < j and opens_another(page, k):
            return _trimmed(page, k, j + 1)
        k -= 1
    return _trimmed(page, k + 1, j + 1)


def _is_closed(page: Page, comma: int, j: int) -> bool:
    """Whether a comma closes behind word `j`, or a list ends there: not "The truth, X said"."""
    behind = j + 1 < len(page.low) and page.low[j + 1] == ","
    return behind or any(page.bits[k] & COORDINATOR for k in range(comma + 1, j))


def _opened(page: Page, k: int, last: int) -> int:
    """Where the parenthesis that closes at word `k` opens; `k` where it does not."""
    return next((n for n in range(k - 1, last - 1, -1) if page.low[n] == "("), k)


def _ends_phrase(scan: Scan, k: int, j: int) -> bool:
    page, bits = scan.page, scan.page.bits[k]
    if bits & (CLAUSE_OPENER | CONTRAST) and not bits & (PREPOSITION | DETERMINER):
        return True
    if bits & COMPLEMENTISER and (not bits & DETERMINER or _introduces(scan, k, j)):
        return True
    if bits & (VERBAL | INTERROGATIVE) and k < j and page.mention[k] < 0:
        return True
    if bits & COORDINATOR:
        return not _joins_names(page, k)
    if k < j and _is_finite(scan, k) and page.mention[k] < 0:
        return True
    return bits & ADVERB != 0 and k < j and page.capital[k] and k == _sentence_first(page, k)


def _introduces(scan: Scan, k: int, j: int) -> bool:
    """Whether "that" begins a clause: behind a verb of saying, or behind the noun it describes."""
    page = scan.page
    if k in (j, 0) or not page.low[k - 1].isalpha():
        return False
    if k - 1 in scan.cues or page.bits[k - 1] & (TIME_WORD | PERSONAL):
        return True
    function = PREPOSITION | VERBAL | COORDINATOR | CONTRAST | CLAUSE_OPENER
    return not page.bits[k - 1] & function


def _is_finite(scan: Scan, k: int) -> bool:
    """Whether a word is a known verb form and can hardly be a noun here."""
    page = scan.page
    hit = scan.cues.get(k)
    if hit is None or page.capital[k]:
        return False
    if k and page.bits[k - 1] & (DETERMINER | PREPOSITION):
        return False
    if page.low[k - 1] in {"'s", "’s"}:
        return False
    base = any(form.bits & BASE for form in hit[1]) and not page.bits[k] & NOUN_LIKE
    following = page.bits[k + 1] if k + 1 < len(page.low) else 0
    says = base and (
        following & (DETERMINER | PERSONAL) or page.mention[k + 1] >= 0 or plural_before(page, k)
    )
    return bool(says) or any(form.bits & FINITE for form in hit[1])


def _joins_names(page: Page, k: int) -> bool:
    """ "Biden and Harris", "officers and diplomats": a conjunction inside the phrase."""
    if k == 0 or k + 1 >= len(page.low):
        return False
    if page.mention[k - 1] >= 0 and (page.mention[k + 1] >= 0 or page.capital[k + 1]):
        return True
    return page.low[k - 1][-1].isalpha() and page.low[k - 1] != "," and k > 1


def _sentence_first(page: Page, k: int) -> int:
    return page.sentences[page.sentence[k]].first


def _inside_short_quote(scan: Scan, k: int) -> bool:
    quote = scan.quotes.holding(k)
    return quote is not None and quote.closed and not quote.is_speech


def _behind_aside(scan: Scan, j: int, floor: int) -> Words | None:
    """ "X, who led the delegation, stated": the phrase before the aside that ends with the comma at
    `j`.
    """
    page = scan.page
    last = max(floor, j - PHRASE_WORDS_MAX)
    k = j - 1
    while k > last and page.low[k] != "," and page.low[k] not in QUOTE_MARKS:
        k -= 1
    if page.low[k] != "," or k <= floor or k + 1 == j:
        return None
    opener = page.bits[k + 1]
    aside = opener & (RELATIVE | DETERMINER | PREPOSITION | ADVERB | TIME_WORD | SUBORDINATOR)
    age = j - k == AGE_ASIDE and page.low[k + 1].isdigit()  # "Quina Jones, 25, said"
    if not aside and not age and page.mention[k + 1] < 0 and not page.low[k + 1].isalpha():
        return None
    before = left_phrase(scan, k - 1, floor) if page.low[k - 1] != "," else None
    names_more = page.mention[k + 1] >= 0 or opener & DETERMINER
    if before is None:
        named = page.mention[k + 1] >= 0 and page.low[k - 1] in ENDS
        return (k + 1, j) if named else None
    if (
        names_more
        and not opener & RELATIVE
        and not any(page.bits[n] & VERBAL for n in range(k + 1, j))
    ):
        return before[0], j
    return before


def _is_apposition(scan: Scan, comma: int, j: int, floor: int) -> bool:
    """Whether the words behind the comma name again what stands before it."""
    page = scan.page
    if j - comma > APPOSITION_WORDS_MAX or comma <= floor:
        return False
    begin = comma - 1
    while begin >= max(floor, comma - PHRASE_WORDS_MAX) and page.low[begin] != ",":
        if page.low[begin] in ENDS or page.low[begin] in QUOTE_MARKS:
            break
        begin -= 1
    opener = page.bits[begin + 1]
    if opener & (PREPOSITION | CLAUSE_OPENER | TIME_WORD | COORDINATOR) and not opener & DETERMINER:
        return False
    if page.low[begin + 1][-3:] in {"ing", "ndo"} and page.mention[begin + 1] < 0:
        return False
    if any(is_verb_word(scan, n) for n in range(begin + 1, comma)):
        return False
    if opener & (ADVERB | CONTRAST) and page.mention[begin + 1] < 0:
        return False
    if page.bits[comma + 1] & PERSONAL or parts_names(page, comma):
        return False
    named_after = page.mention[comma + 1] >= 0 or page.capital[comma + 1]
    described = page.bits[comma + 1] & DETERMINER != 0
    start = _sentence_first(page, comma)
    named_before = (
        any(
            page.mention[n] >= 0 or (page.capital[n] and n != start)
            for n in range(begin + 1, comma)
        )
        or page.bits[begin + 1] & DETERMINER != 0
    )
    return (named_after or described) and named_before and comma - begin > 1


def parts_names(page: Page, comma: int) -> bool:
    """ "Iran, Lena Voss said": a place or body and a person are no apposition."""
    before, behind = page.entity_at(comma - 1), page.entity_at(comma + 1)
    if before is None or behind is None:
        return False
    return before.entity_type != "person" and behind.entity_type == "person"


def is_verb_word(scan: Scan, k: int) -> bool:
    """Whether a word is an auxiliary or a finite verb: what no name and no office holds."""
    if scan.page.mention[k] >= 0 or scan.page.capital[k]:
        return False
    return is_finite(scan.page, scan.verbs, k) and not scan.page.bits[k] & NOUN_LIKE


def _trimmed(page: Page, first: int, last: int) -> Words | None:
    """Without conjunctions, adverbs and commas at its beginning, and a phrase of time or place
    before it.
    """
    while first < last and (
        page.low[first] in (",", ".", "-")
        or (
            page.bits[first] & (COORDINATOR | ADVERB | CONTRAST)
            and not page.bits[first] & (DETERMINER | PERSONAL)
            and page.mention[first] < 0
        )
    ):
        first += 1
    while last - first > 1 and page.bits[last - 1] & TIME_WORD and page.mention[last - 1] < 0:
        last -= 1
        if last - first > 1 and page.bits[last - 1] & (AT_TIME | IN):
            last -= 1
    if first >= last:
        return None
    if page.bits[first] & (PREPOSITION & ~OF) and not page.bits[first] & DETERMINER:
        return None if page.mention[first] < 0 else (first, last)
    fronted = page.lexicon.free_inversion and page.bits[first] & OF
    if fronted and not (page.bits[first] & DETERMINER or page.is_role(first + 1)):
        return None  # "della vendita ha scritto il giornale", but "dei testimoni hanno detto"
    return first, last
