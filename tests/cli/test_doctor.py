"""`copytaster doctor`."""

import pytest
from typer.testing import CliRunner

from copytaster.cli.app import app

RUNNER = CliRunner()


def test_a_healthy_instance() -> None:
    """Everything that ships loads, and the optional taggers are listed with what they are."""
    result = RUNNER.invoke(app, ["doctor"])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[:5]] == ["ok"] * 5
    assert [line.split(":")[0].strip() for line in lines[6:]] == [
        "tagger spacy", "tagger onnx", "tagger gliner",
    ]  # fmt: skip
    assert "tagger default" in result.stdout


def test_a_tagger_that_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is said with the command that mends it, and the exit code tells a script."""
    monkeypatch.setenv("COPYTASTER_TAGGER", "onnx:nobody/no-such")
    result = RUNNER.invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "hf download nobody/no-such" in result.stdout
