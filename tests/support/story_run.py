"""Raw articles -> all that the whole path says of them, in memory, as `replay --json` prints it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

import orjson

from copytaster.stream.hop import Hop
from copytaster.stream.inprocess import Given, run_in_process

BEGIN: Final = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)
"""When the log begins, in milliseconds: after all the stories, as in any replay."""

SECOND: Final = 1000


@lru_cache(maxsize=1)
def _hops() -> tuple[Hop, ...]:
    """The path holds no state of a run and reads its data files in a second: once is enough."""
    from copytaster.wiring import hops

    return hops()


def outputs_of(articles: Iterable[bytes]) -> list[dict[str, Any]]:
    """Every message of every topic, in the order it is written, for articles a second apart."""
    log = (Given(each, BEGIN + i * SECOND) for i, each in enumerate(articles))
    return [
        {
            "topic": record.topic,
            "key": (record.key or b"").decode(),
            "value": None if record.value is None else _value(record.topic, record.value),
        }
        for record in run_in_process(_hops(), log)
    ]


def _value(topic: str, value: bytes) -> Any:
    return value.decode("utf-8", "replace") if topic.endswith(".dlq") else orjson.loads(value)
