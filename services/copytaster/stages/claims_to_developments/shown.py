"""rows of evidence -> evidence and voices as subscribers read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import compress
from typing import Final

from copytaster.stages.claims_to_developments.rows import Row
from copytaster.stages.claims_to_developments.statement import CONFIDENCE_MIN
from copytaster_schemas.development import Evidence, Voice
from copytaster_schemas.ids import ArticleId, ClaimId

FLAGS: Final = (
    "decisive", "presupposed", "adopts_report", "can_decide", "on_record", "known_publisher",
    "top_tier", "vouched", "verified", "record", "public_act", "translated", "sums_up", "aside",
    "unsafe_reading",
)  # fmt: skip
"""What the status looks at, in the order in which `_flags` asks."""


def evidence_of(
    rows: Iterable[Row], decisive: Sequence[str], names: Mapping[str, str]
) -> list[Evidence]:
    """The rows as subscribers read them."""
    return [_evidence(row, row.statement.claim_id in decisive, names) for row in rows]


def voices_of(
    rows: Iterable[Row], voices: Sequence[str], names: Mapping[str, str]
) -> tuple[Voice, ...]:
    """The named voices, each once, as its weightiest row shows it."""
    found: dict[str, Voice] = {}
    for row in sorted(rows, key=lambda one: one.statement.source.language != "en"):
        if row.weighed.voice in voices and row.weighed.voice not in found:
            found[row.weighed.voice] = _voice(row, names)
    return tuple(found[voice] for voice in voices if voice in found)


def _evidence(row: Row, decisive: bool, names: Mapping[str, str]) -> Evidence:  # noqa: FBT001
    statement, source = row.statement, row.statement.source
    return Evidence(
        claim_id=ClaimId(statement.claim_id),
        article_id=ArticleId(source.article_id),
        url=source.url,
        publisher=source.publisher,
        publisher_family=source.family,
        origin=row.origin,
        newsroom=row.weighed.newsroom,
        exact=statement.exact,
        start=statement.start,
        end=statement.end,
        language=source.language,
        mode=statement.mode,
        published_at=_moment(source.published_at),
        voice=_voice(row, names),
        via=statement.via,
        cue=statement.cue_surface or statement.cue,
        cue_class=statement.cue,
        stance=statement.stance,
        factuality=statement.value,
        place=row.places[0].name if row.places else None,
        counted=row.not_counted is None,
        not_counted_reason=row.not_counted,
        counted_with=ClaimId(row.counted_with) if row.counted_with else None,
        flags=_flags(row, decisive=decisive),
    )


def _flags(row: Row, *, decisive: bool) -> tuple[str, ...]:
    """Guards, and what else the status looks at."""
    weighed = row.weighed
    held = (
        decisive,
        weighed.presupposed,
        weighed.adopts,
        weighed.decides,
        weighed.on_record,
        weighed.known,
        weighed.top_tier,
        weighed.author_certain,
        weighed.verified,
        weighed.record,
        weighed.enacts,
        weighed.translated,
        weighed.headline,
        not row.statement.main,
        row.statement.confidence < CONFIDENCE_MIN,
    )
    return tuple(dict.fromkeys((*row.statement.guards, *compress(FLAGS, held))))


def _voice(row: Row, names: Mapping[str, str]) -> Voice:
    speaker = row.speaker
    if not speaker.kind:
        return Voice(
            id=row.weighed.voice, name=row.statement.source.publisher, role=None,
            standing=row.weighed.standing,
        )  # fmt: skip
    body = names.get(speaker.organisation_id, "")
    office = speaker.office.replace("_", " ")
    if not body and speaker.is_government:
        body = names.get(f"c-{speaker.country.lower()}", "")
    if body == speaker.name:
        body = ""
    role = ", ".join(part for part in (office, body) if part) or None
    return Voice(id=row.weighed.voice, name=speaker.name, role=role, standing=row.weighed.standing)


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
