"""rows of a judged happening -> in order of weight, each with why it adds nothing, if so."""

from collections.abc import Mapping, Sequence
from typing import Final

from copytaster.stages.claims_to_developments.places import Level, supports_level
from copytaster.stages.claims_to_developments.proposition import Place
from copytaster.stages.claims_to_developments.rows import Row, bears_on, held_of
from copytaster.stages.claims_to_developments.statement import Statement
from copytaster.stages.claims_to_developments.status import CONFIRMING
from copytaster.stages.claims_to_developments.weighed import Verdict
from copytaster_schemas.development import NotCountedReason

WIDER: Final = 3
"""Where a statement of a wider place stands among the evidence: behind support and denial."""


def accounted(
    rows: Sequence[Row], level: Level, verdict: Verdict, copies: Mapping[str, frozenset[str]]
) -> tuple[Row, ...]:
    """The rows in order of weight, each with the reason why it adds nothing, if so."""
    ranked = sorted(rows, key=lambda row: _importance(row, level, verdict))
    seen: dict[tuple[str, str], Row] = {}
    held = held_of(rows, level)
    accounted = []
    for row in ranked:
        reason, first = _reason(row, level, held), None
        if reason is None:
            first = seen.setdefault((row.weighed.stance, row.origin), row)
            reason = None if first is row else _repeats(row, first, copies)
        with_ = first.statement.claim_id if first and reason else None
        parts = (row.statement, row.speaker, row.places, row.weighed)
        accounted.append(Row(*parts, reason, with_) if reason else row)
    return tuple(accounted)


def _repeats(row: Row, first: Row, copies: Mapping[str, frozenset[str]]) -> NotCountedReason:
    """Why a statement is no origin beside another one of the same origin."""
    mine, other = row.statement.source, first.statement.source
    if row.origin.startswith("voice:"):
        return "same_voice"
    if mine.newsroom == other.newsroom:
        return "same_family"
    none = frozenset[str]()
    if copies.get(mine.document_id, none) & copies.get(other.document_id, none):
        return "near_copy"
    return "syndicated" if mine.wire or other.wire else "same_origin"


def _reason(row: Row, level: Level, held: frozenset[tuple[Place, ...]]) -> NotCountedReason | None:
    statement = row.statement
    if row.weighed.withdrawn:
        return "withdrawn"
    if statement.stance == "neutral":
        return _uncommitted(statement)
    if not bears_on(row, level, held):
        return "wider_place"
    if statement.sums_up:
        return "headline"
    if statement.guards:
        return "guarded"
    return None


def _uncommitted(statement: Statement) -> NotCountedReason:
    if statement.cue == "no_commitment":
        return "no_commitment"
    future = statement.tense == "future" or statement.cue in {"plan", "predict"}
    return "plan" if future or "plan" in statement.guards else "guarded"


def _importance(row: Row, level: Level, verdict: Verdict) -> tuple[int, int, int, int, str]:
    """Sort key: decisive first, then denials, then support; quotes before paraphrase, early
    first.
    """
    statement, weighed = row.statement, row.weighed
    if statement.claim_id in verdict.decisive:
        group = 0
    elif weighed.stance == "contradicts":
        group = 2
    elif weighed.stance == "supports":
        group = 1 if supports_level(row.places, level) else WIDER
    else:
        group = 4
    direct = 0 if statement.mode in {"direct", "mixed", "pull_quote"} else 1
    if group == WIDER:  # of a wider place: who confirmed it before who mentioned it
        direct = 0 if weighed.cue in CONFIRMING else 1
    return (group + 5 * weighed.withdrawn, direct, 0 if row.statement.decides else 1,
            weighed.at, statement.claim_id)  # fmt: skip
