"""What the tests of the embedded broker share: one broker a test, in a folder of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from copytaster.adapters.embedded_broker import EmbeddedBroker
from support.embedded import embedded_broker


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[EmbeddedBroker]:
    """A running broker; supervised, so a test may kill it."""
    async with embedded_broker(tmp_path) as running:
        yield running
