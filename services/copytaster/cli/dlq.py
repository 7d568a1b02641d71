"""`copytaster dlq`: what was refused, why, and putting it back."""

import asyncio
from base64 import b64encode
from typing import Annotated, Any

import typer

from copytaster.cli.broker import BrokerOption, existing_broker_of, settings_of
from copytaster.cli.console import Failures, emit_all, emit_json, fail, page, words
from copytaster.settings import Settings
from copytaster_schemas.topics import TOPICS

app = typer.Typer(help="What was refused, why, and putting it back.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="NDJSON instead of a table.")]
COLUMNS = ("id", "code", "stage", "attempts", "message")


@app.command("list")
def list_(
    *,
    broker: BrokerOption = None,
    code: Annotated[str | None, typer.Option(help="Only letters with this code.")] = None,
    as_json: Json = False,
) -> None:
    """List the dead letters."""
    with Failures():
        rows = asyncio.run(_rows(settings_of(broker=broker), code))
    emit_all(rows, as_json=as_json, columns=COLUMNS)
    words.print(f"{len(rows)} dead letters")


@app.command()
def show(
    letter_id: Annotated[str, typer.Argument(help="The id that `dlq list` prints.")],
    *,
    broker: BrokerOption = None,
    as_json: Json = False,
) -> None:
    """Show one dead letter: headers, key and original value (its exact bytes with --json)."""
    with Failures():
        letter = asyncio.run(_find(settings_of(broker=broker), letter_id))
    headers = {name: value.decode("utf-8", "replace") for name, value in letter.record.headers}
    raw = letter.record.value or b""
    value = raw.decode("utf-8", "replace")
    key = (letter.record.key or b"").decode("utf-8", "replace")
    if as_json:
        shown = {"id": letter.id, "headers": headers, "key": key, "value": value}
        emit_json({**shown, "value_base64": b64encode(raw).decode()})
        return
    for name, text in headers.items():
        page.print(f"{name}: {text}", markup=False)
    page.print(f"key: {key}\n\n{value}", markup=False)


@app.command()
def replay(
    letter_id: Annotated[
        str | None, typer.Argument(help="The id that `dlq list` prints; or use --code.")
    ] = None,
    *,
    broker: BrokerOption = None,
    code: Annotated[str | None, typer.Option(help="All letters with this code.")] = None,
    as_json: Json = False,
) -> None:
    """Put dead letters back on the topics they came from, or none of them if one cannot be."""
    if (letter_id is None) == (code is None):
        raise typer.BadParameter("name one letter, or a code with --code")
    with Failures():
        ids = asyncio.run(_replay(settings_of(broker=broker), letter_id, code))
    emit_all(({"replayed": each} for each in ids), as_json=as_json, columns=("replayed",))
    words.print(f"{len(ids)} put back")


async def _letters(settings: Settings, address: str, code: str | None) -> list[Any]:
    from copytaster.stream.dead_letters import dead_letters

    found = dead_letters(settings, address, TOPICS)
    return [letter async for letter in found if code in {None, letter.code}]


async def _rows(settings: Settings, code: str | None) -> list[dict[str, Any]]:
    async with existing_broker_of(settings) as broker:
        letters = await _letters(settings, broker.address, code)
    return [{name: getattr(letter, name) for name in COLUMNS} for letter in letters]


async def _find(settings: Settings, letter_id: str) -> Any:
    from copytaster.stream.dead_letters import find

    async with existing_broker_of(settings) as broker:
        letter = await find(settings, broker.address, TOPICS, letter_id)
    if letter is None:
        fail(f"there is no dead letter {letter_id}; `copytaster dlq list` shows them")
    return letter


async def _replay(settings: Settings, letter_id: str | None, code: str | None) -> list[str]:
    from copytaster.stream.dead_letters import find
    from copytaster.stream.dead_letters import replay as put_back

    async with existing_broker_of(settings) as broker:
        if letter_id is None:
            letters = await _letters(settings, broker.address, code)
        else:
            letter = await find(settings, broker.address, TOPICS, letter_id)
            letters = [letter] if letter else []
        if not letters:
            fail("no such dead letter; `copytaster dlq list` shows them")
        await put_back(settings, broker.address, letters)
    return [letter.id for letter in letters]
