"""A file of the user's (TOML) -> its table, or one sentence that says why it cannot be had."""

import tomllib
from pathlib import Path
from typing import Any


def table_in(file: Path, *, bytes_max: int, error: type[Exception]) -> dict[str, Any]:
    """The table of a TOML file.

    Raises `error` with a sentence that names the file: it cannot be read, is larger than
    `bytes_max`, or is no TOML.
    """
    try:
        if file.stat().st_size > bytes_max:
            raise error(f"{file}: it is larger than {bytes_max} bytes")
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as cause:
        raise error(f"{file} cannot be read: {cause.strerror}") from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise error(f"{file} is no TOML: {cause}") from cause
