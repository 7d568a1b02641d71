""" "La conferma arriva dal ministero: ..." -> attributions by a noun and a verb of arriving."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.contents import trimmed_end, whole_quotes
from copytaster.stages.entities_to_claims.cues import commitment
from copytaster.stages.entities_to_claims.groups import verb_group
from copytaster.stages.entities_to_claims.inflect import FINITE, PARTICIPLE
from copytaster.stages.entities_to_claims.lexicon import CueForm
from copytaster.stages.entities_to_claims.marks import CUE_NOUN
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words, left_phrase
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    ARRIVE,
    BY,
    COMPLEMENTISER,
    DETERMINER,
    FROM,
    GENITIVE,
    GIVE,
    NEGATION,
    OF,
    PREPOSITION,
    TIME_WORD,
    VERBAL,
)
from copytaster_schemas.words import CueClass

REACH: Final = 14
"""Words between the noun, the verb and whom it comes from: adverbs, a day, an adjective."""

OBJECT_WORDS_MAX: Final = 12
"""Words of what is confirmed: "la conferma dell'arresto dei due uomini"."""


OPENING_WORDS: Final = 3
"""Words before a noun that opens its sentence: article and adjectives."""

GIVEN: Final = frozenset[CueClass]({"report", "confirm", "admit"})
"""Classes of English nouns that somebody gives or that arrive."""

ENDS: Final = VERBAL | ARRIVE | NEGATION
"""What ends the phrase that says what is confirmed."""


def noun_cues(scan: Scan) -> Iterator[Attribution]:
    """Every such sentence with somebody it comes from."""
    page = scan.page
    done = -1
    for i, size, forms, number in page.entries(CUE_NOUN, page.lexicon.cue_nouns):
        if number == done or page.mention[i] >= 0:
            continue
        form = forms[0]
        if page.lexicon.language == "en" and form.cue_class not in GIVEN:
            continue  # "made the claim": whose it is tells (owned_nouns)
        found = _behind_colon(scan, i, size, form, number)
        found = found or _owned(scan, i, size, form, number)
        found = found or _read(scan, i, size, form, number)
        if found is not None:
            yield found
            done = number


def _behind_colon(scan: Scan, i: int, size: int, form: CueForm, number: int) -> Attribution | None:
    """ "Assad fuggito a Mosca: la conferma di X": what stands before the colon is what X says."""
    page = scan.page
    sentence = page.sentences[number]
    colon = i - 1 - page.has(i - 1, DETERMINER)
    if colon <= sentence.first or page.low[colon] != ":" or not page.has(i + size, OF):
        return None
    source = right_phrase(scan, i + size + 1, apposition=False)
    ends = source is not None and trimmed_end(scan, source[1], sentence.last) <= source[1]
    if source is None or not ends or not _names(scan, source):
        return None
    return _said_by(scan, (i, i + size), form, source, (sentence.first, colon))


def _owned(scan: Scan, i: int, size: int, form: CueForm, number: int) -> Attribution | None:
    """ "The minister's admission that she lied stunned X", "l'ammissione del ministro che": the
    noun is the subject of its sentence, and tells what happened.
    """
    page = scan.page
    first, end = page.sentences[number].first, page.sentences[number].last
    source: Words | None
    if page.has(i - 1, GENITIVE):
        source, opens = left_phrase(scan, i - 2, first), i + size
        begins = source is not None and source[0] == first
    else:
        behind = page.has(i + size, OF) and i - first <= OPENING_WORDS
        source = right_phrase(scan, i + size + 1, apposition=False) if behind else None
        opens = source[1] if source else end
        opens += page.has(opens, OF) and page.has(opens + 1, COMPLEMENTISER)
        begins = source is not None
    if source is None or not begins or not _names(scan, source):
        return None
    if form.cue_class == "report" or not page.has(opens, COMPLEMENTISER):
        return None
    content = opens, max(opens + 1, trimmed_end(scan, opens, end))
    return _said_by(scan, (i, i + size), form, source, content)


def _said_by(scan: Scan, cue: Words, form: CueForm, source: Words, content: Words) -> Attribution:
    """The attribution of a noun that nothing around makes weaker."""
    return Attribution(
        cue=cue,
        lemma=form.lemma,
        cue_class=form.cue_class,
        source=source,
        content=(content,),
        sentence=scan.page.sentence[cue[0]],
        mode=mode_of(scan, (content,)),
    )


def _read(scan: Scan, i: int, size: int, form: CueForm, number: int) -> Attribution | None:
    page = scan.page
    sentence = page.sentences[number]
    around = range(max(sentence.first, i - REACH), min(sentence.last, i + size + REACH))
    colon = _quote_behind_colon(scan, i + size, sentence.last)
    hit = _given(scan, i, around.start) or _brought(scan, i, size, around, colon)
    if hit is None or (form.cue_class == "report" and colon is None):
        return None
    verb, source = hit
    bits = PARTICIPLE if page.has(verb - 1, VERBAL) else FINITE
    cue_class, guards = commitment(
        scan, verb, form, verb_group(scan, verb, bits), first_person=False
    )
    if any(page.bits[k] & NEGATION for k in range(min(verb, i), i)):
        cue_class, guards = "no_commitment", guards | {"negated_cue"}  # "gave no confirmation"
    behind = source[1] if source[0] == i + size + 1 else i + size
    content = _content(scan, behind, max(verb + 1, source[1]), number)
    parts = whole_quotes(scan, content) if content else ((i, i + size),)
    return Attribution(
        cue=(i, i + size),
        lemma=form.lemma,
        cue_class=cue_class,
        source=source,
        content=parts,
        sentence=number,
        mode=mode_of(scan, parts),
        guards=guards,
        anaphoric=content is None,
    )


def _given(scan: Scan, i: int, first: int) -> tuple[int, Words] | None:
    """Who gives the noun: "the presidency brought confirmation", "legte X ein Geständnis ab"."""
    page = scan.page
    verb = next((k for k in range(i - 1, first - 1, -1) if page.bits[k] & GIVE), None)
    if verb is None or any(_divides(scan, k) for k in range(verb + 1, i)):
        return None
    group = verb_group(scan, verb, PARTICIPLE if page.has(verb - 1, VERBAL) else FINITE)
    source = left_phrase(scan, group.first - 1, first)
    if source is None and page.lexicon.free_inversion:
        source = right_phrase(scan, verb + 1, apposition=False)
    return (verb, source) if source is not None and _names(scan, source) else None


def _brought(
    scan: Scan, i: int, size: int, around: range, colon: int | None
) -> tuple[int, Words] | None:
    """The verb of arriving and whom it comes from: "la conferma arriva da X", "dal ministero arriva
    la conferma", "arriva la conferma del ministero".
    """
    page = scan.page
    verb = next(
        (k for k in around if page.bits[k] & ARRIVE and not _is_said(scan, i, size, k)), colon
    )
    if verb is None:
        return None
    fronted = around.start
    for k in around:
        from_verb = k > verb or k == fronted
        if from_verb and page.bits[k] & (BY | FROM) and page.mention[k] < 0 and not i < k < verb:
            found = right_phrase(scan, k + 1, apposition=k > verb)
            if found is not None and _names(scan, found):
                return verb, found
    if page.has(i + size, OF):
        found = right_phrase(scan, i + size + 1, apposition=False)
        return (verb, found) if found is not None and _names(scan, found) else None
    return None


def _is_said(scan: Scan, i: int, size: int, verb: int) -> bool:
    """Whether the verb belongs to what is confirmed: "confirmation that they had arrived"."""
    page = scan.page
    if verb < i or page.has(verb - 1, DETERMINER):
        return page.has(verb - 1, DETERMINER)
    opened = any(page.bits[k] & COMPLEMENTISER for k in range(i + size, verb))
    return opened and not page.bits[verb + 1] & (BY | FROM | TIME_WORD | ADVERB)


def _divides(scan: Scan, k: int) -> bool:
    """Whether a mark or another verb stands between the verb and its noun."""
    page = scan.page
    if not page.low[k][0].isalnum():
        return page.low[k] != ","
    return bool(page.bits[k] & (VERBAL | COMPLEMENTISER) and not page.bits[k] & DETERMINER)


def _quote_behind_colon(scan: Scan, begin: int, end: int) -> int | None:
    """The colon before a quotation: "La replica di X non si è fatta attendere: «...»"."""
    page = scan.page
    colons = (k for k in range(begin, end - 1) if page.low[k] == ":")
    return next((k for k in colons if scan.quotes.holding(k + 1) is not None), None)


def _names(scan: Scan, words: Words) -> bool:
    page = scan.page
    return any(page.mention[k] >= 0 or page.is_role(k) for k in range(*words))


def _content(scan: Scan, begin: int, last: int, number: int) -> Words | None:
    """What is confirmed: behind a colon or "that", else behind "of"; None where it is not said."""
    page = scan.page
    end = page.sentences[number].last
    for k in range(begin, end):
        if page.low[k] == ":" or (page.bits[k] & COMPLEMENTISER and k >= min(last, begin)):
            first, stop = k + (page.low[k] == ":"), trimmed_end(scan, k, end)
            return (first, stop) if stop > first else None
    if page.bits[begin] & PREPOSITION and begin < end:
        stop = begin
        while stop < min(end, begin + OBJECT_WORDS_MAX) and not page.bits[stop] & ENDS:
            stop += 1
        named = right_phrase(scan, begin + 1, apposition=False)
        owned = any(page.bits[k] & GENITIVE for k in range(begin + 1, stop))
        if named is None or owned or not _names(scan, (named[0], min(named[1], named[0] + 2))):
            return (begin, trimmed_end(scan, begin, stop))
    return None
