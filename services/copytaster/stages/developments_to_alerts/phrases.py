"""parts of messages -> the plain English that alerts and explanations are made of."""

from collections.abc import Iterable

from copytaster_schemas.alert import Alert
from copytaster_schemas.development import Development, Evidence, Fact, Voice
from copytaster_schemas.message import Utc


def person(voice: Voice) -> str:
    """A voice by name and role."""
    return f"{voice.name} ({voice.role})" if voice.role else voice.name


def counts(told: Alert | Development) -> str:
    """Three counts that are never one: who printed it, who reported it, who says it."""
    three = told.corroboration
    return (
        f"{plural(three.carriers, 'outlet')}, {plural(three.newsrooms, 'newsroom')}, "
        f"{plural(three.voices, 'voice')}"
    )


def quantity(fact: Fact) -> str:
    """A quantity: its best value, the span of all, how many give one."""
    best = number(fact.best)
    spread = f" (from {number(fact.low)} to {number(fact.high)})" if fact.low != fact.high else ""
    unit = f" {fact.unit}" if fact.unit else ""
    slot = fact.slot.replace("_", " ")
    return f"{slot}: {best}{unit}{spread}, {plural(len(fact.values), 'source')}"


def teller(row: Evidence) -> str:
    """Who says it, through whom, of where, in which outlet."""
    place = f", of {row.place}" if row.place else ""
    if row.voice.standing == "newsroom_own_voice" and row.voice.name == row.publisher:
        return f"{row.publisher} itself{place}"
    via = f", as told by {listed(row.via)}" if row.via else ""
    return f"{person(row.voice)}{via}{place}, in {row.publisher}"


def quoted(words: str) -> str:
    """A passage in quotation marks, unless it brings its own."""
    return words if any(mark in words for mark in '“”«»„"') else f"“{words}”"


def listed(names: Iterable[str]) -> str:
    """Names, each once: a, b and c."""
    found = list(dict.fromkeys(names))
    if len(found) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def plural(count: int, noun: str) -> str:
    """One outlet, two outlets."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def number(value: float | None) -> str:
    """A number with thousands marked."""
    if value is None:
        return "unknown"
    return f"{value:,.0f}" if value.is_integer() else f"{value:,}"


def day(moment: Utc) -> str:
    """28 October 2024."""
    return f"{moment:%-d %B %Y}"


def minute(moment: Utc) -> str:
    """To the minute; only the day where only the day is known, which is read as its midnight."""
    known = (moment.hour, moment.minute, moment.second) != (0, 0, 0)
    return f"{day(moment)}, {moment:%H:%M} UTC" if known else day(moment)


def cut(text: str, chars_max: int) -> str:
    """At most so many characters, cut between words."""
    if len(text) <= chars_max:
        return text
    return text[: chars_max - 1].rsplit(" ", 1)[0] + "…"
