"""Attributions and events -> statements: which event is said by whom, and what pointing words point
to.
"""

from collections.abc import Iterator, Sequence

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.page import Page, ends_sentence
from copytaster.stages.entities_to_claims.scan import TAKEN, Scan
from copytaster.stages.record import dataclass

SENTENCES_BACK_MAX = 4
"""How far back "this" may point: the paragraph before, as printed in short paragraphs."""

CLAUSE_WORDS_MIN = 3
"""Words that can say something: "whether it paid"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution (None: the outlet) with an event (None: untyped). `resolved`: by way of a
    pronoun; `next_to`: what it stands for is what the outlet asserts in the sentence right before.
    """

    attribution: int
    event: int
    resolved: bool = False
    next_to: bool = False


def statements_of(
    scan: Scan, attributions: Sequence[Attribution], events: Sequence[Event]
) -> Iterator[Statement]:
    """Every pair, then the attributions that say nothing typed."""
    said: set[int] = set()
    attributed: list[tuple[int, int]] = []
    for number, event in enumerate(events):
        at = scan.zone[event.i]
        if at == TAKEN:
            continue
        if at >= 0:
            said.add(at)
            attributed.append((event.i, number))
        yield Statement(at, number)
    for number, one in enumerate(attributions):
        if number in said:
            continue
        pointed = -1
        if not _points_at_untyped(scan, one, attributions, events):
            pointed = _pointed_at(scan, one, events, attributed)
        next_to = (
            pointed >= 0
            and one.anaphoric
            and _stands_before(scan, one, events[pointed])
            and events[pointed].mood.main
            and scan.zone[events[pointed].i] < 0
        )
        yield Statement(number, pointed, one.anaphoric or one.ellipsis, next_to)


def _points_at_untyped(
    scan: Scan, one: Attribution, attributions: Sequence[Attribution], events: Sequence[Event]
) -> bool:
    """Whether "that" stands for something that the same sentence says before and that is no known
    happening: "X would not say whether it had paid; a source confirmed that".
    """
    if not one.anaphoric or any(event.sentence == one.sentence for event in events):
        return False
    return any(
        other.sentence == one.sentence and _says_before(scan, other, one.begin)
        for other in attributions
        if not (other is one or other.anaphoric or other.ellipsis or other.adopts)
    )


def _says_before(scan: Scan, other: Attribution, begin: int) -> bool:
    """Whether another voice says a clause before word `begin`."""
    words = sum(
        scan.page.low[k][0].isalpha()
        for first, last in other.content
        for k in range(first, min(last, begin))
    )
    return words >= CLAUSE_WORDS_MIN


def _stands_before(scan: Scan, one: Attribution, event: Event) -> bool:
    """Whether an event stands in the sentence before, or before the colon of the same: "Due uomini
    sono morti: lo ha confermato il prefetto".
    """
    page = scan.page
    if event.sentence != one.sentence:
        return event.sentence == one.sentence - 1
    return any(page.low[k] == ":" for k in range(event.i, one.begin))


def _parted(page: Page, first: int, last: int) -> bool:
    """Whether a full stop inside a quotation stands between two words."""
    return any(ends_sentence(page, k) for k in range(first, last))


def _pointed_at(
    scan: Scan,
    one: Attribution,
    events: Sequence[Event],
    attributed: Sequence[tuple[int, int]],
) -> int:
    """The event that "this" or an ellipsis stands for: in the same sentence, else the last one
    said; or -1.
    """
    if not (one.anaphoric or one.ellipsis):
        return -1
    same = [
        (abs(event.i - one.cue[0]), number)
        for number, event in enumerate(events)
        if event.sentence == one.sentence and not one.covers(event.i)
        if not _parted(scan.page, *sorted((event.i, one.cue[0])))
        if not (event.predicate.scope and one.anaphoric)
    ]
    if same:
        whole = [number for _, number in same if _stands_before(scan, one, events[number])]
        asserted = [number for number in whole if events[number].mood.main]
        return asserted[0] if asserted and one.anaphoric else min(same)[1]
    if one.ellipsis and not one.anaphoric:
        return -1
    before = [number for i, number in attributed if i < one.begin]
    if before and events[before[-1]].sentence >= one.sentence - 1:
        return before[-1]
    right_before = _right_before(scan, one.sentence, events)
    if right_before >= 0 or not before:
        return right_before
    last = events[before[-1]]
    return before[-1] if one.sentence - last.sentence <= SENTENCES_BACK_MAX else -1


def _right_before(scan: Scan, sentence: int, events: Sequence[Event]) -> int:
    """What the sentence before asserts ("Two men were abducted. The ministry confirmed it."), or
    -1.
    """
    if sentence == 0 or scan.page.sentences[sentence - 1].section in {"title", "subhead"}:
        return -1
    for number, event in enumerate(events):
        asserted = event.mood.main and not event.mood.guards and not event.predicate.scope
        if event.sentence == sentence - 1 and asserted:
            return number
    return -1
