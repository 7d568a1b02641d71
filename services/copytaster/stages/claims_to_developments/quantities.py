"""statements -> quantity slots with every voice's value, never averaged."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, Literal

from copytaster.limits import FACT_VALUES_MAX, FACTS_MAX
from copytaster.stages.claims_to_developments.rows import Row
from copytaster.stages.claims_to_developments.statement import Amount
from copytaster_schemas.development import Fact, FactValue
from copytaster_schemas.ids import ClaimId
from copytaster_schemas.words import Standing

WEIGHT: Final[dict[Standing, int]] = {
    "competent_authority": 5, "adverse_party": 5, "performer": 4, "institution": 3,
    "newsroom_own_voice": 2, "opposing_party": 1, "subject_favourable": 1,
}  # fmt: skip
"""Whose value is the best one; among equals the latest (a toll grows)."""

AGREED_SHARE: Final = 0.1
"""Values within 10 % of one another agree: rounding, "about" and "nearly"."""

RANGING_SHARE: Final = 0.5
"""Values within 50 % range; beyond they conflict."""

Agreement = Literal["single", "agreed", "ranging", "conflicting"]


def facts_of(rows: Sequence[Row]) -> tuple[Fact, ...]:
    """The slots of all live supporting statements, those with most voices first."""
    slots: dict[tuple[str, str | None], dict[str, list[tuple[Row, Amount]]]] = {}
    for row in rows:
        for amount in row.statement.amounts:
            voices = slots.setdefault((amount.slot, amount.unit), {})
            voices.setdefault(row.weighed.voice, []).append((row, amount))
    facts = [_fact(slot, unit, voices) for (slot, unit), voices in slots.items()]
    facts.sort(key=lambda fact: (-len(fact.values), fact.slot, fact.unit or ""))
    return tuple(facts[:FACTS_MAX])


def _fact(slot: str, unit: str | None, voices: dict[str, list[tuple[Row, Amount]]]) -> Fact:
    latest = {voice: max(said, key=_when) for voice, said in voices.items()}
    ranked = sorted(latest.items(), key=lambda item: (-_weight(item[1][0]), item[0]))
    values = tuple(_value(voice, said, voices[voice]) for voice, said in ranked)
    best_weight = _weight(ranked[0][1][0])
    heaviest = [said for _, said in ranked if _weight(said[0]) == best_weight]
    best = max(heaviest, key=_when)[1].value
    lows = [value.low if value.low is not None else value.value for value in values]
    highs = [value.high if value.high is not None else value.value for value in values]
    return Fact(
        slot=slot,
        unit=unit,
        low=min(lows),
        best=best,
        high=max(highs),
        values=values[:FACT_VALUES_MAX],
        agreement=_agreement([value.value for value in values]),
    )


def _value(
    voice: str, said: tuple[Row, Amount], repeats: Iterable[tuple[Row, Amount]]
) -> FactValue:
    row, amount = said
    claims = sorted({ClaimId(one.statement.claim_id) for one, _ in repeats})
    published = row.statement.source.published_at
    return FactValue(
        value=amount.value,
        low=amount.low,
        high=amount.high,
        comparator=amount.comparator,
        voice=voice,
        claim_ids=tuple(claims[:FACT_VALUES_MAX]),
        as_of=datetime.fromtimestamp(published, UTC) if published is not None else None,
    )


def _agreement(values: Sequence[float]) -> Agreement:
    if len(values) == 1:
        return "single"
    low, high = min(values), max(values)
    spread = (high - low) / high if high else 0.0
    if spread <= AGREED_SHARE:
        return "agreed"
    return "ranging" if spread <= RANGING_SHARE else "conflicting"


def _weight(row: Row) -> int:
    return WEIGHT.get(row.weighed.standing, 0)


def _when(said: tuple[Row, Amount]) -> tuple[int, float, str]:
    """Order in time; of one moment the larger value, for tolls grow."""
    row, amount = said
    return row.weighed.at, amount.value, row.statement.claim_id
