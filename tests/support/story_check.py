"""Outputs of the path -> what is wrong with them, in sentences a person can act on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from support.stories import Confirmed, Expected, matches

Value = Mapping[str, Any]
CONFIRMED = "development.confirmed"


@dataclass(frozen=True)
class Outputs:
    """The messages of a run, as `copytaster replay --json` prints them: topic, key, value."""

    messages: Sequence[Mapping[str, Any]]

    def on(self, topic: str) -> list[Value]:
        """The values on one topic, in order, without tombstones."""
        return [m["value"] for m in self.messages if m["topic"] == topic and m["value"]]

    @cached_property
    def alerts(self) -> list[Value]:
        """Every alert, in order."""
        return self.on("news.alerts.v1")

    @cached_property
    def confirmed(self) -> list[Value]:
        """The alerts about newly confirmed developments."""
        return [alert for alert in self.alerts if alert["type"] == CONFIRMED]

    @cached_property
    def versions(self) -> list[Value]:
        """Every printed state of every development."""
        return self.on("news.developments.v1")

    @cached_property
    def final(self) -> dict[str, Value]:
        """The last state of each development."""
        by_version = sorted(self.versions, key=lambda state: state["version"])
        return {state["development_id"]: state for state in by_version}


def check(expected: Expected, outputs: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every violation of the expectation and of the laws that hold for any story; none is good."""
    out = Outputs(list(outputs))
    return [
        *_laws(out),
        *_counts(expected, out),
        *_confirmations(expected, out),
        *_ends(expected, out),
        *_never(expected, out),
        *_texts(expected, out),
        *_entities(expected, out),
    ]


def _laws(out: Outputs) -> Iterator[str]:
    for name, count in Counter(alert["alert_id"] for alert in out.alerts).items():
        if count > 1:
            yield f"alert {name} came {count} times"
    # a material change of a number is no transition, and may come more than once
    turns = Counter(
        (alert["development_id"], alert["transition_seq"], alert["type"])
        for alert in out.alerts
        if alert["type"] != "development.updated"
    )
    for turn, count in turns.items():
        if count > 1:
            yield f"{count} alerts for one transition: {turn}"
    for alert in out.alerts:
        if alert["development_id"] not in out.final:
            yield f"alert without a development: {alert['headline']!r}"
        if not alert["evidence"]:
            yield f"alert without evidence: {alert['headline']!r}"
    texts = {article["article_id"]: article["text"] for article in _articles(out)}
    for claim in out.on("news.claims.v1") if texts else ():
        selector, text = claim["selector"], texts[claim["article_id"]]
        if text[selector["start"] : selector["end"]] != selector["exact"]:
            yield f"offsets do not reproduce the text of claim {claim['claim_id']}"


def _counts(expected: Expected, out: Outputs) -> Iterator[str]:
    came = Counter(alert["type"] for alert in out.alerts)
    for kind, (least, most) in expected.alerts.items():
        if not least <= came[kind] <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            heads = [alert["headline"] for alert in out.alerts if alert["type"] == kind]
            yield f"{came[kind]} {kind} alerts instead of {wanted}: {heads}"


def _confirmations(expected: Expected, out: Outputs) -> Iterator[str]:
    known = [a for a in out.confirmed if a["development_id"] in out.final]
    for alert in known:
        state = out.final[alert["development_id"]]
        if not any(matches(entry.described, state) for entry in expected.confirmed):
            yield f"nobody expected this confirmation: {alert['headline']!r} {_about(state)}"
    for entry in expected.confirmed:
        found = [a for a in known if matches(entry.described, out.final[a["development_id"]])]
        if not found:
            yield f"not confirmed: {entry.described.what}{_instead(entry, out)}"
            continue
        for alert in found:
            yield from _alert(entry, alert, out.final[alert["development_id"]])
        for slot, value in entry.facts.items():
            states = [out.final[a["development_id"]] for a in found]
            if value not in [number for state in states for number in _facts(state, slot)]:
                yield f"no voice gives {slot} = {value:g}: {entry.described.what}"


