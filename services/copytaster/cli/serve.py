"""`copytaster serve` and `copytaster worker`: run the path."""

import asyncio
from typing import Annotated

import typer

from copytaster.cli.broker import BrokerOption, settings_of
from copytaster.cli.console import Failures, words
from copytaster.settings import Settings

WorkersOption = Annotated[
    int, typer.Option("--workers", min=1, max=64, help="Worker processes; about one a core.")
]


def serve(*, broker: BrokerOption = None, workers: WorkersOption = 1) -> None:
    """Run all stages until Ctrl-C: topics are made, workers are watched and restarted.

    The health port of the first worker is COPYTASTER_HEALTH_PORT, the others count up from it.
    """
    from copytaster.observe.logging import configure_logging

    settings = settings_of(broker=broker)
    configure_logging(log_format=settings.log_format, level=settings.log_level)
    with Failures():
        asyncio.run(_serve(settings, workers))


def worker(
    *,
    broker: BrokerOption = None,
    stages: Annotated[
        str | None, typer.Option(help="Only these: enrich,file,track,alert. All by default.")
    ] = None,
    log_level: Annotated[
        str | None, typer.Option(help="DEBUG, INFO, WARNING or ERROR; else from settings.")
    ] = None,
) -> None:
    """Run one worker process on a broker that has the topics, until SIGTERM or Ctrl-C."""
    from copytaster.observe.logging import configure_logging
    from copytaster.stream.path import only
    from copytaster.stream.supervise import is_orphan
    from copytaster.wiring import outline

    settings = settings_of(broker=broker, log_level=log_level)
    names = [name.strip() for name in stages.split(",")] if stages else None
    try:
        only(outline(), names or [])
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--stages") from error
    configure_logging(log_format=settings.log_format, level=settings.log_level)
    with Failures():
        if is_orphan():
            raise typer.Exit
        raise typer.Exit(asyncio.run(_work(settings, names)))


async def _work(settings: Settings, names: list[str] | None) -> int:
    from copytaster.adapters.adjudicator import adjudicator_of
    from copytaster.cli.broker import broker_of
    from copytaster.observe.metrics import Metrics
    from copytaster.stream.layout import layout
    from copytaster.stream.topics_admin import check_topics
    from copytaster.stream.worker import Hooks, run_worker
    from copytaster.wiring import Chosen, hops, outline, stamp_of

    async with broker_of(settings) as broker:
        # what is wrong is said at once, not after a second of reading data files
        await check_topics(settings, broker.address, layout(outline(), settings))
        stamp = stamp_of(settings)
        metrics = Metrics(app_version=stamp.app_version)
        adjudicator = adjudicator_of(settings.llm, metrics.adjudicated)
        path = hops(
            Chosen.by(settings),
            message_status=settings.message_status,
            adjudicator=adjudicator,
        )
        return await run_worker(
            settings,
            path,
            address=broker.address,
            stamp=stamp,
            stages=names,
            hooks=Hooks(metrics=metrics),
        )


async def _serve(settings: Settings, workers: int) -> None:
    from copytaster.cli.instance import Instance
    from copytaster.stream.supervise import stopped_by_signals
    from copytaster.wiring import Chosen
    from copytaster_schemas.topics import RAW_ARTICLES

    Chosen.by(settings)  # what is wrong is said once, not by each worker again and again
    async with stopped_by_signals() as stopping, Instance(settings, workers=workers) as instance:
        topic = settings.topic_prefix + RAW_ARTICLES.name
        words.print(f"serving; produce articles to [bold]{topic}[/] at [bold]{instance.address}[/]")
        words.print("Ctrl-C ends")
        await instance.serve(stopping)
        words.print("ending")
