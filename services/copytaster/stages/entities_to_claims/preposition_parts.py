"""A name behind a preposition -> its part: by, of, against, in, to, from, with."""

from collections.abc import Iterator
from typing import Final

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.names import Name
from copytaster.stages.entities_to_claims.noun_phrases import Governor, leads_away
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.word_class import (
    ABOUT,
    ADVERB,
    AGAINST,
    ARMS,
    BETWEEN,
    BY,
    CLAUSE_OPENER,
    DETERMINER,
    FROM,
    FRONTIER,
    IN,
    OF,
    OTHER_PREPOSITION,
    PLACE_NOUN,
    PREPOSITION,
    TO,
    VERBAL,
    WITH,
)  # fmt: skip

ON_PERSONS: Final = frozenset({"DEATH", "COERCE", "LEGAL", "CRIME"})
"""Event types whose noun a person owns by undergoing it: "the minister's arrest"."""

CONTESTS: Final = frozenset({"elect"})
"""Happenings that befall one person, and another is who they were won against."""

DIRECTION_OR_SIZE: Final = ADVERB
"""Adverbs between a name and its noun say nothing of it."""


def of_preposition(scan: Scan, event: Event, governor: Governor, name: Name) -> Part | None:
    """The part of a name that a preposition governs; None where it hangs on another word."""
    if name.head.standing in {"genitive", "compound"} and not _same_phrase(scan, name):
        return None
    if name.head.standing != "head" and scan.page.has(name.head.last - 1, FRONTIER):
        return None  # "near the Pakistani border"
    rules = _rules(scan, event, governor, name)
    return next((part for applies, part in rules if applies), None)


def _rules(
    scan: Scan, event: Event, governor: Governor, name: Name
) -> Iterator[tuple[bool, Part | None]]:
    """Whether each rule applies, and the part it gives; the first that applies counts."""
    frame, bits = event.predicate.frame, governor.bits
    yield _is_away(scan, governor, name), None
    nominal = event.reading.form.noun
    yield _is_origin(event, bits, name), frame.from_
    agent = event.reading.undergoes or (nominal and not bits & OF)  # "Festnahme von X": X is taken
    yield bool(bits & BY) and agent, frame.subject
    hangs = _on_event(scan, event, governor)
    yield _is_own(event, governor), frame.object
    yield bool(bits & OF and bits & IN) and name.is_place, "place"  # "cerca de X", "près de X"
    yield bool(bits & OF) and nominal, frame.of
    yield bool(bits & OF), frame.object if _is_of_thing(event, governor, name) else None
    died = event.reading.form.middle and frame.of == "recipient"
    personal = scan.page.lexicon.language == "es" and bool(bits & TO) and not name.is_place
    yield personal and died, None  # "murieron en un ataque al ELN"
    contest = event.predicate.name in CONTESTS  # "won the election against X"
    yield bool(bits & AGAINST), "recipient" if hangs and not contest else None
    ends = any(k in scan.cues or k in scan.verbs.finite for k in range(event.i, governor.at))
    yield bool(bits & BETWEEN), "actor" if nominal and not ends else None
    yield bool(bits & FROM) and not nominal and frame.from_ != "other", frame.from_
    country = name.entity.kind == "country" and _is_directed(event)
    # "arrested a man with links to X", "killed on his way to X"; elsewhere "a X" is whom they shot
    harms = frame.of == "recipient" and frame.object == "recipient" and not nominal
    yield bool(bits & TO) and harms and scan.page.lexicon.language == "en", None
    somebody = not name.is_place and not nominal  # "ha concesso asilo a X": nothing is in a person
    yield bool(bits & TO) and (not bits & IN or country or somebody), _direction(event, name)
    laid_on = frame.to == "recipient" and frame.of == "theme"  # "imposed sanctions on X"
    about = laid_on or (nominal and frame.of == "recipient")
    yield bool(bits & ABOUT) and about and hangs, "recipient"
    strikes = any(k in scan.events for k in range(name.head.first, name.head.last))
    yield bool(bits & IN) and strikes, None  # "in an Israeli air strike"
    yield bool(bits & IN) and name.is_place, "place"
    yield bool(bits & IN), None if bits & BY else "other"
    yield bool(bits & TO), _direction(event, name)
    yield bool(bits & WITH), frame.with_ if hangs else None
    yield bool(bits & (BY | FROM)), "other"


