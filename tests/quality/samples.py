"""Sentences of an outside author: is who says it, with which cue and which polarity, all right?"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from copytaster_schemas.claim import Claim
from copytaster_schemas.words import CueClass

from .attributions import claims_of, share
from .gate import Measure, Measured, sha256_of

FOLDER: Final = Path(__file__).with_name("samples")

TARGET: Final = 0.8

SAME: Final[dict[str, frozenset[CueClass]]] = {
    "report": frozenset({"report", "direct", "predict"}),
    "allege": frozenset({"allege", "hearsay"}),
    "none": frozenset({"none"}),
}
"""Our classes for one of theirs, which has no word for a demand, a forecast or a rumour."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its labels, and which of them some claim of ours has, the best claim's.

    The odd ones of each file may be looked at while rules are mended, the even ones never.
    """

    language: str
    number: int
    text: str
    speaker: str
    cue_class: str
    polarity: str
    speaker_right: bool
    cue_right: bool
    polarity_right: bool

    @property
    def right(self) -> bool:
        """Whether one claim has all three."""
        return self.speaker_right and self.cue_right and self.polarity_right


@cache
def samples() -> tuple[Sample, ...]:
    """Every sentence, read as an article of its own."""
    return tuple(
        _judged(path.stem, number, **row)
        for path in sorted(FOLDER.glob("*.toml"))
        for number, row in enumerate(tomllib.loads(path.read_text("utf-8"))["sentence"], start=1)
    )


def figures() -> Iterator[Measured]:
    """The share that is all right, by language, and of all the share of each label."""
    sha = sha256_of(FOLDER.glob("*.toml"))
    rows = samples()
    for language in sorted({one.language for one in rows}):
        own = [one for one in rows if one.language == language]
        yield _all_right(f"all right {language}", sha, own)
    for metric, rest in (("odd", 1), ("even, never looked at", 0)):
        half = [one for one in rows if one.number % 2 == rest]
        yield _all_right(f"all right, {metric}", sha, half)
    yield _all_right("all right", sha, rows)
    for metric, hits in (
        ("speaker right", sum(one.speaker_right for one in rows)),
        ("cue class right too", sum(one.speaker_right and one.cue_right for one in rows)),
    ):
        value = round(share(hits, len(rows)), 3)
        yield Measured("samples", "Sentences", sha, metric, value, len(rows), TARGET)


def _all_right(metric: str, sha: str, rows: Sequence[Sample]) -> Measured:
    value = round(share(sum(one.right for one in rows), len(rows)), 3)
    return Measured("samples", "Sentences", sha, metric, value, len(rows), TARGET)


def _judged(
    language: str, number: int, *, text: str, speaker: str, cue_class: str, polarity: str
) -> Sample:
    claims = claims_of(text, language)
    scored = [_score(claim, text, speaker, cue_class, polarity) for claim in claims]
    if cue_class == "none" and not any(claim.attribution.chain for claim in claims):
        polarities = {claim.polarity for claim in claims}
        expected = polarity == "denied"
        scored.append((True, True, not polarities or ("negated" in polarities) == expected))
    best = max(scored, default=(False, False, False), key=sum)
    return Sample(language, number, text, speaker, cue_class, polarity, *best)


def _score(
    claim: Claim, text: str, speaker: str, cue_class: str, polarity: str
) -> tuple[bool, bool, bool]:
    """Speaker (an overlap of characters with its place in the text), cue class, polarity."""
    at = text.find(speaker)
    names = " ".join(f"{one.surface} {one.name}" for one in claim.attribution.chain)
    said = any(start < at + len(speaker) and at < end for start, end in claim.spans.source)
    is_speaker = bool(speaker) and (said or speaker in names)
    classes = SAME.get(cue_class, frozenset({cue_class}))
    is_polarity = claim.polarity in (
        {"negated"} if polarity == "denied" else {"affirmed", "unknown"}
    )
    return is_speaker, claim.cue.cue_class in classes, is_polarity


MEASURES: Final[tuple[Measure, ...]] = (figures,)
