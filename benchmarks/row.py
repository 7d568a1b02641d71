"""One figure of a benchmark."""

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """`spread` is the largest minus the smallest of the repeats, in the same unit."""

    name: str
    value: float
    unit: str
    target: float | None
    spread: float
    conditions: str

    def as_dict(self) -> dict[str, Any]:
        """As `build/bench.json` holds it."""
        return asdict(self)


def repeated(
    run: Callable[[], float],
    *,
    name: str,
    unit: str,
    target: float | None,
    conditions: str,
    times: int = 3,
) -> Row:
    """The median of several runs of `run`, which gives one figure."""
    figures = [run() for _ in range(times)]
    return Row(
        name=name,
        value=round(statistics.median(figures), 2),
        unit=unit,
        target=target,
        spread=round(max(figures) - min(figures), 2),
        conditions=f"{conditions}; median of {times}",
    )