def _is_away(scan: Scan, governor: Governor, name: Name) -> bool:
    """Whether a distance or direction leads away from a town: "60 km north of X", but not "in the
    north of X".
    """
    return name.local and leads_away(scan.page, governor.at)


def _is_own(event: Event, governor: Governor) -> bool:
    """Whether the preposition is part of the verb: "declared war on X", "s'est rendu en X"; or of
    a noun, where it means nothing by itself: "a warrant for X".
    """
    form = event.reading.form
    own = event.i <= governor.at < event.i + event.size
    fits = not (form.noun or form.stative) or (form.noun and governor.bits & OTHER_PREPOSITION)
    return own and bool(fits) and event.predicate.frame.object == "recipient"


def _is_of_thing(event: Event, governor: Governor, name: Name) -> bool:
    """Whether the name is that of a thing's owner: "froze the assets of X"."""
    if name.entity.entity_type == "person" and event.predicate.event_type in ON_PERSONS:
        return False  # "arrested the staff of X"
    owned = any(hit.i + hit.size == governor.at for hit in event.things)
    return owned and event.predicate.frame.object == "recipient"


def _is_directed(event: Event) -> bool:
    """Whether "à X", "a X", "in X" tells whither: things are given and sent there, not killed."""
    return event.predicate.frame.of == "theme" or event.predicate.event_type == "CONSULT"


def _is_origin(event: Event, bits: int, name: Name) -> bool:
    """Whether "da" is "from" and not "by": who retreats, retreats from a place."""
    retreats = event.predicate.event_type == "RETREAT"
    return retreats and name.is_place and bits & (BY | FROM) == BY | FROM


def _direction(event: Event, name: Name) -> Part | None:
    frame = event.predicate.frame
    if frame.to == "place":
        return "place" if name.is_place else "recipient"
    return frame.to


def _same_phrase(scan: Scan, name: Name) -> bool:
    """Whether place or body and the noun behind it name one thing: "Kursk region", "UN forces"."""
    page = scan.page
    nouns = range(name.head.first, name.head.last)
    if name.head.standing == "compound" and name.local:
        return True
    return all(
        page.bits[k] & (PLACE_NOUN | ARMS | DIRECTION_OR_SIZE) or page.is_role(k) for k in nouns
    )


def _on_event(scan: Scan, event: Event, governor: Governor) -> bool:
    """Whether a phrase hangs on the event itself and not on another noun before it.

    "An attack on X", "sent troops against X", but not "troops for the war against X".
    """
    page = scan.page
    if governor.at > 0 and page.bits[governor.at - 1] & PLACE_NOUN:
        return False  # "near the border with X"
    for k in range(event.i + event.size, governor.at):
        bits = page.bits[k]
        if bits & (VERBAL | CLAUSE_OPENER) and not bits & (DETERMINER | PREPOSITION):
            return False
        if bits & PREPOSITION and not bits & DETERMINER and not (bits & IN or k == governor.at):
            return False
        nouns = [form for form in scan.events[k][1] if form.noun] if k in scan.events else []
        if nouns and all(form.predicate is not event.predicate for form in nouns):
            return False
    return True


def end_of(scan: Scan, event: Event) -> int:
    """Where the event word ends; its own last preposition still governs: "are in X"."""
    end = event.i + event.size
    own = event.size > 1 and scan.page.bits[end - 1] & PREPOSITION
    return end - 1 if own else end
