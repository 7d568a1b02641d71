"""A cue with its source and content -> an attribution: its class, its guards, what it points to."""

from typing import Final

from copytaster.stages.entities_to_claims.attribution import Attribution
from copytaster.stages.entities_to_claims.cues import COMMITTING, Reading
from copytaster.stages.entities_to_claims.modes import mode_of
from copytaster.stages.entities_to_claims.negation import is_nobody
from copytaster.stages.entities_to_claims.pointing import (
    points_back,
    presupposes_report,
    trails_off,
)
from copytaster.stages.entities_to_claims.said_objects import has_joined_pronoun
from copytaster.stages.entities_to_claims.scan import Scan
from copytaster.stages.entities_to_claims.sources import Words
from copytaster_schemas.words import CueClass

NOBODY_KNOWS: Final = frozenset[CueClass]({"report", "suggest", "allege", "factive"})
"""Classes that become hearsay in a passive without an agent; a denial or confirmation stays one."""


def attribution_of(
    scan: Scan,
    reading: Reading,
    source: Words | None,
    content: tuple[Words, ...],
    guards: frozenset[str],
) -> Attribution:
    """The attribution of a cue to its source, with all that the words around tell."""
    first = content[0][0]
    cue_class = _class(reading, source)
    if source is not None and cue_class in COMMITTING and is_nobody(scan, source[0]):
        cue_class, guards = "no_commitment", guards | {"negated_cue"}
    return Attribution(
        cue=(reading.i, reading.i + reading.size),
        lemma=reading.form.lemma,
        cue_class=cue_class,
        source=source,
        content=content,
        sentence=scan.page.sentence[reading.i],
        mode=mode_of(scan, content),
        guards=reading.guards | guards,
        first_person=reading.first_person,
        adopts=_adopts(scan, reading, first),
        anaphoric=points_back(scan, content) or has_joined_pronoun(scan, reading),
        ellipsis=trails_off(scan, content),
    )


def _adopts(scan: Scan, reading: Reading, first: int) -> bool:
    """Whether what is said begins with reports of it, or the cue takes them: "confirmed what Seoul
    said: ...".
    """
    begin = reading.i + reading.size
    return presupposes_report(scan, first) or (first > begin and presupposes_report(scan, begin))


def _class(reading: Reading, source: Words | None) -> CueClass:
    """ "It is said that": what nobody is named for is hearsay."""
    nobody = reading.passive and source is None
    return "hearsay" if nobody and reading.cue_class in NOBODY_KNOWS else reading.cue_class
