"""development message -> what would change its status: the rules run over evidence that might come.

Nothing here is said about the rules: each supposition is added to the evidence of the message and
judged by `status_of` itself, and only what really makes a difference is told.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from copytaster.stages.claims_to_developments.certainty import certainty_of
from copytaster.stages.claims_to_developments.status import status_of
from copytaster.stages.claims_to_developments.weighed import CERTAIN, PROBABLE, Verdict, Weighed
from copytaster.stages.record import dataclass
from copytaster_schemas.development import Development, Evidence
from copytaster_schemas.words import Basis, Standing, Status

NEWSROOMS_SUPPOSED_MAX: Final = 3
"""Newsrooms that are supposed to join in; K5 asks for three (status-model 4.5)."""

UNCOUNTED_PLACE: Final = "wider_place"
"""Statements of a wider place bear on another level, not on this development's."""


@dataclass(frozen=True, slots=True)
class Change:
    """What would be if something came in: `code` says what (see `CODES`), `who` of whom.

    `status` and `basis` are those that follow; None where nothing would stand at all.
    """

    code: str
    who: str
    status: Status | None
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would change a status and what would not. `agrees`: the message holds all that decided.

    A message shows a bounded part of the evidence; where the rest matters, `agrees` is false.
    """

    agrees: bool
    changes: tuple[Change, ...]
    without_effect: tuple[Change, ...]


CODES: Final = (
    "newsroom", "newsrooms_2", "newsrooms_3", "newsroom_with_a_voice", "authority", "institution",
    "actor", "actor_admits", "record", "outright", "authority_denies", "institution_denies",
    "subject_denies", "voice_withdraws", "newsroom_withdraws", "all_withdraw", "denial_withdrawn",
    "same_again",
)  # fmt: skip
"""Everything that is supposed, in the order in which it is told."""


def what_if(development: Development) -> WhatIf:
    """What would change the status of a development, worked out on the evidence of its message."""
    pairs = [
        (row, _weighed(row, development))
        for row in development.evidence
        if row.not_counted_reason != UNCOUNTED_PLACE
    ]
    held = [weighed for _, weighed in pairs]
    now = status_of(held)
    changes, without = dict[str, Change](), dict[str, Change]()
    for change in _supposed(development, pairs, held):
        follows = change.status, change.basis
        found = without if follows == (now.status, now.basis) else changes
        found.setdefault(f"{change.code} {change.who}", change)
    gone = now.status or "retracted"
    agrees = (gone, now.basis) == (development.status, development.basis)
    some = [one for one in changes.values() if not _is_implied(one, changes)]
    return WhatIf(agrees, tuple(some), tuple(without.values()))


def _is_implied(change: Change, changes: dict[str, Change]) -> bool:
    """Whether less would do: two newsrooms where one suffices."""
    fewer = {"newsrooms_2": ("newsroom",), "newsrooms_3": ("newsroom", "newsrooms_2")}
    for code in fewer.get(change.code, ()):
        other = changes.get(f"{code} {change.who}")
        if other is not None and (other.status, other.basis) == (change.status, change.basis):
            return True
    return False


def _supposed(
    development: Development, pairs: Sequence[tuple[Evidence, Weighed]], held: list[Weighed]
) -> Iterator[Change]:
    """Every supposition with what would follow from it."""
    for code, who, more in _additions(development):
        yield _change(code, who, status_of([*held, *more]))
    for row, weighed in pairs:
        said = _outright(row, weighed)
        if said is not None:
            others = [one for one in held if one is not weighed]
            yield _change("outright", row.voice.name, status_of([*others, said]))
    yield from _withdrawals(pairs, held)
    live = [one for one in held if one.stance == "supports" and not one.withdrawn]
    if live:
        again = replace(live[0], claim_id="what-if", carrier="what-if")
        yield _change("same_again", "", status_of([*held, again]))


def _change(code: str, who: str, verdict: Verdict) -> Change:
    return Change(code, who, verdict.status, verdict.basis)


def _additions(development: Development) -> Iterator[tuple[str, str, list[Weighed]]]:
    """Statements that might come in."""
    latest = _latest(development)
    newsrooms = [
        _statement(f"newsroom-{number}", "newsroom_own_voice", latest, known=True, vouches=True)
        for number in range(NEWSROOMS_SUPPOSED_MAX)
    ]
    yield "newsroom", "", newsrooms[:1]
    yield "newsrooms_2", "", newsrooms[:2]
    yield "newsrooms_3", "", newsrooms
    voice = replace(_statement("voice", "unknown", latest, known=True), certainty=PROBABLE)
    yield "newsroom_with_a_voice", "", [voice]
    yield "authority", "", [_statement("authority", "competent_authority", latest)]
    confirms = replace(_statement("institution", "institution", latest), cue="confirm")
    yield "institution", "", [confirms]
    actors = [one.name for one in development.participants if one.role == "actor"]
    for name in actors:
        yield "actor", name, [_statement(name, "performer", latest)]
        admits = replace(_statement(name, "adverse_party", latest), cue="admit")
        yield "actor_admits", name, [admits]
    yield "record", "", [replace(_statement("record", "unknown", latest), record=True)]
    denials: tuple[tuple[str, Standing], ...] = (
        ("authority_denies", "competent_authority"),
        ("institution_denies", "institution"),
        ("subject_denies", "performer"),
    )
    for code, standing in denials:
        denies = replace(_statement(code, standing, latest), stance="contradicts", cue="deny")
        yield code, "", [denies]


def _withdrawals(
    pairs: Sequence[tuple[Evidence, Weighed]], held: list[Weighed]
) -> Iterator[Change]:
    """Every voice and newsroom that might take back what it said, and all of them together."""
    live = [(row, one) for row, one in pairs if one.stance != "neutral" and not one.withdrawn]
    support = [(row, one) for row, one in live if one.stance == "supports"]
    voices, newsrooms = dict[str, list[str]](), dict[str, list[str]]()
    for row, one in support:
        voices.setdefault(row.voice.name, []).append(one.claim_id)
        newsrooms.setdefault(one.newsroom, []).append(one.claim_id)
    for name, claims in voices.items():
        yield _change("voice_withdraws", name, _without(held, claims))
    for claims in newsrooms.values():
        name = next(row.publisher for row, one in support if one.claim_id == claims[0])
        yield _change("newsroom_withdraws", name, _without(held, claims))
    if support:
        everything = [one.claim_id for _, one in support]
        yield _change("all_withdraw", "", _without(held, everything))
    denials = dict[str, list[str]]()
    for row, one in live:
        if one.stance == "contradicts":
            denials.setdefault(row.voice.name, []).append(one.claim_id)
    for name, claims in denials.items():
        yield _change("denial_withdrawn", name, _without(held, claims))


def _without(held: Iterable[Weighed], claims: Collection[str]) -> Verdict:
    """The verdict once these statements are withdrawn."""
    return status_of(
        replace(one, withdrawn=True) if one.claim_id in claims else one for one in held
    )


def _outright(row: Evidence, weighed: Weighed) -> Weighed | None:
    """The statement as if it were said outright; None where it is so already, or speaks against."""
    if weighed.withdrawn or weighed.stance == "contradicts":
        return None
    firm = weighed.decides and weighed.certainty == CERTAIN and weighed.stance == "supports"
    if firm or row.voice.standing == "newsroom_own_voice":
        return None
    return replace(
        weighed, stance="supports", certainty=CERTAIN, decides=True, headline=False,
        completed=True, cue="confirm" if weighed.cue == "no_commitment" else weighed.cue,
    )  # fmt: skip


def _statement(
    name: str, standing: Standing, at: int, *, known: bool = False, vouches: bool = False
) -> Weighed:
    """A firm statement on record by somebody who has not spoken yet, in an outlet of its own."""
    return Weighed(
        claim_id=f"what-if:{name}",
        voice=f"what-if:{name}",
        standing=standing,
        carrier=f"what-if:{name}",
        newsroom=f"what-if:{name}",
        stance="supports",
        certainty=CERTAIN,
        cue="report",
        at=at,
        known=known,
        author_certain=vouches,
    )


def _latest(development: Development) -> int:
    """After everything that has been said."""
    moments = [row.published_at for row in development.evidence if row.published_at]
    return int(max([*moments, development.updated_at]).timestamp()) + 1


def _weighed(row: Evidence, development: Development) -> Weighed:
    """The statement as the status saw it; its moment is only an order."""
    at = row.published_at or development.first_seen_at
    guards = row.flags
    certainty = certainty_of(row.factuality, row.cue_class, guards)
    return Weighed(
        claim_id=row.claim_id,
        voice=row.voice.id,
        standing=row.voice.standing,
        carrier=row.publisher,
        newsroom=row.newsroom,
        stance=row.stance,
        certainty=0 if row.stance == "neutral" else certainty,
        cue=row.cue_class,
        at=int(at.timestamp()),
        decides="can_decide" in row.flags,
        on_record="on_record" in row.flags,
        known="known_publisher" in row.flags,
        top_tier="top_tier" in row.flags,
        author_certain="vouched" in row.flags,
        verified="verified" in row.flags,
        adopts="adopts_report" in row.flags,
        presupposed="presupposed" in row.flags,
        record="record" in row.flags,
        translated="translated" in row.flags,
        withdrawn=row.not_counted_reason == "withdrawn",
        headline="sums_up" in row.flags,
        enacts="public_act" in row.flags,
    )
