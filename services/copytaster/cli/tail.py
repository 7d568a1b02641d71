"""`copytaster tail`: what is on a topic, as text or NDJSON."""

import asyncio
from typing import Annotated

import typer

from copytaster.cli.broker import BrokerOption, existing_broker_of, settings_of
from copytaster.cli.console import Failures, fail
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
    from copytaster.stream.client import exists
    from copytaster.stream.client import tail as records_of

    from_beginning, follow, as_json = how
    async with existing_broker_of(settings) as broker:
        if not await exists(settings, broker.address, name):
            fail(f"there is no topic {name} there; `copytaster topics list` shows them")
        records = records_of(
            settings,
            broker.address,
            [name],
            from_beginning=from_beginning or not follow,
            follow=follow,
        )
        async for each in records:
            show_record(
                each.topic, each.key, each.value, as_json=as_json, prefix=settings.topic_prefix
            )