def _alert(entry: Confirmed, alert: Value, state: Value) -> Iterator[str]:
    what = entry.described.what
    if state["status"] != "confirmed":
        yield f"does not stay confirmed but ends {state['status']}: {what}"
    if alert["basis"] not in entry.basis:
        yield f"basis {alert['basis']} instead of {' or '.join(entry.basis)}: {what}"
    voices = [f"{v['name']} {v['id']} {v['role']}" for v in alert["decided_by"]]
    if entry.voice and not _any_of(entry.voice, voices):
        yield f"decided by {voices} instead of {' or '.join(entry.voice)}: {what}"
    carriers = state["corroboration"]["carriers"]
    if carriers < entry.carriers_min:
        yield f"{carriers} carriers instead of {entry.carriers_min} or more: {what}"
    against = [e["voice"] for e in state["evidence"] if e["stance"] == "contradicts"]
    against += [*state["contested_by"], *alert["contested_by"]]
    names = [f"{voice['name']} {voice['id']} {voice['role']}" for voice in against]
    if entry.contested_by and not _any_of(entry.contested_by, names):
        yield f"the denial by {' or '.join(entry.contested_by)} is not shown: {what}"


def _ends(expected: Expected, out: Outputs) -> Iterator[str]:
    for entry in expected.ends:
        found = [state for state in out.final.values() if matches(entry.described, state)]
        if not any(state["status"] in entry.status for state in found):
            states = [_about(state) for state in found] or "no such development"
            yield f"does not end {' or '.join(entry.status)}: {entry.described.what}; {states}"


def _never(expected: Expected, out: Outputs) -> Iterator[str]:
    for described in expected.never_confirmed:
        for state in out.versions:
            if state["status"] == "confirmed" and matches(described, state):
                yield f"must never be confirmed: {described.what}; {_about(state)}"
                break


def _texts(expected: Expected, out: Outputs) -> Iterator[str]:
    whole = "\n\n".join(article["text"] + "\n" for article in _articles(out))
    if not whole:
        return
    yield from (f"furniture is left: {bit!r}" for bit in expected.text_absent if bit in whole)
    yield from (f"text is lost: {bit!r}" for bit in expected.text_present if bit not in whole)


def _entities(expected: Expected, out: Outputs) -> Iterator[str]:
    ids: dict[str, set[str]] = {}
    for article in _articles(out):
        for entity in article["entities"]:
            for mention in entity["mentions"]:
                ids.setdefault(mention["selector"]["exact"], set()).add(entity["id"])
    for names in expected.same_entity if ids else ():
        found = {name: ids.get(name, set()) for name in names}
        if missing := [name for name in names if not found[name]]:
            yield f"not found as an entity: {missing}"
        if len(set().union(*found.values())) > 1:
            yield f"more than one entity: {found}"


def _articles(out: Outputs) -> list[Value]:
    return out.on("news.articles.enriched.v1")


def _facts(state: Value, slot: str) -> list[float]:
    values = [v for fact in state["facts"] if fact["slot"] == slot for v in fact["values"]]
    return [value["value"] for value in values]


def _any_of(wanted: Iterable[str], texts: Sequence[str]) -> bool:
    return any(name.casefold() in text.casefold() for name in wanted for text in texts)


def _instead(entry: Confirmed, out: Outputs) -> str:
    near = [state for state in out.final.values() if matches(entry.described, state)]
    return f"; found {[_about(state) for state in near]}" if near else "; no such development"


def _about(state: Value) -> str:
    """A development in one line, for whoever reads the failure."""
    who = [f"{p['role']}:{p['name']}" for p in state["participants"]]
    where = [place["name"] for place in state["places"]]
    waits = state["news"]["waits_for"]
    return (
        f"<{state['status']} {state['basis']} {state['predicate']} {list(state['objects'])}"
        f" {who} {where} waits for {list(waits)}>"
    )
