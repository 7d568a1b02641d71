"""development x what was sounded before -> which alert, if any, its transition makes."""

from dataclasses import dataclass, field
from typing import Any, Final, Literal, Self

from copytaster_schemas.development import Development, Fact
from copytaster_schemas.ids import AlertId
from copytaster_schemas.words import AlertType, Status

MessageType = Literal["alert", "update", "cancel"]

REFERENCES_MAX: Final = 50
"""Earlier alerts that are remembered of a development; a story that long has been told."""

SHARE_MATERIAL: Final = 0.25
STEP_MATERIAL: Final = 1.0
"""A quantity changes materially by a quarter and at least one (status-model 4.7)."""

TYPES: Final[dict[Status, AlertType]] = {
    "confirmed": "development.confirmed",
    "corroborated": "development.corroborated",
    "reported": "development.updated",
    "disputed": "development.disputed",
    "denied": "development.denied",
    "retracted": "development.retracted",
}
CANCELLING: Final = frozenset[Status]({"denied", "retracted"})


@dataclass(frozen=True, slots=True)
class SoundRule:
    """Which statuses sound by themselves. Every part is a setting.

    `firsts`: statuses that sound although nothing was sounded before. By default only `confirmed`,
    and `denied` of what `denied_carriers` outlets have carried: a rumour that many have printed is
    worth killing, one that nobody has seen is not worth spreading. All other statuses sound only to
    those who got an earlier alert of the same development.
    """

    firsts: frozenset[Status] = frozenset({"confirmed", "denied"})
    denied_carriers: int = 3


@dataclass(slots=True)
class Sounded:
    """What was sounded of one development. `best` are the quantities as last told."""

    version: int = 0
    alerts: list[AlertId] = field(default_factory=list)
    status: Status | None = None
    transition_seq: int = 0
    updates: int = 0
    merged: bool = False
    best: dict[str, float] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """As JSON types."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_record(cls, held: dict[str, Any]) -> Self:
        """What `record` wrote."""
        return cls(**held)


@dataclass(frozen=True, slots=True)
class Sound:
    """An alert to be made. `key` makes its id unique within the transition."""

    type: AlertType
    msg_type: MessageType
    key: str


def sound_of(development: Development, sounded: Sounded, rule: SoundRule) -> Sound | None:
    """The alert that this version makes: at most one a transition, and only of what is news."""
    if any(one.relation == "merged_into" for one in development.related):
        due = bool(sounded.alerts) and not sounded.merged
        return Sound("development.merged", "update", "development.merged") if due else None
    status = development.status
    if status == sounded.status:
        return _update(development, sounded)
    if sounded.alerts:
        kind: MessageType = "cancel" if status in CANCELLING else "update"
        return Sound(TYPES[status], kind, TYPES[status])
    if status not in rule.firsts or not development.news.is_news:
        return None
    if status == "denied" and development.corroboration.carriers < rule.denied_carriers:
        return None
    return Sound(TYPES[status], "alert", TYPES[status])


def noted(sounded: Sounded, development: Development, alert_id: AlertId) -> None:
    """Remember that an alert was made."""
    sounded.alerts = [*sounded.alerts, alert_id][-REFERENCES_MAX:]
    sounded.merged = any(one.relation == "merged_into" for one in development.related)
    if sounded.transition_seq != development.transition_seq:
        sounded.updates = 0
    sounded.status = development.status
    sounded.transition_seq = development.transition_seq
    sounded.best = {_slot(fact): fact.best for fact in development.facts if fact.best is not None}


def _update(development: Development, sounded: Sounded) -> Sound | None:
    """A material change of a quantity of what was sounded as confirmed."""
    if development.status != "confirmed":
        return None
    for fact in development.facts:
        before = sounded.best.get(_slot(fact))
        if before is not None and fact.best is not None and _is_material(before, fact.best):
            number = sounded.updates + 1
            return Sound("development.updated", "update", f"development.updated:{number}")
    return None


def _is_material(before: float, now: float) -> bool:
    step = abs(now - before)
    return step >= STEP_MATERIAL and step >= SHARE_MATERIAL * max(abs(before), STEP_MATERIAL)


def _slot(fact: Fact) -> str:
    return f"{fact.slot}:{fact.unit or ''}"
