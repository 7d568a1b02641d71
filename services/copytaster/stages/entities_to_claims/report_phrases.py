""" "Nach ersten Angaben der Polizei", "ihrer Meinung nach" -> attributions to who is named.

The noun tells that something was said; who said it hangs on it, or stands before it.
"""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.clause_around import clause_around
from copytaster.stages.entities_to_claims.marks import GOVERNS_REPORT
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    COORDINATOR,
    DETERMINER,
    OF,
    PREPOSITION,
    VERBAL,
)

NOUN_WORDS_MAX: Final = 6
"""Words between "nach" and its noun: article, adjectives."""


def report_phrases(scan: Scan) -> Iterator[Attribution]:
    """Every such phrase with something said around it."""
    page = scan.page
    for i in page.marked(GOVERNS_REPORT):
        number = page.sentence[i]
        sentence = page.sentences[number]
        found = _behind(scan, i, sentence.last) or _before(scan, i, sentence.first)
        if found is not None:
            yield from _attributed(scan, found, number)


def _attributed(scan: Scan, found: tuple[Words, Words], number: int) -> Iterator[Attribution]:
    cue, source = found
    first, last = min(cue[0], source[0]), max(cue[1], source[1])
    content = clause_around(scan, first, last)
    noun = next(
        c
        for k in range(first, last)
        if (c := scan.page.lexicon.reports.class_of(scan.page.low[k])) is not None
    )
    if content:
        yield Attribution(
            cue=cue,
            lemma=scan.page.low[cue[0]],
            cue_class=noun,
            source=source,
            content=content,
            sentence=number,
            mode=mode_of(scan, content),
        )


def _behind(scan: Scan, i: int, end: int) -> tuple[Words, Words] | None:
    """ "Nach (ersten) Angaben (der Polizei)": cue and source."""
    page = scan.page
    reports = page.lexicon.reports
    noun = -1
    for k in range(i + 1, min(end, i + 1 + NOUN_WORDS_MAX)):
        if reports.class_of(page.low[k]) is not None:
            noun = k
            break
        named = page.mention[k] >= 0
        if named:
            continue
        noun_before = page.capital[k] and page.lexicon.capital_nouns
        if noun_before or not page.low[k][0].isalnum() or page.bits[k] & (VERBAL | COORDINATOR):
            return None
    if noun < 0:
        return None
    owner = _owner(scan, noun + 1, end)
    if owner is not None:
        return (i, noun + 1), owner
    return (i, i + 1), (i + 1, noun + 1)


def _owner(scan: Scan, k: int, end: int) -> Words | None:
    """Who hangs on the noun: "der Polizei", "von Karl Huber", "Karl Hubers"."""
    page = scan.page
    if k >= end:
        return None
    of = page.bits[k] & OF != 0
    genitive = page.low[k] in GENITIVES
    if not of and not genitive and page.mention[k] < 0:
        return None
    found = right_phrase(scan, k + of, apposition=False)
    if found is None or found[1] >= end or page.low[found[1]] != ",":
        return found
    more = right_phrase(scan, k + of, apposition=True)
    closed = more is not None and more[1] < end and page.low[more[1]] == ","
    return more if closed else found


GENITIVES: Final = frozenset(
    {"der", "des", "eines", "einer", "seiner", "ihrer", "dieser", "dieses", "mehrerer", "zweier"}
)
"""Articles of who hangs on a German noun."""


def _before(scan: Scan, i: int, floor: int) -> tuple[Words, Words] | None:
    """ "Ihrer Meinung nach": cue and source."""
    page = scan.page
    if i <= floor or page.lexicon.reports.class_of(page.low[i - 1]) is None:
        return None
    source = phrase_before(scan, i, floor)
    return ((i, i + 1), source) if source is not None else None


def phrase_before(scan: Scan, i: int, floor: int) -> Words | None:
    """The noun phrase that a word behind it governs: "dem Minister *zufolge*"."""
    page = scan.page
    begin = i
    while begin > floor and _goes_on(scan, begin - 1, i):
        begin -= 1
        plain = not page.capital[begin] or begin == floor
        if page.bits[begin] & DETERMINER and plain and page.mention[begin] < 0:
            before = begin - 1
            genitive = page.low[begin] in GENITIVES and before > floor and page.capital[before]
            if not genitive:
                break
    return (begin, i) if begin < i else None


def _goes_on(scan: Scan, k: int, i: int) -> bool:
    """Whether word `k` belongs to the phrase that ends before word `i`."""
    page = scan.page
    if page.mention[k] >= 0 or page.bits[k] & DETERMINER:
        return True
    if not page.low[k][0].isalnum() or page.bits[k] & (PREPOSITION | VERBAL | COORDINATOR):
        return False
    if page.capital[k]:
        return True
    adjective = page.low[k].endswith(ADJECTIVE_ENDINGS) and k + 1 < i
    return adjective and k not in scan.verbs.finite and not page.bits[k]


ADJECTIVE_ENDINGS: Final = ("e", "en", "er", "em", "es")
