"""filed article -> claims and developments: what is known, and how firmly."""

from copytaster.stages.claims_to_developments.describe import Desk
from copytaster.stages.claims_to_developments.tracking import Tracking

__all__ = ["Desk", "Tracking"]
