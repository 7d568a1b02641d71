"""A Romance verb without a subject -> whether it is the voice's own act: "anunció que dimite"."""

from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.inflect import FINITE, PARTICIPLE
from copytaster.stages.entities_to_claims.page import Page
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ADVERB,
    AT_TIME,
    BE,
    CLITIC,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    HAVE,
    NEGATION,
    PREPOSITION,
    SUBORDINATOR,
    TIME_WORD,
    VERBAL,
)
from copytaster_schemas.claim import Speaker

LINKS: Final = CLITIC | ADVERB | NEGATION | TIME_WORD
"""What may stand between "that" and a verb without being its subject."""

CLOSING: Final = PREPOSITION | ADVERB | TIME_WORD | COORDINATOR | SUBORDINATOR | AT_TIME
"""What behind the verb is no subject that follows it."""

OBJECT_WORDS: Final = 4
"""Words from a verb to its own object: an article, an adjective."""


def drops_its_subject(scan: Scan, event: Event) -> bool:
    """Whether a finite verb of one actor opens what is said, and no subject stands behind it
    either: "confirmó que ha dimitido", but not "confirmó que dimitió el ministro".
    """
    page, reading = scan.page, event.reading
    if not page.lexicon.free_inversion or reading.form.noun or reading.undergoes:
        return False
    bits = reading.form.bits
    perfect = bits & PARTICIPLE and reading.group.has(HAVE | BE)
    if not (bits & FINITE or perfect) or scan.clause_at(event.i).kind != "complement":
        return False
    k = reading.group.first - 1
    while k > 0 and page.bits[k] & LINKS and not page.bits[k] & COMPLEMENTISER:
        k -= 1
    if not page.has(k, COMPLEMENTISER) or _is_plural(page, reading.group.first, event.i):
        return False
    return _nothing_follows(scan, event)


def speaks_of_himself(scan: Scan, event: Event, speaker: Speaker) -> bool:
    """Whether the person who speaks can be meant: no spokesman, and nobody else named before."""
    page = scan.page
    if speaker.kind not in {"official", "named_person"} or speaker.office == "spokesperson":
        return False
    if speaker.entity_id is None:
        return False
    first = page.sentences[max(0, event.sentence - 1)].first
    people = (page.entity_at(k) for k in range(first, event.i) if page.mention[k] >= 0)
    return all(
        one is None or one.entity_type != "person" or one.entity_id == speaker.entity_id
        for one in people
    )


def _is_plural(page: Page, first: int, last: int) -> bool:
    """Whether the verb says "they": who announces alone does not mean himself."""
    verb = next((k for k in range(first, last) if page.bits[k] & VERBAL), last)
    return page.low[verb].endswith(page.lexicon.romance.plural_endings)


def _nothing_follows(scan: Scan, event: Event) -> bool:
    page, k = scan.page, event.i + event.size
    if k >= len(page.low) or not page.low[k][0].isalnum():
        return True
    if page.bits[k] & CLOSING and not page.bits[k] & DETERMINER:
        return True
    if event.predicate.frame.object != "theme":
        return False
    return any(k <= hit.i <= k + OBJECT_WORDS for hit in event.things)
