"""A name that describes what is acted on -> the part of whoever it belongs to."""

from copytaster.stages.entities_to_claims.events import Event
from copytaster.stages.entities_to_claims.lexicon import Part
from copytaster.stages.entities_to_claims.names import Name


def describes_thing(event: Event, name: Name) -> bool:
    """Whether the name describes what is acted on: "North Korean troops", "NATO's missiles"."""
    first, last = name.head.first, name.head.last
    for hit in event.things:
        if name.head.standing != "head" and first - 1 <= hit.i < max(last, first + 1):
            return True
        if name.head.standing == "adjective" and 0 <= name.first - (hit.i + hit.size) <= 1:
            return True  # Romance adjectives follow their noun
    return False


def owner_part(event: Event, *, own: bool) -> Part | None:
    """The part of whoever the thing acted on belongs to: "North Korean troops", "Iran's sites"."""
    frame = event.predicate.frame
    if frame.owner != "other":
        return frame.owner
    undergoes = frame.of == "recipient" and (event.reading.undergoes or not own)
    return frame.object if undergoes else None
