"""Guards, unseen half: what looks like a confirmation and is none, what is one without the word."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from copytaster_schemas.claim import Claim

from .attributions import claims_of, share
from .gate import Measure, Measured, sha256_of

FOLDER: Final = Path(__file__).with_name("guards")
"""One file a language, written by an author who has not seen the rules or the lexicons."""

NAME: Final = "Guards, unseen half"
ACCURACY_TARGET: Final = 0.9
"""Of the first run, by the issue that asks for the suite; of all later runs 1."""

CONFIDENCE_MIN: Final = 60
"""Score from which a claim counts: more likely right than not, with a margin."""

CONFIRMING: Final = ("confirm", "admit")
"""The cue classes that make a statement certain for its author too (status-model 4.3)."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A sentence with its label, and whether we take it for a confirmation."""

    language: str
    text: str
    kind: str
    confirmed: bool
    ours: bool

    @property
    def right(self) -> bool:
        """Whether the label and we agree."""
        return self.confirmed == self.ours


def confirms(claim: Claim) -> bool:
    """Whether a claim is a confirmation by somebody, whatever it is that is confirmed."""
    return (
        claim.cue.cue_class in CONFIRMING
        and claim.polarity == "affirmed"
        and not claim.guards
        and claim.confidence >= CONFIDENCE_MIN
        and bool(claim.attribution.chain)
    )


@cache
def judged() -> tuple[Guarded, ...]:
    """Every sentence of every language, read as an article of its own."""
    return tuple(one for path in sorted(FOLDER.glob("*.toml")) for one in _judged_file(path))


def _judged_file(path: Path) -> Iterator[Guarded]:
    language = path.stem
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
        text = row["text"]
        ours = any(confirms(claim) for claim in claims_of(text, language))
        yield Guarded(language, text, row["kind"], row["confirmed"], ours)


def guards() -> Iterator[Measured]:
    """Accuracy overall and per language, and both sides of it."""
    rows = judged()
    sha = sha256_of(FOLDER.glob("*.toml"))
    chosen = {"accuracy": rows}
    chosen["no false confirmation"] = tuple(one for one in rows if not one.confirmed)
    chosen["confirmations found"] = tuple(one for one in rows if one.confirmed)
    for language in sorted({one.language for one in rows}):
        of_language = tuple(one for one in rows if one.language == language)
        chosen[f"accuracy {language}"] = of_language
    for metric, some in chosen.items():
        value = round(share(sum(one.right for one in some), len(some)), 3)
        yield Measured("guards", NAME, sha, metric, value, len(some), ACCURACY_TARGET)


MEASURES: Final[tuple[Measure, ...]] = (guards,)
