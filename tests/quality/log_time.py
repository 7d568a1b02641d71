"""The log time of measurements: it begins after all the stories, as in any replay."""

from datetime import UTC, datetime, timedelta
from typing import Final

BEGIN: Final = datetime(2026, 1, 1, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
