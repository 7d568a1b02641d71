"""Attributions -> zones: words that one voice says stand in one zone, who says them in none."""

from collections.abc import Sequence

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.scan import OUTLET, TAKEN


def zones_of(words: int, attributions: Sequence[Attribution]) -> list[int]:
    """For each of `words` words the innermost attribution that says it, OUTLET or TAKEN."""
    zone = [OUTLET] * (words + 1)
    for number in sorted(range(len(attributions)), key=lambda n: -attributions[n].size):
        for first, last in attributions[number].content:
            zone[first:last] = [number] * (last - first)
    for one in attributions:
        for first, last in (one.cue, one.source or one.cue):
            zone[first:last] = [TAKEN] * (last - first)
    return zone
