"""A verb of saying in a German or Dutch sentence -> its source and what is said.

"Der Minister hat am Dienstag Berichte bestätigt, wonach ...", "Zwei Menschen starben, wie die
Polizei mitteilte", "Der Kreml dementierte, Truppen entsandt zu haben", "..., sagte er, die Lage
sei ernst". `verb_second` tells where the verbs and the subject stand.
"""

from typing import Final

from copytaster.stages.entities_to_claims.bracket_documents import document_said
from copytaster.stages.entities_to_claims.bracket_objects import (
    fronted_topic,
    is_modal,
    is_somebody,
    object_of,
    takes_object,
)
from copytaster.stages.entities_to_claims.bracket_sides import (
    AS_SAID,
    Parts,
    follows_speech,
    opens_with_that,
    said_aside,
    trailing,
)
from copytaster.stages.entities_to_claims.bracket_speakers import agrees, can_speak
from copytaster.stages.entities_to_claims.bracket_subjects import (
    antecedent,
    is_inverted,
    subject_before,
    subject_behind,
)
from copytaster.stages.entities_to_claims.cues import Reading
from copytaster.stages.entities_to_claims.fields import phrases_in
from copytaster.stages.entities_to_claims.said_behind import said_behind
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.sources_behind import right_phrase
from copytaster.stages.entities_to_claims.verb_second import Bracket, bracket_of, next_mark
from copytaster.stages.entities_to_claims.word_class import (
    CLITIC,
    COORDINATOR,
    DETERMINER,
    PERSONAL,
    RELATIVE,
    TIME_WORD,
)
from copytaster_schemas.words import CueClass

ACCEPTING: Final = frozenset[CueClass]({"confirm", "admit"})
"""Classes whose object tells what kind of thing is accepted."""

QUOTED: Final = frozenset({"zitieren", "citeren"})
"""Verbs whose object speaks: "Sie zitiert den Minister mit den Worten: ..."."""


def bracketed(scan: Scan, reading: Reading, last: Words | None) -> Parts | None:
    """Source and content of an active cue; `last` is the source before it in the sentence. None
    where no pattern fits.
    """
    bracket, page = bracket_of(scan, reading), scan.page
    if bracket is None:
        return None
    if reading.bits == 0 and reading.cue_class == "hearsay":
        return document_said(scan, bracket)
    if bracket.opener >= 0:
        return _subordinate(scan, reading, bracket)
    finite = bracket.finite
    before = subject_before(scan, bracket)
    if reading.form.lemma in QUOTED:
        cited = _cited(scan, bracket, before)
        if cited is not None:
            return cited
    if before is not None and can_speak(scan, before, reading):
        return _main(scan, reading, bracket, _outranked(scan, bracket, before) or before)
    if finite > bracket.floor and page.bits[finite - 1] & COORDINATOR:
        source = last or _sentence_subject(scan, bracket)
        return _main(scan, reading, bracket, source) if source else None
    return _inverted(scan, reading, bracket) if is_inverted(scan, bracket) else None


def _inverted(scan: Scan, reading: Reading, bracket: Bracket) -> Parts | None:
    """Who says it stands behind the verb: "..., meldet das Blatt", "Am Montag sagte X, ..."."""
    finite = bracket.finite
    follows = finite > bracket.floor and follows_speech(scan, bracket)
    said = follows and scan.page.low[finite - 1] == "," and reading.form.strength == "strong"
    source = _source_behind(scan, reading, bracket, said=said)
    if source is None:
        return None
    return trailing(scan, bracket, source) if follows else _main(scan, reading, bracket, source)


def named_behind(scan: Scan, reading: Reading) -> Words | None:
    """Who says it behind "Das" and the verb: "Dies gaben [die Westfalen] am Montag bekannt"."""
    bracket = bracket_of(scan, reading)
    if bracket is None or reading.form.strength != "strong" or is_modal(scan, bracket.finite):
        return None
    return _source_behind(scan, reading, bracket, said=True)


def _cited(scan: Scan, bracket: Bracket, before: Words | None) -> Parts | None:
    """ "Die Agentur zitiert den Minister mit den Worten: ...": whoever is cited says it."""
    begin = bracket.finite + 1
    if before is None:
        first = subject_behind(scan, begin, bracket.limit)
        begin = first[1] if first is not None else begin
    mark = next_mark(scan, begin, bracket.limit)
    said = said_behind(scan, bracket, begin)
    found = (phrase for phrase in phrases_in(scan, list(range(begin, mark))))
    source = next((phrase for phrase in found if is_somebody(scan, phrase)), None)
    return Parts(source, said) if source is not None and said else None


