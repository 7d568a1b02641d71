"""Both brokers under one name, for suites that must hold on either.

`broker` is the address of one that may be shared (use names of your own); `own_broker` is one
that a test may kill.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from copytaster.settings import Settings, load_settings
from support.embedded import embedded_broker

BOTH = ("embedded", pytest.param("apache", marks=pytest.mark.kafka))


class Killable(Protocol):
    """A broker of one's own."""

    @property
    def address(self) -> str:
        """HOST:PORT."""

    async def kill_and_restart(self) -> None:
        """SIGKILL it, and bring it back at the same address with the same data."""


@dataclass
class Embedded:
    """The embedded broker, which restarts itself."""

    broker: Any

    @property
    def address(self) -> str:
        """HOST:PORT."""
        return str(self.broker.address)

    async def kill_and_restart(self) -> None:
        """SIGKILL, then back at the same address."""
        await self.broker.kill()
        await self.broker.ready()


@dataclass
class Apache:
    """An Apache Kafka."""

    server: Any

    @property
    def address(self) -> str:
        """HOST:PORT."""
        return str(self.server.address)

    async def kill_and_restart(self) -> None:
        """SIGKILL, then back at the same address."""
        await asyncio.to_thread(self.server.kill9)
        await asyncio.to_thread(self.server.start)


@pytest.fixture(params=BOTH)
async def broker(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an embedded broker of the test's own, then of the shared Apache Kafka."""
    if request.param == "apache":
        yield request.getfixturevalue("kafka")
        return
    async with embedded_broker(tmp_path) as embedded:
        yield embedded.address


@pytest.fixture(params=BOTH)
async def own_broker(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Killable]:
    """A broker that nobody else uses."""
    if request.param == "apache":
        yield Apache(request.getfixturevalue("own_kafka"))
        return
    async with embedded_broker(tmp_path) as embedded:
        yield Embedded(embedded)


def settings_for(address: str, **changes: object) -> Settings:
    """Settings of an instance that shares nothing with another test's."""
    name = uuid.uuid4().hex[:12]
    given = {
        "broker": f"kafka://{address}",
        "app_id": f"test-{name}",
        "topic_prefix": f"t{name}.",
        "partitions": 2,
    }
    return load_settings(**{**given, **changes})
