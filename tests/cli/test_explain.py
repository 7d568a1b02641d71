"""`copytaster explain` as a person calls it."""

import json
from pathlib import Path
from typing import get_args

import pytest

from cli.conftest import Call
from copytaster.cli.reasons import GUARDS, NOT_COUNTED, RULES, SUPPOSED
from copytaster.stages.claims_to_developments.what_if import CODES
from copytaster_schemas import topics
from copytaster_schemas.development import NotCountedReason
from support.stories import SEEDS

KURSK = SEEDS / "kursk" / "articles.jsonl"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `replay --json` prints of the Kursk articles."""
    from copytaster.cli.articles import in_memory, records_of

    file = tmp_path_factory.mktemp("printed") / "out.jsonl"
    with file.open("w") as out:
        for topic, key, value in in_memory(records_of([KURSK])):
            if topic in {topics.DEVELOPMENTS.name, topics.ALERTS.name} and value and key:
                line = {"topic": topic, "key": key.decode(), "value": json.loads(value)}
                out.write(json.dumps(line) + "\n")
    return file


@pytest.fixture
def alerted(printed: Path) -> str:
    """The id of the development that was confirmed."""
    lines = [json.loads(line) for line in printed.read_text().splitlines()]
    return next(str(x["key"]) for x in lines if x["topic"] == topics.ALERTS.name)


def test_explain_replays_articles(call: Call, alerted: str) -> None:
    """Rule, voice, passage in its language, what did not count, what would change it."""
    result = call("explain", alerted, "--from", str(KURSK))
    assert result.exit_code == 0
    for part in ("K1 authority", "Mark Rutte", "[it] «Posso confermare", "https://", "Not counted",
                 "the same voice again as in", "What would change it", "disputed if"):  # fmt: skip
        assert part in result.stdout
    assert max(map(len, result.stdout.splitlines())) < 600


def test_explain_reads_what_replay_printed(call: Call, printed: Path, alerted: str) -> None:
    """The same without running anything, also by the beginning of the id, also as JSON."""
    result = call("explain", alerted[:10], "--from", str(printed), "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["development"]["development_id"] == alerted
    assert told["reproduced"]
    assert {one["code"] for one in told["would_change"]} <= set(CODES)
    (voice,) = [one for one in told["support"] if "Rutte" in one["voice"]["name"]]
    carriers = {row["publisher"] for each in voice["newsrooms"] for row in each["passages"]}
    assert len(carriers) >= 5


def test_an_unknown_development_is_one_sentence(call: Call, printed: Path) -> None:
    """Nothing of that id, and an id that begins several."""
    unknown = call("explain", "dev-0000000", "--from", str(printed))
    assert unknown.exit_code == 1
    assert "there is no development dev-0000000" in unknown.stderr
    lines = [json.loads(line) for line in printed.read_text().splitlines()]
    several = {str(x["key"])[:4] for x in lines if x["topic"] == topics.DEVELOPMENTS.name}
    short = call("explain", several.pop(), "--from", str(printed))
    assert "there is no development dev-" in short.stderr


def test_every_code_has_its_words() -> None:
    """Whatever a message or a supposition says, `explain` has a sentence for it."""
    assert set(SUPPOSED) == set(CODES)
    assert set(NOT_COUNTED) == set(get_args(NotCountedReason))
    assert {"authority", "denied", "reported", "all_support_withdrawn"} <= set(RULES)
    assert {"hearsay", "plan", "aside"} <= set(GUARDS)


def test_a_watchlist_of_the_settings_is_asked(call: Call, tmp_path: Path) -> None:
    """From the settings file to the alert, which names the list that asked, and to the refusal."""
    lists = tmp_path / "lists.toml"
    lists.write_text('[[watchlist]]\nname = "peninsula"\nentities = ["KP"]\n')
    asked = call("replay", str(KURSK), "--in-process", COPYTASTER_WATCHLISTS=str(lists))
    assert asked.exit_code == 0
    assert "Asked for by watchlist peninsula." in asked.stdout
    assert "watchlist" not in call("replay", str(KURSK), "--in-process").stdout
    lists.write_text('[[watchlist]]\nname = "peninsula"\n')
    wrong = call("replay", str(KURSK), "--in-process", COPYTASTER_WATCHLISTS=str(lists))
    assert wrong.exit_code == 1
    assert "watchlist peninsula: it asks for nothing" in wrong.stderr
