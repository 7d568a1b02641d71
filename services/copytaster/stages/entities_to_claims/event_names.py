"""Names and nouns beside an event word: what a form asks for, and what takes its sense away."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.event_forms import EventReading
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ABOUT,
    AT_TIME,
    DETERMINER,
    IN,
    PERSONAL,
    TO,
)

REACH: Final = 10
"""Words between a verb and the name in its object: "arrested the former defence minister X"."""

NOUN_REACH_BACK: Final = 5
"""Words before an event noun that may name: "the Italian prime minister's resignation"."""


def names_its_object(scan: Scan, reading: EventReading) -> bool:
    """Whether a name stands where the object of the form does."""
    ahead, behind = _sides(reading)
    if reading.form.noun:
        return any(scan.page.mention[k] >= 0 for k in (*behind, *ahead))
    if reading.undergoes or scan.page.lexicon.verb_last:
        return any(True for _ in _names(scan, (*behind, *ahead), reading.i))
    return any(True for _ in _names(scan, ahead, reading.i))


def stands_between_names(scan: Scan, reading: EventReading) -> bool:
    """Whether two different names, or a pronoun and a name, play a part in the event."""
    page = scan.page
    ahead, behind = _sides(reading)
    if reading.form.noun:
        around = (page.mention[k] for k in (*behind, *ahead))
        return len({page.mentions[n].entity_id for n in around if n >= 0}) > 1
    found = set(_names(scan, (*behind, *ahead), reading.i))
    if len(found) > 1:
        return True
    return len(found) == 1 and any(page.bits[k] & PERSONAL for k in behind)


def _sides(reading: EventReading) -> tuple[range, range]:
    """The words ahead of the form and those behind it, inside its window."""
    begin, end = reading.window
    after = reading.i + reading.size
    back = NOUN_REACH_BACK if reading.form.noun else 2 * REACH
    return (
        range(after, min(end, after + REACH)),
        range(max(begin, reading.i - back), reading.i),
    )


def _names(scan: Scan, words: tuple[int, ...] | range, form: int) -> Iterator[str]:
    """The names among `words` that no preposition makes a mere place or time; one that belongs to
    the form at word `form` does not ("arrive in").
    """
    page = scan.page
    for k in words:
        number = page.mention[k]
        if number < 0 or (k and page.mention[k - 1] == number):
            continue
        before = k - 1
        while before > 0 and page.bits[before] & DETERMINER and not page.bits[before] & (IN | TO):
            before -= 1
        bits = page.bits[before] if before >= 0 else 0
        within = scan.events[form][0] if form in scan.events else 1
        if form <= before < form + within or not (
            bits & (IN | AT_TIME) and not bits & (TO | ABOUT)
        ):
            yield page.mentions[number].entity_id


def is_foreseen(scan: Scan, end: int) -> bool:
    """Whether the noun only says of what somebody warned: "tremor warnings were ignored"."""
    page = scan.page
    if end >= len(page.low):
        return False
    hit = page.lexicon.cue_nouns.at(page.low, end, end + 1)
    return hit is not None and hit[1][0].cue_class == "predict"
