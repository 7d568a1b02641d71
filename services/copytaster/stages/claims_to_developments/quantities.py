"""statements -> quantity slots with every voice's value, never averaged."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, Literal

from copytaster.limits import FACT_VALUES_MAX, FACTS_MAX
from copytaster.stages.claims_to_developments.measures import own_amounts
from copytaster.stages.claims_to_developments.proposition import Key
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

CUMULATIVE: Final = frozenset(
    {"killed", "injured", "rescued", "evacuated", "arrested", "hospitalised", "displaced",
     "infected", "abducted", "destroyed"}
)  # fmt: skip
"""Slots that only grow while a happening is counted: they go down by a correction alone."""

OFFICIAL: Final = frozenset[Standing]({"competent_authority", "adverse_party"})
"""Whose number is the official one: the authority's, and that of a party it hurts."""

CORRECTING: Final = "retract"
"""The cue under which a voice takes back a number of its own."""

Agreement = Literal["single", "agreed", "ranging", "conflicting"]


BACKGROUND: Final = 10.0
"""Times by which a lighter voice's number is off before it is that of another thing: an order of
magnitude ("tens of thousands in the war" beside the 25 of an ambush; status-model 4.7).
"""


def facts_of(rows: Sequence[Row], profile: Key) -> tuple[Fact, ...]:
    """The slots of all live supporting statements, those with most voices first."""
    slots: dict[tuple[str, str | None], dict[str, list[tuple[Row, Amount]]]] = {}
    for row, amount in own_amounts(rows, profile):
        voices = slots.setdefault((amount.slot, amount.unit), {})
        voices.setdefault(row.weighed.voice, []).append((row, amount))
    facts = [_fact(slot, unit, voices) for (slot, unit), voices in slots.items()]
    facts.sort(key=lambda fact: (-len(fact.values), fact.slot, fact.unit or ""))
    return tuple(facts[:FACTS_MAX])


def _is_of_it(value: float, best: float) -> bool:
    """Whether a number may be of the same thing as the best one."""
    return value == best or best / BACKGROUND < value < best * BACKGROUND


def _fact(slot: str, unit: str | None, voices: dict[str, list[tuple[Row, Amount]]]) -> Fact:
    cumulative = slot in CUMULATIVE
    standing = {voice: _standing(said, cumulative=cumulative) for voice, said in voices.items()}
    ranked = sorted(standing.items(), key=lambda item: (-_weight(item[1][0]), item[0]))
    values = tuple(_value(voice, said, voices[voice]) for voice, said in ranked)
    best_weight = _weight(ranked[0][1][0])
    heaviest = [said for _, said in ranked if _weight(said[0]) == best_weight]
    row, best = _standing(heaviest, cumulative=cumulative)
    told = [value for value in values if _is_of_it(value.value, best.value)]
    lows = [value.low if value.low is not None else value.value for value in told]
    highs = [value.high if value.high is not None else value.value for value in told]
    return Fact(
        slot=slot,
        unit=unit,
        low=min(lows),
        best=best.value,
        high=max(highs),
        values=values[:FACT_VALUES_MAX],
        agreement=_agreement([value.value for value in told]),
        as_of=_published(row),
        official=row.weighed.standing in OFFICIAL,
        cumulative=cumulative,
    )


def _standing(said: Sequence[tuple[Row, Amount]], *, cumulative: bool) -> tuple[Row, Amount]:
    """The value that stands of several: the latest; of a toll the highest since it was corrected.

    A toll that is printed lower an hour later is an older count or a part of it, unless the voice
    says that it corrects itself (status-model 4.7).
    """
    latest = max(said, key=_when)
    if not cumulative:
        return latest
    corrections = [one for one in said if one[0].weighed.cue == CORRECTING]
    if corrections:
        last = max(corrections, key=_when)
        said = [last, *(one for one in said if one[0].weighed.at > last[0].weighed.at)]
    return max(said, key=lambda one: (one[1].value, one[0].weighed.at, one[0].statement.claim_id))


def _published(row: Row) -> datetime | None:
    moment = row.statement.source.published_at
    return datetime.fromtimestamp(moment, UTC) if moment is not None else None


def _value(
    voice: str, said: tuple[Row, Amount], repeats: Iterable[tuple[Row, Amount]]
) -> FactValue:
    row, amount = said
    claims = sorted({ClaimId(one.statement.claim_id) for one, _ in repeats})
    return FactValue(
        value=amount.value,
        low=amount.low,
        high=amount.high,
        comparator=amount.comparator,
        voice=voice,
        claim_ids=tuple(claims[:FACT_VALUES_MAX]),
        as_of=_published(row),
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
