"""Longer campaigns by hand: `python -m faults --broker apache` with `tests` on the path."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from faults.campaign import Campaign, report
from support.brokers import Apache, Embedded, Killable, settings_for
from support.embedded import embedded_broker
from support.kafka_server import KafkaServer


async def _campaign(broker: Killable, options: argparse.Namespace, folder: Path) -> bool:
    settings = settings_for(broker.address, partitions=4, session_timeout="PT4S")
    campaign = Campaign(broker, settings, seed=options.seed, log=folder / "workers.log")
    counts = await campaign.run(
        seconds=options.seconds, workers=options.workers, ticks=int(options.seconds * options.rate)
    )
    print(report(counts), flush=True)  # noqa: T201 - the result of the program
    return counts.flawless


async def _run(options: argparse.Namespace, folder: Path) -> bool:
    if options.broker == "embedded":
        async with embedded_broker(folder) as broker:
            return await _campaign(Embedded(broker), options, folder)
    server = KafkaServer(folder)
    server.start()
    try:
        return await _campaign(Apache(server), options, folder)
    finally:
        server.stop()


def main() -> int:
    """Run one campaign; 1 when anything was lost, doubled or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--broker", choices=("embedded", "apache"), default="embedded")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--rate", type=float, default=200, help="ticks a second")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep logs here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        return 0 if asyncio.run(_run(options, folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
