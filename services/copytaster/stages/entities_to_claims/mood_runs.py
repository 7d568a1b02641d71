"""Sentences in the reporting mood -> who goes on speaking.

German tells by its verbs that a sentence is still somebody else's: "Die Polizei teilte mit, drei
Männer seien geflohen. Sie hätten ein Auto gestohlen. Einer sei bewaffnet." Konjunktiv I says so by
itself; Konjunktiv II only right behind such a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.contents import trimmed_end
from copytaster.stages.entities_to_claims.inflect import SUBJUNCTIVE
from copytaster.stages.entities_to_claims.page import Span
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.topics import TOLD, topic_of
from copytaster.stages.entities_to_claims.word_class import (
    BE,
    CLAUSE_OPENER,
    CONDITIONAL_AUXILIARY,
    DETERMINER,
    HAVE,
    HEARSAY,
    MODAL,
    PREPOSITION,
    REPORTING_MOOD,
    VERBAL,
)
from copytaster_schemas.words import CueClass

SENTENCES_BACK_MAX: Final = 2
"""How far before a sentence its speaker may have spoken last."""

SILENT: Final = frozenset[CueClass]({"no_commitment", "hearsay"})


def mood_runs(scan: Scan, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """An attribution to whoever spoke last, for each sentence in the reporting mood without one."""
    page = scan.page
    if not page.lexicon.has_reporting_mood:
        return
    spoken = _covered(scan, found)
    last: dict[int, Attribution] = {}
    for one in sorted(found, key=lambda one: (one.size, one.cue)):
        if one.cue_class not in SILENT:
            last[one.sentence] = one
    speaker: Attribution | None = None
    heard = -1
    run: list[Attribution] = []
    for number, sentence in enumerate(page.sentences):
        if number in last:
            speaker, heard = last[number], number
            continue
        fresh = speaker is not None and _near(page.sentences[heard], sentence, number - heard)
        if spoken[sentence.first] or sentence.section not in TOLD:
            continue
        runs = fresh and heard == number - 1
        if not _is_reported(scan, sentence, runs=runs):
            continue
        if not runs:
            speaker = _told_of(scan, number) or (speaker if fresh else None)
        if speaker is None:
            continue
        if runs and run and run[-1].source == speaker.source:
            run[-1] = replace(run[-1], content=(*run[-1].content, _words(scan, sentence)))
        else:
            run.append(_continued(scan, speaker, sentence, number))
        heard = number
    yield from run


def _covered(scan: Scan, found: Sequence[Attribution]) -> list[bool]:
    covered = [False] * (len(scan.page.low) + 1)
    for one in found:
        for first, last in one.content:
            covered[first:last] = [True] * (last - first)
    return covered


def _near(before: Span, here: Span, distance: int) -> bool:
    """Whether a sentence can go on with what an earlier one says."""
    return distance <= SENTENCES_BACK_MAX and here.paragraph - before.paragraph <= 1


def _told_of(scan: Scan, number: int) -> Attribution | None:
    """Whoever the sentence before is about, as one who speaks ("Der Minister verteidigte den
    Entwurf. Er sei maßvoll.").
    """
    page = scan.page
    if number == 0 or page.sentences[number - 1].paragraph != page.sentences[number].paragraph:
        return None
    topic = topic_of(scan, page.sentences[number - 1])
    if topic is None:
        return None
    return Attribution(topic, "", "report", topic, (), number - 1)


def _is_reported(scan: Scan, sentence: Span, *, runs: bool) -> bool:
    """Whether the finite verb of the main clause is in the reporting mood."""
    page = scan.page
    inner = False
    for k in range(sentence.first, sentence.last):
        if scan.quotes.at[k] >= 0 or page.mention[k] >= 0:
            continue
        word, bits = page.low[k], page.bits[k]
        opens = bits & CLAUSE_OPENER and not bits & PREPOSITION
        front = k == sentence.first and not bits & DETERMINER  # "Die Lage sei ernst"
        if opens and (front or page.low[k - 1] == ","):
            inner = True
        elif word == "," and inner:
            inner = False
            continue
        if inner or page.capital[k]:
            continue
        if bits & REPORTING_MOOD or _is_subjunctive(scan, k):
            return True
        if bits & CONDITIONAL_AUXILIARY:
            return runs
        if bits & MODAL and bits & HEARSAY:
            return runs and _is_perfect(scan, sentence)
        if bits & VERBAL or k in scan.verbs.certain:
            return False
    return False


def _is_perfect(scan: Scan, sentence: Span) -> bool:
    """ "Einer soll bewaffnet gewesen sein": it is told of what was, and no plan."""
    page, last = scan.page, sentence.last - 1
    while last > sentence.first and not page.low[last][0].isalnum():
        last -= 1
    return page.has(last, HAVE | BE)


def _is_subjunctive(scan: Scan, k: int) -> bool:
    """Whether every reading of a known verb form is the reporting mood."""
    hit = scan.cues.get(k) or scan.events.get(k)
    return hit is not None and all(form.bits & SUBJUNCTIVE for form in hit[1])


def _words(scan: Scan, sentence: Span) -> Words:
    return sentence.first, trimmed_end(scan, sentence.first, sentence.last)


def _continued(scan: Scan, speaker: Attribution, sentence: Span, number: int) -> Attribution:
    return Attribution(
        cue=speaker.cue,
        lemma=speaker.lemma,
        cue_class="report",
        source=speaker.source,
        content=(_words(scan, sentence),),
        sentence=number,
        mode="indirect",
        dropped=speaker.dropped,
        borrowed=True,
    )
