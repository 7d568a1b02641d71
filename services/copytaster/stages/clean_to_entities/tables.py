"""The columns of a knowledge file, as the knowledge base reads them: arrays and texts, no objects.

They may be views of a file mapped into memory, which all workers of a machine share; nothing is
copied out of them but what articles name.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copytaster.stages.record import dataclass

Hashes = NDArray[np.uint64]
Places = NDArray[np.uint32]
Small = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names in the order of their hashes. Those of name `n` mean the senses `starts[n]` on.

    `sieve`: see `names.SIEVE_BITS`.
    `text`: the folded names, a line each, in the same order.
    """

    hashes: Hashes
    starts: Places
    sieve: Small
    text: Small


@dataclass(frozen=True, slots=True)
class SenseTable:
    """What names mean, row by row: see `codes` and `knowledge.Sense`."""

    target: Places
    form: Small
    shapes: Small
    languages: NDArray[np.uint16]
    flags: Small
    source: Small


@dataclass(frozen=True, slots=True)
class ThingTable:
    """Things: line `n` of `text` ends at `ends[n]` and holds id, name, uri and what it is within.

    `ids`: hashes of the ids, sorted; `order`: which thing each is.
    """

    text: Small
    ends: Places
    ids: Hashes
    order: Places
    type: Small
    kind: Small
    country: NDArray[np.uint16]
    prior: Small
    source: Small
    latitude: NDArray[np.float32]
    longitude: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Sounds of whole names and of their parts, hashed and sorted, and whose they are."""

    sounds: Hashes
    sounding: Places
    parts: Hashes
    bearing: Places


@dataclass(frozen=True, slots=True)
class KnowledgeTables:
    """All of a knowledge file. `rest`: the small tables, by name."""

    names: NameTable
    senses: SenseTable
    things: ThingTable
    people: PeopleTable
    rest: Mapping[str, Any]
