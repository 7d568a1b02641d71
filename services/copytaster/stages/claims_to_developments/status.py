"""evidence -> status: a pure function of the live evidence set, whatever its order or repeats."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from copytaster.stages.claims_to_developments.independence import NEWSROOMS_MIN, independent
from copytaster.stages.claims_to_developments.weighed import (
    CERTAIN,
    OUTLET_STANDING,
    POSSIBLE,
    PROBABLE,
    Counts,
    Verdict,
    Weighed,
)
from copytaster_schemas.words import Basis, CueClass, Standing

RULE_VERSION: Final = "1"

PUBLIC_ACT: Final = "public_act"
"""The reason of a confirmation that rests on what outlets themselves tell of a body's own act."""

VOICES_MIN: Final = 2
"""Corroborated: one voice is one voice, however many carry it."""

CONCERNED: Final = frozenset[Standing](
    {"competent_authority", "performer", "adverse_party", "subject_favourable"}
)
"""Whose own word it takes, or fells a lone report: the authority, the performer, the subject."""

CONFIRMING: Final = frozenset[CueClass]({"confirm", "admit"})


def status_of(evidence: Iterable[Weighed]) -> Verdict:
    """The status of a set of statements about one proposition."""
    rows = _in_order(evidence)
    live = [row for row in rows if not row.withdrawn]
    positive = _without_summaries(
        [row for row in live if row.stance == "supports" and row.certainty >= POSSIBLE]
    )
    denials = _standing_by(live)
    if not positive:
        return _without_support(rows, denials)
    basis, decisive = _fired(positive)
    reason: str = basis or ""
    if basis is None and not denials:
        decisive = _public_acts(positive, live)
        basis, reason = ("performative", PUBLIC_ACT) if decisive else (None, "")
    against = [row for row in denials if not row.interested]
    contested = tuple(sorted({row.voice for row in denials}))
    counts = counted(positive)
    flags = _flags(positive, decisive, contested)
    if basis is not None and decisive:
        since = _since(basis, decisive)
        blocking = [row for row in against if _comparable(row, decisive)]
        if blocking:
            return Verdict(
                "disputed", None, "confirmed_and_denied", _ids(blocking), contested,
                max(since, blocking[0].at), counts, flags,
            )  # fmt: skip
        return Verdict("confirmed", basis, reason, _ids(decisive), contested, since, counts, flags)
    return _unconfirmed(positive, denials, counts, flags)


def _in_order(evidence: Iterable[Weighed]) -> list[Weighed]:
    """The statements, each once, in an order that depends on the set alone."""
    found = list(evidence)
    if len({row.claim_id for row in found}) == len(found):
        return sorted(found, key=lambda row: (row.at, row.claim_id))
    return sorted(set(found), key=lambda row: (row.at, row.claim_id, repr(row)))


def _without_summaries(positive: list[Weighed]) -> list[Weighed]:
    """A headline adds nothing to the body that it sums up, least of all a voice."""
    told = {row.carrier for row in positive if not row.headline}
    return [row for row in positive if not (row.headline and row.carrier in told)]


def counted(positive: Sequence[Weighed]) -> Counts:
    """Carriers, newsrooms and voices of live positive statements."""
    return Counts(
        carriers=len({row.carrier for row in positive}),
        newsrooms=len({row.newsroom for row in positive}),
        voices=len(_voices(positive)),
    )


def _voices(rows: Sequence[Weighed]) -> set[str]:
    """Named or unnamed speakers; outlets count as voices only where nobody is quoted at all."""
    speakers = {row.voice for row in rows if row.standing != OUTLET_STANDING}
    return speakers or {row.newsroom for row in rows}


def _without_support(rows: Sequence[Weighed], denials: Sequence[Weighed]) -> Verdict:
    """Retracted, denied, or nothing; a denial that was withdrawn leaves nothing standing either."""
    contested = tuple(sorted({row.voice for row in denials}))
    withdrawn = [row for row in rows if row.withdrawn and row.stance == "supports"]
    standing = [row for row in denials if _can_deny(row)]
    if standing and not withdrawn:
        return Verdict("denied", None, "denied", _ids(standing), contested, standing[0].at)
    reason = "all_support_withdrawn"
    if not withdrawn:
        withdrawn = [row for row in rows if row.withdrawn and _is_denial(row) and _can_deny(row)]
        reason = "denial_withdrawn"
    if not withdrawn:
        return Verdict(None, contested_by=contested)
    return Verdict("retracted", None, reason, _ids(withdrawn), contested, withdrawn[0].at)


def _unconfirmed(
    positive: Sequence[Weighed],
    denials: Sequence[Weighed],
    counts: Counts,
    flags: tuple[str, ...],
) -> Verdict:
    contested = tuple(sorted({row.voice for row in denials}))
    against = [row for row in denials if not row.interested]
    probable = [row for row in positive if row.certainty >= PROBABLE]
    level = counted(probable)
    if level.newsrooms >= VOICES_MIN and level.voices >= VOICES_MIN:
        since = _second(probable)
        if against:
            return Verdict(
                "disputed", None, "corroborated_and_denied", _ids(against), contested,
                max(since, against[0].at), counts, flags,
            )  # fmt: skip
        return Verdict(
            "corroborated", None, "two_newsrooms_and_two_voices", _ids(probable), contested,
            since, counts, flags,
        )  # fmt: skip
    standing = [row for row in denials if _can_deny(row)]
    if standing:
        return Verdict(
            "denied", None, "denied", _ids(standing), contested, standing[0].at, counts, flags
        )
    return Verdict(
        "reported", None, "reported", _ids(positive), contested, positive[0].at, counts, flags
    )


