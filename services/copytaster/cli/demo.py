"""`copytaster demo`: the service on the embedded broker, fed with the sample stories."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copytaster.cli.broker import settings_of
from copytaster.cli.console import Failures, fail, page, words
from copytaster.cli.reading import as_text
from copytaster.settings import Settings

if TYPE_CHECKING:
    from copytaster.cli.instance import Instance

FOLDER = Path(".copytaster/demo")
STORIES = Path("seeds")


def demo(
    *,
    once: Annotated[bool, typer.Option("--once", help="End when all is drained.")] = False,
    stories: Annotated[Path, typer.Option(help="Folder with the sample stories.")] = STORIES,
    folder: Annotated[Path, typer.Option(help="Where the broker keeps its log.")] = FOLDER,
) -> None:
    """Start the service, publish the sample stories, print each alert, go on serving."""
    from copytaster.adapters.files import UnreadableInputError, records_in

    try:
        records = [record for _, record in records_in(sorted(stories.glob("*/articles.jsonl")))]
    except UnreadableInputError as error:
        fail(str(error))
    if not records:
        fail(f"there are no stories in {stories}; run it in a checkout, or name them (--stories)")
    settings = settings_of(broker=f"embedded://{folder.absolute()}", log_level="WARNING")
    with Failures():
        asyncio.run(_demo(settings, records, once=once))


async def _demo(settings: Settings, records: list[bytes], *, once: bool) -> None:
    from copytaster.cli.instance import Instance
    from copytaster.stream.supervise import stopped_by_signals
    from copytaster_schemas.topics import RAW_ARTICLES

    words.print("starting the broker and a worker ...")
    async with stopped_by_signals() as stopping, Instance(settings) as instance:
        await instance.publish(records)
        words.print(f"{len(records)} articles published to [bold]{RAW_ARTICLES.name}[/]")
        alerts = asyncio.create_task(_print_alerts(instance))
        try:
            await _drained(instance, stopping)
            await asyncio.sleep(1)  # the alerts of the last batch are on their way to the screen
            await _sum_up(instance)
            if once or stopping.is_set():
                return
            words.print(
                f"\nserving at [bold]{instance.address}[/]: produce to [bold]{RAW_ARTICLES.name}[/]"
                f", read with any Kafka client; kept in {settings.embedded_folder}; Ctrl-C ends"
            )
            await stopping.wait()
            words.print("ending")
        finally:
            alerts.cancel()
            with suppress(asyncio.CancelledError):
                await alerts


async def _print_alerts(instance: "Instance") -> None:
    from copytaster_schemas.topics import ALERTS

    async for record in instance.follow([ALERTS]):
        if record.value is not None:
            page.rule(style="bold")
            page.print(as_text(ALERTS.name, record.value), markup=False)


async def _drained(instance: "Instance", stopping: asyncio.Event) -> None:
    with words.status("reading") as status:
        async for left in instance.draining():
            status.update(f"{left} records on their way")
            if stopping.is_set():
                return


async def _sum_up(instance: "Instance") -> None:
    from copytaster_schemas.development import Development
    from copytaster_schemas.topics import ALERTS, DEVELOPMENTS, ENRICHED_ARTICLES

    counts: dict[str, int] = {}
    states: dict[bytes | None, str] = {}
    for record in await instance.everything_on([ENRICHED_ARTICLES, DEVELOPMENTS, ALERTS]):
        counts[record.topic] = counts.get(record.topic, 0) + 1
        if record.topic == DEVELOPMENTS.name and record.value is not None:
            states[record.key] = Development.model_validate_json(
                record.value, extra="ignore"
            ).status
    by_status: dict[str, int] = {}
    for status in states.values():
        by_status[status] = by_status.get(status, 0) + 1
    words.rule(style="dim")
    words.print(
        f"{counts.get(ENRICHED_ARTICLES.name, 0)} articles read, {len(states)} developments ("
        + ", ".join(f"{n} {status}" for status, n in sorted(by_status.items()))
        + f"), {counts.get(ALERTS.name, 0)} alerts"
    )
