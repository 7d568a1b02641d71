"""alert -> plain English that a tired editor understands at three in the morning."""

from collections.abc import Sequence
from typing import Final

from copytaster.stages.developments_to_alerts.phrases import (
    counts,
    cut,
    day,
    listed,
    minute,
    person,
    plural,
    quantity,
    quoted,
    teller,
)
from copytaster_schemas.alert import Alert
from copytaster_schemas.development import Development, Evidence, Related
from copytaster_schemas.words import Status

TEXT_SHORT_MAX: Final = 380
"""messages.md 4.5: what fits a chat line and two text messages."""

SUMMARY_MAX: Final = 600

BASES: Final = {
    "authority": "a competent or independent body vouches for it",
    "admission": "a party that it hurts owns up to it",
    "performative": "whoever did it announces it",
    "record": "a primary record shows it",
    "public_act": "a known outlet tells of a public act of the body that did it",
    "independent_reporting": "several independent newsrooms vouch for it",
}

RELATIONS: Final = {
    "follows": "Follows", "sub_event_of": "Part of", "about_same_topic": "See also",
    "merged_into": "Same as", "merged_from": "Includes",
}  # fmt: skip

LABELS: Final = {
    "development.confirmed": "CONFIRMED",
    "development.corroborated": "CORROBORATED, not confirmed",
    "development.reported": "REPORTED, not confirmed",
    "development.updated": "UPDATE",
    "development.disputed": "DISPUTED",
    "development.denied": "DENIED",
    "development.retracted": "WITHDRAWN",
    "development.merged": "SAME AS ANOTHER ALERT",
}

FALLEN: Final = {
    "development.corroborated": "NO LONGER CONFIRMED, corroborated",
    "development.reported": "NO LONGER CONFIRMED, only reported",
}
"""What was confirmed and is so no more."""

WAITS: Final = {
    "second_carrier_or_known_publisher": "it waits for a second outlet, or one that is known",
    "main_assertion": "no title, lead or quote is about it",
    "recent": "it happened long before it was told",
}


def label(alert: Alert) -> str:
    """The first words of an alert."""
    if alert.previous_status == "confirmed" and alert.type in FALLEN:
        return FALLEN[alert.type]
    return LABELS[alert.type]


def text_short(alert: Alert) -> str:
    """At most 380 characters: what, status, who says so, since when, how many, who denies."""
    parts = [f"{label(alert)}: {alert.headline}."]
    if alert.decided_by:
        parts.append(f"{_decided(alert)}: {listed(person(one) for one in alert.decided_by[:2])}.")
    if alert.since:
        parts.append(f"Since {day(alert.since)}.")
    parts.append(f"{counts(alert)}.")
    parts += [f"{RELATIONS[one.relation]}: {_title(one)}." for one in alert.related[:1]]
    if alert.contested_by and alert.decided_by != alert.contested_by:
        parts.append(f"Denied by {listed(one.name for one in alert.contested_by[:2])}.")
    return cut(" ".join(parts), TEXT_SHORT_MAX)


def text_summary(alert: Alert) -> str:
    """At most 600 characters: the short text, with the decisive words as printed."""
    words = f" {_outlet(alert)}: {quoted(alert.original.text)}" if alert.original else ""
    return cut(text_short(alert) + words, SUMMARY_MAX)


def text_long(alert: Alert) -> str:
    """All an editor needs to decide, as plain lines."""
    lines = [f"{label(alert)}: {alert.headline}", "", f"Status     {_status(alert)}"]
    lines += _vouched(alert)
    wider = [row for row in alert.earlier_reports if row.not_counted_reason == "wider_place"]
    gone = [row for row in alert.earlier_reports if row.not_counted_reason == "withdrawn"]
    others = [row for row in alert.earlier_reports if row not in wider and row not in gone]
    lines += _section("The words that decided", alert.evidence)
    lines += _section("Also reported by", others)
    lines += _section("Said of a wider area", wider)
    lines += _section("Denied by", alert.denials)
    lines += _section("Withdrawn", gone)
    lines += _notes(alert)
    lines += ["", f"{alert.alert_id} | {alert.development_id} | {alert.message_status}"]
    return "\n".join(lines)


