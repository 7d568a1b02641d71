"""factuality of a claim -> how firmly it is asserted, on FactBank's scale."""

from collections.abc import Collection
from typing import Final

from copytaster.stages.claims_to_developments.weighed import CERTAIN, POSSIBLE, PROBABLE
from copytaster_schemas.words import CueClass

LEVELS: Final = {"CT": CERTAIN, "PR": PROBABLE, "PS": POSSIBLE}


def certainty_of(value: str, cue: CueClass, guards: Collection[str]) -> int:
    """CERTAIN, PROBABLE, POSSIBLE, or 0 where the value commits to nothing.

    Hearsay is possible at most and an allegation probable at most, whatever else the words say.
    """
    certainty = LEVELS.get(value[:2], 0)
    if certainty == 0 or value[-1] not in "+-":
        return 0
    if "hearsay" in guards or cue == "hearsay":
        return POSSIBLE
    return min(certainty, PROBABLE) if cue == "allege" else certainty
