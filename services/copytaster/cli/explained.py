"""Explanation -> plain lines for a person, and JSON for a program."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from copytaster.cli.reasons import GUARDS, NOT_COUNTED, RULES, SUPPOSED
from copytaster.stages.claims_to_developments.what_if import Change
from copytaster.stages.developments_to_alerts.phrases import (
    counts,
    listed,
    minute,
    person,
    plural,
    quantity,
    quoted,
)
from copytaster.stages.developments_to_alerts.render import WAITS
from copytaster.stages.explanation import Branch, Explanation, Newsroom, NotCounted, is_in_tree
from copytaster_schemas.development import Development, Evidence, Voice

TRIED: Final[Mapping[str, tuple[str, ...]]] = {
    "confirmed": ("same_again", "subject_denies", "newsroom_withdraws"),
    "other": ("same_again", "newsroom", "newsroom_with_a_voice", "institution"),
}
"""What a reader may think would change something; of the rest it is no news that it does not."""


def explained(explanation: Explanation, told: Mapping[str, str]) -> str:
    """The explanation as plain lines; `told` gives the headlines of other developments."""
    one = explanation.development
    lines = [*_head(one, told)]
    lines += _tree("Evidence for it", explanation.support, one)
    lines += _tree("Evidence against it", explanation.denials, one)
    lines += _silent(explanation.not_counted)
    lines += _what_if(explanation)
    return "\n".join(lines)


def as_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as JSON types."""
    one = explanation.development
    return {
        "development": one.model_dump(mode="json", exclude={"evidence"}),
        "rule": RULES.get(one.status_reason, one.status_reason),
        "support": [_branch(branch) for branch in explanation.support],
        "denials": [_branch(branch) for branch in explanation.denials],
        "not_counted": [
            {
                "evidence": silent.row.model_dump(mode="json"),
                "reason": silent.row.not_counted_reason,
                "in_words": _reason(silent),
                "counted_with": silent.beside.claim_id if silent.beside else None,
            }
            for silent in explanation.not_counted
        ],
        "would_change": [_supposition(change) for change in explanation.what_if.changes],
        "without_effect": [_supposition(x) for x in explanation.what_if.without_effect],
        "evidence_not_shown": explanation.not_shown,
        "reproduced": explanation.what_if.agrees,
    }


def _branch(branch: Branch) -> dict[str, Any]:
    newsrooms = [
        {"newsroom": each.name, "passages": [row.model_dump(mode="json") for row in each.passages]}
        for each in branch.newsrooms
    ]
    return {"voice": branch.voice.model_dump(mode="json"), "newsrooms": newsrooms}


def _supposition(change: Change) -> dict[str, Any]:
    return {**asdict(change), "in_words": _words(change)}


def _head(one: Development, told: Mapping[str, str]) -> Iterable[str]:
    before = f", before: {one.previous_status}" if one.previous_status else ""
    yield f"{one.status.upper()}: {one.headline}"
    yield f"           {one.development_id}, version {one.version}{before}"
    yield ""
    yield f"Why        {RULES.get(one.status_reason, one.status_reason)}"
    if one.decided_by:
        yield f"Decided by {_voices(one.decided_by)}"
    if one.contested_by:
        yield f"Denied by  {_voices(one.contested_by)}"
    if one.since:
        yield f"Since      {minute(one.since)}"
    flags = f" ({', '.join(flag.replace('_', ' ') for flag in one.flags)})" if one.flags else ""
    yield f"Counts     {counts(one)}{flags}"
    for fact in one.facts:
        yield f"Number     {quantity(fact)}"
    yield f"News       {_news(one)}"
    for related in one.related:
        name = told.get(related.id) or related.headline
        relation = related.relation.replace("_", " ")
        yield f"Related    {relation} {related.id}{f': {name}' if name else ''}"


def _voices(voices: Iterable[Voice]) -> str:
    return listed(f"{person(voice)}: {_standing(voice.standing)}" for voice in voices)


def _news(one: Development) -> str:
    asked = f"; watchlists: {', '.join(one.news.asked_by)}" if one.news.asked_by else ""
    if one.news.is_news:
        return f"yes: a change of its status may sound an alert{asked}"
    waits = [WAITS.get(code, code.replace("_", " ")) for code in one.news.waits_for]
    return f"no alert: {', '.join(waits)}{asked}"


