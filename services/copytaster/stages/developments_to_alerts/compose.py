"""development and sound -> alert: what an integration needs, within 20 KB."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from copytaster.limits import ALERT_EVIDENCE_MAX
from copytaster.stages.developments_to_alerts.render import text_long, text_short, text_summary
from copytaster.stages.developments_to_alerts.transitions import Sound, Sounded
from copytaster_schemas.alert import Alert, AlertEntity, Original
from copytaster_schemas.development import Development, Evidence
from copytaster_schemas.ids import AlertId, DevelopmentId
from copytaster_schemas.words import EventType

Severity = Literal["info", "warning", "error", "critical"]
Certainty = Literal["observed", "likely", "possible", "unlikely", "unknown"]
MessageStatus = Literal["actual", "exercise", "test"]


class Stamp(NamedTuple):
    """When it is sent (log time), whether it is meant, and the version that made it."""

    sent_at: datetime
    message_status: MessageStatus
    pipeline_version: str


CERTAINTIES: Final[dict[str, Certainty]] = {
    "admission": "observed", "performative": "observed", "record": "observed",
    "authority": "likely", "independent_reporting": "likely", "corroborated": "possible",
    "denied": "unlikely", "retracted": "unlikely", "public_act": "likely",
}  # fmt: skip
"""status-model 4.8, in CAP's words; of a public act that nobody is quoted on, ADR 7."""

GRAVE: Final = frozenset[EventType](
    {"ASSAULT", "DISASTER", "ACCIDENT", "DEATH", "COERCE", "MOBILIZE"}
)
"""Events that wake somebody: lives are at stake."""

COPIED: Final = (
    "transition_seq", "story_id", "previous_status", "basis", "headline", "confidence",
    "event_type", "decided_by", "contested_by", "corroboration", "facts", "places", "since",
)  # fmt: skip
"""Fields of a development that an alert has under the same name."""

TOLD: Final = frozenset({"follows", "sub_event_of"})
"""Relations that an alert tells of: what it comes after, what it is a part of."""

URGENCIES: Final[dict[Severity, int]] = {"critical": 2, "error": 3, "warning": 4, "info": 6}
"""ninjs: 1 is the most urgent, 9 the least."""


def composed(
    development: Development,
    sound: Sound,
    *,
    alert_id: AlertId,
    before: Sounded,
    stamp: Stamp,
) -> Alert:
    """The alert message; the same development, sound and history give the same message."""
    references = tuple(before.alerts)
    severity = _severity(development, sound)
    decisive = [
        row for row in development.evidence if row.claim_id in development.decisive_evidence
    ]
    alert = Alert(
        alert_id=alert_id,
        type=sound.type,
        msg_type=sound.msg_type,
        message_status=stamp.message_status,
        references=references,
        supersedes=references if sound.type == "development.merged" else (),
        goes_on_as=_winner(development),
        sounds=sound.resounds,
        watchlists=tuple(before.watchlists),
        dedup_key=development.development_id,
        summary="",
        original=_original(decisive),
        text_short="",
        severity=severity,
        urgency=URGENCIES[severity],
        certainty=_certainty(development),
        evidence=tuple(_shown(decisive)),
        earlier_reports=tuple(_shown(_reports(development))),
        denials=tuple(_shown(row for row in development.evidence if row.stance == "contradicts")),
        entities=tuple(
            AlertEntity(id=one.entity_id, name=one.name, role=one.role)
            for one in development.participants[:10]
        ),
        related=tuple(one for one in development.related if one.relation in TOLD),
        sent_at=stamp.sent_at,
        pipeline_version=stamp.pipeline_version,
        **_copied(development),
    )
    texts = {
        "summary": text_summary(alert),
        "text_short": text_short(alert),
        "text_long": text_long(alert),
    }
    return alert.model_copy(update=texts)


def _certainty(development: Development) -> Certainty:
    """By what decided: the reason where it has a certainty of its own, the basis, the status."""
    ranked = (development.status_reason, development.basis, development.status)
    return next((CERTAINTIES[one] for one in ranked if one in CERTAINTIES), "unknown")


def _winner(development: Development) -> DevelopmentId | None:
    """The development that goes on for a merged one."""
    winners = [one.id for one in development.related if one.relation == "merged_into"]
    return winners[0] if winners else None


def _copied(development: Development) -> dict[str, Any]:
    """What an alert repeats of its development, word for word."""
    return {
        "development_id": development.development_id,
        "development_version": development.version,
        "development_status": development.status,
        **{name: getattr(development, name) for name in COPIED},
    }


def _severity(development: Development, sound: Sound) -> Severity:
    """How much it asks of whoever is on duty; what does not sound asks nothing."""
    if not sound.resounds:
        return "info"
    if sound.type == "development.confirmed":
        return "critical" if development.event_type in GRAVE else "warning"
    return "warning" if sound.msg_type == "cancel" else "info"


def _original(decisive: list[Evidence]) -> Original | None:
    """The decisive passage as printed: a quote before a paraphrase, as the evidence is ordered."""
    if not decisive:
        return None
    return Original(text=decisive[0].exact, language=decisive[0].language)


def _reports(development: Development) -> Iterable[Evidence]:
    """What supported it beside the decisive statements, one row an origin and place."""
    seen = set()
    for row in development.evidence:
        if row.stance != "supports" or row.claim_id in development.decisive_evidence:
            continue
        if row.voice.id in {voice.id for voice in development.decided_by}:
            continue
        unit = (row.origin, row.place)
        if unit not in seen and row.not_counted_reason != "headline":
            seen.add(unit)
            yield row


def _shown(rows: Iterable[Evidence]) -> list[Evidence]:
    """The weightiest row of each voice in each outlet, up to the bound."""
    kept: dict[tuple[str, str], Evidence] = {}
    for row in rows:
        kept.setdefault((row.voice.id, row.publisher), row)
    return list(kept.values())[:ALERT_EVIDENCE_MAX]
