"""Gates of the claims stage."""

from typing import Final

from .gate import Measure
from .german_quotes import german_quotes
from .polnear import polnear

MEASURES: Final[tuple[Measure, ...]] = (polnear, german_quotes)
