"""fingerprint -> tokens: everything filing compares, as 32-bit numbers of a few kinds."""

from typing import Final

import numpy as np
import numpy.typing as npt
import xxhash

from copytaster.limits import FINGERPRINT_STEMS_MAX
from copytaster.stages.record import dataclass
from copytaster_schemas.digest import Fingerprint

PAIR: Final = 0
ENTITY: Final = 1
QUOTE: Final = 2
NUMBER: Final = 3
CONCEPT: Final = 4
STEM: Final = 5
COUNTRY: Final = 6
NAME: Final = 7
KINDS: Final = 8
"""A token's upper three bits say its kind. Countries are a kind of their own: they are
everywhere.
"""

KIND_SHIFT: Final = 29
HASH_MASK: Final = (1 << KIND_SHIFT) - 1

COUNTRY_PREFIX: Final = "c-"
"""How the knowledge base begins the id of a country."""

Floats = npt.NDArray[np.float64]
Tokens = npt.NDArray[np.uint32]

_RANKED_MAX: Final = 4 * FINGERPRINT_STEMS_MAX
"""Items of one list that are read; no list of a fingerprint is as long."""

_EVEN: Final = np.ones(_RANKED_MAX)


def _falling(half: float) -> Floats:
    """Weights by rank: half of the first one at rank `half`."""
    return 1.0 / (1.0 + np.arange(_RANKED_MAX) / half)


_BY_RANK: Final = (
    (PAIR, "pairs", _falling(40)),
    (QUOTE, "quotes", _EVEN),
    (CONCEPT, "concepts", _falling(20)),
    (STEM, "stems", _falling(48)),
    (NAME, "names", _falling(24)),
    (NUMBER, "numbers", _EVEN),
)
"""The lists of hashes in a fingerprint, which run from the most to the least weighty item."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The distinct tokens of an article, sorted, with how much each matters to it (0 to 1)."""

    tokens: Tokens
    weights: Floats


def bag_of(fingerprint: Fingerprint) -> Bag:
    """The tokens of a fingerprint."""
    parts: list[Tokens] = []
    weights: list[Floats] = []
    for kind, name, by_rank in _BY_RANK:
        if hashes := getattr(fingerprint, name)[:_RANKED_MAX]:
            hashed = np.array(hashes, dtype=np.uint32) & np.uint32(HASH_MASK)
            parts.append(hashed | np.uint32(kind << KIND_SHIFT))
            weights.append(by_rank[: len(hashed)])
    if fingerprint.entities:
        named = [_entity_token(entity) for entity, _ in fingerprint.entities]
        parts.append(np.array(named, dtype=np.uint32))
        weights.append(0.3 + 0.007 * np.array([weight for _, weight in fingerprint.entities]))
    if not parts:
        return Bag(np.empty(0, dtype=np.uint32), np.empty(0))
    tokens, first = np.unique(np.concatenate(parts), return_index=True)
    return Bag(tokens, np.concatenate(weights)[first])


def kinds_of(tokens: Tokens) -> npt.NDArray[np.uint32]:
    """The kind of each token."""
    return tokens >> np.uint32(KIND_SHIFT)


def _entity_token(entity: str) -> int:
    kind = COUNTRY if entity.startswith(COUNTRY_PREFIX) else ENTITY
    hashed = xxhash.xxh32_intdigest(entity.encode("utf-8", "surrogatepass"))
    return (kind << KIND_SHIFT) | (hashed & HASH_MASK)
