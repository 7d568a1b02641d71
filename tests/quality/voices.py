"""German and Dutch sentences of our own: is one claim right in voice, cue and what is said?"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from copytaster_schemas.claim import Claim

from .attributions import CONTENT_OVERLAP_MIN, Ranges, claims_of, overlap, share, similar, spans
from .gate import Measure, Measured, sha256_of
from .samples import SAME

FOLDER: Final = Path(__file__).with_name("voices")

TARGET: Final = 0.8


@dataclass(frozen=True, slots=True)
class Voiced:
    """A text with its labels, and the labels that its best claim has."""

    language: str
    number: int
    text: str
    speaker: str
    cue: str
    said: str
    right: tuple[bool, bool, bool]


@cache
def voiced() -> tuple[Voiced, ...]:
    """Every text, read as an article of its own."""
    return tuple(
        Voiced(path.stem, number, **row, right=_judged(path.stem, **row))
        for path in sorted(FOLDER.glob("*.toml"))
        for number, row in enumerate(tomllib.loads(path.read_text("utf-8"))["sentence"], start=1)
    )


def figures() -> Iterator[Measured]:
    """The share with voice, cue and content right, by language and half."""
    sha = sha256_of(FOLDER.glob("*.toml"))
    rows = voiced()
    for language in sorted({one.language for one in rows}):
        for half, rest in (("odd", 1), ("even, never looked at", 0)):
            own = [one for one in rows if one.language == language and one.number % 2 == rest]
            yield _all_right(f"all right {language}, {half}", sha, own)


def _all_right(metric: str, sha: str, rows: Sequence[Voiced]) -> Measured:
    value = round(share(sum(all(one.right) for one in rows), len(rows)), 3)
    return Measured("voices", "Voices", sha, metric, value, len(rows), TARGET)


def _judged(
    language: str, *, text: str, speaker: str, cue: str, said: str
) -> tuple[bool, bool, bool]:
    classes = {each for one in cue.split("|") for each in SAME.get(one, {one})}
    wanted = _places(text, (speaker,)), _places(text, said.split(" … "))
    scored = [_score(claim, wanted, classes) for claim in claims_of(text, language)]
    return max(scored, default=(False, False, False), key=sum)


def _score(
    claim: Claim, wanted: tuple[Ranges, Ranges], classes: set[str]
) -> tuple[bool, bool, bool]:
    content = spans(claim.spans.content)
    return (
        overlap(spans(claim.spans.source), wanted[0]),
        claim.cue.cue_class in classes,
        similar(content, wanted[1]) > CONTENT_OVERLAP_MIN,
    )


def _places(text: str, parts: Sequence[str]) -> Ranges:
    """Where the verbatim parts stand in the text."""
    return spans((text.index(part), text.index(part) + len(part)) for part in parts)


MEASURES: Final[tuple[Measure, ...]] = (figures,)
