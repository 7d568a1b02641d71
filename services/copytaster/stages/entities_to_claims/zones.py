"""Attributions -> zones: words that one voice says stand in one zone, who says them in none."""

from collections.abc import Sequence

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.scan import OUTLET, TAKEN, Events


def zones_of(words: int, attributions: Sequence[Attribution], events: Events) -> list[int]:
    """For each of `words` words the innermost attribution that says it, OUTLET or TAKEN."""
    zone = [OUTLET] * (words + 1)
    for number in sorted(range(len(attributions)), key=lambda n: -attributions[n].size):
        for first, last in attributions[number].content:
            zone[first:last] = [number] * (last - first)
    for number, one in enumerate(attributions):
        if one.performs:
            _join(zone, number, one)
        if one.performs or _is_happening(one, events):
            continue
        for first, last in (one.cue, one.source or one.cue):
            zone[first:last] = [TAKEN] * (last - first)
    return zone


def _join(zone: list[int], number: int, one: Attribution) -> None:
    """Set the cue of an act in one zone with its words."""
    first, last = one.cue
    zone[first:last] = [number] * (last - first)
    if one.source is not None:
        first, last = one.source
        zone[first:last] = [TAKEN] * (last - first)


def _is_happening(one: Attribution, events: Events) -> bool:
    """Whether to say it is itself what happened: "X pleaded guilty" is told of X."""
    first, last = one.cue
    size, forms = events.get(first, (0, ()))
    if size != last - first:
        return False
    verbs = (form for form in forms if not (form.noun or form.stative or form.guarded))
    return any(size > 1 or form.particle is not None for form in verbs)
