"""A gate: one metric on one set, with a floor that is only ever raised."""

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

DATA = Path(os.environ.get("COPYTASTER_DATA", "../shared/data"))
"""Where the sets that are not ours are looked for; they are read in place and never copied."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure; `n` counts what was scored; `target` may be unknown."""

    gate: str
    set: str
    sha256: str
    metric: str
    value: float
    n: int
    target: float | None = None

    @property
    def key(self) -> str:
        """The name of its floor."""
        return f"{self.gate}/{self.set}/{self.metric}"


Measure = Callable[[], Iterable[Measured]]
"""Runs a set and gives its figures; gives nothing where the set is not at hand."""


def sha256_of(paths: Iterable[Path]) -> str:
    """One hash over the bytes of files in sorted order: a floor holds for exactly this set."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
