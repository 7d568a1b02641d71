"""Commands that read and write files: validate, schemas, replay without a broker."""

import json
from pathlib import Path

import orjson
import pytest

from cli.conftest import Call
from support.stories import SEEDS

KURSK = SEEDS / "kursk" / "articles.jsonl"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with a good article, a broken one, and a file that is none."""
    good = KURSK.read_bytes().splitlines()[0]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(good + b'\n{"title": \n')
    (tmp_path / "in" / "notes.csv").write_text("no article")
    return tmp_path / "in"


def _lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_validate_says_of_each_whether_it_is_taken(call: Call, mixed: Path) -> None:
    """Exit code 1 when one is refused; the reason has a code."""
    result = call("validate", str(mixed), "--json")
    assert result.exit_code == 1
    assert [line["code"] for line in _lines(result.stdout)] == ["ok", "not_json"]
    table = call("validate", str(mixed))
    assert table.exit_code == 1
    assert "not_json" in table.stdout


def test_validate_is_content_with_good_articles(call: Call) -> None:
    """Exit code 0."""
    assert call("validate", str(KURSK)).exit_code == 0


@pytest.mark.parametrize("command", ["validate", "replay"])
def test_a_path_that_cannot_be_read_is_one_sentence(call: Call, command: str, mixed: Path) -> None:
    """Missing, of an unknown kind, or a folder without articles."""
    (mixed / "empty").mkdir()
    for path, why in (
        (mixed / "none.txt", "cannot be read"),
        (mixed / "notes.csv", "is no article"),
        (mixed / "empty", "no articles in the folder"),
    ):
        result = call(command, str(path))
        assert result.exit_code == 1
        assert why in result.stderr
        assert "Traceback" not in result.stderr


def test_schemas_are_exported(call: Call, tmp_path: Path) -> None:
    """One file a message, each a JSON Schema; their names are the data."""
    result = call("schemas", "export", str(tmp_path / "out"), "--json")
    assert result.exit_code == 0
    files = [Path(str(line["file"])) for line in _lines(result.stdout)]
    assert len(files) >= 6
    assert all("$schema" in orjson.loads(file.read_bytes()) for file in files)


def test_schemas_need_a_folder_that_can_be_made(call: Call, tmp_path: Path) -> None:
    """A file in the way is one sentence."""
    (tmp_path / "file").write_text("")
    result = call("schemas", "export", str(tmp_path / "file" / "out"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_replay_prints_messages_as_ndjson(call: Call) -> None:
    """Topic, key and value of alerts and developments; each development once, in its last state."""
    result = call("replay", str(KURSK), "--in-process", "--json")
    assert result.exit_code == 0
    lines = _lines(result.stdout)
    assert {tuple(line) for line in lines} == {("topic", "key", "value")}
    assert {line["topic"] for line in lines} == {"news.alerts.v1", "news.developments.v1"}
    keys = [line["key"] for line in lines if line["topic"] == "news.developments.v1"]
    assert len(keys) == len(set(keys))
    assert "6 articles" in result.stderr


def test_replay_selects_topics_and_shows_refusals(call: Call, mixed: Path) -> None:
    """`--topic` takes any of the five; a refused record is there as it was."""
    result = call("replay", str(mixed), "--in-process", "--json", "--topic", "enriched,claims,dlq")
    topics = [line["topic"] for line in _lines(result.stdout)]
    assert topics.count("news.articles.enriched.v1") == 1
    assert "news.claims.v1" in topics
    (refused,) = [x for x in _lines(result.stdout) if x["topic"] == "news.articles.raw.v1.dlq"]
    assert refused["value"] == '{"title":'


def test_replay_without_json_is_for_people(call: Call) -> None:
    """An alert as text, then one line a development."""
    result = call("replay", str(KURSK), "--in-process", "--shuffle", "5")
    assert result.exit_code == 0
    assert "CONFIRMED" in result.stdout
    assert "{" not in result.stdout.splitlines()[0]
