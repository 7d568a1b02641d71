"""scan -> attributions: every source, cue and content of the article, and which is nested in
which.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from copytaster.limits import ATTRIBUTIONS_MAX
from copytaster.stages.entities_to_claims.agents import agents_of, passive_subject
from copytaster.stages.entities_to_claims.attributed import attribution_of
from copytaster.stages.entities_to_claims.attribution import NOTHING, Attribution
from copytaster.stages.entities_to_claims.bracketed_cues import bracketed_active, bracketed_passive
from copytaster.stages.entities_to_claims.colons import colon_attributions
from copytaster.stages.entities_to_claims.contents import (
    after_cue,
    earlier_parts,
    plain_rest,
    quote_above,
    quote_below,
    trimmed_end,
    whole_quotes,
)
from copytaster.stages.entities_to_claims.cues import Reading, read_cue
from copytaster.stages.entities_to_claims.decided import leads_to_decided
from copytaster.stages.entities_to_claims.declared_acts import declared_act
from copytaster.stages.entities_to_claims.endings import (
    dash_behind,
    fronted_end,
    relative_end,
    said_end,
)
from copytaster.stages.entities_to_claims.events import is_act
from copytaster.stages.entities_to_claims.infinitives import aside_end
from copytaster.stages.entities_to_claims.mood_runs import mood_runs
from copytaster.stages.entities_to_claims.named_sources import (
    according_to,
    around_phrase,
    as_said_first,
    in_report,
    only_names,
)
from copytaster.stages.entities_to_claims.nesting import nested
from copytaster.stages.entities_to_claims.noun_cues import noun_cues
from copytaster.stages.entities_to_claims.other_senses import object_guards
from copytaster.stages.entities_to_claims.owned_nouns import owned_nouns
from copytaster.stages.entities_to_claims.page import ends_sentence
from copytaster.stages.entities_to_claims.parentheses import (
    before_parenthesis,
    beyond_parenthesis,
    is_parenthetic,
)
from copytaster.stages.entities_to_claims.quoted_beside import quoted_beside
from copytaster.stages.entities_to_claims.report_phrases import report_phrases
from copytaster.stages.entities_to_claims.said_objects import (
    cue_object,
    is_naming,
    names_it,
)
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import QUOTE_MARKS, Words
from copytaster.stages.entities_to_claims.spoken_with import spoken_with
from copytaster.stages.entities_to_claims.subjects import QUOTING, subject_of
from copytaster.stages.entities_to_claims.to_infinitives import outside_others
from copytaster.stages.entities_to_claims.told_of import what_is_told
from copytaster.stages.entities_to_claims.unattributed import leftover_quotes
from copytaster.stages.entities_to_claims.verdicts import with_verdict
from copytaster.stages.entities_to_claims.word_class import (
    COMPLEMENTISER,
    INTERROGATIVE,
)

QUOTE_AHEAD_MAX: Final = 9
"""Words between a verb like "call" and the quotation that makes it a cue."""


def attributions_of(scan: Scan) -> tuple[Attribution, ...]:
    """All attributions in text order, at most ATTRIBUTIONS_MAX."""
    found: list[Attribution] = []
    for one in _all(scan):
        found.append(one)
        if len(found) >= ATTRIBUTIONS_MAX:
            break
    found += list(quoted_beside(scan))[: ATTRIBUTIONS_MAX - len(found)]
    found += list(spoken_with(scan, found))[: ATTRIBUTIONS_MAX - len(found)]
    found += list(leftover_quotes(scan, found))[: ATTRIBUTIONS_MAX - len(found)]
    found += list(mood_runs(scan, found))[: ATTRIBUTIONS_MAX - len(found)]
    told = outside_others(scan, found)
    return nested(scan, [with_verdict(scan, one) for one in told])


def _all(scan: Scan) -> Iterator[Attribution]:
    yield from according_to(scan)
    yield from report_phrases(scan)
    yield from colon_attributions(scan)
    yield from noun_cues(scan)
    yield from owned_nouns(scan)
    last: dict[int, Words] = {}
    busy = -1
    for i in scan.cues:
        if i < busy:
            continue
        if is_act(scan, i) and not is_naming(scan, i):
            yield from declared_act(scan, i, last.get(scan.page.sentence[i]))
            continue
        if leads_to_decided(scan, i):
            continue
        reading = read_cue(scan, i)
        if reading is None:
            continue
        rule = _passive(scan, reading) if reading.passive else _active(scan, reading, last)
        for one in rule:
            busy = one.cue[1]
            if one.source is not None and not (reading.governed and one.sentence in last):
                last[one.sentence] = one.source
            yield one


def _passive(scan: Scan, reading: Reading) -> Iterator[Attribution]:
    """ "X was confirmed by A": one attribution an agent; without agent nobody is named."""
    page = scan.page
    if page.lexicon.verb_last:
        yield from bracketed_passive(scan, reading)
        return
    end = page.sentences[page.sentence[reading.i]].last
    begin = reading.i + reading.size
    content: list[Words] = []
    agents = list(agents_of(scan, reading))
    as_said = as_said_first(scan, reading.group.first)
    if as_said is None and agents:
        as_said = in_report(scan, reading.group.first)
    if as_said is not None:
        last = agents[-1][0][1] if agents else begin
        around = around_phrase(scan, as_said, last)
        for source, guards in agents if around else ():
            yield replace(attribution_of(scan, reading, source, around, guards), aside=True)
        return
    subject = passive_subject(scan, reading)
    if subject is not None:
        content.append(subject)
    elif page.lexicon.free_inversion:
        rest = plain_rest(scan, agents[-1][0][1] if agents else begin, end)
        content += [rest] if rest else []
    clause = after_cue(scan, begin, end)
    if clause is not None and page.bits[clause] & COMPLEMENTISER:
        content = [(clause, trimmed_end(scan, clause, end))]
    if not content or (reading.form.strength != "strong" and clause is None):
        return
    own = object_guards(scan, reading, tuple(content))
    if own is None:
        return
    for source, guards in agents:
        parts = tuple(content)
        yield attribution_of(scan, reading, source, parts, guards | own)
    if not agents and reading.form.strength == "strong":
        yield attribution_of(scan, reading, None, tuple(content), own)


def _active(scan: Scan, reading: Reading, last: dict[int, Words]) -> Iterator[Attribution]:
    page = scan.page
    before = last.get(page.sentence[reading.i])
    if page.lexicon.verb_last:
        yield from bracketed_active(scan, reading, before)
        return
    found = subject_of(scan, reading, before)
    if found is None:
        return
    source, inverted, dropped = found
    if source is not None and scan.page.has(source[0] - 1, INTERROGATIVE):
        told = what_is_told(scan, source, reading.i + reading.size)
        if told:  # else "confirmed what X had said": what is said stands elsewhere
            yield attribution_of(scan, reading, source, told, NOTHING)
        return
    as_said = as_said_first(scan, min(reading.group.first, source[0]) if source else reading.i)
    behind = max(source[1], reading.i + reading.size) if source is not None else 0
    if as_said is not None and source is not None and only_names(scan, behind):
        around = around_phrase(scan, as_said, behind)
        if around:
            yield replace(attribution_of(scan, reading, source, around, NOTHING), aside=True)
        return
    content = _content(scan, reading, source, inverted=inverted)
    guards = object_guards(scan, reading, content)
    if not content or guards is None:
        return
    said = attribution_of(scan, reading, source, content, guards)
    yield replace(said, dropped=True) if dropped else said


def _content(
    scan: Scan, reading: Reading, source: Words | None, *, inverted: bool
) -> tuple[Words, ...]:
    page = scan.page
    left = reading.group.first
    right = reading.i + reading.size
    if source is not None and inverted:
        right = max(right, source[1])
    elif source is not None and source[0] < left:
        left = source[0]
    sentence = page.sentences[page.sentence[reading.i]]
    quote = scan.quotes.holding(reading.i)
    if quote is not None and quote.is_speech:
        return _inside(scan, reading, right, min(sentence.last, quote.last - quote.closed))
    end = fronted_end(scan, right, dash_behind(scan, reading.i, said_end(scan, right)))
    if reading.gerund and source is not None and source[0] > right:
        end = min(end, source[0])  # "Confirming the attack, X said"
    end = min(end, aside_end(scan, reading, right, sentence.last))
    end = min(end, relative_end(scan, right, sentence.last))
    if is_parenthetic(scan, left, right):
        return _around(scan, left, right)
    strength = reading.form.strength
    if strength == "infinitive":
        last = trimmed_end(scan, right, end)
        return whole_quotes(scan, (right, last)) if last > right else ()
    begin = after_cue(scan, right, end)
    naming = strength == "naming" and names_it(scan, right, end)
    if strength in QUOTING and not (naming or _quote_ahead(scan, right, end)):
        return quote_below(scan, end) if page.low[end - 1] == ":" else ()
    if begin is not None:
        last = trimmed_end(scan, begin, end)
        return whole_quotes(scan, (begin, last)) if last > begin else quote_below(scan, end)
    objects = cue_object(scan, reading, source, inverted=inverted)
    said = tuple((first, min(last, end)) for first, last in objects if first < end)
    only_pronoun = said and said[0][0] == reading.group.first  # "«...». Lo dice X"
    if (said and not only_pronoun) or reading.form.strength == "clausal":
        return said
    return quote_above(scan, left) or said


def _inside(scan: Scan, reading: Reading, right: int, end: int) -> tuple[Words, ...]:
    """The content of a cue that is itself quoted: never more than the sentence inside the marks."""
    page = scan.page
    stop = next((k for k in range(right, end - 1) if ends_sentence(page, k)), end)
    begin = after_cue(scan, right, stop)
    if begin is not None:
        last = trimmed_end(scan, begin, stop)
        return ((begin, last),) if last > begin else ()
    if reading.form.strength != "strong":
        return ()
    rest = plain_rest(scan, right, stop)
    return (rest,) if rest is not None else ()


def _around(scan: Scan, left: int, right: int) -> tuple[Words, ...]:
    before = before_parenthesis(scan, left)
    parts: tuple[Words, ...] = whole_quotes(scan, before) if before else ()
    if parts:
        parts = earlier_parts(scan, parts[0][0]) + parts[:1]
    beyond = beyond_parenthesis(scan, right)
    return parts + (whole_quotes(scan, beyond) if beyond else ())


def _quote_ahead(scan: Scan, begin: int, end: int) -> bool:
    page = scan.page
    limit = min(end, begin + QUOTE_AHEAD_MAX)
    return any(page.low[k] in QUOTE_MARKS and scan.quotes.at[k] >= 0 for k in range(begin, limit))
