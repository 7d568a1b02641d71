"""Gates of the claims stage."""

from typing import Final

from .gate import Measure
from .german_quotes import german_quotes
from .meantime import meantime
from .newsquant import newsquant
from .polnear import polnear
from .yields import yields

MEASURES: Final[tuple[Measure, ...]] = (polnear, german_quotes, newsquant, meantime, yields)
