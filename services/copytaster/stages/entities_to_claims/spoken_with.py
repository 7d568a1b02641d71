""" "Sie verabschiedete sich mit den Worten: „...“" -> an attribution to whom the sentence is about.

The verb says nothing; the phrase does. Nothing is added where a verb of saying has the quotation.
"""

from collections.abc import Iterator, Sequence

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.bracket_objects import is_somebody
from copytaster.stages.entities_to_claims.fields import phrases_in, starts_object
from copytaster.stages.entities_to_claims.marks import REPORT_PHRASE
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.said_behind import said_behind
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster.stages.entities_to_claims.verb_second import Bracket, bounds


def spoken_with(scan: Scan, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions that such phrases make."""
    page = scan.page
    phrases = page.lexicon.reports.phrases
    for i in page.marked(REPORT_PHRASE):
        number = page.sentence[i]
        hit = phrases.at(page.low, i, page.sentences[number].last)
        if hit is None or scan.quotes.at[i] >= 0:
            continue
        floor, limit = bounds(scan, i)
        last = i + hit[0]
        said = said_behind(scan, Bracket(floor, limit, i, last, -1, closed=False), last)
        source = _subject(scan, (floor, i), (said[-1][1] if said else last, limit))
        if not said or source is None or _is_taken(found, said):
            continue
        yield Attribution(
            cue=(i, last),
            lemma=page.low[i],
            cue_class=hit[1][0],
            source=source,
            content=said,
            sentence=number,
            mode=mode_of(scan, said),
        )


def _is_taken(found: Sequence[Attribution], said: tuple[Words, ...]) -> bool:
    return any(one.covers(said[0][0] + 1) for one in found)


def _subject(scan: Scan, before: Words, behind: Words) -> Words | None:
    """Who opens the sentence, or stands behind the quotation that opens it."""
    for first, last in (before, behind):
        for phrase in phrases_in(scan, list(range(first, last))):
            if is_somebody(scan, phrase) and not starts_object(scan, phrase[0]):
                return phrase
    return None
