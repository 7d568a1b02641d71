"""The bracket of a German or Dutch verb of saying -> the noun phrase that is its subject."""

from typing import Final

from copytaster.stages.entities_to_claims.fields import phrases_in, starts_object
from copytaster.stages.entities_to_claims.phrase_shapes import is_noun_phrase
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words, left_phrase
from copytaster.stages.entities_to_claims.verb_second import MARKS, Bracket
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    CLAUSE_OPENER,
    CLITIC,
    CONTRAST,
    COORDINATOR,
    DETERMINER,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    TIME_WORD,
    VERBAL,
)

SOURCE_WORDS_MAX: Final = 24
"""Words of a phrase before the verb that is taken for who says it."""


OUTLETS: Final = frozenset({"outlet", "agency_news"})
"""Kinds of entities that print what they are told."""


def subject_before(scan: Scan, bracket: Bracket) -> Words | None:
    """The noun phrase that stands alone before the finite verb of a main clause."""
    page = scan.page
    last = bracket.finite
    begin = _field_first(scan, bracket)
    if begin is None:
        return None
    while begin < last and (
        page.low[begin] in {",", "„", "“"}
        or (
            page.bits[begin] & (COORDINATOR | CONTRAST | ADVERB)
            and not page.bits[begin] & (DETERMINER | PERSONAL)
            and page.mention[begin] < 0
        )
    ):
        begin += 1
    if begin >= last or last - begin > SOURCE_WORDS_MAX or starts_object(scan, begin):
        return None
    other = page.mention[begin] < 0 and not page.bits[begin] & DETERMINER
    if other and page.bits[begin] & (PREPOSITION | CLAUSE_OPENER | TIME_WORD):
        return None
    return (begin, last) if is_noun_phrase(scan, begin, last) else None


def _field_first(scan: Scan, bracket: Bracket) -> int | None:
    """Where the field before the finite verb begins; None where a clause or quotation fills it."""
    page, at, floor = scan.page, scan.quotes.at, bracket.floor
    k = bracket.finite - 1
    if k < floor:
        return None
    if page.low[k] == ",":
        return _interrupted(scan, floor, k)
    here = at[bracket.finite]
    while k >= floor:
        if at[k] != here:
            quote = scan.quotes.holding(k)
            if quote is not None and (quote.is_speech or quote.first < floor):
                return k + 1 if k + 1 < bracket.finite else None
        elif page.low[k] == ")":
            k = next((n for n in range(k - 1, floor, -1) if page.low[n] == "("), k)
        elif page.low[k] in MARKS or page.low[k] == "(":
            break
        k -= 1
    if k >= floor and page.low[k] == "," and is_noun_phrase(scan, floor, k):
        return floor  # "Anna Berger, Karl Huber und Jan Weiss sagten"
    return k + 1


def is_inverted(scan: Scan, bracket: Bracket) -> bool:
    """Whether what stands before the finite verb can be there in place of the subject: a phrase, an
    adverb or a clause, but no other verb and no article ("die Zahl der bestätigten Fälle").
    """
    page = scan.page
    begin, last = _field_first(scan, bracket), bracket.finite
    if begin is None or begin >= last:
        return True
    if page.bits[last - 1] & DETERMINER and not page.bits[last - 1] & (PERSONAL | CLITIC):
        return False
    return not any(
        page.bits[k] & VERBAL and page.mention[k] < 0 and scan.quotes.at[k] == scan.quotes.at[last]
        for k in range(begin, last)
    )


def _interrupted(scan: Scan, floor: int, comma: int) -> int | None:
    """ "X, der seit 1981 regiert, sagte", "X, Sprecher der Bahn, sagte": where X begins."""
    page, at = scan.page, scan.quotes.at
    opening = next(
        (k for k in range(comma - 1, floor, -1) if page.low[k] == "," and at[k] == at[comma]), -1
    )
    if opening < 0:
        return None
    earlier = range(opening - 1, floor - 1, -1)
    marks = (k + 1 for k in earlier if page.low[k] in MARKS and at[k] == at[comma])
    begin = next(marks, floor)
    aside = page.bits[opening + 1]
    tells = aside & (RELATIVE | DETERMINER | PREPOSITION) or page.capital[opening + 1]
    if not tells or not is_noun_phrase(scan, begin, opening):
        return None
    return begin


def subject_behind(scan: Scan, begin: int, stop: int) -> Words | None:
    """The first noun phrase from `begin` on that no article or preposition marks as something
    else.
    """
    page = scan.page
    while (
        begin < stop
        and page.bits[begin] & (CLITIC | ADVERB)
        and not page.bits[begin] & (PERSONAL | DETERMINER)
    ):
        begin += 1
    for phrase in phrases_in(scan, list(range(begin, stop))):
        if starts_object(scan, phrase[0]) or page.has(phrase[1] - 1, TIME_WORD):
            continue
        first, last = phrase
        while last - first > 1 and page.bits[last - 1] & (PREPOSITION | DETERMINER):
            last -= 1  # "sprach der Präsident von der „schlimmsten Katastrophe“"
        last = _without_object(scan, first, _without_listener(scan, first, last))
        return first, _titled(scan, last)
    return None


def _without_object(scan: Scan, first: int, last: int) -> int:
    """ "In een brief erkent Philips [fouten bij de controle]": where the name ends, behind which
    Dutch sets an object without an article; but "zegt Philips topman Jan Smit".
    """
    page = scan.page
    if page.lexicon.capital_nouns or page.mention[first] < 0 or page.capital[last - 1]:
        return last
    end = next((k for k in range(first, last) if page.mention[k] != page.mention[first]), last)
    plain = all(
        page.low[k].isalpha() and not page.capital[k] and not page.is_role(k)
        for k in range(end, last)
    )
    return end if plain and not any(page.bits[k] for k in range(end, last)) else last


def _without_listener(scan: Scan, first: int, last: int) -> int:
    """ "Sagte eine Sprecherin der Polizei [der dpa]": where the paper begins that was told; a paper
    has no spokeswoman of its own in these sentences.
    """
    page = scan.page
    for k in range(last - 1, first, -1):
        if page.low[k] == "der" and not page.capital[k]:
            return k if _is_paper(scan, k + 1, last) else last
    return last


def _is_paper(scan: Scan, first: int, last: int) -> bool:
    """Whether a paper, a station or an agency is named."""
    page = scan.page
    for k in range(first, last):
        entity, hit = page.entity_at(k), page.lexicon.role_at(page.low, k, last)
        if entity is not None and entity.kind in OUTLETS:
            return True
        if hit is not None and hit[1][0].kind == "medium":
            return True
    return False


def _titled(scan: Scan, last: int) -> int:
    """ "Berichtet der „Spiegel“": a short name in quotation marks belongs to its article."""
    page, quote = scan.page, scan.quotes.holding(last)
    if quote is None or quote.first != last or quote.is_speech or not quote.closed:
        return last
    named = page.capital[last + 1] and page.bits[last - 1] & DETERMINER
    return quote.last if named else last


def antecedent(scan: Scan, bracket: Bracket) -> Words | None:
    """Whom the relative pronoun that opens the clause stands for."""
    page = scan.page
    k = bracket.opener - 1
    while k > bracket.floor and not page.low[k][0].isalnum():
        k -= 1
    if k < bracket.floor:
        return None
    begin = max(bracket.floor, k + 1 - SOURCE_WORDS_MAX)
    phrases = phrases_in(scan, list(range(begin, k + 1)))
    if phrases and phrases[-1][1] == k + 1:
        return phrases[-1]
    return left_phrase(scan, k, bracket.floor)
