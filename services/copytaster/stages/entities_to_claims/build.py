"""A statement -> the claim message: spans, attribution, factuality and guards."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from copytaster.limits import SENTENCE_CHARS_MAX
from copytaster.stages.article import TaggedArticle
from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.confidence import confidence_of
from copytaster.stages.entities_to_claims.event_moods import Mood
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.factuality import Judgement, judged
from copytaster.stages.entities_to_claims.keys import hash_said
from copytaster.stages.entities_to_claims.linking import Statement
from copytaster.stages.entities_to_claims.negation import is_negative
from copytaster.stages.entities_to_claims.owning_up import owned_by
from copytaster.stages.entities_to_claims.quotes import Quote
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.standing_in import (
    CONFIRMING,
    guards_of,
    is_main,
    is_other_sense,
    is_presupposed,
)
from copytaster.stages.entities_to_claims.verdicts import rejects_reports
from copytaster.stages.entities_to_claims.voices import Voice
from copytaster.stages.record import dataclass
from copytaster_schemas.claim import (
    Attribution as AttributionPart,
)
from copytaster_schemas.claim import (
    Claim,
    Cue,
    Proposition,
    Range,
    Selector,
    Spans,
    Speaker,
)
from copytaster_schemas.ids import claim_id_of
from copytaster_schemas.words import CueClass, Mode

CUES_KEPT: Final = 4_096
"""Cues that are made once, some 2 MB: a language has about a thousand forms."""

CONTEXT_CHARS: Final = 32
"""Prefix and suffix of a selector (claim.py)."""

QUIET: Final = Mood("unknown", False, frozenset(), False, True, False)  # noqa: FBT003 - a neutral mood
NEGATED: Final = replace(QUIET, negated=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """All that the rules found in one article."""

    tagged: TaggedArticle
    scan: Scan
    attributions: tuple[Attribution, ...]
    voices: tuple[Voice, ...]
    events: tuple[Event, ...]
    propositions: tuple[Proposition, ...]
    extractor: str


def claim_of(draft: Draft, statement: Statement) -> Claim | None:
    """The message of one statement; None where its content is empty."""
    one = draft.attributions[statement.attribution] if statement.attribution >= 0 else None
    event = draft.events[statement.event] if statement.event >= 0 else None
    passage = _passage(draft.scan, one, event, resolved=statement.resolved)
    if passage is None:
        return None
    proposition = draft.propositions[statement.event] if event is not None else None
    chain = draft.voices[statement.attribution].chain if one is not None else ()
    cue_class: CueClass = one.cue_class if one is not None else "none"
    if event is not None and proposition is not None and cue_class == "admit":
        proposition = owned_by(draft.scan.page, chain, proposition, event.predicate)
    guards = guards_of(draft.scan, draft.attributions, statement, draft.events)
    confirming = one if cue_class in CONFIRMING else None
    if confirming is not None and is_other_sense(draft.scan, confirming, chain, event):
        guards |= {"sense"}
    mood = event.mood if event is not None else _untyped(draft.scan, passage, one)
    if one is None and event is not None and rejects_reports(draft.scan, event.i):
        mood = replace(mood, negated=not mood.negated)
    judgement = judged(cue_class, mood, guards, voiced=bool(chain))
    adopts = confirming is not None and confirming.adopts
    return _message(
        draft,
        statement,
        passage,
        _Content(one, event, proposition, chain, cue_class, guards, judgement, adopts),
    )


def _untyped(scan: Scan, passage: Words, one: Attribution | None) -> Mood:
    """The mood of a content without a typed happening: only its polarity can be told.

    Where the content is itself the verdict ("that is not true"), its "not" does not count again.
    """
    if one is not None and one.cue_class in {"deny", "confirm"}:
        forms = scan.cues.get(one.cue[0], (0, ()))[1]
        if forms and not any(form.cue_class == one.cue_class for form in forms):
            return QUIET
    return NEGATED if is_negative(scan, *passage) else QUIET


def is_passing(claim: Claim) -> bool:
    """Whether a claim only mentions a happening and tells nothing of it: who, where, how many.

    Such a mention ("what the attack means") founds nothing and proves nothing.
    """
    told = claim.proposition
    if told is None or claim.main:
        return False
    return not (told.participants or told.places or told.quantities)


@dataclass(frozen=True, slots=True)
class _Content:
    one: Attribution | None
    event: Event | None
    proposition: Proposition | None
    chain: tuple[Speaker, ...]
    cue_class: CueClass
    guards: frozenset[str]
    judgement: Judgement
    adopts: bool


def _message(draft: Draft, statement: Statement, passage: Words, content: _Content) -> Claim:
    clean, page = draft.tagged.clean, draft.scan.page
    one, event, proposition = content.one, content.event, content.proposition
    voice = draft.voices[statement.attribution] if one is not None else None
    start, end = page.starts[passage[0]], page.ends[passage[1] - 1]
    sentence = page.sentences[page.sentence[event.i if event else passage[0]]]
    if statement.resolved or page.sentence[passage[0]] < 0:
        sentence = page.sentences[one.sentence] if one is not None else sentence
    what = f"{proposition.predicate}:{event.i}" if proposition and event else ""
    presupposed = one is not None and is_presupposed(
        draft.attributions, statement.attribution, content.chain, adopts=content.adopts
    )
    return Claim(
        claim_id=claim_id_of(
            clean.article_id, start, end, f"{statement.attribution >= 0}:{_begin(one)}:{what}"
        ),
        article_id=clean.article_id,
        document_id=clean.document_id,
        url=clean.url,
        publisher_id=clean.publisher.id,
        publisher_family=clean.publisher.family,
        wire_origin=clean.wire_origin.family if clean.wire_origin else None,
        language=clean.language.code,
        published_at=clean.published_at,
        text=page.text[sentence.start : min(sentence.end, sentence.start + SENTENCE_CHARS_MAX)],
        selector=_selector(page.text, start, end),
        spans=_spans(draft.scan, one, event),
        section=sentence.section,
        main=is_main(draft.scan, one, event, resolved=statement.resolved),
        attribution=AttributionPart(
            chain=content.chain,
            mode=_mode(one, sentence.section),
            on_record=_on_record(content.chain),
        ),
        cue=_cue(draft.scan, one, content.cue_class),
        speech_act=content.judgement.speech_act,
        polarity=content.judgement.polarity,
        factuality=content.judgement.factuality,
        modality=content.judgement.modality,
        guards=tuple(sorted(content.guards)),
        adopts_report=content.adopts,
        presupposed=presupposed,
        proposition=proposition,
        quote_hash=hash_said(draft.scan, one, passage),
        confidence=confidence_of(voice, statement, content.event, proposition),
        extractor=draft.extractor,
    )


def _begin(one: Attribution | None) -> int:
    return one.cue[0] if one is not None else -1


def _passage(
    scan: Scan, one: Attribution | None, event: Event | None, *, resolved: bool
) -> Words | None:
    """The words the selector shows: the content around the event, inside its sentence."""
    page = scan.page
    if event is not None and not resolved:
        sentence = page.sentences[event.sentence]
        first, last = sentence.first, sentence.last
        if one is not None:
            first, last = next(
                (part for part in one.content if part[0] <= event.i < part[1]), (first, last)
            )
            first, last = max(first, sentence.first), min(last, sentence.last)
    elif one is not None and one.content:
        first, last = one.content[0]
    else:
        return None
    while last > first and page.starts[last - 1] - page.starts[first] > SENTENCE_CHARS_MAX:
        last -= 1 + (last - first) // 8
    return (first, last) if last > first else None


def _selector(text: str, start: int, end: int) -> Selector:
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_CHARS) : start],
        suffix=text[end : end + CONTEXT_CHARS],
        start=start,
        end=end,
    )


def _range(scan: Scan, words: Words) -> Range:
    return scan.page.starts[words[0]], scan.page.ends[words[1] - 1]


def _spans(scan: Scan, one: Attribution | None, event: Event | None) -> Spans:
    happens = (_range(scan, (event.i, event.i + event.size)),) if event is not None else ()
    if one is None:
        return Spans(event=happens)
    quotes = dict.fromkeys(
        (quote.first, quote.last)
        for first, last in one.content
        for quote in _quotes_in(scan, first, last)
    )
    signed = one.source == one.cue
    return Spans(
        source=(_range(scan, one.source),) if one.source else (),
        cue=() if signed else (_range(scan, one.cue),),
        content=tuple(_range(scan, part) for part in one.content if part[1] > part[0]),
        quotes=tuple(_range(scan, words) for words in quotes),
        event=happens,
    )


def _quotes_in(scan: Scan, first: int, last: int) -> Sequence[Quote]:
    numbers = dict.fromkeys(scan.quotes.at[first:last])
    return [scan.quotes.all[number] for number in numbers if number >= 0]


def _mode(one: Attribution | None, section: str) -> Mode:
    if one is not None:
        return one.mode
    return "headline" if section in {"title", "subhead"} else "author"


def _on_record(chain: Sequence[Speaker]) -> bool:
    return bool(chain) and chain[-1].kind not in {"anonymous", "eyewitness", "unknown"}


def _cue(scan: Scan, one: Attribution | None, cue_class: CueClass) -> Cue:
    page = scan.page
    language = page.lexicon.language
    if one is None:
        return _cue_part("", "", language, cue_class)
    surface = "" if one.source == one.cue else page.surface(*one.cue)
    return _cue_part(surface, one.lemma, language, cue_class)


@lru_cache(maxsize=CUES_KEPT)
def _cue_part(surface: str, lemma: str, language: str, cue_class: CueClass) -> Cue:
    return Cue(surface=surface, lemma=lemma, language=language, cue_class=cue_class)
