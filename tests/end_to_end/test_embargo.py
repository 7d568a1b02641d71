"""Articles under embargo on a running instance: nothing of them is told before their time."""

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from copytaster.cli.instance import Instance
from copytaster.settings import Settings, load_settings
from copytaster_schemas import topics

pytestmark = pytest.mark.slow

POLL_S = 0.2
SECONDS = 15
"""Until the embargo ends: more than an instance takes to start on a busy machine."""


def article(name: str, **more: Any) -> bytes:
    """A happening that the police confirm."""
    body = f"A train derailed in Leeds on Monday, police confirmed. It was the {name} train."
    url = f"https://{name}-daily.example/borvale"
    return orjson.dumps({"url": url, "title": "Train derails in Leeds", "body": body, **more})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An embedded broker of the test's own, which two instances use after one another."""
    return load_settings(broker=f"embedded://{tmp_path}/broker", partitions=2, log_level="ERROR")


async def told(instance: Instance, count: int) -> list[dict[str, Any]]:
    """What subscribers see, as soon as there is so much of it."""
    async with aclosing(instance.follow([topics.ENRICHED_ARTICLES])) as records:
        return [orjson.loads((await anext(records)).value or b"") for _ in range(count)]


async def test_an_embargo_holds_over_a_restart(settings: Settings) -> None:
    """Held by one instance, told by the next, after its time, and byte for byte as it came.

    One that was withdrawn in the meantime, by two outlets, is told with its kill and sounds no
    alert.
    """
    until = datetime.now(UTC) + timedelta(seconds=SECONDS)
    late = article("late", embargoed_until=until.isoformat(), extra={"desk": "é"})
    pages = [article(name, embargoed_until=until.isoformat(), version="1") for name in "ab"]
    kills = [article(name, pub_status="canceled", version="2") for name in "ab"]
    async with asyncio.timeout(180):
        async with Instance(settings) as instance:
            await instance.publish([late, *pages, article("now"), *kills])
            early = await told(instance, 3)
        assert sorted(each["pub_status"] for each in early) == ["canceled", "canceled", "usable"]
        async with Instance(settings) as instance:
            everything = await told(instance, 6)
            async for _ in instance.draining():
                await asyncio.sleep(POLL_S)
            raw = await instance.everything_on([topics.RAW_ARTICLES])
            on_raw_or_dead = await instance.everything_on([topics.RAW_ARTICLES], dead_letters=True)
            alerts = await instance.everything_on([topics.ALERTS])
    first_seen = {each["url"]: each["first_seen_at"] for each in everything if each not in early}
    assert len(first_seen) == 3
    assert all(datetime.fromisoformat(moment) >= until for moment in first_seen.values())
    assert [each.value for each in raw].count(late) == 2
    assert len(on_raw_or_dead) == len(raw)
    (alert,) = [orjson.loads(each.value or b"") for each in alerts]
    assert alert["corroboration"]["carriers"] == 2, "those that were withdrawn do not count"