def _with_object(
    scan: Scan, bracket: Bracket, source: Words, start: int, said: tuple[Words, ...]
) -> tuple[Words, ...]:
    """The clause with the noun that it hangs on: "bestätigte die Absicht, Schiffe zu schicken"."""
    page, begin = scan.page, bracket.finite + 1 if bracket.closed else start
    if bracket.closed and source[0] > bracket.finite:
        begin = source[1]
    for phrase in phrases_in(scan, list(range(begin, said[0][0]))):
        article = page.bits[phrase[0]] & DETERMINER and page.low[phrase[0]] not in {"der", "dem"}
        if article and not page.has(phrase[1] - 1, TIME_WORD) and said[0][0] - phrase[1] <= 1:
            return ((phrase[0], said[0][1]), *said[1:])
    return said


def _outranked(scan: Scan, bracket: Bracket, before: Words) -> Words | None:
    """The person behind the verb, where what stands before it may be whom they speak to: "Der
    Zeitung sagte Karl Huber".
    """
    page = scan.page
    article = page.low[before[0]] in {"der", "die", "das"}
    single = before[1] - before[0] == 1 and not page.bits[before[0]] & PERSONAL
    if not (article or single) or any(page.mention[k] >= 0 for k in range(*before)):
        return None
    begin = bracket.finite + 1
    while page.bits[begin] & CLITIC and not page.bits[begin] & (PERSONAL | DETERMINER):
        begin += 1  # "Ähnlich äußerte sich der Präsident"
    behind = subject_behind(scan, begin, next_mark(scan, begin, bracket.limit))
    if behind is None or behind[0] != begin:
        return None
    entity = page.entity_at(behind[0]) or page.entity_at(behind[1] - 1)
    person = entity is not None and entity.entity_type == "person"
    somebody = single and is_somebody(scan, behind)  # "Offenbar entschied der Minister"
    bits = page.bits[behind[0]]
    pronoun = bits & PERSONAL and (behind[1] - behind[0] == 1 or not bits & DETERMINER)
    return behind if person or somebody or pronoun else None


def _sentence_subject(scan: Scan, bracket: Bracket) -> Words | None:
    found = right_phrase(scan, bracket.floor, apposition=True)
    return found if found and found[1] <= bracket.finite and is_somebody(scan, found) else None


def _source_behind(
    scan: Scan, reading: Reading, bracket: Bracket, *, said: bool = False
) -> Words | None:
    """The subject behind the verb; any noun with its article, where it is sure that something is
    `said` before: "..., meldet das Blatt".
    """
    page = scan.page
    begin = bracket.finite + (reading.size if bracket.finite == reading.i else 1)
    stop = next_mark(scan, begin, bracket.limit)
    if bracket.closed:
        stop = max(begin, min(stop, bracket.close - 1))
        if bracket.finite < reading.i < stop:
            stop = reading.i
    found = subject_behind(scan, begin, stop)
    if found is None or not agrees(scan, bracket, found):
        return None
    named = said and (page.has(found[0], DETERMINER) or page.surface(*found).isupper())
    if not named and not can_speak(scan, found, reading):
        return None
    if found[1] < bracket.limit and page.low[found[1]] == ",":
        more = right_phrase(scan, found[0], apposition=True)
        return more if more and more[1] > found[1] else found
    return found


def _subordinate(scan: Scan, reading: Reading, bracket: Bracket) -> Parts | None:
    page, opener = scan.page, bracket.opener
    as_said = page.low[opener] in AS_SAID.get(page.lexicon.language, ())
    begin = opener + 1
    source = subject_behind(scan, begin, reading.i)
    if source is not None and not can_speak(scan, source, reading):
        source = None
    if page.bits[opener] & RELATIVE and not as_said and source is None:
        source = antecedent(scan, bracket)
    if as_said:
        return said_aside(scan, bracket, source)
    if source is None:
        return None
    said = said_behind(scan, bracket, bracket.close, at_once=True)
    return Parts(source, said) if said else None


def _main(scan: Scan, reading: Reading, bracket: Bracket, source: Words) -> Parts | None:
    inverted = source[0] > bracket.finite
    start = bracket.close
    if inverted and not bracket.closed:
        start = max(start, source[1])
    said = said_behind(scan, bracket, start, at_once=bracket.closed)
    if reading.bits and is_modal(scan, reading.i) and not (said and opens_with_that(scan, said)):
        return None  # "wollen sich treffen, um ..."
    if not said and takes_object(scan, reading, bracket, source):
        said = object_of(scan, reading, bracket, source)
    quotes = reading.form.strength == "quoting" and reading.form.lemma not in (
        scan.page.lexicon.takes_phrases
    )
    if said and reading.cue_class in ACCEPTING:
        own = scan.page.low[said[0][0] - 1] == ":" and takes_object(scan, reading, bracket, source)
        named = object_of(scan, reading, bracket, source) if own and bracket.closed else ()
        said = (*named, *said) if named else _with_object(scan, bracket, source, start, said)
    if not said and reading.cue_class == "no_commitment":
        said = fronted_topic(scan, bracket)
    if not said or (quotes and not _has_quote(scan, said)):
        return None
    return Parts(source, said)


def _has_quote(scan: Scan, content: tuple[Words, ...]) -> bool:
    return any(scan.quotes.at[k] >= 0 for first, last in content for k in range(first, last))