def _tree(title: str, branches: Iterable[Branch], one: Development) -> Iterable[str]:
    for number, branch in enumerate(branches):
        if number == 0:
            yield ""
            yield title
        yield f"  {person(branch.voice)}: {_standing(branch.voice.standing)}"
        plain = all(_is_own(newsroom) for newsroom in branch.newsrooms)
        for newsroom in branch.newsrooms:
            if not plain:
                outlets = len({row.publisher for row in newsroom.passages})
                yield f"    newsroom {newsroom.name}: {plural(outlets, 'outlet')}"
            for row in newsroom.passages:
                yield from _passage(row, decisive=row.claim_id in one.decisive_evidence)


def _is_own(newsroom: Newsroom) -> bool:
    """Whether one outlet carries it, and is the newsroom: it need not be named again."""
    row = newsroom.passages[0]
    own = newsroom.name in {row.publisher_family, row.publisher} or newsroom.name in (row.url or "")
    return own and len({one.publisher for one in newsroom.passages}) == 1


def _passage(row: Evidence, *, decisive: bool) -> Iterable[str]:
    when = f", {minute(row.published_at)}" if row.published_at else ""
    via = f", as told by {listed(row.via)}" if row.via else ""
    place = f", of {row.place}" if row.place else ""
    mark = "* " if decisive else "- "
    note = "  DECIDED" if decisive else f"  ({_weight(row)})"
    yield f"      {mark}{row.publisher}{when}{via}{place}{note}"
    yield f"        [{row.language}] {quoted(row.exact)}"
    if row.url:
        yield f"        {row.url}"


def _weight(row: Evidence) -> str:
    """What a statement that decided nothing is worth."""
    if row.not_counted_reason is not None:
        return NOT_COUNTED[row.not_counted_reason]
    why = [words for flag, words in GUARDS.items() if flag in row.flags]
    if "can_decide" not in row.flags:
        return f"counts as a report, cannot decide: {', '.join(why) or row.cue_class}"
    if row.voice.standing == "anonymous":
        return "counts as a report; nobody answers for it by name"
    return "counts"


def _silent(found: Iterable[NotCounted]) -> Iterable[str]:
    for number, silent in enumerate(found):
        if number == 0:
            yield ""
            yield "Not counted"
        row = silent.row
        yield f"  {row.publisher}{_through(row)}: {_reason(silent)}"
        if not is_in_tree(row):
            yield f"    [{row.language}] {quoted(row.exact)}"


def _through(row: Evidence) -> str:
    """Whose words they are, where they are not the outlet's own."""
    return "" if row.voice.name == row.publisher else f", {row.voice.name}"


def _reason(silent: NotCounted) -> str:
    row = silent.row
    reason = NOT_COUNTED.get(row.not_counted_reason or "", row.not_counted_reason or "")
    guards = [words for flag, words in GUARDS.items() if flag in row.flags]
    if row.not_counted_reason == "guarded" and guards:
        reason = f"{reason}: {', '.join(guards)}"
    if row.not_counted_reason == "wider_place" and row.place:
        reason = f"{reason}, {row.place}"
    if silent.beside is not None:
        reason = f"{reason} as in {silent.beside.publisher}"
    return reason


def _what_if(explanation: Explanation) -> Iterable[str]:
    yield ""
    yield "What would change it"
    by_end: dict[str, list[str]] = {}
    for change in explanation.what_if.changes:
        end = (change.status or "nothing left") + (f" ({change.basis})" if change.basis else "")
        by_end.setdefault(end, []).append(_words(change))
    for end, ways in by_end.items():
        yield f"  {end} if"
        yield from (f"    {way}" for way in dict.fromkeys(ways))
    if not by_end:
        yield "  nothing that was tried"
    tried = TRIED.get(explanation.development.status, TRIED["other"])
    silent = [each for each in explanation.what_if.without_effect if each.code in tried]
    if silent:
        yield "  no change if"
        yield from (f"    {way}" for way in _together(silent))
    if explanation.not_shown:
        yield ""
        yield f"{plural(explanation.not_shown, 'further statement')} of less weight not shown."
    if not explanation.what_if.agrees:
        yield "The message does not hold all that decided: the suppositions above are a guide only."


def _together(changes: Sequence[Change]) -> Iterable[str]:
    """The suppositions in words, those that differ in a name alone as one."""
    by_code: dict[str, list[Change]] = {}
    for change in changes:
        by_code.setdefault(change.code, []).append(change)
    for code, same in by_code.items():
        many = f"any one of {len(same)} newsrooms"
        yield SUPPOSED[code].format(who=same[0].who if len(same) == 1 else many)


def _words(change: Change) -> str:
    return SUPPOSED[change.code].format(who=change.who)


def _standing(standing: str) -> str:
    return standing.replace("_", " ")
