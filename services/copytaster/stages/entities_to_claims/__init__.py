"""tagged article -> claimed article: who says what, how firmly, about which happening."""

from copytaster.stages.entities_to_claims.claims import entities_to_claims
from copytaster.stages.entities_to_claims.lexicon import Lexicons

__all__ = ["Lexicons", "entities_to_claims"]
