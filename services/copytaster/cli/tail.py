"""`copytaster tail`: what is on a topic, as text or NDJSON."""

import asyncio
from typing import Annotated

import typer

from copytaster.cli.broker import BrokerOption, broker_of, settings_of
from copytaster.cli.console import Failures
from copytaster.cli.shown import show_record
from copytaster.settings import Settings
from copytaster_schemas.topics import TOPICS

SHORT = {topic.name.removeprefix("news.").removesuffix(".v1"): topic.name for topic in TOPICS}
"""Short names: alerts, developments, developments.changes, claims, articles.enriched, ..."""


def tail(
    topic: Annotated[str, typer.Argument(help=f"{', '.join(SHORT)}, or a full topic name.")],
    *,
    broker: BrokerOption = None,
    from_beginning: Annotated[
        bool, typer.Option("--from-beginning", help="Also what is there already.")
    ] = False,
    follow: Annotated[bool, typer.Option(help="Go on until Ctrl-C.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="NDJSON instead of text.")] = False,
) -> None:
    """Print the committed records of a topic as they come."""
    settings = settings_of(broker=broker)
    name = settings.topic_prefix + SHORT.get(topic, topic)
    with Failures():
        try:
            asyncio.run(_tail(settings, name, (from_beginning, follow, as_json)))
        except KeyboardInterrupt:
            raise typer.Exit from None


async def _tail(settings: Settings, name: str, how: tuple[bool, bool, bool]) -> None:
    from copytaster.stream.client import tail as records_of

    from_beginning, follow, as_json = how
    async with broker_of(settings) as address:
        records = records_of(
            settings, address, [name], from_beginning=from_beginning or not follow, follow=follow
        )
        async for record in records:
            show_record(record.topic, record.key, record.value, as_json=as_json)