def _fired(positive: Sequence[Weighed]) -> tuple[Basis | None, list[Weighed]]:
    """The first of K1 to K5 that holds, with the statements that make it hold."""
    firm = [row for row in positive if row.decides and row.certainty >= CERTAIN]
    for basis, holds in _RULES:
        decisive = [row for row in firm if holds(row, positive)]
        if decisive:
            return basis, decisive
    together = independent(positive)
    return ("independent_reporting", together) if together else (None, [])


def _authority(row: Weighed, positive: Sequence[Weighed]) -> bool:
    """K1: a competent authority on record, or an institution that adopts an earlier report."""
    if row.record:
        return False  # K4: what is on file speaks for itself
    if row.standing == "competent_authority":
        return row.on_record
    if row.standing != "institution" or not row.on_record or row.cue not in CONFIRMING:
        return False
    return row.adopts or row.presupposed or any(_reported_before(other, row) for other in positive)


def _reported_before(other: Weighed, row: Weighed) -> bool:
    """Whether another voice has asserted it, or a known newsroom of its own knowledge."""
    if other.voice == row.voice:
        return False
    return other.standing != OUTLET_STANDING or (other.known and other.newsroom != row.newsroom)


def _public_acts(positive: Sequence[Weighed], live: Sequence[Weighed]) -> list[Weighed]:
    """K3 of whom nobody quotes: known outlets that tell a body's public act as their own news.

    None where a voice with standing keeps it open ("declined to comment on the arrest"). Denials
    are the caller's: against a word of its own, what others tell of an act is hearsay (ADR 7).
    """
    if any(row.cue == "no_commitment" and row.standing in CONCERNED for row in live):
        return []
    return [
        row
        for row in positive
        if row.enacts and row.known and row.author_certain and row.decides and row.completed
    ]


def _admission(row: Weighed, _: Sequence[Weighed]) -> bool:
    """K2: a voice that the fact hurts."""
    return row.standing == "adverse_party" and row.on_record


def _performative(row: Weighed, _: Sequence[Weighed]) -> bool:
    """K3: whoever did it announces that it is done."""
    return row.standing == "performer" and row.on_record and row.completed


def _record(row: Weighed, _: Sequence[Weighed]) -> bool:
    """K4: a filing, docket, gazette, catalogue or exchange notice."""
    return row.record


_RULES: Final[tuple[tuple[Basis, Callable[[Weighed, Sequence[Weighed]], bool]], ...]] = (
    ("authority", _authority),
    ("admission", _admission),
    ("performative", _performative),
    ("record", _record),
)


def _is_denial(row: Weighed) -> bool:
    return row.stance == "contradicts" and _is_firm(row)


def _is_firm(row: Weighed) -> bool:
    """Whether somebody says it on the record, without a doubt and without a guard."""
    return row.decides and row.certainty >= CERTAIN and row.on_record


def _standing_by(live: Sequence[Weighed]) -> list[Weighed]:
    """The denials that their own voices have not taken back.

    Who confirms or admits what it denied before no longer denies it (status-model 4.3). The time of
    the statements decides; in one article the denial is the older one, which is told beside it.
    """
    denials = [row for row in live if _is_denial(row)]
    if not denials:
        return denials
    owned: dict[str, int] = {}
    for row in live:
        if row.stance == "supports" and _is_firm(row):
            owned[row.voice] = max(owned.get(row.voice, row.at), row.at)
    return [row for row in denials if row.at > owned.get(row.voice, row.at - 1)]


def _can_deny(row: Weighed) -> bool:
    """Whether a lone report falls to it: the authority, the performer or the subject says no."""
    return row.standing in CONCERNED


def _comparable(denial: Weighed, decisive: Sequence[Weighed]) -> bool:
    """Whether a denial weighs as much as what decided; no bystander outweighs an authority."""
    if denial.standing == "competent_authority":
        return True
    weighty = {"competent_authority", "adverse_party", "performer"}
    return denial.standing == "institution" and not any(
        row.standing in weighty or row.record for row in decisive
    )


def _since(basis: Basis, decisive: Sequence[Weighed]) -> int:
    """When it was decided: by the first such statement, or by the newsroom that was missing."""
    if basis != "independent_reporting":
        return decisive[0].at
    firsts: dict[str, int] = {}
    for row in decisive:
        firsts[row.newsroom] = min(firsts.get(row.newsroom, row.at), row.at)
    times = sorted(firsts.values())
    return times[min(len(times), NEWSROOMS_MIN) - 1]


def _second(rows: Sequence[Weighed]) -> int:
    """When the second newsroom came in."""
    firsts: dict[str, int] = {}
    for row in rows:
        firsts[row.newsroom] = min(firsts.get(row.newsroom, row.at), row.at)
    return sorted(firsts.values())[1]


def _flags(
    positive: Sequence[Weighed], decisive: Sequence[Weighed], contested: tuple[str, ...]
) -> tuple[str, ...]:
    flags = {
        "single_voice": len(_voices(positive)) == 1,
        "anonymous_only": all(row.standing == "anonymous" for row in positive),
        "mt_only": all(row.translated for row in positive),
        "presupposed": bool(decisive)
        and all(row.presupposed and not row.adopts for row in decisive)
        and not any(_reported_before(other, decisive[0]) for other in positive),
        "contested": bool(contested),
    }
    return tuple(name for name, holds in flags.items() if holds)


def _ids(rows: Sequence[Weighed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.claim_id for row in rows))
