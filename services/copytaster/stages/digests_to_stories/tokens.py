"""fingerprint -> tokens: everything filing compares, as 32-bit numbers of a few kinds."""

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
KINDS: Final = 8
"""A token's upper three bits say its kind. Countries are a kind of their own: they are
everywhere.
"""

KIND_SHIFT: Final = 29
HASH_MASK: Final = (1 << KIND_SHIFT) - 1

COUNTRY_PREFIX: Final = "c-"
"""How the knowledge base begins the id of a country."""

Tokens = npt.NDArray[np.uint32]


def tokens_of(fingerprint: Fingerprint) -> Tokens:
    """The distinct tokens of a fingerprint, sorted."""
    found = {_token(PAIR, pair) for pair in fingerprint.pairs}
    found.update(_token(QUOTE, quote) for quote in fingerprint.quotes)
    found.update(_token(CONCEPT, concept) for concept in fingerprint.concepts)
    found.update(_token(STEM, stem) for stem in fingerprint.stems)
    for number in fingerprint.numbers:
        found.add(_token(NUMBER, _hash(repr(number))))
    for entity, _ in fingerprint.entities:
        kind = COUNTRY if entity.startswith(COUNTRY_PREFIX) else ENTITY
        found.add(_token(kind, _hash(entity)))
    return np.array(sorted(found), dtype=np.uint32)


def kinds_of(tokens: Tokens) -> npt.NDArray[np.intp]:
    """The kind of each token."""
    return (tokens >> np.uint32(KIND_SHIFT)).astype(np.intp)


def _hash(text: str) -> int:
    return xxhash.xxh32_intdigest(text.encode("utf-8", "surrogatepass"))


def _token(kind: int, hashed: int) -> int:
    return (kind << KIND_SHIFT) | (hashed & HASH_MASK)
