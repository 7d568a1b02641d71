"""Speech in a language without rules -> whoever is named right beside it.

”...”, säger Ulf Kristersson. »...«, siger vagtchef Lars Jensen. – ..., sier Jens Stoltenberg til
NTB. „...” – powiedział Donald Tusk. The word between is not known, and need not be: a quotation, a
mark and a person within a few words are put so all over Europe.
"""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.page import Span
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words

WORDLESS: Final = "und"
"""The lexicon of languages without rules."""

BESIDE_WORDS_MAX: Final = 8
"""Words between a quotation and the name: the verb, an office, its body."""

SPOKEN_WORDS_MIN: Final = 4
"""Words of a line behind a dash that are taken for speech."""

DASHES: Final = frozenset({"–", "—", "-"})
MARKS: Final = frozenset({",", "–", "—", "-", "?", "!"})


def quoted_beside(scan: Scan) -> Iterator[Attribution]:
    """Every quotation and every line behind a dash with a person named at once behind it."""
    if scan.page.lexicon.language != WORDLESS:
        return
    for quote in scan.quotes.all:
        number = scan.page.sentence[quote.first]
        low, last = scan.page.low, quote.last
        marked = last < len(low) and (low[last] in MARKS or low[last - 2] in MARKS)
        if number < 0 or not (marked and quote.is_speech and quote.closed):
            continue
        named = _person_behind(scan, quote.last, scan.page.sentences[number].last)
        if named is not None:
            yield _said((quote.first, quote.last), named, number)
    for number, sentence in enumerate(scan.page.sentences):
        yield from _behind_dash(scan, sentence, number)


def _behind_dash(scan: Scan, sentence: Span, number: int) -> Iterator[Attribution]:
    """ "– Vi tar vårt ansvar, säger Kristersson.": the last comma parts what is said."""
    page, first = scan.page, sentence.first
    if page.low[first] not in DASHES or sentence.section not in {"lead", "body"}:
        return
    for k in range(sentence.last - 1, first + SPOKEN_WORDS_MIN, -1):
        if page.low[k] not in MARKS or scan.quotes.at[k] >= 0:
            continue
        named = _person_behind(scan, k, sentence.last)
        if named is not None:
            yield _said((first + 1, k), named, number)
            return


def _person_behind(scan: Scan, begin: int, end: int) -> tuple[Words, Words] | None:
    """The word behind a mark, in small letters, and the first person named behind it: ", siger
    Lars Jensen".
    """
    page = scan.page
    while begin < end and page.low[begin] in MARKS:
        begin += 1
    if begin >= end or page.capital[begin] or not page.low[begin].isalpha():
        return None
    for k in range(begin + 1, min(end, begin + BESIDE_WORDS_MAX)):
        if page.low[k] in MARKS:
            return None
        entity = page.entity_at(k)
        if entity is not None and entity.entity_type == "person":
            last = k + 1
            while last < end and page.mention[last] == page.mention[k]:
                last += 1
            return (begin, begin + 1), (k, last)
    return None


def _said(content: Words, named: tuple[Words, Words], number: int) -> Attribution:
    cue, source = named
    return Attribution(
        cue=cue,
        lemma="",
        cue_class="report",
        source=source,
        content=(content,),
        sentence=number,
        mode="direct",
    )
