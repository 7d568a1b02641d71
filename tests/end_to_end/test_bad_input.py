"""Bad input on a running instance: buried with its reason, put back on demand, in nobody's way."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka import AIOKafkaProducer

from copytaster.cli.instance import Instance
from copytaster.limits import DEAD_LETTER_VALUE_BYTES_MAX
from copytaster.settings import load_settings
from copytaster.stream.dead_letters import Letter, dead_letters, replay
from copytaster.stream.supervise import Ended
from copytaster_schemas import topics
from end_to_end.bad_input import CASES, TEXT, article
from support.stories import SEEDS, read_story
from support.story_run import outputs_of

pytestmark = pytest.mark.slow

REFUSED = {case.name: case for case in CASES if case.code}
ENRICHED = topics.ENRICHED_ARTICLES.name
KURSK = read_story(SEEDS / "kursk")
TAKEN = [case for case in CASES if not case.code]

Sent = tuple[topics.Topic[Any], str, bytes]


@dataclass
class Running:
    """An instance with one worker, and every unexpected end of that."""

    instance: Instance
    ended: list[Ended]

    async def send(self, records: Iterable[Sent]) -> None:
        """Write records (topic, name, value) as any producer may, compressed, and wait."""
        producer = AIOKafkaProducer(
            bootstrap_servers=self.instance.address,
            compression_type="lz4",
            max_request_size=8 << 20,
            acks="all",
        )
        await producer.start()
        try:
            for topic, name, value in records:
                headers = [("case", name.encode()), ("bytes", b"\xff\x00")]
                await producer.send_and_wait(topic.name, value, b"some key", headers=headers)
        finally:
            await producer.stop()
        async for _ in self.instance.draining():
            pass

    async def letters(self) -> list[Letter]:
        """All dead letters."""
        settings, address = self.instance.settings, self.instance.address
        return [each async for each in dead_letters(settings, address, topics.TOPICS)]

    async def values(self, topic: topics.Topic[Any]) -> list[dict[str, Any]]:
        """What is on a topic."""
        records = await self.instance.everything_on([topic])
        return [orjson.loads(record.value or b"") for record in records]


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    """On an embedded broker of the test's own."""
    settings = load_settings(
        broker=f"embedded://{tmp_path}/broker", partitions=1, log_level="ERROR"
    )
    ended: list[Ended] = []
    async with asyncio.timeout(180), Instance(settings, ended=ended.append) as instance:
        yield Running(instance, ended)


def _case(letter: Letter) -> str:
    return (letter.record.header("case") or b"").decode()


async def test_bad_articles_are_buried_and_good_ones_go_on(running: Running) -> None:
    """Each refusal is there once, with the original bytes, key, headers and its code."""
    await running.send((topics.RAW_ARTICLES, case.name, case.value) for case in CASES)

    letters = {_case(letter): letter for letter in await running.letters()}
    assert {name: letter.code for name, letter in letters.items()} == {
        name: case.code for name, case in REFUSED.items()
    }
    for name, letter in letters.items():
        original = REFUSED[name].value
        assert letter.record.value == original[:DEAD_LETTER_VALUE_BYTES_MAX]
        assert letter.is_whole == (len(original) <= DEAD_LETTER_VALUE_BYTES_MAX)
        assert letter.record.key == b"some key"
        assert letter.record.header("bytes") == b"\xff\x00"
        assert letter.origin == topics.RAW_ARTICLES.name
        assert letter.message
    assert len(await running.values(topics.ENRICHED_ARTICLES)) == len(TAKEN)

    rows = await asyncio.to_thread(_listed, running.instance.address)
    assert {row["id"]: row["code"] for row in rows} == {
        letter.id: letter.code for letter in letters.values()
    }
    await _put_back(running, [letter for letter in letters.values() if letter.is_whole])
    assert running.ended == []


async def _put_back(running: Running, letters: list[Letter]) -> None:
    """They are refused again, whole and with one attempt more; a mended stage would take them."""
    settings, address = running.instance.settings, running.instance.address
    assert await replay(settings, address, letters) == len(letters)
    async for _ in running.instance.draining():
        pass
    again = {_case(each): each for each in await running.letters() if each.attempts == 2}
    assert {name: (each.code, each.record.value) for name, each in again.items()} == {
        _case(letter): (letter.code, letter.record.value) for letter in letters
    }


def _listed(address: str) -> list[dict[str, Any]]:
    """What `copytaster dlq list --json` says."""
    command = [sys.executable, "-m", "copytaster", "dlq", "list", "--json"]
    run = subprocess.run(
        [*command, "--broker", f"kafka://{address}"],
        env={**os.environ},
        capture_output=True,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


async def test_poison_in_the_middle_of_the_path_is_buried_there(running: Running) -> None:
    """What is no message of its topic goes to that topic's dead letters; the path goes on."""
    await running.send([(topics.RAW_ARTICLES, "before", KURSK.articles[0])])
    (digest,) = await running.values(topics.DIGESTS)
    (change, *_) = await running.values(topics.DEVELOPMENT_CHANGES)
    fingerprint = {**digest["fingerprint"], "article_id": "art-x", "document_id": "doc-x"}
    poison: list[tuple[topics.Topic[Any], str, bytes, str]] = [
        (topics.DIGESTS, "bytes", b"\x00\xff", "not_json"),
        (topics.DIGESTS, "no digest", b'{"type": "article.digest"}', "invalid_message"),
        (topics.FILED_ARTICLES, "no such type", b'{"type": "story.burnt"}', "invalid_message"),
        (topics.DEVELOPMENT_CHANGES, "half", orjson.dumps(change)[:-9], "not_json"),
        (
            topics.DEVELOPMENT_CHANGES,
            "another version",
            orjson.dumps({**change, "schema_version": "99.0"}),
            "invalid_message",
        ),
        (
            topics.DIGESTS,
            "corrupt blob",
            orjson.dumps({**digest, "fingerprint": fingerprint, "blob": "bm90IHpzdGQ="}),
            "corrupt_blob",
        ),
    ]
    await running.send((topic, name, value) for topic, name, value, _ in poison)
    await running.send([(topics.RAW_ARTICLES, "after", article(901, title="It is closed now"))])

    found = sorted((letter.code, letter.origin) for letter in await running.letters())
    where = {"corrupt blob": topics.FILED_ARTICLES}  # filing passes it on unread
    assert found == sorted((code, where.get(name, topic).name) for topic, name, _, code in poison)
    assert len(await running.values(topics.ENRICHED_ARTICLES)) == 2
    assert running.ended == []


def test_a_duplicate_id_with_other_content_is_a_revision() -> None:
    """Two articles of one document; twice the same bytes are one article."""
    first = article(1, body=TEXT, version="1")
    second = article(1, body=TEXT + " It will be closed for a week.", version="2")

    outputs = outputs_of([first, second, first])

    enriched = [each["value"] for each in outputs if each["topic"] == ENRICHED]
    assert len({each["document_id"] for each in enriched}) == 1
    ids = [each["article_id"] for each in enriched]
    assert ids[0] == ids[2] != ids[1]
    assert not [each for each in outputs if each["topic"].endswith(".dlq")]
