"""Help for everything, exit codes, and errors in one sentence that says what to do."""

from pathlib import Path

import pytest

from cli.conftest import Call

COMMANDS = (
    ("serve",),
    ("worker",),
    ("demo",),
    ("replay",),
    ("tail",),
    ("validate",),
    ("topics", "create"),
    ("topics", "list"),
    ("dlq", "list"),
    ("dlq", "show"),
    ("dlq", "replay"),
    ("schemas", "export"),
)
GIVE_JSON = tuple(c for c in COMMANDS if c not in {("serve",), ("worker",)})
"""Those that give data; the others only serve."""

WRONG_USAGE = (
    (("nonsense",), "No such command"),
    ((), "Commands"),
    (("tail",), "Missing argument"),
    (("worker", "--stages", "enrich,nonsense"), "there is no stage 'nonsense'"),
    (("replay", "x.txt", "--topic", "nonsense"), "is none of alerts, developments"),
    (("dlq", "replay"), "name one letter, or a code"),
    (("dlq", "replay", "some-id", "--code", "no_text"), "name one letter, or a code"),
    (("topics", "list", "--broker", "nonsense"), "it is embedded:///FOLDER or kafka://"),
    (("serve", "--workers", "0"), "--workers"),
)
WRONG_SETTINGS = (
    ({"COPYTASTER_PARTITIONS": "many"}, "COPYTASTER_PARTITIONS"),
    ({"COPYTASTER_PARTITONS": "4"}, "COPYTASTER_PARTITONS is no setting"),
    ({"COPYTASTER_SESSION_TIMEOUT": "10"}, "a duration is written with its unit"),
    ({"COPYTASTER_KAFKA__SECURITY_PROTOCOL": "SASL_SSL"}, "COPYTASTER_KAFKA"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(call: Call, command: tuple[str, ...]) -> None:
    """`--help` and `-h` say what it does, and so does the list of commands."""
    long, short = call(*command, "--help"), call(*command, "-h")
    assert (long.exit_code, short.exit_code) == (0, 0)
    assert "Usage: " in long.stdout
    assert long.stdout == short.stdout
    assert long.stderr == ""


@pytest.mark.parametrize("command", GIVE_JSON, ids=" ".join)
def test_every_command_that_gives_data_takes_json(call: Call, command: tuple[str, ...]) -> None:
    """`--json` is known to all of them."""
    assert "--json" in call(*command, "--help").stdout


def test_the_version_is_one_line(call: Call) -> None:
    """On standard output, with exit code 0."""
    result = call("--version")
    assert result.exit_code == 0
    assert len(result.stdout.split()) == 1


@pytest.mark.parametrize("case", WRONG_USAGE, ids=lambda case: " ".join(case[0]) or "nothing")
def test_wrong_usage_ends_with_2(call: Call, case: tuple[tuple[str, ...], str]) -> None:
    """The words say what is wrong, without a traceback."""
    result = call(*case[0])
    assert result.exit_code == 2
    assert case[1] in result.stderr + result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("case", WRONG_SETTINGS, ids=lambda case: next(iter(case[0])))
def test_a_wrong_setting_ends_with_2(call: Call, case: tuple[dict[str, str], str]) -> None:
    """One sentence names the variable."""
    result = call("topics", "list", **case[0])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert case[1] in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [("topics", "create"), ("topics", "list"), ("tail", "alerts"), ("dlq", "list"), ("serve",)],
    ids=" ".join,
)
def test_an_unreachable_kafka_is_one_sentence(call: Call, command: tuple[str, ...]) -> None:
    """Exit code 1, with the address; nobody listens on port 1."""
    result = call(*command, "--broker", "kafka://127.0.0.1:1")
    assert result.exit_code == 1
    assert result.stdout == ""
    (sentence,) = [line for line in result.stderr.splitlines() if line.startswith("error:")]
    assert "no Kafka broker answers at 127.0.0.1:1" in sentence


@pytest.mark.parametrize("command", [("topics", "list"), ("tail", "alerts"), ("dlq", "list")])
def test_looking_makes_no_broker(call: Call, command: tuple[str, ...], tmp_path: Path) -> None:
    """Where there is none yet, they say how to start one."""
    result = call(*command, "--broker", f"embedded://{tmp_path}/none")
    assert result.exit_code == 1
    assert "copytaster serve" in result.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", [("serve",), ("topics", "create")], ids=" ".join)
def test_an_unusable_folder_is_one_sentence(
    call: Call, command: tuple[str, ...], tmp_path: Path
) -> None:
    """Exit code 1 with the folder's name; a file is in the way."""
    (tmp_path / "file").write_text("")
    result = call(*command, "--broker", f"embedded://{tmp_path}/file/broker")
    assert result.exit_code == 1
    assert f"cannot use the folder {tmp_path}/file/broker" in result.stderr
    assert "Traceback" not in result.stderr
