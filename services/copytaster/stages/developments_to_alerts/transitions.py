"""development x what was sounded before -> which alert, if any, its transition makes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Self

from copytaster.stages.news_rule import HEARD, NewsRule
from copytaster.stages.state_record import filled
from copytaster.stages.watchlists import RANKS, Watchlist
from copytaster_schemas.development import Development, Fact
from copytaster_schemas.ids import AlertId
from copytaster_schemas.words import AlertType, Status

MessageType = Literal["alert", "update", "cancel"]

REFERENCES_MAX: Final = 50
"""Earlier alerts that are remembered of a development; a story that long has been told."""

ORDER_OF_MAGNITUDE: Final = 10.0
"""A number ten times as large or small is material, however small it is (status-model 4.7)."""

TYPES: Final[dict[Status, AlertType]] = {
    "confirmed": "development.confirmed",
    "corroborated": "development.corroborated",
    "reported": "development.reported",
    "disputed": "development.disputed",
    "denied": "development.denied",
    "retracted": "development.retracted",
}
CANCELLING: Final = frozenset[Status]({"denied", "retracted"})


@dataclass(slots=True)
class Sounded:
    """What was sounded of one development. `best` are the quantities as last told, `official` the
    slots of which an official figure was told, `watchlists` those that ever asked for it.
    """

    version: int = 0
    alerts: list[AlertId] = field(default_factory=list)
    status: Status | None = None
    transition_seq: int = 0
    updates: int = 0
    merged: bool = False
    best: dict[str, float] = field(default_factory=dict)
    official: list[str] = field(default_factory=list)
    watchlists: list[str] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """As JSON types."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_record(cls, held: dict[str, Any]) -> Self:
        """What `record` wrote, in this version or an earlier one."""
        return filled(cls, held)


@dataclass(frozen=True, slots=True)
class Sound:
    """An alert to be made. `key` makes its id unique within the transition; without `resounds` it
    only brings a display up to date.
    """

    type: AlertType
    msg_type: MessageType
    key: str
    resounds: bool = True


def sound_of(
    development: Development, sounded: Sounded, rule: NewsRule, asked: Sequence[Watchlist] = ()
) -> Sound | None:
    """The alert that this version makes: at most one a transition, and only of what is news.

    `asked`: the watchlists that ask for the development. An accident that is but how somebody died
    wakes nobody again who heard of the death.
    """
    if any(one.relation == "merged_into" for one in development.related):
        due = bool(sounded.alerts) and not sounded.merged
        return Sound("development.merged", "update", "development.merged") if due else None
    status = development.status
    if status == sounded.status:
        return _update(development, sounded, rule, asked)
    if sounded.alerts:
        kind: MessageType = "cancel" if status in CANCELLING else "update"
        return Sound(TYPES[status], kind, TYPES[status], _resounds(status, sounded, asked))
    if not development.news.is_news or not _is_wanted(development, rule, asked):
        return None
    heard = HEARD in development.flags and not asked
    return Sound(TYPES[status], "alert", TYPES[status], resounds=not heard)


def noted(sounded: Sounded, development: Development, alert_id: AlertId) -> None:
    """Remember that an alert was made."""
    sounded.alerts = [*sounded.alerts, alert_id][-REFERENCES_MAX:]
    sounded.merged = any(one.relation == "merged_into" for one in development.related)
    if sounded.transition_seq != development.transition_seq:
        sounded.updates = 0
    sounded.status = development.status
    sounded.transition_seq = development.transition_seq
    sounded.best = {_slot(fact): fact.best for fact in development.facts if fact.best is not None}
    official = {_slot(fact) for fact in development.facts if fact.official}
    sounded.official = sorted(official | set(sounded.official))


def _is_wanted(development: Development, rule: NewsRule, asked: Sequence[Watchlist]) -> bool:
    """Whether this status may be the first that is heard of a development."""
    status = development.status
    if any(one.reaches(status) for one in asked):
        return True
    if status == "denied" and development.corroboration.carriers < rule.denied_carriers:
        return False
    return status in rule.first_statuses


def _resounds(status: Status, sounded: Sounded, asked: Sequence[Watchlist]) -> bool:
    """Whether a transition of what was sounded wakes somebody (status-model 4.8): into confirmed,
    out of it, or up to what a watchlist has waited for.
    """
    if "confirmed" in {status, sounded.status}:
        return True
    return any(one.reaches(status) and RANKS[sounded.status] < RANKS[one.minimum] for one in asked)


def _update(
    development: Development, sounded: Sounded, rule: NewsRule, asked: Sequence[Watchlist]
) -> Sound | None:
    """A material change of a quantity of what was sounded as confirmed."""
    if development.status != "confirmed" or not sounded.alerts:
        return None
    for fact in development.facts:
        before = sounded.best.get(_slot(fact))
        crossed = any(one.crossed(fact, before) for one in asked)
        if crossed or _is_material(fact, before, rule) or _is_first_official(fact, sounded):
            number = sounded.updates + 1
            return Sound("development.updated", "update", f"development.updated:{number}")
    return None


def _is_material(fact: Fact, before: float | None, rule: NewsRule) -> bool:
    """Whether a number changed by enough to be told again."""
    if before is None or fact.best is None or fact.best == before:
        return False
    low, high = sorted((abs(before), abs(fact.best)))
    if low > 0 and high >= ORDER_OF_MAGNITUDE * low:
        return True
    step = abs(fact.best - before)
    return step >= rule.material_step and step >= rule.material_share * max(abs(before), 1.0)


def _is_first_official(fact: Fact, sounded: Sounded) -> bool:
    """Whether an authority gives a toll for the first time, and it is not the one that was told.

    Only of tolls: of a price or a share every day has a first official figure.
    """
    if not (fact.official and fact.cumulative) or _slot(fact) in sounded.official:
        return False
    return sounded.best.get(_slot(fact)) != fact.best


def _slot(fact: Fact) -> str:
    return f"{fact.slot}:{fact.unit or ''}"
