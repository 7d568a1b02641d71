"""Under faults nothing is lost, doubled or wrong: on both brokers, in half a minute each."""

from pathlib import Path

import pytest

from faults.campaign import FIRST_FAULTS, Campaign, report
from support.brokers import Killable, settings_for

pytestmark = pytest.mark.slow


async def test_faults_lose_nothing_and_double_nothing(own_broker: Killable, tmp_path: Path) -> None:
    """Workers killed, frozen past their session and joined, the broker killed: counts are exact."""
    settings = settings_for(own_broker.address, partitions=4, session_timeout="PT4S")
    campaign = Campaign(own_broker, settings, seed=1, log=tmp_path / "workers.log")

    counts = await campaign.run(seconds=20, workers=2, ticks=4_000)

    print(report(counts))  # noqa: T201 - what was counted is the result of a campaign
    assert counts.ticks == 4_000
    assert set(FIRST_FAULTS) <= set(counts.faults)
    assert counts.flawless, report(counts)
