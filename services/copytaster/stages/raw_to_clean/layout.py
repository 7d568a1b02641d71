"""What the lines of a page are."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from copytaster.stages.raw_to_clean.lines import Line
from copytaster.stages.record import dataclass


class Label(Enum):
    """What a line is."""

    BLANK = "blank"
    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"
    SIGNATURE = "signature"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page with their labels, and where its prose begins (None: there is none)."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    first: int | None

    def having(self, *labels: Label) -> list[Line]:
        """The lines of these labels, in order."""
        pairs = zip(self.lines, self.labels, strict=True)
        return [line for line, label in pairs if label in labels]


Labels = list[Label | None]


def prose_of(lines: Sequence[Line], labels: Labels) -> list[int]:
    """Where running text stands that is not known to be something else."""
    return [i for i, line in enumerate(lines) if labels[i] is None and line.prose]


def vocabulary_of(lines: Sequence[Line], places: Sequence[int]) -> set[str]:
    """The stems of some lines."""
    return set().union(*(lines[i].stems for i in places))


COHESION_MIN: Final = 0.5
"""Share of stems known to the prose from which on a short line is the article's (prototype)."""


def cohesion(line: Line, vocabulary: set[str]) -> float:
    """The share of a line's stems that a vocabulary holds."""
    return len(line.stems & vocabulary) / len(line.stems) if line.stems else 0.0
