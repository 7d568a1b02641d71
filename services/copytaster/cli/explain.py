"""`copytaster explain`: why a development has its status, and what would change it."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Final

import orjson
import typer
from pydantic import ValidationError

from copytaster.cli.articles import in_memory, records_of
from copytaster.cli.broker import BrokerOption, existing_broker_of, settings_of
from copytaster.cli.console import Failures, emit_json, fail
from copytaster.settings import Settings
from copytaster_schemas.development import Development
from copytaster_schemas.topics import DEVELOPMENTS

PREFIX_CHARS_MIN: Final = 6
"""Of an id, from which on its beginning will do: `dev-4a`."""

MESSAGE_KEYS: Final = {"topic", "key", "value"}
"""What a line of `replay --json` or `tail --json` has."""


def explain(
    development_id: Annotated[
        str, typer.Argument(help="The id in an alert, or its beginning: dev-59518f81…")
    ],
    *,
    broker: BrokerOption = None,
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            help="Replay these articles instead (or read what `replay --json` printed of them).",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Show the evidence of a development, what did not count, and what would change its status."""
    from copytaster.cli.explained import as_json as in_json
    from copytaster.cli.explained import explained
    from copytaster.cli.shown import show_text
    from copytaster.stages.explanation import explanation_of

    if files:
        known, where = _newest(_from_files(files)), "that these files give"
    else:
        settings = settings_of(broker=broker)
        where = f"on {settings.topic_prefix}{DEVELOPMENTS.name}"
        with Failures():
            known = asyncio.run(_on_broker(settings))
    explanation = explanation_of(_found(development_id, known, where))
    if as_json:
        emit_json(in_json(explanation))
        return
    headlines = {name: one.headline for name, one in known.items()}
    show_text(explained(explanation, headlines))


def _found(wanted: str, known: dict[str, Development], where: str) -> Development:
    """The development of that id; ends the command where there is none, or more than one."""
    found = [name for name in sorted(known) if name == wanted]
    if not found and len(wanted) >= PREFIX_CHARS_MIN:
        found = [name for name in sorted(known) if name.startswith(wanted)]
    if not found:
        fail(
            f"there is no development {wanted} among the {len(known)} {where}; the id is in every "
            "alert (`development_id`), `copytaster tail developments --no-follow` shows them all"
        )
    if len(found) > 1:
        fail(f"{len(found)} developments begin with {wanted}: {', '.join(found[:5])}")
    return known[found[0]]


def _newest(values: Iterable[bytes]) -> dict[str, Development]:
    """The newest version of each development; what is none is passed over."""
    known: dict[str, Development] = {}
    for value in values:
        try:
            one = Development.model_validate_json(value, extra="ignore")
        except ValidationError:
            continue
        if one.development_id not in known or known[one.development_id].version <= one.version:
            known[one.development_id] = one
    return known


async def _on_broker(settings: Settings) -> dict[str, Development]:
    from copytaster.stream.client import exists, tail

    name = settings.topic_prefix + DEVELOPMENTS.name
    async with existing_broker_of(settings) as broker:
        if not await exists(settings, broker.address, name):
            fail(f"there is no topic {name} there; `copytaster topics list` shows them")
        kept = tail(settings, broker.address, [name], from_beginning=True, follow=False)
        return _newest([record.value async for record in kept if record.value])


def _from_files(files: list[Path]) -> Iterator[bytes]:
    """Developments out of printed messages, or out of a replay of articles."""
    articles = [path for path in files if not _is_printed(path)]
    for path in files:
        if path not in articles:
            yield from _printed(path)
    if articles:
        for topic, _, value in in_memory(records_of(articles)):
            if topic == DEVELOPMENTS.name and value is not None:
                yield value


def _is_printed(path: Path) -> bool:
    """Whether a file holds messages as `replay --json` prints them."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        try:
            first = orjson.loads(file.readline())
        except orjson.JSONDecodeError:
            return False
    return isinstance(first, dict) and first.keys() >= MESSAGE_KEYS


def _printed(path: Path) -> Iterator[bytes]:
    for line in path.read_bytes().splitlines():
        try:
            message = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue
        if isinstance(message, dict) and isinstance(message.get("value"), dict):
            yield orjson.dumps(message["value"])
