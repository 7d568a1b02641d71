"""What a status is judged from and what the judgement says: weighed statements, a verdict."""

from typing import Final

from copytaster.stages.claims_to_developments.details import Detail
from copytaster.stages.record import dataclass
from copytaster_schemas.words import Basis, CueClass, Stance, Standing, Status

CERTAIN: Final = 3
PROBABLE: Final = 2
POSSIBLE: Final = 1
"""FactBank's CT, PR and PS; 0 is no commitment."""


OUTLET_STANDING: Final[Standing] = "newsroom_own_voice"
"""Of statements in the outlet's own voice."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One statement as the status sees it.

    `decides`: no guard, no headline, no unsafe reading stands against it. `completed`: it speaks of
    what has happened. `author_certain`: the outlet itself vouches for it. `adopts`: the words name
    an earlier report; `presupposed`: they presuppose one. `headline`: it sums up
    the body below it. `enacts`: an outlet itself tells of a public act of a body. `interested`: a
    denial in the voice's own interest. `at`: epoch seconds.
    `detail`: what it tells of the happening beyond its kind; None where that is not asked.
    """

    claim_id: str
    voice: str
    standing: Standing
    carrier: str
    newsroom: str
    stance: Stance
    certainty: int
    cue: CueClass
    at: int
    decides: bool = True
    completed: bool = True
    on_record: bool = True
    known: bool = False
    top_tier: bool = False
    author_certain: bool = False
    verified: bool = False
    adopts: bool = False
    presupposed: bool = False
    record: bool = False
    translated: bool = False
    withdrawn: bool = False
    headline: bool = False
    enacts: bool = False
    detail: Detail | None = None

    @property
    def interested(self) -> bool:
        """Whether a denial by this voice serves itself."""
        return self.standing in {
            "performer",
            "adverse_party",
            "subject_favourable",
            "opposing_party",
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """Three counts that are never merged into one."""

    carriers: int = 0
    newsrooms: int = 0
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its reasons. `status` is None where nothing was asserted or denied."""

    status: Status | None
    basis: Basis | None = None
    reason: str = "nothing_stands"
    decisive: tuple[str, ...] = ()
    contested_by: tuple[str, ...] = ()
    since: int | None = None
    counts: Counts = Counts()
    flags: tuple[str, ...] = ()
