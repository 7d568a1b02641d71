"""fingerprint -> tokens: everything filing compares, as 32-bit numbers of a few kinds."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import xxhash

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


@dataclass(frozen=True, slots=True)
class Bag:
    """The distinct tokens of an article, sorted, with how much each matters to it (0 to 1)."""

    tokens: Tokens
    weights: Floats


def bag_of(fingerprint: Fingerprint) -> Bag:
    """The tokens of a fingerprint. Its lists run from the most to the least weighty item."""
    found: dict[int, float] = {}
    lists = (
        (PAIR, fingerprint.pairs, 40),
        (QUOTE, fingerprint.quotes, 0),
        (CONCEPT, fingerprint.concepts, 20),
        (STEM, fingerprint.stems, 48),
        (NAME, fingerprint.names, 24),
        (NUMBER, fingerprint.numbers, 0),
    )
    for kind, hashes, half in lists:
        for rank, hashed in enumerate(hashes):
            weight = 1.0 / (1.0 + rank / half) if half else 1.0
            found.setdefault(_token(kind, hashed), weight)
    for entity, relevance in fingerprint.entities:
        kind = COUNTRY if entity.startswith(COUNTRY_PREFIX) else ENTITY
        found.setdefault(_token(kind, _hash(entity)), 0.3 + 0.7 * relevance / 100)
    tokens = np.array(sorted(found), dtype=np.uint32)
    return Bag(tokens, np.array([found[token] for token in tokens.tolist()]))


def kinds_of(tokens: Tokens) -> npt.NDArray[np.intp]:
    """The kind of each token."""
    return (tokens >> np.uint32(KIND_SHIFT)).astype(np.intp)


def _hash(text: str) -> int:
    return xxhash.xxh32_intdigest(text.encode("utf-8", "surrogatepass"))


def _token(kind: int, hashed: int) -> int:
    return (kind << KIND_SHIFT) | (hashed & HASH_MASK)
