"""`copytaster validate`: would these articles be accepted?"""

from pathlib import Path
from typing import Annotated, Any

import typer

from copytaster.cli.console import FAILED, emit_all, fail


def validate(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders with raw articles.")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print NDJSON instead of a table.")
    ] = False,
) -> None:
    """Say of each raw article whether it would be accepted; exit 1 if any would be refused."""
    from copytaster.adapters.files import UnreadableInputError, records_in
    from copytaster.stages.raw_to_clean import read_raw
    from copytaster.stages.refusal import RefusedError

    rows: list[dict[str, Any]] = []
    try:
        for name, record in records_in(paths):
            try:
                read_raw(record)
            except RefusedError as refusal:
                rows.append({"article": name, "code": refusal.code, "detail": refusal.detail})
            else:
                rows.append({"article": name, "code": "ok", "detail": ""})
    except UnreadableInputError as error:
        fail(str(error))
    emit_all(rows, as_json=as_json, columns=("article", "code", "detail"))
    if any(row["code"] != "ok" for row in rows):
        raise typer.Exit(FAILED)
