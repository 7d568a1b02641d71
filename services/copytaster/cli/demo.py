"""`copytaster demo`: the service on the embedded broker, fed with the sample stories."""

import asyncio
import shutil
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from copytaster.cli.broker import settings_of
from copytaster.cli.console import Failures, Progress, fail, page, words
from copytaster.cli.shown import show_record
from copytaster.settings import Settings

if TYPE_CHECKING:
    from copytaster.cli.instance import Instance

FOLDER = Path(".copytaster/demo")
STORIES = Path("seeds")

_ALERTS_PATIENCE_S: Final = 10.0
"""For the last alerts to come to the screen; they are on the topic already."""


def demo(
    *,
    once: Annotated[bool, typer.Option("--once", help="End when all is drained.")] = False,
    stories: Annotated[
        Path, typer.Option(help="Folder with the sample stories: */articles.jsonl.")
    ] = STORIES,
    folder: Annotated[Path, typer.Option(help="Where the broker keeps its log.")] = FOLDER,
    as_json: Annotated[
        bool, typer.Option("--json", help="Alerts as NDJSON on standard output.")
    ] = False,
) -> None:
    """Start the service, publish the sample stories, print each alert, go on serving."""
    from copytaster.observe.logging import configure_logging

    records = _records(stories)
    settings = settings_of(
        broker=f"embedded://{folder.absolute()}", log_level="WARNING", log_format="console"
    )
    configure_logging(log_format="console", level="ERROR")
    with Failures():
        asyncio.run(_Demo(settings, as_json=as_json).run(records, once=once))


def _records(stories: Path) -> list[bytes]:
    from copytaster.adapters.files import UnreadableInputError, records_in

    try:
        records = [record for _, record in records_in(sorted(stories.glob("*/articles.jsonl")))]
    except UnreadableInputError as error:
        fail(str(error))
    if not records:
        fail(f"there are no stories in {stories}; run it in a checkout, or name them (--stories)")
    return records


class _Demo:
    """One demonstration: `run` it."""

    def __init__(self, settings: Settings, *, as_json: bool) -> None:
        self._settings, self._as_json = settings, as_json
        self._progress = Progress()
        self._shown = 0

    async def run(self, records: list[bytes], *, once: bool) -> None:
        """Publish, show what comes, go on serving unless `once`."""
        from copytaster.cli.failing import tell
        from copytaster.cli.instance import Instance
        from copytaster.stream.supervise import stopped_by_signals

        words.print("starting the broker and a worker ...")
        async with (
            stopped_by_signals() as stopping,
            Instance(self._settings, ended=tell) as instance,
        ):
            total = await self._publish(instance, records)
            alerts = asyncio.create_task(self._show_alerts(instance))
            try:
                await self._drain(instance, total, stopping)
                if stopping.is_set():
                    words.print("ending before all was read; it goes on the next time")
                    return
                await self._sum_up(instance)
                self._tell_where_next(instance, once=once)
                if not once:
                    await instance.serve(stopping)
                    words.print("ending")
            finally:
                alerts.cancel()
                with suppress(asyncio.CancelledError):
                    await alerts

    async def _publish(self, instance: "Instance", records: list[bytes]) -> int:
        """Publish what an earlier run did not; gives how many articles are on the topic."""
        from copytaster_schemas.topics import RAW_ARTICLES

        there = [record.value for record in await instance.everything_on([RAW_ARTICLES])]
        known = set(there)
        new = [record for record in records if record not in known]
        await instance.publish(new)
        if there:
            words.print(
                f"{len(there)} articles are there from earlier runs (delete "
                f"{instance.settings.embedded_folder} to begin anew)"
            )
        if new:
            words.print(f"{len(new)} sample articles published to {RAW_ARTICLES.name}")
        return len(there) + len(new)

    async def _show_alerts(self, instance: "Instance") -> None:
        from copytaster_schemas.topics import ALERTS

        async for record in instance.follow([ALERTS]):
            if record.value is None:
                continue
            with self._progress.aside():
                if not self._as_json:
                    page.rule(style="bold")
                show_record(ALERTS.name, record.key, record.value, as_json=self._as_json)
            self._shown += 1

    async def _drain(self, instance: "Instance", total: int, stopping: asyncio.Event) -> None:
        with self._progress:
            self._progress.tell("the worker is starting")
            async for left in instance.draining():
                if left.articles < total:
                    read = f"{total - left.articles} of {total} articles read"
                    self._progress.tell(f"{read}, {left.records} records on their way")
                if stopping.is_set():
                    return

    async def _sum_up(self, instance: "Instance") -> None:
        from copytaster_schemas.development import Development
        from copytaster_schemas.topics import ALERTS, DEVELOPMENTS, ENRICHED_ARTICLES, Topic

        topics: list[Topic[Any]] = [ENRICHED_ARTICLES, DEVELOPMENTS, ALERTS]
        kept = await instance.everything_on(topics, dead_letters=True)
        counts = Counter(record.topic for record in kept)
        refused = sum(count for topic, count in counts.items() if topic.endswith(".dlq"))
        states = {
            record.key: Development.model_validate_json(record.value, extra="ignore").status
            for record in kept
            if record.topic == DEVELOPMENTS.name and record.value is not None
        }
        await self._all_shown(counts[ALERTS.name])
        statuses = sorted(Counter(states.values()).items())
        by_status = ", ".join(f"{count} {status}" for status, count in statuses)
        words.rule(style="dim")
        words.print(
            f"{counts[ENRICHED_ARTICLES.name]} articles read, {refused} refused; "
            f"{len(states)} developments ({by_status}); {counts[ALERTS.name]} alerts"
        )
        words.print("what is no news (old, or said only in passing) changes its status silently")

    async def _all_shown(self, count: int) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_ALERTS_PATIENCE_S):
                while self._shown < count:  # noqa: ASYNC110 - the screen is no event
                    await asyncio.sleep(0.05)

    def _tell_where_next(self, instance: "Instance", *, once: bool) -> None:
        from copytaster_schemas.topics import RAW_ARTICLES

        command, broker = _command(), f"--broker {self._settings.broker}"
        hints = {
            "every development": f"{command} tail developments --no-follow {broker}",
            "who said what": f"{command} tail claims --no-follow {broker}",
            "files of your own": f"{command} replay FILE_OR_FOLDER",
        }
        if not once:
            hints["alerts to come"] = f"{command} tail alerts {broker}"
            hints["your own articles"] = (
                f"produce JSON to {RAW_ARTICLES.name} at {instance.address} with any Kafka client"
            )
        words.print()
        for what, how in hints.items():
            words.print(f"  {what:18} {how}", soft_wrap=True, markup=False)
        words.print("\nserving until Ctrl-C" if not once else "\nrun it again to go on from here")


def _command() -> str:
    """How to call us from here: by name, or where the environment has the script."""
    if shutil.which("copytaster"):
        return "copytaster"
    script = Path(sys.executable).with_name("copytaster")
    here = Path.cwd()
    return str(script.relative_to(here) if script.is_relative_to(here) else script)
