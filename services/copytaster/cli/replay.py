"""`copytaster replay`: the whole path over files, and what came out of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from copytaster.cli.articles import Out, in_memory, records_of
from copytaster.cli.console import words
from copytaster.cli.reading import state_as_text
from copytaster.cli.shown import show_record, show_text
from copytaster_schemas import topics
from copytaster_schemas.topics import Topic

SELECTABLE: dict[str, Topic[Any]] = {
    "alerts": topics.ALERTS,
    "developments": topics.DEVELOPMENTS,
    "claims": topics.CLAIMS,
    "enriched": topics.ENRICHED_ARTICLES,
}
"""What `--topic` can name, beside `dlq`."""


def replay(
    paths: Annotated[
        list[Path], typer.Argument(help=".txt pages, .html, .json, .jsonl, or folders of them.")
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="NDJSON on standard output, one object a message.")
    ] = False,
    topic: Annotated[
        str, typer.Option(help="What to print: alerts,developments,claims,enriched,dlq.")
    ] = "alerts,developments",
    shuffle: Annotated[
        int | None, typer.Option(help="Feed in another order, by this seed.")
    ] = None,
    in_process: Annotated[
        bool, typer.Option("--in-process", help="Without a broker: the stages alone, fast.")
    ] = False,
) -> None:
    """Run the whole path over files on a throw-away broker, and end when all is drained."""
    wanted = _wanted(topic)
    records = records_of(paths, shuffle)
    words.print(f"{len(records)} articles")
    outputs = in_memory(records) if in_process else _on_broker(records)
    last: dict[bytes | None, bytes] = {}
    sounded: set[bytes | None] = set()
    for name, key, value in outputs:
        if value is None or not _selected(name, wanted):
            continue
        if name == topics.ALERTS.name:
            sounded.add(key)
        if name == topics.DEVELOPMENTS.name:
            last[key] = value  # the compacted topic: only the newest state of each counts
        else:
            show_record(name, key, value, as_json=as_json)
    # what was alerted, as it stands with all that came later, then a line for each of the others
    for key, value in sorted(last.items(), key=lambda item: item[0] not in sounded):
        if key in sounded and not as_json:
            show_text(state_as_text(value))
        else:
            show_record(topics.DEVELOPMENTS.name, key, value, as_json=as_json)


def _wanted(chosen: str) -> set[str]:
    names = {name.strip() for name in chosen.split(",") if name.strip()}
    if unknown := names - SELECTABLE.keys() - {"dlq"}:
        raise typer.BadParameter(
            f"{min(unknown)!r} is none of {', '.join([*SELECTABLE, 'dlq'])}",
            param_hint="--topic",
        )
    return names


def _selected(name: str, wanted: set[str]) -> bool:
    if name.endswith(".dlq"):
        return "dlq" in wanted
    return any(SELECTABLE[choice].name == name for choice in wanted if choice in SELECTABLE)


def _on_broker(records: list[bytes]) -> Iterator[Out]:
    from copytaster.cli.throwaway import drained_outputs

    yield from drained_outputs(records, list(SELECTABLE.values()))
