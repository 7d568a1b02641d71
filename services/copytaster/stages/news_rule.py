"""Facts about a development -> whether its transitions may sound an alert (DESIGN.md, What is
news).
"""

from datetime import timedelta
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from copytaster.stages.record import dataclass
from copytaster_schemas.development import News

WAITS_FOR_PUBLISHER: Final = "second_carrier_or_known_publisher"
WAITS_FOR_MAIN: Final = "main_assertion"
WAITS_FOR_RECENT: Final = "recent"

HEARD: Final = "told_with_a_death"
"""The flag of an accident of which all that is known was told before, as how somebody died."""

FirstStatus = Literal["reported", "corroborated", "confirmed", "disputed", "denied"]
"""A status that can sound before any other did; nobody need hear that a thing unheard is withdrawn.
"""


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """What the rule looks at. `occurred_at` and `first_at` are epoch seconds, None where
    unknown. `asked_by`: watchlists that ask for it.
    """

    main_assertion: bool
    known_publisher: bool
    carriers: int
    occurred_at: int | None
    first_at: int
    asked_by: tuple[str, ...] = ()


class NewsRule(BaseModel):
    """When a transition sounds. Every part is a setting (`COPYTASTER_NEWS__...`).

    `recent_days`: what happened longer ago is background, however often it is told; a week is what
    newsrooms call this week's news, and covers events that become known late. `main_assertion`:
    what nobody puts in a title, a lead or a quote of its own is not what the articles are about.
    `carriers`: one unknown site can print anything; a second carrier or a publisher of the shipped
    table is the least that speaks for it being news at all.

    `first_statuses` sound although nothing was sounded before: `confirmed`, and `denied` of what
    `denied_carriers` outlets have carried, for a rumour that many have printed is worth killing and
    one that nobody has seen is not worth spreading. All others sound only to those who got an
    earlier alert of the same development. `material_share` and `material_step`: a number is worth
    another alert when it changes by a quarter and by one at least (status-model 4.7).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    recent_days: int = Field(
        7, ge=0, le=3_650, description="Days between happening and first report that are news."
    )
    main_assertion: bool = Field(
        default=True, description="It must be in a title, a lead or a quote of somebody's own."
    )
    carriers: int = Field(2, ge=1, le=100, description="Outlets that must carry it.")
    known_publisher_suffices: bool = Field(
        default=True, description="One outlet of the shipped table will do instead."
    )
    first_statuses: frozenset[FirstStatus] = Field(
        frozenset({"confirmed", "denied"}),
        description="Statuses that sound although nothing was sounded before, as a JSON list.",
    )
    denied_carriers: int = Field(
        3, ge=0, le=100, description="Outlets from which a rumour's denial sounds by itself."
    )
    material_share: float = Field(
        0.25, gt=0, le=10, description="Share by which a number must change to sound again."
    )
    material_step: float = Field(
        1.0, ge=0, description="Least absolute change of a number that sounds again."
    )

    def judge(self, facts: NewsFacts) -> News:
        """Whether it is news, and what it waits for if not.

        A watchlist that asks for it stands for a second carrier, and for nothing else.
        """
        waits = []
        known = self.known_publisher_suffices and facts.known_publisher
        if facts.carriers < self.carriers and not known and not facts.asked_by:
            waits.append(WAITS_FOR_PUBLISHER)
        if self.main_assertion and not facts.main_assertion:
            waits.append(WAITS_FOR_MAIN)
        occurred, recent = facts.occurred_at, timedelta(days=self.recent_days)
        if occurred is not None and facts.first_at - occurred > recent.total_seconds():
            waits.append(WAITS_FOR_RECENT)
        return News(is_news=not waits, waits_for=tuple(waits), asked_by=facts.asked_by)


DEFAULT_RULE: Final = NewsRule()
