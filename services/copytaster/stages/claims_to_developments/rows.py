"""statement with all that was made of it -> what it says of a level of place."""

from collections.abc import Sequence

from copytaster.stages.claims_to_developments.places import Level, opposes_level, supports_level
from copytaster.stages.claims_to_developments.proposition import Place
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.claims_to_developments.voices import SpeakerFacts
from copytaster.stages.claims_to_developments.weighed import Weighed
from copytaster.stages.record import dataclass
from copytaster_schemas.development import NotCountedReason


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with everything that was made of it."""

    statement: Statement
    speaker: SpeakerFacts
    places: tuple[Place, ...]
    weighed: Weighed
    not_counted: NotCountedReason | None = None
    counted_with: str | None = None

    @property
    def is_standing(self) -> bool:
        """Whether it speaks for the happening and was not withdrawn."""
        return self.weighed.stance == "supports" and not self.weighed.withdrawn

    @property
    def origin(self) -> str:
        """The unit of independence: the utterance of a voice, or the text of a newsroom."""
        if self.weighed.standing == "newsroom_own_voice":
            return f"newsroom:{self.weighed.newsroom}"
        return f"voice:{self.weighed.voice}"


def held_of(rows: Sequence[Row], level: Level) -> frozenset[tuple[Place, ...]]:
    """Where those are whose support makes up a level."""
    return frozenset(
        row.places
        for row in rows
        if row.weighed.stance == "supports"
        and not row.weighed.withdrawn
        and supports_level(row.places, level)
    )


def bears_on(row: Row, level: Level, held: frozenset[tuple[Place, ...]]) -> bool:
    """Whether a statement says something of a level.

    A denial of a narrower place does where all support comes from there: nobody else says more.
    """
    if row.weighed.stance != "contradicts":
        return supports_level(row.places, level)
    if opposes_level(row.places, level):
        return True
    located = [places for places in held if places]
    return bool(located) and all(
        any(opposes_level(row.places, place) for place in places) for places in located
    )
