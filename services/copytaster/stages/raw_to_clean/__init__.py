"""Raw bytes -> raw article -> clean article."""

from copytaster.stages.raw_to_clean.clean import raw_to_clean
from copytaster.stages.raw_to_clean.read import read_raw
from copytaster.stages.raw_to_clean.tools import (
    Abbreviations,
    Agency,
    Calendar,
    CanonicalUrl,
    CleaningTools,
    IdentifyLanguage,
    Phrases,
    PublisherOf,
)

__all__ = [
    "Abbreviations",
    "Agency",
    "Calendar",
    "CanonicalUrl",
    "CleaningTools",
    "IdentifyLanguage",
    "Phrases",
    "PublisherOf",
    "raw_to_clean",
    "read_raw",
]
