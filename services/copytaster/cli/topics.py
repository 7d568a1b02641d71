"""`copytaster topics`: make the topics, or see how they are."""

import asyncio
from typing import Annotated, Any

import typer

from copytaster.cli.broker import BrokerOption, broker_of, existing_broker_of, settings_of
from copytaster.cli.console import Failures, emit_all, words
from copytaster.settings import Settings

app = typer.Typer(help="Make the topics, or see how they are.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print NDJSON instead of a table.")]


@app.command()
def create(*, broker: BrokerOption = None, as_json: Json = False) -> None:
    """Make every topic that is missing; refuse one that exists and is not as it must be."""
    with Failures():
        made = asyncio.run(_create(settings_of(broker=broker)))
    emit_all(({"made": name} for name in made), as_json=as_json, columns=("made",))
    words.print(f"{len(made)} topics made" if made else "all topics are there")


@app.command("list")
def list_(*, broker: BrokerOption = None, as_json: Json = False) -> None:
    """Show every topic: partitions, retention, and whether it exists."""
    with Failures():
        rows = asyncio.run(_list(settings_of(broker=broker)))
    emit_all(rows, as_json=as_json, columns=("topic", "partitions", "cleanup", "exists"))


async def _create(settings: Settings) -> tuple[str, ...]:
    from copytaster.stream.layout import layout
    from copytaster.stream.topics_admin import create_topics
    from copytaster.wiring import outline

    async with broker_of(settings) as broker:
        return await create_topics(settings, broker.address, layout(outline(), settings))


async def _list(settings: Settings) -> list[dict[str, Any]]:
    from copytaster.stream.layout import layout
    from copytaster.stream.topics_admin import list_topics
    from copytaster.wiring import outline

    async with existing_broker_of(settings) as broker:
        listed = await list_topics(settings, broker.address, layout(outline(), settings))
    return [
        {
            "topic": one.spec.name,
            "partitions": one.existing.partitions if one.existing else one.spec.partitions,
            "cleanup": one.spec.cleanup,
            "exists": one.existing is not None,
        }
        for one in listed
    ]
