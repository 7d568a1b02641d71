"""`copytaster schemas`: the JSON Schema files of the messages."""

from pathlib import Path
from typing import Annotated

import typer

from copytaster.cli.console import emit_all, fail

app = typer.Typer(help="The JSON Schema files of the messages.", no_args_is_help=True)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where to write one file a message.")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print NDJSON instead of a table.")
    ] = False,
) -> None:
    """Write one JSON Schema file for each message."""
    from copytaster_schemas.export import write_schemas

    try:
        written = write_schemas(folder)
    except OSError as error:
        fail(f"{folder} cannot be written ({error.strerror}); name a folder that you may write to")
    emit_all(({"file": str(path)} for path in written), as_json=as_json, columns=("file",))
