"""One record of any topic, on standard output."""

from typing import Any

import orjson

from copytaster.cli.console import emit_json, page
from copytaster.cli.reading import as_text, wrapped


def show_record(
    topic: str, key: bytes | None, value: bytes | None, *, as_json: bool, prefix: str = ""
) -> None:
    """Print it as `{"topic", "key", "value"}` on one line, or as text for a person.

    The value of a dead letter need not be JSON: it is shown as text. `prefix` is that of topics.
    """
    if as_json:
        emit_json({"topic": topic, "key": _text(key), "value": _json(topic, value)})
    elif value is not None:
        show_text(as_text(topic.removeprefix(prefix), value))


def show_text(text: str) -> None:
    """Print text for a person, wrapped on a terminal."""
    page.print(wrapped(text, page.width) if page.is_terminal else text, markup=False)


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8", "replace")


def _json(topic: str, value: bytes | None) -> Any:
    if value is None or topic.endswith(".dlq"):
        return _text(value)
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        return _text(value)
