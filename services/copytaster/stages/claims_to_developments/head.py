"""What stays of a development between articles: its identity, its history, its last account."""

from dataclasses import dataclass, field, fields
from typing import Any, Self

from copytaster.stages.claims_to_developments.codec import key_from
from copytaster.stages.claims_to_developments.proposition import Key
from copytaster.stages.state_record import StateRecordError, filled
from copytaster_schemas.ids import DevelopmentId
from copytaster_schemas.words import Status


@dataclass(slots=True)
class Head:
    """The history of one development. `founder` is the key of the claim it is named after.

    `signature` sums up the last account that was told; `told_at` is its log time (epoch ms).
    `links` are pairs of a relation and the development that it leads to; `was_news`: whether it
    was ever told as confirmed news, so that somebody may have heard of it.
    """

    development_id: DevelopmentId
    founder: Key
    version: int = 0
    transition_seq: int = 0
    status: Status | None = None
    previous_status: Status | None = None
    signature: str = ""
    told_at: int = 0
    first_at: int | None = None
    confirmed_at: int | None = None
    place: str = ""
    counts: tuple[int, int, int] = (0, 0, 0)
    merged_into: DevelopmentId | None = None
    merged_from: list[DevelopmentId] = field(default_factory=list)
    headline: str = ""
    links: list[list[str]] = field(default_factory=list)
    was_news: bool = False

    def record(self) -> dict[str, Any]:
        """The head as JSON types."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @classmethod
    def from_record(cls, held: dict[str, Any]) -> Self:
        """The head that `record` wrote, in this version or an earlier one.

        Raises:
            StateRecordError: a version that this one cannot follow wrote it.
        """
        try:
            founder = key_from(held["founder"])
        except KeyError as error:
            raise StateRecordError(f"no {error}") from error
        counts = held.get("counts", (0, 0, 0))
        return filled(cls, {**held, "founder": founder, "counts": tuple(counts)})