def _notes(alert: Alert) -> list[str]:
    """Who asked for it, what it follows, and whether it replaces or only completes."""
    notes = [f"{RELATIONS[one.relation]}: {_title(one)}" for one in alert.related]
    if alert.goes_on_as:
        notes.append(f"Goes on as {alert.goes_on_as}; its alerts stand for this one.")
    elif alert.references:
        notes.append(f"Follows {plural(len(alert.references), 'earlier alert')} of the same.")
    if alert.watchlists:
        notes.append(f"Asked for by {_lists(alert.watchlists)}.")
    return ["", *notes] if notes else []


def _lists(names: Sequence[str]) -> str:
    return f"{'watchlist' if len(names) == 1 else 'watchlists'} {listed(names)}"


def _title(related: Related) -> str:
    return related.headline or related.id


def text_state(development: Development) -> str:
    """How a development stands now, with all evidence, as plain lines."""
    status = development.status.upper()
    lines = [f"NOW {status}: {development.headline}", "", f"Status     {_status(development)}"]
    lines += _vouched(development)
    rows = list(development.evidence)
    decisive = [row for row in rows if row.claim_id in development.decisive_evidence]
    against = [row for row in rows if row.stance == "contradicts"]
    rest = [row for row in rows if row.stance == "supports" and row not in decisive]
    silent = [row for row in rows if row.not_counted_reason == "no_commitment"]
    wider = [row for row in rest if row.not_counted_reason == "wider_place"]
    gone = [row for row in rest if row.not_counted_reason == "withdrawn"]
    others = [row for row in rest if row not in wider and row not in gone]
    lines += _section("The words that decided", decisive)
    lines += _section("Also reported by", others)
    lines += _section("Said of a wider area", wider)
    lines += _section("Denied by", against)
    lines += _section("Neither confirmed nor denied by", silent)
    lines += _section("Withdrawn", gone)
    if not development.news.is_news:
        lines += [
            "",
            f"No alert yet: {', '.join(WAITS[one] for one in development.news.waits_for)}.",
        ]
    return "\n".join([*lines, "", development.development_id])


def _vouched(told: Alert | Development) -> list[str]:
    """Who says so, since when, how many carry it, and the numbers."""
    lines = []
    if told.decided_by:
        lines.append(f"{_decided(told):<10} {listed(person(one) for one in told.decided_by)}")
    if told.since:
        lines.append(f"Since      {minute(told.since)}")
    lines.append(f"Carried    by {counts(told)}")
    others = [one for one in told.contested_by if one not in told.decided_by]
    if others:
        lines.append(f"Contested  by {listed(person(one) for one in others)}")
    return lines + [f"Number     {quantity(fact)}" for fact in told.facts]


def _status(told: Alert | Development) -> str:
    grounds = BASES["public_act" if _is_unquoted(told) else told.basis] if told.basis else ""
    basis = f", because {grounds} ({told.basis})" if told.basis else ""
    before = f"; before: {told.previous_status}" if told.previous_status else ""
    return f"{_state(told)}{basis}{before}"


def _decided(told: Alert | Development) -> str:
    """What those who decided the status did."""
    if _is_unquoted(told):
        return "Told by"
    return "Denied by" if _state(told) in {"denied", "disputed"} else "Said by"


def _is_unquoted(told: Alert | Development) -> bool:
    """Whether outlets tell of a body's act, and quote nobody on it (ADR 7)."""
    voices = {one.standing for one in told.decided_by}
    return told.basis == "performative" and voices == {"newsroom_own_voice"}


def _state(told: Alert | Development) -> Status:
    return told.development_status if isinstance(told, Alert) else told.status


def _section(title: str, rows: Sequence[Evidence]) -> list[str]:
    if not rows:
        return []
    lines = ["", title]
    for row in rows:
        lines.append(f"  {teller(row)}")
        language = "" if row.language == "en" else f"[{row.language}] "
        lines.append(f"    {language}{quoted(row.exact)}")
        if row.url:
            lines.append(f"    {row.url}")
    return lines


def _outlet(alert: Alert) -> str:
    return alert.evidence[0].publisher if alert.evidence else "the outlet"
