"""Commands on an embedded broker that runs: topics, tail, dead letters."""

import asyncio
import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import copytaster_schemas
from cli.conftest import Call
from copytaster.adapters.embedded_broker import EmbeddedBroker
from copytaster.limits import RAW_RECORD_BYTES_ACCEPTED
from copytaster.settings import load_settings
from copytaster.stages.refusal import RefusedError
from copytaster.stream.client import producer_of, publish, send
from copytaster.stream.headers import Stamp
from copytaster.stream.layout import layout
from copytaster.stream.records import Taken
from copytaster.stream.run import dead_letter
from copytaster.stream.topics_admin import create_topics
from copytaster.wiring import outline
from copytaster_schemas.topics import DEVELOPMENTS, RAW_ARTICLES

BYTES = b"\xff\xfe no JSON"


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its URL: with all topics, one raw article, a dead letter of bytes and one that was cut."""
    folder = tmp_path_factory.mktemp("cli") / "broker"
    process = subprocess.Popen(
        [sys.executable, "-m", "copytaster_broker", str(folder)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        address = json.loads(process.stdout.readline())["listening"]
        asyncio.run(_fill(address))
        yield f"embedded://{folder}"
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


async def _fill(address: str) -> None:
    settings = load_settings(broker=f"kafka://{address}")
    await create_topics(settings, address, layout(outline(), settings))
    too_large = b"x" * (RAW_RECORD_BYTES_ACCEPTED + 1)
    await publish(settings, address, [b'{"title": "one"}', too_large], stamp=Stamp())
    letter = dead_letter(
        Taken(RAW_ARTICLES.name, 0, 7, 1_000, b"key", BYTES, (("theirs", b"1"),)),
        RefusedError("not_json", "it begins with a byte that no JSON has"),
        topic=RAW_ARTICLES.dlq,
        stage="enrich",
        stamp=Stamp(),
    )
    async with producer_of(settings, address) as producer:
        await (await send(producer, letter))


def _rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_topics_are_made_once(call: Call, tmp_path: Path) -> None:
    """All of them the first time, none the second, with the same exit code."""
    url = f"embedded://{tmp_path}/broker"
    first = call("topics", "create", "--broker", url, "--json")
    assert first.exit_code == 0
    assert {"made": RAW_ARTICLES.name} in _rows(first.stdout)
    second = call("topics", "create", "--broker", url)
    assert second.exit_code == 0
    assert "all topics are there" in second.stderr


def test_topics_are_listed(call: Call, broker: str) -> None:
    """As a table and as data, with what they should be."""
    result = call("topics", "list", "--broker", broker, "--json")
    rows = {row["topic"]: row for row in _rows(result.stdout)}
    assert rows[RAW_ARTICLES.name]["partitions"] == 4
    assert rows["news.articles.digests.v1"]["partitions"] == 1
    assert all(row["exists"] for row in rows.values())
    assert RAW_ARTICLES.name in call("topics", "list", "--broker", broker).stdout


def test_a_topic_that_is_wrong_is_refused(call: Call, broker: str) -> None:
    """The sentence names the topic and the setting that mends it."""
    result = call("topics", "create", "--broker", broker, COPYTASTER_PARTITIONS="2")
    assert result.exit_code == 1
    assert "has 4 partitions and not 2; set COPYTASTER_PARTITIONS=4" in result.stderr


def test_a_worker_begins_with_the_right_topics_only(
    call: Call, broker: str, tmp_path: Path
) -> None:
    """Wrong or missing, it is one sentence with what to do, before anything is read."""
    wrong = call("worker", "--broker", broker, COPYTASTER_PARTITIONS="2")
    assert wrong.exit_code == 1
    assert "has 4 partitions and not 2; set COPYTASTER_PARTITIONS=4" in wrong.stderr
    missing = call("worker", "--broker", f"embedded://{tmp_path}/empty")
    assert missing.exit_code == 1
    assert "does not exist; run `copytaster topics create`" in missing.stderr


def test_tail_prints_what_is_there(call: Call, broker: str) -> None:
    """By short name, as NDJSON or as text; what it cannot read it shows as it is."""
    options = ("--no-follow", "--broker", broker)
    result = call("tail", "articles.raw", *options, "--json")
    assert result.exit_code == 0
    one = {"topic": RAW_ARTICLES.name, "key": None, "value": {"title": "one"}}
    assert one in _rows(result.stdout)
    assert '{"title": "one"}' in call("tail", "articles.raw", *options).stdout.splitlines()
    assert call("tail", "alerts", *options).stdout == ""


def test_tail_knows_no_such_topic(call: Call, broker: str) -> None:
    """Silence would look like a quiet day."""
    result = call("tail", "allerts", "--no-follow", "--broker", broker)
    assert result.exit_code == 1
    assert "there is no topic allerts" in result.stderr


def test_dead_letters_are_listed(call: Call, broker: str) -> None:
    """With id, code, stage and reason; by code."""
    rows = _rows(call("dlq", "list", "--broker", broker, "--json").stdout)
    assert {row["code"] for row in rows} == {"not_json", "too_large"}
    only = _rows(call("dlq", "list", "--broker", broker, "--code", "not_json", "--json").stdout)
    assert [(row["code"], row["stage"], row["attempts"]) for row in only] == [
        ("not_json", "enrich", 1)
    ]
    table = call("dlq", "list", "--broker", broker)
    assert "not_json" in table.stdout
    assert "2 dead letters" in table.stderr


def test_a_dead_letter_is_shown_and_put_back(call: Call, broker: str) -> None:
    """Its headers and exact bytes; then it is on the topic that it came from."""
    (row,) = _rows(call("dlq", "list", "--broker", broker, "--code", "not_json", "--json").stdout)
    (shown,) = _rows(call("dlq", "show", row["id"], "--broker", broker, "--json").stdout)
    assert b64decode(shown["value_base64"]) == BYTES
    assert (shown["key"], shown["headers"]["theirs"]) == ("key", "1")
    assert "theirs: 1" in call("dlq", "show", row["id"], "--broker", broker).stdout

    back = call("dlq", "replay", row["id"], "--broker", broker, "--json", COPYTASTER_PARTITIONS="4")
    assert (back.exit_code, _rows(back.stdout)) == (0, [{"replayed": row["id"]}])
    raw = call("tail", "articles.raw", "--no-follow", "--broker", broker)
    assert "no JSON" in raw.stdout


def test_what_was_cut_is_not_put_back(call: Call, broker: str) -> None:
    """Half an article is none."""
    result = call("dlq", "replay", "--code", "too_large", "--broker", broker)
    assert result.exit_code == 1
    assert "too large to be kept whole" in result.stderr


@pytest.mark.parametrize("command", ["show", "replay"])
def test_a_dead_letter_that_is_not_there_is_one_sentence(
    call: Call, broker: str, command: str
) -> None:
    """It says how to see those that are."""
    result = call("dlq", command, "none-0-0", "--broker", broker)
    assert result.exit_code == 1
    assert "`copytaster dlq list` shows them" in result.stderr


EXAMPLES = Path(copytaster_schemas.__file__).parent / "examples"


def test_explain_reads_a_running_service(call: Call, broker: str) -> None:
    """The newest version of a development, from the topic that holds them."""
    folder = EXAMPLES / DEVELOPMENTS.name
    (example,) = folder.glob("*.json")
    state = json.loads(example.read_bytes())
    newer = state | {"version": state["version"] + 1, "headline": "The newer one"}
    asyncio.run(_produce(broker, [newer, state]))
    result = call("explain", state["development_id"], "--broker", broker)
    assert result.exit_code == 0
    assert "The newer one" in result.stdout
    unknown = call("explain", "dev-00000000", "--broker", broker)
    assert unknown.exit_code == 1
    assert "among the 1 on news.developments.v1" in unknown.stderr


async def _produce(broker: str, states: list[dict[str, Any]]) -> None:
    folder = load_settings(broker=broker).embedded_folder
    assert folder is not None
    async with EmbeddedBroker(folder) as found:
        settings = load_settings(broker=f"kafka://{found.address}")
        async with producer_of(settings, found.address) as producer:
            for state in states:
                value, key = json.dumps(state).encode(), state["development_id"].encode()
                await producer.send_and_wait(DEVELOPMENTS.name, value, key)
