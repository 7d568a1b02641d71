""" "According to X", "X zufolge", "citing X" -> attributions without a verb of saying."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.clause_around import clause_around
from copytaster.stages.entities_to_claims.contents import quote_above, trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.fields import starts_object
from copytaster.stages.entities_to_claims.lexicon import According
from copytaster.stages.entities_to_claims.marks import ACCORDING
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.report_phrases import phrase_before
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words, left_phrase
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AS_SAID,
    AT_TIME,
    BY,
    CLAUSE_OPENER,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    IN,
    INTERROGATIVE,
    NEUTER,
    OF,
    TIME_WORD,
    VERBAL,
)

ISSUER_WORDS: Final = 8
"""Words from a document to whoever gave it out: a participle, a day, "on the website"."""

FRONT_WORDS_MAX: Final = 3
"""Words that may stand before a phrase that opens its sentence: "And according to X, ..."."""

REPORT_WORDS_MAX: Final = 6
"""Words of "according to a first provisional toll"."""

PERSON_ONLY: Final = frozenset({"for", "per", "para", "pour", "für"})
"""Prepositions that name a source only where a person and a comma follow at the head of a sentence.
"""


BEHIND_MARK: Final = frozenset({"so", "così", "ainsi"})
"""Words that name a source only behind what is said: "..., so X", "«...». Così X"."""


def according_to(scan: Scan) -> Iterator[Attribution]:
    """Every such phrase with a source beside it."""
    page = scan.page
    for i, size, meanings, number in page.entries(ACCORDING, page.lexicon.according):
        for meaning in meanings:
            found = _read(scan, i, size, meaning, number)
            if found is not None:
                yield found
                break


def _read(scan: Scan, i: int, size: int, meaning: According, number: int) -> Attribution | None:
    page = scan.page
    sentence = page.sentences[number]
    if page.has(i + size, CLITIC) and i + size + 1 in scan.cues:
        return None  # "según lo confirmó X": the verb tells who says it
    if meaning.after and page.lexicon.verb_last:
        source = phrase_before(scan, i, sentence.first)
    elif meaning.after:
        source = left_phrase(scan, i - 1, sentence.first)
    else:
        source = right_phrase(scan, i + size, apposition=not meaning.cites, bare=size > 1)
    if source is None or (source[1] == source[0] + 1 and page.has(source[0], INTERROGATIVE)):
        return None  # "d'après ce [qu'a indiqué X]"
    if meaning.lemma in PERSON_ONLY and not _is_person_in_front(scan, i, source):
        return None
    if meaning.lemma in BEHIND_MARK and not _is_behind(scan, i, source):
        return None
    source = source if meaning.after else _issuer(scan, source) or source
    first, last = min(source[0], i), max(source[1], i + size)
    content = around_phrase(scan, first, last)
    if not content and not meaning.after:
        source = right_phrase(scan, i + size, apposition=False, bare=size > 1) or source
        first, last = min(source[0], i), max(source[1], i + size)
        content = around_phrase(scan, first, last)
    if meaning.lemma in BEHIND_MARK and not content and i - 1 > sentence.first:
        content = whole_quotes(scan, (sentence.first, i - 1))  # "..., so die Polizei."
    if meaning.lemma in BEHIND_MARK and (i == sentence.first or not content):
        content = quote_above(scan, sentence.first)
    if not content:
        return None
    return Attribution(
        cue=(i, i + size),
        lemma=meaning.lemma,
        cue_class=meaning.cue_class,
        source=source,
        content=content,
        sentence=number,
        mode=mode_of(scan, content),
        cites=meaning.cites,
    )


def _issuer(scan: Scan, source: Words) -> Words | None:
    """ "Selon une estimation publiée vendredi par [l'Insee]", "uma nota publicada no site [da
    Presidência]": the body that gave out the document.
    """
    page = scan.page
    if not page.lexicon.romance.sites or any(page.mention[k] >= 0 for k in range(*source)):
        return None
    if not any(page.low[k] in page.lexicon.romance.papers for k in range(*source)):
        return None
    end = page.sentences[page.sentence[source[0]]].last
    for k in range(source[1], min(end, source[1] + ISSUER_WORDS)):
        sited = page.bits[k] & OF and page.low[k - 1] in page.lexicon.romance.sites
        if sited or page.bits[k] & BY:
            return right_phrase(scan, k + 1, apposition=False)
        if page.bits[k] & (VERBAL | CLAUSE_OPENER) or page.low[k] in {",", ".", ";"}:
            return None
    return None


def _is_person_in_front(scan: Scan, i: int, source: Words) -> bool:
    page = scan.page
    entity = page.entity_at(source[0])
    first = page.sentences[page.sentence[i]].first
    followed = source[1] < len(page.low) and page.low[source[1]] == ","
    return i == first and followed and entity is not None and entity.entity_type == "person"


def _is_behind(scan: Scan, i: int, source: Words) -> bool:
    page = scan.page
    named = any(page.mention[k] >= 0 or page.is_role(k) for k in range(*source))
    ends = source[1] >= len(page.low) or page.low[source[1]] in {".", ","}
    if ends and page.low[i - 1] == "," and page.has(source[0], DETERMINER):
        return True  # "..., so der Flughafen."
    if starts_object(scan, source[0]):
        return False  # "so einen Text zu schreiben"
    if i == page.sentences[page.sentence[i]].first:
        return named and bool(quote_above(scan, i))
    return named and page.low[i - 1] == ","


def around_phrase(scan: Scan, first: int, last: int) -> tuple[Words, ...]:
    """Around a phrase from `first` to `last`: what follows it in front position, else what precedes
    it; in a language with a verbal bracket both.
    """
    page = scan.page
    if page.lexicon.verb_last:
        return clause_around(scan, first, last)
    sentence = page.sentences[page.sentence[first]]
    end = trimmed_end(scan, last, sentence.last)
    k = last
    while k < end and page.low[k] in {",", ":", "–", "—"}:
        k += 1
    ahead = whole_quotes(scan, (k, end)) if end - k > 1 else ()
    if first - sentence.first <= FRONT_WORDS_MAX and not _is_subject(scan, sentence.first, first):
        return ahead
    begin = first
    while begin > sentence.first and page.low[begin - 1] in {",", "–", "—", "("}:
        begin -= 1
    behind = whole_quotes(scan, (sentence.first, begin))
    between = page.low[last] in {",", "–", "—"} if last < sentence.last else False
    medial = between and page.low[first - 1] in {",", "–", "—"}
    return behind + ahead if medial and ahead else behind


def _is_subject(scan: Scan, first: int, last: int) -> bool:
    """Whether a subject stands before the comma: "The bridge, as X said, was closed"."""
    page = scan.page
    closed = last - first > 1 and page.low[last - 1] == ","
    named = page.mention[first] >= 0 or page.bits[first] & DETERMINER
    return closed and bool(named) and not page.bits[first] & (COORDINATOR | NEUTER)


def as_said_first(scan: Scan, begin: int) -> int | None:
    """Where "come" or "secondo quanto" opens the clause that begins at word `begin`, if it does."""
    page = scan.page
    first = page.sentences[page.sentence[begin]].first
    at = begin
    while at > first and page.bits[at - 1] & AS_SAID:
        at -= 1
    return at if at < begin else None


def in_report(scan: Scan, begin: int) -> int | None:
    """Where "according to a report" begins that ends before word `begin`, if it does: "selon un
    bilan [confirmé par X]".
    """
    page = scan.page
    first = page.sentences[page.sentence[begin]].first
    for k in range(begin - 1, max(first, begin - REPORT_WORDS_MAX) - 1, -1):
        hit = page.lexicon.according.at(page.low, k, begin)
        if hit is not None and not hit[1][0].after:
            return k if page.has(k + hit[0], DETERMINER) else None
        if not page.low[k].isalpha():
            return None
    return None


def only_names(scan: Scan, behind: int) -> bool:
    """Whether "as X said" names no more than the source: English "as" tells the time, too ("as X
    said it would go").
    """
    page = scan.page
    if page.lexicon.language != "en" or behind >= len(page.low):
        return True
    word, bits = page.low[behind], page.bits[behind]
    return not word[0].isalnum() or bits & (TIME_WORD | ADVERB | AT_TIME | IN) != 0
